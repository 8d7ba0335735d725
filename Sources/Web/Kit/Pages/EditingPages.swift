import Mentoring
import Storage

/// A thing that is added and changed by one form: four doors, and one page that keeps what was typed.
package struct EditingPages<Thing>: Sendable {
    /// The name of the thing in paths.
    let parameter: String
    let path: @Sendable (ID<Thing>) -> Path
    /// The form as it is filled with what is known.
    let shown: @Sendable (ID<Thing>, Transaction) throws -> Form
    let added: @Sendable (Form, Actor, Transaction, Instant) throws -> ID<Thing>
    let changed: @Sendable (ID<Thing>, Form, Actor, Transaction, Instant) throws -> Void
    /// The page of the form; nil for a new thing.
    let page: @Sendable (ID<Thing>?, Form, Problems, PageRequest) async throws -> Page

    func new(_ request: PageRequest) async throws -> Answer {
        request.page(try await page(nil, Form(), .none, request))
    }

    func add(_ request: PageRequest) async throws -> Answer {
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { try added(form, actor, $0, now) }, done: { .redirect(to: path($0)) },
            refused: { try await again(nil, request, $0) })
    }

    func edit(_ request: PageRequest) async throws -> Answer {
        let id: ID<Thing> = try request.id(parameter)
        let form = try await request.read { try shown(id, $0) }
        return request.page(try await page(id, form, .none, request))
    }

    func change(_ request: PageRequest) async throws -> Answer {
        let id: ID<Thing> = try request.id(parameter)
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { try changed(id, form, actor, $0, now) }, done: { .redirect(to: path(id)) },
            refused: { try await again(id, request, $0) })
    }

    private func again(_ id: ID<Thing>?, _ request: PageRequest, _ refusal: Refusal) async throws -> Answer {
        request.page(try await page(id, request.form, Problems(refusal, in: request.phrases), request))
    }
}
