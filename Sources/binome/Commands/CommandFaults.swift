import ArgumentParser
import Foundation
import Mail
import Mentoring
import NIOCore
import Storage
import Web

/// What whoever typed a command is told of an error: a sentence that helps, no value of the database, an exit code.
enum CommandFaults {
    /// The same error as a `Refused` (exit 1) or a `ValidationError` (exit 2), where it is one that we know.
    static func told(_ error: any Error) -> any Error {
        switch error {
        case let error as StorageError: Refused(sentence(error), key: key(error))
        case let error as MasterKeyError: Refused(sentence(error), key: "master_key")
        case let error as AddressError: ValidationError(error.description)
        case SpoolFolder.Fault.openToOthers(let path):
            Refused(
                "The folder \(path) is somebody else's, or all may write to it. Name another with --spool.",
                key: "spool")
        case is MailServerError: ValidationError("The mail server is named as smtp://user@mail.example.org:587.")
        case let error as CocoaError: Refused(sentence(error), key: "file")
        default: error
        }
    }

    /// Was the answer asked for as JSON? Looked up in the words typed: also of those that could not be understood.
    static var isAnswerJSON: Bool { CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains("--json") }

    /// The same for a program; nil where nothing went wrong.
    static func answer(_ error: any Error) -> ErrorAnswer? {
        let code = BinomeCommand.exitCode(for: error)
        guard code != .success else { return nil }
        if let refused = error as? Refused {
            return ErrorAnswer(key: refused.key, message: refused.description, line: refused.line)
        }
        let key = code == .validationFailure ? "usage" : "unexpected"
        return ErrorAnswer(key: key, message: BinomeCommand.message(for: error), line: nil)
    }

    /// A server that cannot listen where it was told to.
    static func cannotListen(_ host: String, _ port: Int, _ error: IOError) -> Refused {
        switch error.errnoCode {
        case EADDRINUSE: Refused("Port \(port) of \(host) is taken by another program. Choose one with --port.")
        case EADDRNOTAVAIL: Refused("This machine has no address \(host).")
        case EACCES: Refused("Port \(port) is for the system's administrator. Choose one above 1023.")
        default: Refused("Nothing can listen on port \(port) of \(host) (error \(error.errnoCode)).")
        }
    }

    private static func key(_ error: StorageError) -> String {
        switch error {
        case .newerSchema: "database.newer"
        case .editedMigration: "database.edited"
        case .connectionLost: "database.unreachable"
        case .busy: "database.busy"
        case .readOnly: "database.read_only"
        case .diskFull: "disk_full"
        case .corrupt: "database.corrupt"
        default: "database"
        }
    }

    private static func sentence(_ error: StorageError) -> String {
        switch error {
        case .newerSchema(let name):
            "The database was written by a newer version (it knows the migration \(name)). Install that version."
        case .editedMigration(let name): "The migration \(name) was applied in another form than this version has."
        case .connectionLost: "The database cannot be reached: check its address, and that it may be read and written."
        case .busy: "The database is in use; try again in a moment."
        case .readOnly: "The database may not be written to: check its owner and mode."
        case .diskFull: "The disk is full."
        case .corrupt: "The file is no sound SQLite database."
        default: "The database refused: \(error.kind)."
        }
    }

    private static func sentence(_ error: MasterKeyError) -> String {
        switch error {
        case .wrongSize(let path, let bytes):
            "The master key \(path) holds \(bytes) bytes, not 32: put the right file back."
        case .openPermissions(let path, let mode):
            "The master key \(path) may be read by others (mode \(String(mode, radix: 8))): chmod 600 it."
        case .unreadable(let path, let code):
            "The master key \(path) cannot be read: \(String(cString: strerror(code)))."
        case .unwritable(let path, let code):
            "The master key cannot be made at \(path): \(String(cString: strerror(code)))."
        case .missing(let path):
            "There is no master key at \(path), and this database was sealed with one. " + putBack
        case .foreign(let path):
            "The master key \(path) is not the one that this database was sealed with. " + putBack
        }
    }

    private static let putBack =
        "Put the right file back, or say --master-key where it is. Lost for good? See `binome user lost-key --help`."

    /// The system refused a file or folder.
    private static func sentence(_ error: CocoaError) -> String {
        let path = error.userInfo[NSFilePathErrorKey].map { " at \($0)" } ?? ""
        return switch error.code {
        case .fileWriteOutOfSpace: "The disk is full."
        case .fileNoSuchFile, .fileReadNoSuchFile: "There is no folder\(path)."
        case .fileReadNoPermission, .fileWriteNoPermission: "There is no permission to write\(path)."
        default: "A file or folder cannot be used\(path)."
        }
    }
}

/// What a command that was asked for JSON says when it does not do what it was asked for.
struct ErrorAnswer: Encodable {
    struct Fault: Encodable {
        /// What went wrong, whatever the language: `table.empty`, `usage`.
        let key: String
        let message: String
        /// Of the file that was read, from 1; null where it is about the whole.
        let line: Int?

        private enum CodingKeys: CodingKey { case key, message, line }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(key, forKey: .key)
            try container.encode(message, forKey: .message)
            try container.encode(line, forKey: .line)
        }
    }

    let error: Fault

    init(key: String, message: String, line: Int?) { error = Fault(key: key, message: message, line: line) }
}
