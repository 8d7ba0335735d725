import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Work that a killed server left in the middle: how soon it goes on, and what is said of it meanwhile.
@Suite struct `Work of a server that was killed` {
    private func list(_ people: Int) -> [UInt8] {
        var text = "Matricule;Nom;Prénom;Courriel\n"
        for n in 1...people { text += "\(10_000 + n);Nom\(n);Prénom\(n);p\(n)@exemple.fr\n" }
        return Array(text.utf8)
    }

    @Test func `is taken up by the next one at once where nobody else has the SQLite file open`() async throws {
        try await withFolder { folder in
            let address = DatabaseAddress.sqlite(path: "\(folder)/test.sqlite")
            let people = 20_000
            let made = try Database(address, logger: testLogger)
            try await made.migrate()
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            let ground = try ProcessGround(
                folder: folder, database: made, beside: TestServer(database: made, clock: TestClock(now)),
                mails: HoldingMailServer(holds: false))
            let person = try await ground.beside.person("Claire", "Morel", roles: [Grant(.manager)])
            let session = try await ground.session(of: person)
            await made.close()

            let first = try await ground.start()
            let browser = first.browser(session: session)
            let handed = try await browser.upload(
                "/people/import", file: (field: "file", name: "liste.csv", bytes: list(people)), from: "/people/import")
            let columns = try #require(handed.location)
            _ = try await browser.post(columns, ["do": "compare", "full": "no"], from: columns)
            let between = try Database(address, logger: testLogger)
            var left: Lease?
            try await ground.wait {
                left = try await lease(between)
                return left != nil
            }
            try await first.killed()
            left = try await lease(between)
            let dead = try #require(left, "the list was read before the server was killed")
            #expect(dead.until > Date().timeIntervalSince1970 * 1000)
            await between.close()

            let second = try await ground.start()
            let after = try Database(address, logger: testLogger)
            try await ground.wait {
                let lease = try await lease(after)
                return lease == nil || lease?.owner != dead.owner
            }
            #expect(Date().timeIntervalSince1970 * 1000 < dead.until, "only when the lease had ended")
            let path = String(columns.dropLast("/columns".count))
            try await ground.wait {
                try await after.read { try $0.row(TakenUpSQL.ready)?.integer("n") } == 1
            }
            #expect(try await second.browser(session: session).get(path).status == 200)
            await after.close()
        }
    }

    private struct Lease { let owner: String, until: Double }

    private func lease(_ database: Database) async throws -> Lease? {
        try await database.read { tx in
            try tx.row(TakenUpSQL.lease).map {
                Lease(owner: try $0.text("lease_owner"), until: Double(try $0.integer("lease_until")))
            }
        }
    }

    @Test(arguments: Engine.allCases, [("fr", "s’est arrêté"), ("en", "has stopped")])
    func `is said to be interrupted where another server takes it up when its lease ends`(
        engine: Engine, words: (language: String, sentence: String)
    ) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server, language: words.language)
            let columns = try #require(try await session.hand(list(3)).location)
            _ = try await session.browser.post(columns, ["do": "compare", "full": "no"], from: columns)
            let path = String(columns.dropLast("/columns".count))
            func isSaid() async throws -> Bool { try await session.browser.get(path).text.contains(words.sentence) }
            #expect(try await !isSaid(), "nobody has begun")
            let until = server.clock.now.adding(seconds: 60)
            try await server.database.write { try $0.run(TakenUpSQL.take, until) }
            #expect(try await !isSaid(), "a server is at it")
            server.clock.advance(seconds: 30)
            // SQLite has one server, whose next start begins at once.
            #expect(try await isSaid() == (engine == .postgres))
            server.clock.advance(seconds: 31)
            try await server.work()
            #expect(try await session.record(path).state == .ready)
            #expect(try await !isSaid())
        }
    }
}

private enum TakenUpSQL {
    static let lease: Statement = """
        SELECT lease_owner, lease_until FROM job
        WHERE kind = 'staff_list.read' AND state = 'waiting' AND lease_until IS NOT NULL
        """
    static let take: Statement = """
        UPDATE job SET lease_owner = 'dead', lease_until = \(.integer("until")), attempts = 1
        WHERE kind = 'staff_list.read'
        """
    static let ready: Statement = "SELECT count(*) AS n FROM staff_import WHERE state = 'ready'"
}
