import Foundation
package import Storage

/// The people of the organisation: added, changed, found.
package enum People {
    /// Adds a person.
    ///
    /// - Throws: `Refusal` beside the field for a name that is missing, an address or a number that is somebody else's.
    @discardableResult
    package static func add(
        _ input: PersonInput, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<Person> {
        let input = try PersonRules.checked(input, over: nil, in: tx)
        let id = ID<Person>(at: now)
        try PersonRules.mappingTaken {
            try tx.run(
                PersonSQL.add, values: values(of: input, id: id, presence: presence(of: input, at: now), at: now))
        }
        try tx.insert(PersonSQL.addWord, many: words(of: input, id: id))
        try tx.insert(PersonSQL.addLanguage, many: languages(of: input, id: id))
        try Audit.write("person.added", "person", id, by: actor, in: tx, at: now)
        return id
    }

    /// Changes what is known of a person, and keeps what it was before.
    ///
    /// - Returns: what changed; empty where nothing did.
    /// - Throws: `NotFound`, or `Refusal` as `add`, and where the manager would be below the person.
    @discardableResult
    package static func change(
        _ id: ID<Person>, to input: PersonInput, from source: ChangeSource = .hand, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws -> Set<PersonField> {
        let before = try PersonRecord.find(id, in: tx)
        let input = try PersonRules.checked(input, over: before, in: tx)
        let changes = try PersonChanges.between(before, input, in: tx)
        guard !changes.isEmpty else { return [] }
        let presence = input.leftOn == before.input.leftOn ? before.presence : presence(of: input, at: now)
        try PersonRules.mappingTaken {
            try tx.run(PersonSQL.change, values: values(of: input, id: id, presence: presence, at: now))
        }
        let fields = Set(changes.map(\.field))
        try rewriteParts(of: input, id: id, fields, in: tx)
        for change in changes { try note(change, of: id, from: source, by: actor, in: tx, at: now) }
        try Audit.write("person.changed", "person", id, by: actor, in: tx, at: now)
        return fields
    }

    private static func rewriteParts(
        of input: PersonInput, id: ID<Person>, _ fields: Set<PersonField>, in tx: Transaction
    ) throws {
        if !fields.isDisjoint(with: [.firstName, .lastName, .email, .staffNumber]) {
            try tx.run(PersonSQL.dropWords, id)
            try tx.insert(PersonSQL.addWord, many: words(of: input, id: id))
        }
        if fields.contains(.languages) {
            try tx.run(PersonSQL.dropLanguages, id)
            try tx.insert(PersonSQL.addLanguage, many: languages(of: input, id: id))
        }
        if fields.contains(.email) { try tx.run(PersonSQL.mailWorksAgain, id) }
    }

    /// Writes one line of a person's history.
    static func note(
        _ change: PersonChange, of id: ID<Person>, from source: ChangeSource, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        try tx.run(
            PersonSQL.addChange, ID<PersonChange>(at: now), id, now, actor.person, source.importID,
            change.field.rawValue, change.field.isPrivate ? nil : change.from, change.field.isPrivate ? nil : change.to)
    }

    /// Is anybody known at all?
    package static func any(in tx: Transaction) throws -> Bool { try tx.row(PersonSQL.any) != nil }

    /// The person of this address; nil where there is none.
    package static func find(email: String, in tx: Transaction) throws -> ID<Person>? {
        try tx.row(PersonSQL.byEmail, emailKey(email))?.id("id")
    }

    /// « Inès Belkacem (ines@exemple.fr) »: somebody to write to, in a mail; the name alone where there is no address.
    static func contact(_ name: String, _ email: String?) -> String { email.map { "\(name) (\($0))" } ?? name }

    package static func exists(_ id: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.row(PersonSQL.find, id) != nil
    }

    /// The person of this staff number; nil where there is none.
    package static func find(staffNumber: String, in tx: Transaction) throws -> ID<Person>? {
        try tx.row(PersonSQL.byNumber, staffNumber)?.id("id")
    }

    /// The only person present of this name; nil where there is none, or several.
    package static func find(firstName: String, lastName: String, in tx: Transaction) throws -> ID<Person>? {
        let found = try tx.rows(PersonSQL.byName, PersonWords.nameKey(lastName: lastName, firstName: firstName))
        return found.count == 1 ? try found[0].id("id") : nil
    }

    /// What two spellings of one address have in common.
    package static func emailKey(_ email: String) -> String { email.lowercased() }

    /// Is somebody who leaves on this day still there?
    package static func presence(of input: PersonInput, at now: Instant) -> Presence {
        guard let day = input.leftOn else { return .present }
        return day <= Day(now, in: .gmt) ? .left : .present
    }

    // MARK: Values for the statements of PersonSQL, one person or many

    /// For `PersonSQL.add` and `PersonSQL.change`.
    package static func values(
        of input: PersonInput, id: ID<Person>, presence: Presence, at now: Instant
    ) -> [any Bindable] {
        [
            id, input.staffNumber, input.firstName, input.lastName,
            PersonWords.nameKey(lastName: input.lastName, firstName: input.firstName), input.email,
            input.email.map(emailKey), input.jobTitle, input.site, input.department, input.grade, input.manager,
            input.hiredOn, input.leftOn, input.ftePercent, input.language, input.timeZone, input.wish?.rawValue,
            input.availability, input.hopes, input.capacity, presence.rawValue, now,
        ]
    }

    /// For `PersonSQL.addWord`.
    package static func words(of input: PersonInput, id: ID<Person>) -> [[any Bindable]] {
        let key = PersonWords.nameKey(lastName: input.lastName, firstName: input.firstName)
        return PersonWords.words(of: input).sorted().map { [id, $0, key] }
    }

    /// For `PersonSQL.addLanguage`.
    package static func languages(of input: PersonInput, id: ID<Person>) -> [[any Bindable]] {
        input.languages.sorted().map { [id, $0] }
    }
}
