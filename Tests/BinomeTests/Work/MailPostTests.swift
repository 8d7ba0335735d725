import Foundation
import Logging
import Mentoring
import Storage
import TestEngines
import TestMail
import Testing
import Web

@testable import binome

/// The outbox in front of real mail servers (aiosmtpd in a process of its own), through libcurl: those that take, those
/// that refuse, and those that fail in the middle.
@Suite struct `Mails through a real server` {
    /// An installation whose administrator typed this server; `person` has the address.
    private struct Post: Sendable {
        let assembly: Assembly
        let clock = TestClock()
        let person: ID<Person>

        init(_ database: Database, to address: String, given url: String? = nil) async throws {
            let clock = clock
            let spool = NSTemporaryDirectory() + "binome-test-\(UUID().uuidString.lowercased())"
            try FileManager.default.createDirectory(atPath: spool, withIntermediateDirectories: true)
            assembly = try Assembly.assemble(
                database, settings: Settings(publicURL: "https://mentorat.example.org", spool: spool),
                key: MasterKey(path: spool + "/master.key"), passwordCost: .standard, mailServer: url,
                clock: { clock.now },
                logger: testLogger)
            person = try await database.write { tx in
                var input = PersonInput(firstName: "Zoé", lastName: "Garnier")
                input.email = address
                return try People.add(input, by: .product, in: tx, at: clock.now)
            }
        }

        /// Names the server, as the settings page does.
        func connect(_ port: Int) async throws {
            let (sealer, now) = (assembly.installation.secrets.keys.settings, clock.now)
            try await assembly.database.write { tx in
                try OrganisationSettings.connectMail(
                    MailServerSettings(host: "127.0.0.1", port: port, security: .none, user: nil, password: nil),
                    from: "mentorat@example.org", sealer: sealer, by: .product, in: tx, at: now)
            }
        }

        func queue() async throws {
            let (person, now) = (person, clock.now)
            _ = try await assembly.database.write {
                try Outbox.queue("sign_in", to: person, class: .immediate, in: $0, at: now)
            }
        }

        /// State, reply and number of attempts of the one mail; when the address was refused.
        func look() async throws -> (state: String, reply: String, attempts: Int, refusedAt: Instant?) {
            try await assembly.database.read { tx in
                let row = try tx.row("SELECT state, reply, attempts FROM outbox").orThrow()
                let person = try tx.row("SELECT mail_refused_at FROM person")
                return (
                    try row.text("state"), try row.optionalText("reply") ?? "", try row.integer("attempts"),
                    try person?.optionalInstant("mail_refused_at")
                )
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `arrive with a text part and an HTML part, whose links are of the public address and work`(
        engine: Engine
    ) async throws {
        try await withDatabase(engine) { database in
            let (server, post) = (try TestMailServer(), try await Post(database, to: "zoe.garnier@example.org"))
            try await post.connect(server.port)
            try await post.queue()
            #expect(try await post.assembly.mails.drain() == 1)
            let mail = try server.received()
            #expect(mail.to == ["zoe.garnier@example.org"] && mail.from == "mentorat@example.org")
            #expect(mail.defects.isEmpty && mail.bare == 0 && mail.longest <= 998)
            let parts = mail.body.parts
            #expect(parts.map(\.type) == ["text/plain", "text/html"])
            let text = try #require(parts.first?.content)
            let link = try #require(text.firstMatch(of: /https:\/\/mentorat\.example\.org(\/sign-in\/link\/\S+)/))
            #expect(parts.last?.content?.contains("href=\"\(link.0)\"") == true)
            #expect(text.contains("Zoé"))
            let token = String(link.1.dropFirst("/sign-in/link/".count))
            let now = post.clock.now
            let found = try await database.read { try AccessLinks.find(token, for: .signIn, in: $0, at: now)?.person }
            #expect(found == post.person)
            let after = try await post.look()
            #expect(after.state == "sent" && after.reply.hasPrefix("250"))
        }
    }

    /// Such a name may lie in the database from before: a mail that cannot be put together would be lost.
    @Test(arguments: Engine.allCases)
    func `whose names hold line breaks leave all the same, and forge no header`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let server = try TestMailServer()
            let post = try await Post(
                database, to: "zoe.garnier@example.org", given: "smtp://127.0.0.1:\(server.port)?security=none")
            let (person, now) = (post.person, post.clock.now)
            try await database.write { tx in
                try Organisation.begin(language: "fr", timeZone: "Europe/Paris", in: tx)
                let evil = "Élan\r\nBcc: thief@example.org\u{2028}\tX: \u{1B}y"
                try tx.run("UPDATE organisation SET name = \(.text("name"))", evil)
                for template in ["sign_in", "pair_published_mentor"] {
                    _ = try Outbox.queue(
                        template, to: person, class: .immediate,
                        values: ["partner": "Léa\r\nBcc: thief@example.org", "programme": evil, "path": "/"], in: tx,
                        at: now)
                }
            }
            try await post.assembly.mails.drain()
            let states = try await database.read {
                try $0.rows("SELECT state FROM outbox").map { try $0.text("state") }
            }
            try #require(states == ["sent", "sent"])
            for _ in 1...2 {
                let mail = try server.received()
                #expect(mail.to == ["zoe.garnier@example.org"] && mail.defects.isEmpty)
                #expect(mail.header("Bcc") == nil && mail.header("X") == nil)
                #expect(mail.header("From")?.contains("\n") == false)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `refused for their recipient are noted on the person, once, with the server's words`(
        engine: Engine
    ) async throws {
        try await withDatabase(engine) { database in
            let (server, post) = (try TestMailServer(), try await Post(database, to: "refused@example.org"))
            try await post.connect(server.port)
            try await post.queue()
            try await post.assembly.mails.drain()
            let after = try await post.look()
            #expect(after.state == "refused" && after.reply.contains("550 5.1.1 No such person here"))
            #expect(after.refusedAt == post.clock.now)
            withExtendedLifetime(server) {}
        }
    }

    @Test(arguments: Engine.allCases)
    func `refused for now are tried again later, and nobody is blamed`(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let (server, post) = (try TestMailServer(), try await Post(database, to: "grey@example.org"))
            try await post.connect(server.port)
            try await post.queue()
            try await post.assembly.mails.drain()
            var after = try await post.look()
            #expect(after.state == "waiting" && after.reply.contains("451 4.7.1") && after.refusedAt == nil)
            // Not before its time.
            #expect(try await post.assembly.mails.drain() == 0)
            post.clock.advance(seconds: 6)
            #expect(try await post.assembly.mails.drain() == 1)
            after = try await post.look()
            #expect(after.state == "waiting" && after.attempts == 2)
            withExtendedLifetime(server) {}
        }
    }

    /// Closed, cut in the middle of the message, silent after the message, or not there at all: the mail waits, and goes
    /// once there is a server again, with the Message-ID it always had and a link that works.
    @Test(arguments: ["closed", "cut", "mute", "away"])
    func `survive a server that fails in the middle`(fault: String) async throws {
        try await withDatabase(.sqlite) { database in
            let post = try await Post(database, to: "zoe.garnier@example.org")
            let faulty = fault == "away" ? nil : try TestMailServer(["--fault", fault])
            try await post.connect(try faulty?.port ?? unusedPort())
            try await post.queue()
            try await post.assembly.mails.drain()
            let after = try await post.look()
            #expect(after.state == "waiting" && after.attempts == 1 && !after.reply.isEmpty && after.refusedAt == nil)
            let good = try TestMailServer()
            // Naming another server lets what waits go at once.
            try await post.connect(good.port)
            #expect(try await post.assembly.mails.drain() == 1)
            let mail = try good.received()
            let id = try await database.read { try $0.row("SELECT id FROM outbox")?.text("id") }
            #expect(mail.header("Message-ID")?.contains(try #require(id)) == true)
            #expect(try await post.look().state == "sent")
            withExtendedLifetime(faulty) {}
        }
    }

    /// Silent from the start, or in the middle of the conversation: left after the time allowed, and tried again.
    @Test(arguments: ["silent", "hang"])
    func `wait for a server that hangs no longer than they may`(fault: String) async throws {
        try await withDatabase(.sqlite) { database in
            let server = try TestMailServer(["--fault", fault])
            let post = try await Post(
                database, to: "zoe.garnier@example.org",
                given: "smtp://127.0.0.1:\(server.port)?security=none&connect=1&timeout=1")
            try await database.write { try Organisation.begin(language: "fr", timeZone: "Europe/Paris", in: $0) }
            try await post.queue()
            #expect(try await post.assembly.mails.drain() == 1)
            let after = try await post.look()
            #expect(after.state == "waiting" && after.reply.hasPrefix("timeout: ") && after.refusedAt == nil)
            post.clock.advance(seconds: 6)
            #expect(try await post.assembly.mails.drain() == 1)
            #expect(try await post.look().attempts == 2)
            withExtendedLifetime(server) {}
        }
    }

    /// A port at which nobody listens: it was free a moment ago.
    private func unusedPort() throws -> Int { try HoldingMailServer(holds: true).port }
}
