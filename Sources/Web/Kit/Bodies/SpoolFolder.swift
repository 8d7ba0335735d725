import Foundation
package import Storage

/// The folder of files that live no longer than a request: what is uploaded, what is exported.
package struct SpoolFolder: Sendable {
    let path: String

    package init(path: String) {
        self.path = path
    }

    /// Others could take away what lies in it, or put something else in its place.
    package enum Fault: Error, Sendable { case openToOthers(path: String) }

    /// What a file is for; the beginning of its name.
    enum Use: String, CaseIterable {
        case upload, export
        /// The rows of a staff list that were refused, on their way to whoever saves them.
        case refused
        /// A framework that was tried, until somebody takes it.
        case competencies

        /// Hours after which nobody comes back for it: no request takes one, however slow its client.
        var hours: Int { self == .competencies ? 24 : 1 }
    }

    /// A name that no file has yet.
    func newFile(_ use: Use, ending: String = "") -> String {
        "\(path)/\(use.rawValue)-\(UUID().uuidString.lowercased())\(ending)"
    }

    /// Makes the folder where there is none, for its owner alone.
    /// - Throws: `Fault` where it is somebody else's, or everybody may write to it.
    package func make() throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR,
            [0, geteuid()].contains(facts.st_uid),
            facts.st_mode & S_IWOTH == 0 || facts.st_mode & S_ISVTX != 0
        else { throw Fault.openToOthers(path: path) }
    }

    /// Deletes what nobody comes back for: its server was killed, or its client went away before the answer.
    package func forgetLeft(at now: Instant) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            guard let use = Use.allCases.first(where: { name.hasPrefix($0.rawValue + "-") }) else { continue }
            let (file, before) = ("\(path)/\(name)", now.adding(hours: -use.hours).milliseconds)
            let written = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
            guard let written, written.timeIntervalSince1970 * 1000 < Double(before) else { continue }
            unlink(file)
        }
    }
}
