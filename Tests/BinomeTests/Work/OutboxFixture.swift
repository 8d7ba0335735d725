import Foundation
import Logging
import Mentoring
import Storage
import Synchronization
import TestEngines

/// A server for mails that answers as a test says, and remembers what it was given.
final class ScriptedServer: Sendable {
    private let state = Mutex<(given: [RenderedMail], answers: [DeliveryOutcome])>(([], []))

    /// The next answers, in order; then it accepts everything.
    func answer(_ outcomes: DeliveryOutcome...) { state.withLock { $0.answers += outcomes } }

    var given: [RenderedMail] { state.withLock { $0.given } }

    func send(_ mail: RenderedMail) -> DeliveryOutcome {
        state.withLock { state in
            state.given.append(mail)
            return state.answers.isEmpty ? .accepted(reply: "250 OK") : state.answers.removeFirst()
        }
    }
}

/// An outbox on a real database, with a person and a scripted server.
struct OutboxFixture: Sendable {
    let database: Database
    let clock = TestClock()
    let server = ScriptedServer()
    let person: ID<Person>
    let delivery: OutboxDelivery

    init(_ database: Database) async throws {
        let (clock, server) = (clock, server)
        self.database = database
        person = try await database.write { tx in
            var input = PersonInput(firstName: "Manon", lastName: "Perrin")
            input.email = "manon.perrin@example.org"
            return try People.add(input, by: .product, in: tx, at: clock.now)
        }
        delivery = Self.delivery(on: database, clock: clock) { server.send($0) }
    }

    /// Another server process on the same database.
    static func delivery(
        on database: Database, clock: TestClock, gate: @escaping OutboxDelivery.Gate = { .open },
        send: @escaping OutboxDelivery.Send
    ) -> OutboxDelivery {
        OutboxDelivery(
            database: database, clock: { clock.now }, gate: gate,
            render: { mail, tx, now in
                RenderedMail(
                    fromName: "Binôme", fromAddress: "binome@example.org", to: mail.address,
                    subject: mail.parts.map(\.template).joined(separator: "+"),
                    text: mail.parts[0].values["word"] ?? "", html: "",
                    messageID: "\(mail.id.text)@example.org", headers: [], date: now)
            },
            send: send, noteRefusal: { try PersonEntry.noteMailRefused($0, by: $1, in: $2, at: $3) },
            logger: testLogger)
    }

    func queue(_ template: String, _ class: MailClass = .immediate, values: [String: String] = [:]) async throws {
        let (person, now) = (person, clock.now)
        _ = try await database.write { tx in
            try Outbox.queue(template, to: person, class: `class`, values: values, in: tx, at: now)
        }
    }

    /// What was handed to the server: templates in the order of the alphabet, those of one mail joined; the oldest mail first.
    var given: [String] {
        server.given.map { $0.subject.split(separator: "+").sorted().joined(separator: "+") }
    }

    struct MailRow: Sendable, Equatable {
        let state: String
        let attempts: Int
        let reply: String?
        let values: Int
    }

    /// The rows of the outbox, the oldest first.
    func rows() async throws -> [MailRow] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT state, attempts, reply,
                       (SELECT count(*) FROM outbox_value WHERE outbox_value.outbox_id = outbox.id) AS number
                FROM outbox ORDER BY id
                """
            ).map {
                MailRow(
                    state: try $0.text("state"), attempts: try $0.integer("attempts"),
                    reply: try $0.optionalText("reply"),
                    values: try $0.integer("number"))
            }
        }
    }

    func mailRefusedAt() async throws -> Instant? {
        let person = person
        return try await database.read { tx in
            try tx.row("SELECT mail_refused_at FROM person WHERE id = \(.text("id"))", person)?.optionalInstant(
                "mail_refused_at")
        }
    }
}

func withOutbox(_ engine: Engine, _ body: (OutboxFixture) async throws -> Void) async throws {
    try await withDatabase(engine) { database in try await body(OutboxFixture(database)) }
}
