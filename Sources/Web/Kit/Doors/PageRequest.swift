import Foundation
import HTTPTypes
package import Hummingbird
package import Logging
package import Mentoring
package import Storage
package import Words

/// A request that was let in, with all that a handler needs.
package struct PageRequest: Sendable {
    package let installation: Installation
    package let reader: Reader
    package let route: Route
    package let head: HTTPRequest
    package let parameters: [String: String]
    package let query: Form
    package let cookies: [String: String]
    /// Where the request comes from, behind the proxies that are believed.
    package let address: String
    package let id: String
    package let logger: Logger
    /// The body's form, read (and its token checked) before the handler is called; empty for GET.
    package let form: Form

    package var phrases: Phrases { reader.phrases }
    package var now: Instant { reader.now }

    /// Who acts. Routes for those signed in always have one.
    package var actor: Actor {
        get throws {
            guard let actor = reader.signedIn?.actor else { throw NotFound() }
            return actor
        }
    }

    /// The signed-in person. Routes for those signed in always have one.
    package var person: ID<Person> {
        get throws {
            guard let person = reader.signedIn?.person else { throw NotFound() }
            return person
        }
    }

    /// An identifier in the path; anything that is none leads to 404.
    package func id<Entity>(_ name: String, of: Entity.Type = Entity.self) throws -> ID<Entity> {
        guard let text = parameters[name], let id = ID<Entity>(text) else { throw NotFound() }
        return id
    }

    /// Reads; sees one moment of the database.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await installation.database.read(body)
    }

    /// Writes, all or nothing; may be run more than once.
    package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await installation.database.write(body)
    }

    /// Does what a form asks. Accepted: `done`. Refused: the same page with what was typed and all the reasons,
    /// in the order of the form (422).
    package func submit<T: Sendable>(
        _ verb: @escaping @Sendable (Transaction) throws -> T,
        done: (T) async throws -> Answer,
        refused: (Refusal) async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await done(try await write(verb))
        } catch let refusal as Refusal {
            var answer = try await refused(refusal.sorted(as: form.order))
            if answer.status == .ok { answer.status = .unprocessableContent }
            return answer
        }
    }
}
