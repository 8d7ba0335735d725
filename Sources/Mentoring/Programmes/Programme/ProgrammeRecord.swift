package import Storage

/// A programme as stored.
package struct ProgrammeRecord: Sendable {
    package let id: ID<Programme>
    /// What a form may change.
    package let input: ProgrammeInput
    package let stage: ProgrammeStage
    /// The key of the template that it began with.
    package let template: String?
    package let copiedFrom: ID<Programme>?
    /// When somebody kept the rules; nil while they are as the template gave them.
    package let rulesSetAt: Instant?
    /// Grows with each change of settings or rules, so that two managers do not overwrite each other.
    package let version: Int
    package let createdAt: Instant

    package var name: String { input.name }

    /// The programme, for whoever runs it as a whole or in part.
    /// - Throws: `NotFound` where there is none, or this actor has no part in running it.
    package static func find(_ id: ID<Programme>, for actor: Actor, in tx: Transaction) throws -> ProgrammeRecord {
        _ = try ProgrammeReach(of: actor, in: id)
        guard let row = try tx.row(ProgrammeSQL.find, id) else { throw NotFound() }
        let languages = try tx.rows(ProgrammeSQL.languages, id).map { try $0.text("code") }
        return try ProgrammeRecord(row, languages: Set(languages))
    }

    init(_ row: Row, languages: Set<String>) throws {
        guard let kind = ProgrammeKind(rawValue: try row.text("kind")),
            let formality = ProgrammeFormality(rawValue: try row.text("formality")),
            let stage = ProgrammeStage(rawValue: try row.text("stage"))
        else { throw StorageError.decoding("kind") }
        id = try row.id("id")
        input = ProgrammeInput(
            name: try row.text("name"), purpose: try row.text("purpose"), kind: kind, formality: formality,
            startsOn: try row.day("starts_on"), endsOn: try row.day("ends_on"),
            publishesOn: try row.optionalDay("publishes_on"), mentorCapacity: try row.integer("mentor_capacity"),
            menteeCapacity: try row.integer("mentee_capacity"), meetingDays: try row.integer("meeting_days"),
            languages: languages)
        self.stage = stage
        template = try row.optionalText("template")
        copiedFrom = try row.optionalID("copied_from")
        rulesSetAt = try row.optionalInstant("rules_set_at")
        version = try row.integer("version")
        createdAt = try row.instant("created_at")
    }
}

/// How much of a programme somebody runs.
package enum ProgrammeReach: Sendable, Hashable {
    /// All of it: a manager, or the product itself.
    case whole
    /// The participants of the sites or departments granted to this local manager.
    case local(ID<Person>)

    /// - Throws: `NotFound` for anybody who does not run the programme.
    package init(of actor: Actor, in programme: ID<Programme>) throws {
        if actor.person == nil || actor.manages(programme) {
            self = .whole
        } else if let person = actor.person, !actor.localGrants(in: programme).isEmpty {
            self = .local(person)
        } else {
            throw NotFound()
        }
    }

    /// - Throws: `NotFound` for anybody who does not run the whole programme.
    package static func requireWhole(_ actor: Actor, in programme: ID<Programme>) throws {
        guard try ProgrammeReach(of: actor, in: programme) == .whole else { throw NotFound() }
    }

    /// For statements: the local manager whose grants limit what is found, nil for no limit.
    var local: ID<Person>? {
        if case .local(let person) = self { person } else { nil }
    }

    package var isWhole: Bool { self == .whole }
}
