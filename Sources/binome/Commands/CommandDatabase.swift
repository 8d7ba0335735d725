import ArgumentParser
import Foundation
import Logging
import Storage

/// The database as commands open it.
enum CommandDatabase {
    static func open(_ configuration: ServerConfiguration) throws -> Database {
        var logger = Logger(label: "binome") { _ in LogLines() }
        logger.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .notice
        return try Database(DatabaseAddress(configuration.database), connections: 2, logger: logger)
    }

    /// Would opening it make the file first? Whoever is to change nothing asks before.
    static func isUnmade(_ address: DatabaseAddress) -> Bool {
        guard case .sqlite(let path) = address else { return false }
        return !FileManager.default.fileExists(atPath: path)
    }
}

/// What commands say: plain lines or one JSON object, on standard output.
enum CommandOutput {
    /// An answer that cannot be written ends the command with 1: whoever reads it must not take silence for success.
    static func line(_ text: String) {
        do { try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) } catch {
            BinomeCommand.exit(withError: CommandFaults.told(error))
        }
    }

    static func json(_ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }
        line(String(decoding: data, as: UTF8.self))
    }
}
