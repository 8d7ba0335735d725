import Foundation

/// Which file a path leads to, by what the system knows of it and not by its name: links of both kinds, and other
/// spellings of a path, are one place.
enum FilePlace: Equatable {
    /// A file that is there.
    case file(Identity)
    /// One that would be made under this name in a folder that is there.
    case name(String, in: Identity)

    /// Device and number on it.
    struct Identity: Equatable {
        let device: AnyHashable
        let number: AnyHashable
    }

    /// Nil for what is no file to lose (a device, a pipe), and where not even the folder is there.
    init?(_ path: String) {
        let path = Self.followed(path)
        if let (identity, isFile) = Self.facts(path) {
            guard isFile else { return nil }
            self = .file(identity)
            return
        }
        let (folder, name) = Self.parts(path)
        guard let (identity, _) = Self.facts(Self.followed(folder)) else { return nil }
        self = .name(name, in: identity)
    }

    /// Does a path lead to the same file as another?
    static func isSame(_ one: String, _ other: String) -> Bool {
        guard let place = FilePlace(one) else { return false }
        return place == FilePlace(other)
    }

    /// Where a link leads in the end, be anything there or not.
    static func followed(_ path: String) -> String {
        var path = path
        for _ in 0..<32 {
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
            path = target.hasPrefix("/") ? target : parts(path).folder + "/" + target
        }
        return path
    }

    /// Whether a file to lose is at a path that is no link; nil when nothing is there.
    static func isFile(_ path: String) -> Bool? { facts(path)?.isFile }

    private static func facts(_ path: String) -> (identity: Identity, isFile: Bool)? {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
            let device = facts[.systemNumber] as? AnyHashable, let number = facts[.systemFileNumber] as? AnyHashable
        else { return nil }
        return (Identity(device: device, number: number), facts[.type] as? FileAttributeType == .typeRegular)
    }

    private static func parts(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}

/// A file that a command reads or writes, and the word by which it was named.
struct NamedFile {
    let word: String
    let path: String

    /// Nil where the option was not given.
    init?(_ word: String, _ path: String?) {
        guard let path else { return nil }
        self.word = word
        self.path = path
    }

    /// What is wrong when something written would be lost, or something read written over; nil when nothing is.
    static func clash(reads: [NamedFile?], writes: [NamedFile?]) -> String? {
        let writes = writes.compactMap { $0 }
        for (index, written) in writes.enumerated() {
            for read in reads.compactMap({ $0 }) where FilePlace.isSame(written.path, read.path) {
                return "\(written.word) would write over \(read.word): both are \(written.path). Name another file."
            }
            for other in writes[..<index] where FilePlace.isSame(written.path, other.path) {
                return "\(other.word) and \(written.word) are the same file, \(written.path). Name two."
            }
        }
        return nil
    }
}
