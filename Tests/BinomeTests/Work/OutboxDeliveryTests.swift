import Foundation
import Mentoring
import Storage
import Synchronization
import TestEngines
import Testing

/// What becomes of a mail between the transaction that queued it and the server that takes it.
@Suite struct `The outbox` {
    @Test(arguments: Engine.allCases)
    func `sends a mail once, and purges its values in the same moment`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            try await outbox.queue("welcome", values: ["word": "bonjour"])
            #expect(try await outbox.rows().first?.values == 1)
            #expect(try await outbox.delivery.drain() == 1)
            #expect(outbox.server.given.map(\.text) == ["bonjour"])
            #expect(try await outbox.rows() == [.init(state: "sent", attempts: 1, reply: "250 OK", values: 0)])
            #expect(try await outbox.delivery.drain() == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `queues nothing for whoever has no address or has left`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            let (now, person) = (outbox.clock.now, outbox.person)
            let queued = try await outbox.database.write { tx -> [Bool] in
                let nobody = try People.add(
                    PersonInput(firstName: "Ali", lastName: "Benali"), by: .product, in: tx, at: now)
                let first = try Outbox.queue("welcome", to: nobody, class: .immediate, in: tx, at: now)
                try tx.run("UPDATE person SET presence = 'left' WHERE id = \(.text("id"))", person)
                return [first, try Outbox.queue("welcome", to: person, class: .immediate, in: tx, at: now)]
            }
            #expect(queued == [false, false])
        }
    }

    @Test(arguments: Engine.allCases)
    func `notes on the person that their address was refused, and sends them nothing but what they ask for`(
        engine: Engine
    )
        async throws
    {
        try await withOutbox(engine) { outbox in
            outbox.server.answer(.noSuchRecipient(reply: "550 5.1.1 No such person"))
            try await outbox.queue("welcome", values: ["word": "bonjour"])
            try await outbox.delivery.drain()
            #expect(
                try await outbox.rows() == [
                    .init(state: "refused", attempts: 1, reply: "550 5.1.1 No such person", values: 0)
                ])
            #expect(try await outbox.mailRefusedAt() == outbox.clock.now)
            try await outbox.queue("news", .relation)
            try await outbox.queue("sign_in", .immediate)
            try await outbox.delivery.drain()
            #expect(outbox.server.given.map(\.subject) == ["welcome", "sign_in"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `does not blame the person when only this message is refused`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            outbox.server.answer(.refused(reply: "554 too odd"))
            try await outbox.queue("welcome")
            try await outbox.delivery.drain()
            #expect(try await outbox.rows().map(\.state) == ["refused"])
            #expect(try await outbox.mailRefusedAt() == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `waits longer and longer while the server is away, and gives up after five days and two dozen attempts`(
        engine: Engine
    ) async throws {
        try await withOutbox(engine) { outbox in
            outbox.server.answer(.later(reply: "no answer"), .later(reply: "no answer"))
            try await outbox.queue("welcome", values: ["word": "bonjour"])
            try await outbox.delivery.drain()
            #expect(try await outbox.rows() == [.init(state: "waiting", attempts: 1, reply: "no answer", values: 1)])
            outbox.clock.advance(seconds: 4)
            #expect(try await outbox.delivery.drain() == 0)
            outbox.clock.advance(seconds: 1)
            #expect(try await outbox.delivery.drain() == 1)
            outbox.clock.advance(seconds: 24)
            #expect(try await outbox.delivery.drain() == 0)
            outbox.clock.advance(seconds: 1)
            try await outbox.delivery.drain()
            #expect(try await outbox.rows().map(\.state) == ["sent"])
            #expect(Set(outbox.server.given.map(\.messageID)).count == 1)

            // Held for a week before anything was tried: it has its two dozen attempts yet.
            try await outbox.queue("farewell", values: ["word": "adieu"])
            outbox.clock.advance(days: 7)
            for attempt in 1...24 {
                outbox.server.answer(.later(reply: "still none"))
                try await outbox.delivery.drain()
                let last = try await outbox.rows().last
                #expect(last?.attempts == attempt && last?.state == (attempt < 24 ? "waiting" : "dropped"))
                outbox.clock.advance(seconds: 3_600)
            }
            #expect(try await outbox.rows().last?.values == 0)
        }
    }

    /// The one window of a duplicate: the server has answered, and the process dies before it writes so. Nothing is
    /// lost, and both mails carry the same Message-ID, by which a mail program knows them for one.
    @Test(arguments: Engine.allCases)
    func `sends again, with the same Message-ID, what a killed server left half sent`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            let taken = Mutex<[String]>([])
            let dying = OutboxFixture.delivery(on: outbox.database, clock: outbox.clock) { mail in
                taken.withLock { $0.append(mail.messageID) }
                // The process is gone: it never writes what the server answered.
                try? await Task.sleep(for: .seconds(3600))
                return .accepted(reply: "")
            }
            try await outbox.queue("welcome", values: ["word": "bonjour"])
            let process = Task { try await dying.drain() }
            while taken.withLock(\.isEmpty) { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await outbox.rows() == [.init(state: "sending", attempts: 1, reply: nil, values: 1)])

            // While the lease holds, nobody else touches the mail.
            outbox.clock.advance(seconds: 179)
            #expect(try await outbox.delivery.drain() == 0)
            outbox.clock.advance(seconds: 2)
            #expect(try await outbox.delivery.drain() == 1)
            #expect(outbox.server.given.map(\.messageID) == taken.withLock { $0 })
            #expect(try await outbox.rows() == [.init(state: "sent", attempts: 2, reply: "250 OK", values: 0)])
            process.cancel()
        }
    }

    @Test(arguments: Engine.allCases)
    func `lets two servers share the work without sending anything twice`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            for number in 1...12 { try await outbox.queue("mail\(number)") }
            let other = OutboxFixture.delivery(on: outbox.database, clock: outbox.clock) { outbox.server.send($0) }
            async let one = outbox.delivery.drain()
            async let two = other.drain()
            #expect(try await one + two == 12)
            #expect(Set(outbox.server.given.map(\.messageID)).count == 12)
            #expect(outbox.server.given.count == 12)
        }
    }

    @Test(arguments: Engine.allCases)
    func `drops a mail that cannot be put in words, and goes on with the next`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            struct Wordless: Error {}
            let broken = OutboxDelivery(
                database: outbox.database, clock: { outbox.clock.now },
                render: { mail, _, now in
                    guard mail.parts[0].template != "unknown" else { throw Wordless() }
                    return RenderedMail(
                        fromName: "", fromAddress: "", to: mail.address, subject: mail.parts[0].template, text: "",
                        html: "",
                        messageID: "\(mail.id)@example.org", headers: [], date: now)
                },
                send: { outbox.server.send($0) }, noteRefusal: { _, _, _, _ in }, logger: testLogger)
            try await outbox.queue("unknown")
            try await outbox.queue("welcome")
            try await broken.drain()
            #expect(try await outbox.rows().map(\.state).sorted() == ["dropped", "sent"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `leaves mails untouched while there is no server to send them to`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            let closed = OutboxDelivery(
                database: outbox.database, clock: { outbox.clock.now }, gate: { .closed },
                render: { _, _, _ in throw NotFound() }, send: { _ in .accepted(reply: "") },
                noteRefusal: { _, _, _, _ in },
                logger: testLogger)
            try await outbox.queue("welcome")
            #expect(try await closed.drain() == 0)
            #expect(try await outbox.rows() == [.init(state: "waiting", attempts: 0, reply: nil, values: 0)])
        }
    }
}

/// How often people hear of us.
@Suite struct `Mails of the relation` {
    @Test(arguments: Engine.allCases)
    func `go out together, once a day`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            try await outbox.queue("pair", .relation, values: ["word": "un"])
            try await outbox.queue("charter", .relation, values: ["word": "deux"])
            try await outbox.queue("sign_in", .immediate)
            try await outbox.delivery.drain()
            #expect(outbox.given.sorted() == ["charter+pair", "sign_in"])
            #expect(try await outbox.rows().map(\.state) == ["sent", "sent", "sent"])
            #expect(try await outbox.rows().map(\.values) == [0, 0, 0])

            outbox.clock.advance(seconds: 3600)
            try await outbox.queue("reminder", .relation)
            try await outbox.queue("question", .relation)
            try await outbox.delivery.drain()
            #expect(outbox.server.given.count == 2)
            outbox.clock.advance(days: 1)
            try await outbox.delivery.drain()
            #expect(outbox.given.last == "question+reminder")
        }
    }

    @Test(arguments: Engine.allCases)
    func `stay together when the server is away, and none is lost`(engine: Engine) async throws {
        try await withOutbox(engine) { outbox in
            outbox.server.answer(.later(reply: "away"))
            try await outbox.queue("pair", .relation)
            try await outbox.queue("charter", .relation)
            try await outbox.delivery.drain()
            try await outbox.queue("late", .relation)
            outbox.clock.advance(seconds: 10)
            try await outbox.delivery.drain()
            outbox.clock.advance(days: 2)
            try await outbox.delivery.drain()
            let told = outbox.server.given.dropFirst().flatMap { $0.subject.split(separator: "+").map(String.init) }
            #expect(told.sorted() == ["charter", "late", "pair"])
            #expect(try await outbox.rows().allSatisfy { $0.state == "sent" })
        }
    }
}
