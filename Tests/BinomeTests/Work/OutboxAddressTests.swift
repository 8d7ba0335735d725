import Mentoring
import Storage
import TestEngines
import Testing

/// Where mails go that have waited while somebody's address changed.
@Suite struct `A mail that waits` {
    @Test(arguments: Engine.allCases)
    func `writes to the address that somebody has by now, and what they asked for to where they asked`(
        engine: Engine
    ) async throws {
        try await withOutbox(engine) { outbox in
            try await outbox.queue("pair", .relation, values: ["word": "un"])
            try await outbox.queue("partner_returned", .immediate)
            try await outbox.queue("sign_in", .immediate)
            let (person, now) = (outbox.person, outbox.clock.now)
            func move(to address: String?) async throws {
                try await outbox.database.write { tx in
                    var input = PersonInput(firstName: "Manon", lastName: "Perrin")
                    input.email = address
                    try AddressChanges.change(person, to: input, by: .product, in: tx, at: now)
                }
            }
            try await move(to: "manon@neuf.example")
            try await outbox.delivery.drain()
            let sent = Dictionary(uniqueKeysWithValues: outbox.server.given.map { ($0.subject, $0.to) })
            #expect(
                sent == [
                    "pair": "manon@neuf.example", "partner_returned": "manon@neuf.example",
                    "sign_in": "manon.perrin@example.org",
                ])
            try await outbox.queue("pair_closed", .immediate)
            try await move(to: nil)
            try await outbox.delivery.drain()
            #expect(outbox.server.given.count == 3, "nobody else is to read it")
            #expect(try await outbox.rows().map(\.state).sorted() == ["dropped", "sent", "sent", "sent"])
        }
    }
}
