import ArgumentParser
import Foundation
import Mail
import Mentoring
import NIOCore
import Storage

/// What whoever typed a command is told of an error: a sentence that helps, no value of the database, an exit code.
enum CommandFaults {
    /// The same error as a `Refused` (exit 1) or a `ValidationError` (exit 2), where it is one that we know.
    static func told(_ error: any Error) -> any Error {
        switch error {
        case let error as StorageError: Refused(sentence(error))
        case let error as MasterKeyError: Refused(sentence(error))
        case let error as AddressError: ValidationError(error.description)
        case is MailServerError: ValidationError("The mail server is named as smtp://user@mail.example.org:587.")
        case let error as CocoaError: Refused(sentence(error))
        default: error
        }
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
        }
    }

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
