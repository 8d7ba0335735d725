import ArgumentParser
import Foundation
import Logging
import Storage

/// The database as commands open it.
enum CommandDatabase {
    /// - Throws: `ValidationError` (exit 2) for an address that is none.
    static func open(_ configuration: ServerConfiguration) throws -> Database {
        var logger = Logger(label: "binome") { _ in LogLines() }
        logger.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .notice
        do { return try Database(DatabaseAddress(configuration.database), connections: 2, logger: logger) } catch let
            error as StorageError
        {
            throw refusal(of: error)
        }
    }

    /// What is told to whoever called the command: no value of the database, an exit code of 1.
    static func refusal(of error: any Error) -> any Error {
        guard let error = error as? StorageError else { return error }
        switch error {
        case .newerSchema(let name):
            return Refused(
                "The database was written by a newer version (it knows the migration \(name)). Install that version.")
        case .editedMigration(let name):
            return Refused("The migration \(name) was applied in another form than this version has.")
        case .connectionLost: return Refused("The database cannot be reached.")
        case .busy: return Refused("The database is in use; try again in a moment.")
        case .readOnly: return Refused("The database may not be written to: check its owner and mode.")
        case .diskFull: return Refused("The disk is full.")
        case .corrupt: return Refused("The file is no sound SQLite database.")
        default: return Refused("The database refused: \(error.kind).")
        }
    }
}

/// What commands say: plain lines or one JSON object, on standard output.
enum CommandOutput {
    static func line(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    static func json(_ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }
        FileHandle.standardOutput.write(data + Data("\n".utf8))
    }
}
