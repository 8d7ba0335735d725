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
}
