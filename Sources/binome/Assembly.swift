import ArgumentParser
import Foundation
import Logging
import Mentoring
import Storage
import Web
import Words

/// The only place where the parts meet: database, secrets, words, pages, jobs. The server and the tests call it.
struct Assembly: Sendable {
    let installation: Installation
    let jobs: JobRunner
    let logger: Logger

    var database: Database { installation.database }
    var routes: RouteTable { RouteTable(installation, routes: AllRoutes.all) }

    /// Opens and migrates the database, reads or makes the master key, and puts the parts together.
    static func open(
        _ configuration: ServerConfiguration, demonstration: Bool = false,
        clock: @escaping @Sendable () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    ) async throws -> Assembly {
        var logger = Logger(label: "binome")
        guard let level = Logger.Level(rawValue: configuration.logLevel) else {
            throw ValidationError("log-level is trace, debug, info, notice, warning or error, not \(configuration.logLevel).")
        }
        logger.logLevel = level
        let database = try Database(DatabaseAddress(configuration.database), logger: logger)
        try await database.migrate()
        try FileManager.default.createDirectory(
            atPath: configuration.spool, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try assemble(
            database, settings: Settings(
                publicURL: configuration.publicURL, trustedProxies: configuration.trustedProxies,
                development: configuration.development, demonstration: demonstration, spool: configuration.spool),
            key: MasterKey(path: configuration.masterKey), passwordCost: PasswordCost(logN: configuration.passwordCost) ?? .standard,
            assets: configuration.assets, clock: clock, logger: logger)
    }

    /// Puts the parts together on a database that is open and migrated. Tests begin here.
    static func assemble(
        _ database: Database, settings: Settings, key: MasterKey, passwordCost: PasswordCost, assets: String? = nil,
        clock: @escaping @Sendable () -> Instant, logger: Logger
    ) throws -> Assembly {
        let installation = Installation(
            database: database,
            catalogue: try Catalogue.embedded(),
            clock: clock,
            secrets: Secrets(key),
            settings: settings,
            logger: logger,
            assets: Assets(folder: assets),
            passwords: PasswordHasher(cost: passwordCost))
        let jobs = JobRunner(database: database, clock: clock, kinds: JobTable.all(installation), logger: logger)
        return Assembly(installation: installation, jobs: jobs, logger: logger)
    }
}
