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
    let mails: OutboxDelivery
    let logger: Logger

    var database: Database { installation.database }
    var routes: RouteTable { RouteTable(installation, routes: AllRoutes.all) }

    /// Opens and migrates the database, reads or makes the master key, and puts the parts together.
    static func open(
        _ configuration: ServerConfiguration, cast: [Web.CastMember]? = nil,
        clock: @escaping @Sendable () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    ) async throws -> Assembly {
        var logger = Logger(label: "binome") { _ in LogLines() }
        logger.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .notice
        let address = try DatabaseAddress(configuration.database)
        let (start, isAlone) = (clock(), isAlone(on: address))
        let database = try Database(address, logger: logger)
        try await database.migrate()
        if isAlone { try await database.write { try Jobs.endLeases(takenBefore: start, in: $0) } }
        try SpoolFolder(path: configuration.spool).make()
        var settings = Settings(
            publicURL: configuration.publicURL, publicURLGiven: configuration.publicURLGiven,
            mailServerGiven: configuration.mailServer != nil || cast != nil,
            trustedProxies: configuration.trustedProxies,
            development: configuration.development, demonstration: cast != nil, spool: configuration.spool)
        settings.cast = cast ?? []
        let assembly = try assemble(
            database, settings: settings,
            key: try await masterKey(at: configuration.masterKey, of: database),
            passwordCost: PasswordCost(logN: configuration.passwordCost) ?? .standard,
            mailServer: configuration.mailServer, assets: configuration.assets, clock: clock, logger: logger)
        try await assembly.installation.settings.live.refresh(from: database)
        return assembly
    }

    /// The key that the database's secrets were sealed with; a new one where nothing is sealed yet.
    static func masterKey(at path: String, of database: Database) async throws -> MasterKey {
        let isThere = FileManager.default.fileExists(atPath: path)
        if !isThere, try await database.read({ try SealedValues.areLost(to: nil, in: $0) }) {
            throw MasterKeyError.missing(path: path)
        }
        let key = try MasterKey(path: path)
        let keys = Keys(key)
        if isThere, try await database.read({ try SealedValues.areLost(to: keys, in: $0) }) {
            throw MasterKeyError.foreign(path: path)
        }
        return key
    }

    /// Is no other program at work on the database, so that whoever left work in the middle is dead? On PostgreSQL
    /// there may always be other servers.
    private static func isAlone(on address: DatabaseAddress) -> Bool {
        guard case .sqlite(let path) = address else { return false }
        return !Database.isOpenElsewhere(sqlite: path)
    }

    /// Puts the parts together on a database that is open and migrated. Tests begin here; their mails go to `catcher`.
    static func assemble(
        _ database: Database, settings: Settings, key: MasterKey, passwordCost: PasswordCost,
        mailServer: String? = nil, catcher: MailCatcher? = nil, assets: String? = nil,
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
            passwords: PasswordHasher(cost: passwordCost), catcher: catcher ?? MailCatcher())
        let jobs = JobRunner(database: database, clock: clock, kinds: JobTable.all(installation), logger: logger)
        return Assembly(
            installation: installation, jobs: jobs,
            mails: try mails(of: installation, server: mailServer, caught: catcher != nil, logger: logger),
            logger: logger)
    }

    /// The outbox, its words and where they go.
    private static func mails(
        of installation: Installation, server: String?, caught: Bool, logger: Logger
    ) throws -> OutboxDelivery {
        let keys = installation.secrets.keys
        let writer = MailWriter(catalogue: installation.catalogue, settings: installation.settings, keys: keys)
        let post = try MailPost(url: server, database: installation.database, sealer: keys.settings)
        let sink: DeliverySink =
            caught || installation.settings.demonstration ? .catcher(installation.catcher) : .smtp(post)
        return OutboxDelivery(
            database: installation.database, clock: installation.clock, leaseSeconds: post.longest / 1000 + 60,
            gate: { await sink.gate }, render: { mail, tx, now in try writer.write(mail, in: tx, at: now) },
            send: { await sink.send($0) },
            noteRefusal: { try PersonEntry.noteMailRefused($0, by: $1, in: $2, at: $3) }, logger: logger
        )
    }
}
