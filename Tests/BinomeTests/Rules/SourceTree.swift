import Foundation

/// The sources as text, for rules that read them.
struct SourceTree {
    struct File {
        /// Below `Sources/`: `Mentoring/Work/Jobs.swift`.
        let path: String
        let lines: [String]

        var module: String { path.split(separator: "/").first.map(String.init) ?? "" }
        /// The folder below the module: the area.
        var area: String {
            let parts = path.split(separator: "/")
            return parts.count > 2 ? String(parts[1]) : ""
        }
        var text: String { lines.joined(separator: "\n") }
        var name: String { path.split(separator: "/").last.map(String.init) ?? "" }
    }

    let files: [File]

    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    /// Swift files below `Sources/`.
    init(ending: String = ".swift") throws {
        let sources = Self.root.appending(path: "Sources").resolvingSymlinksInPath()
        files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).sorted()
            .filter { $0.hasSuffix(ending) }
            .map { path in
                let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
                return File(path: path, lines: text.components(separatedBy: "\n"))
            }
    }

    /// Code without comments: what stands after `//` is blank (also inside literals, which is good enough here).
    static func code(_ line: String) -> String {
        guard let at = line.range(of: "//") else { return line }
        // An address in a literal is no comment.
        return line[..<at.lowerBound].hasSuffix(":") ? line : String(line[..<at.lowerBound])
    }
}
