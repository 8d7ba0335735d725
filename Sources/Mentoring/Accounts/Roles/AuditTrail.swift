package import Storage

/// The audit trail as administrators read it: ids resolved to names where they still can be, and where they may.
package enum AuditTrail {
    /// Which lines are looked for.
    package struct Filter: Sendable, Hashable {
        /// Of whoever did it, or to whom it was done; of a participant or a pair only where the reader may see them.
        package var name = ""
        /// The beginning of actions: `person.`, `staff_list.`.
        package var action: String?
        package var from: Instant?
        /// This moment excluded.
        package var until: Instant?

        package init() {}
    }

    /// What it was done to.
    package enum Subject: Sendable, Hashable {
        case named(String)
        case competency(BothLanguages)
        /// A participant whom this reader may not see: who takes part is for those who run the programme.
        case participant
        case pair(mentee: String, mentor: String)
        case staffList(file: String, new: Int?, changed: Int?, missing: Int?)
        case pairing(asked: Instant, matched: Int?)
        /// Of a kind that has no name, or that is no more.
        case kind(String)
        case none
    }

    package struct Line: Sendable {
        package let id: ID<AuditLine>
        package let at: Instant
        /// Nil where the product itself did it.
        package let actorID: ID<Person>?
        package let actor: String?
        /// Below `audit.` in the catalogue.
        package let action: String
        package let subject: Subject
        package let subjectID: String?
        package let programme: String?
    }

    /// Lines older than one, the newest first; nil: from the newest on.
    package static func lines(
        _ filter: Filter = Filter(), before: ID<AuditLine>? = nil, limit: Int, for actor: Actor, in tx: Transaction
    ) throws -> [Line] {
        try tx.rows(AuditTrailSQL.before, values: values(filter, actor) + [before?.text ?? last, limit]).map {
            try line($0, for: actor)
        }
    }

    /// Lines newer than one, the newest first: the page before.
    package static func lines(
        _ filter: Filter = Filter(), after: ID<AuditLine>, limit: Int, for actor: Actor, in tx: Transaction
    ) throws -> [Line] {
        try tx.rows(AuditTrailSQL.after, values: values(filter, actor) + [after.text, limit]).map {
            try line($0, for: actor)
        }.reversed()
    }

    /// All lines that fit, the newest first, one after the other.
    package static func each(
        _ filter: Filter = Filter(), for actor: Actor, in tx: Transaction, do body: (Line) throws -> Void
    ) throws {
        var before: ID<AuditLine>?
        while true {
            let page = try lines(filter, before: before, limit: 1_000, for: actor, in: tx)
            for line in page { try body(line) }
            guard page.count == 1_000, let last = page.last else { return }
            before = last.id
        }
    }

    /// After every identifier, which begin with a hexadecimal digit.
    private static let last = "g"

    /// In the order of the statement's parameters.
    private static func values(_ filter: Filter, _ actor: Actor) -> [any Bindable] {
        let words = PersonWords.bounds(of: filter.name)
        let kind: [any Bindable] = [filter.action, filter.action.map { $0 + "\u{10FFFF}" }]
        return words.prefix(2) + [actor.person] + words.dropFirst(2) + kind + [filter.from, filter.until]
    }

    private static func line(_ row: Row, for actor: Actor) throws -> Line {
        Line(
            id: try row.id("id"), at: try row.instant("at"), actorID: try row.optionalID("actor_id"),
            actor: try name("actor", row), action: try row.text("action"), subject: try subject(row, for: actor),
            subjectID: try row.optionalText("subject_id"), programme: try row.optionalText("programme"))
    }

    private static func name(_ prefix: String, _ row: Row) throws -> String? {
        guard let last = try row.optionalText(prefix + "_last") else { return nil }
        return "\(try row.optionalText(prefix + "_first") ?? "") \(last)"
    }

    private static func subject(_ row: Row, for actor: Actor) throws -> Subject {
        if let name = try name("subject", row) { return .named(name) }
        if let place = try row.optionalText("place") { return .named(place) }
        if let name = try row.optionalBoth("name") ?? row.optionalBoth("family") { return .competency(name) }
        if let file = try row.optionalText("file_name") {
            return .staffList(
                file: file, new: try row.optionalInteger("new_count"),
                changed: try row.optionalInteger("changed_count"),
                missing: try row.optionalInteger("missing_count"))
        }
        if let asked = try row.optionalInstant("asked_at") {
            return .pairing(asked: asked, matched: try row.optionalInteger("matched"))
        }
        let programme: ID<Programme>? = try row.optionalID("programme_id")
        let mayName = programme.map { actor.manages($0) } ?? false
        if let member = try name("member", row) { return mayName ? .named(member) : .participant }
        if mayName, let mentee = try row.optionalText("mentee"), let mentor = try row.optionalText("mentor") {
            return .pair(mentee: mentee, mentor: mentor)
        }
        let kind = try row.text("subject_kind")
        return ["programme", "organisation"].contains(kind) ? .none : .kind(kind)
    }
}
