import CAssets
import Crypto
import Foundation

/// The styles and scripts that pages link to: embedded in the program, or read from disk while developing.
package struct Assets: Sendable {
    package struct File: Sendable {
        package let bytes: [UInt8]
        package let type: String
        /// Below Sources; empty for what is put together.
        let path: String
    }

    private let files: [String: File]
    /// Changes whenever a file does: part of the links, so that browsers may keep files for a year.
    package let version: String
    private let folder: String?
    private let sheets: [String]
    private static let sheet = "binome.css"

    /// The embedded files below `Web/Layout`. With `folder` (the path of Sources/Web) they are read anew from disk.
    package init(folder: String? = nil) {
        var files: [String: File] = [:]
        var hash = SHA256()
        for asset in Embedded.files(below: "Web/Layout/") {
            guard let type = Self.type(of: asset.path) else { continue }
            let name = String(asset.path.split(separator: "/").last ?? "")
            files[name] = File(bytes: asset.bytes, type: type, path: asset.path)
            hash.update(data: asset.bytes)
        }
        // One style sheet for one request; the layers order what it holds.
        let sheets = files.keys.filter { $0.hasSuffix(".css") }.sorted()
        let whole = sheets.compactMap { files[$0]?.bytes }.joined()
        files[Self.sheet] = File(bytes: Array(whole), type: "text/css; charset=utf-8", path: "")
        self.sheets = sheets
        self.files = files
        self.folder = folder
        version = hash.finalize().prefix(6).map { String(format: "%02x", $0) }.joined()
    }

    /// Whether browsers must ask each time: the files may change under the same version.
    package var isFresh: Bool { folder != nil }

    /// The style sheets that pages link to: all in one, or each by itself where they are read from disk.
    package var styles: [String] { folder == nil ? [Self.sheet] : sheets }

    /// All scripts.
    package var scripts: [String] { files.keys.filter { $0.hasSuffix(".js") }.sorted() }

    package func file(_ name: String) -> File? {
        guard let file = files[name] else { return nil }
        if let folder,
            let data = FileManager.default.contents(atPath: "\(folder)/\(file.path.dropFirst("Web/".count))")
        {
            return File(bytes: [UInt8](data), type: file.type, path: file.path)
        }
        return file
    }

    private static func type(of path: String) -> String? {
        if path.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if path.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
        if path.hasSuffix(".svg") { return "image/svg+xml" }
        return nil
    }
}

/// Files that were embedded in the program when it was built.
package enum Embedded {
    package static func files(below prefix: String) -> [(path: String, bytes: [UInt8])] {
        var found: [(path: String, bytes: [UInt8])] = []
        for index in 0..<binome_asset_count() {
            let asset = binome_asset_at(index)
            guard let name = asset.path, let bytes = asset.bytes else { continue }
            let path = String(cString: name)
            guard path.hasPrefix(prefix) else { continue }
            found.append((path, Array(UnsafeBufferPointer(start: bytes, count: asset.length))))
        }
        return found
    }
}
