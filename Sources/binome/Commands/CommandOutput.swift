import ArgumentParser
import Foundation

/// What commands say: plain lines or one JSON object on standard output, and files.
enum CommandOutput {
    /// Keeps the place of a standard stream that is closed, so that no file is opened there and answered into.
    static func reserve() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDONLY)
        }
    }

    /// An answer that cannot be written ends the command with 1: whoever reads it must not take silence for success.
    static func line(_ text: String) {
        do { try bytes(Array((text + "\n").utf8)) } catch { BinomeCommand.exit(withError: error) }
    }

    static func json(_ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }
        line(String(decoding: data, as: UTF8.self))
    }

    /// To standard output.
    static func bytes(_ bytes: [UInt8]) throws(Refused) {
        try write(bytes, to: STDOUT_FILENO, named: "The answer")
    }

    /// To a file, or where none is given to standard output.
    static func bytes(_ bytes: [UInt8], to path: String?) throws(Refused) {
        if let path { try file(bytes, to: path) } else { try self.bytes(bytes) }
    }

    /// What is said beside the answer, on standard error; when nobody can read it, there is nobody to tell.
    static func aside(_ text: String) { try? write(Array((text + "\n").utf8), to: STDERR_FILENO, named: "") }

    /// To a file, whole or not at all; a link stays a link. To what is no file to lose (a device, a pipe), as it comes.
    private static func file(_ bytes: [UInt8], to path: String) throws(Refused) {
        let place = FilePlace.followed(path)
        // Some links (/dev/stdout) lead to what has no name, or one that is no file any more.
        let isThere = FileManager.default.fileExists(atPath: path)
        if FilePlace.isFile(place) ?? !isThere { return try replace(place, with: bytes, named: path) }
        let descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw Refused("\(path) cannot be written: \(String(cString: strerror(errno))).") }
        defer { close(descriptor) }
        try write(bytes, to: descriptor, named: path)
    }

    private static func replace(_ place: String, with bytes: [UInt8], named path: String) throws(Refused) {
        do { try Data(bytes).write(to: URL(fileURLWithPath: place), options: .atomic) } catch {
            let isFull = (error as? CocoaError)?.code == .fileWriteOutOfSpace
            throw Refused(isFull ? "\(path) cannot be written: the disk is full." : "\(path): cannot be written.")
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, named name: String) throws(Refused) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = errno == ENOSPC ? "the disk is full" : String(cString: strerror(errno))
                throw Refused("\(name) cannot be written: \(reason).")
            }
            done += count
        }
    }
}
