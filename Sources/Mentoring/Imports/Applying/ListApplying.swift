import Foundation
package import Storage

extension Imports {
    /// What else a list means, in the transaction that imports it: for pairs, `Departures.follow`.
    package typealias Consequence = @Sendable (ID<StaffImport>, Actor, Transaction, Instant) throws -> Void

    /// Imports what was staged, in one transaction: after a crash it was all written, or nothing was and it begins again.
    package static func applyNow(_ run: JobRun, spool: String, then consequence: @escaping Consequence) async throws {
        let id = try run.subject(of: StaffImport.self)
        let now = run.clock()
        do {
            let applied = try await run.database.write { try applyStaged(id, then: consequence, in: $0, at: now) }
            guard applied else { return }
        } catch {
            try await fail(id, error, run)
            return
        }
        try await tidy(id, spool: spool, run.database)
    }

    /// Imports a compared list at once, without a file that waits: the command line's way.
    /// - Returns: false where people changed meanwhile, or another list is being imported; then nothing was changed.
    package static func importNow(
        _ compared: ComparedList, fileName: String, isFull: Bool, into database: Database, at now: Instant,
        then consequence: @escaping Consequence
    ) async throws -> Bool {
        let id = ID<StaffImport>(at: now)
        let mapping = compared.reading.mapping
        try await database.write { tx in
            try add(id, fileName: fileName, mapping: mapping, isFull: isFull, by: .product, in: tx, at: now)
            try move(id, from: .uploaded, to: .reading, in: tx, at: now)
            // Should this process die, a server finds in a while that there is no file to read, and says so.
            try Jobs.queue(readList, id, in: tx, at: now, due: now.adding(minutes: 15))
        }
        try await Staging.stage(compared, of: id, in: database)
        let applied = try await database.write { tx -> Bool in
            try tx.run(StaffImportSQL.ready, values: compared.counts.values + [mapping.text, now, now, id])
            guard try others(than: id, in: tx).allSatisfy({ $0.state != .applying }) else { return false }
            try move(id, from: .ready, to: .applying, in: tx, at: now)
            guard try tx.row(StagingSQL.changedSince, id) == nil else { return false }
            return try applyStaged(id, then: consequence, in: tx, at: now)
        }
        try await database.write { tx in
            if !applied { try tx.run(StaffImportSQL.cancel, now, id) }
            try Jobs.cancel(readList, id, in: tx, at: now)
            try Staging.forgetRows(id, in: tx)
        }
        return applied
    }

    /// - Returns: whether it was imported. Where people changed since the comparison, it is compared again instead.
    package static func applyStaged(
        _ id: ID<StaffImport>, then consequence: Consequence, in tx: Transaction, at now: Instant
    ) throws -> Bool {
        let record = try StaffImportRecord.find(id, in: tx)
        guard record.state == .applying else { return false }
        if try tx.row(StagingSQL.changedSince, id) != nil {
            try move(id, from: .applying, to: .reading, in: tx, at: now)
            try tx.run(StaffImportSQL.startReading, now, id)
            try Jobs.queue(readList, id, in: tx, at: now)
            return false
        }
        let actor = record.by.map { Actor(person: $0, grants: []) } ?? .product
        try AddressChanges.follow(id, by: actor, in: tx, at: now)
        try applyPeople(id, in: tx, at: now)
        try applyParts(id, in: tx, at: now)
        try tx.run(ListedPeopleSQL.noteChanges, now, actor.person, id)
        try consequence(id, actor, tx, now)
        try tx.run(StaffImportSQL.finish, now, id)
        try Audit.write("staff_list.imported", "staff_import", id, by: actor, in: tx, at: now)
        return true
    }

    private static func applyPeople(_ id: ID<StaffImport>, in tx: Transaction, at now: Instant) throws {
        try tx.run(ListedPeopleSQL.makeSites, id)
        try tx.run(ListedPeopleSQL.makeDepartments, id)
        try tx.run(ListedPeopleSQL.makeGrades, id)
        try tx.run(ListedPeopleSQL.letKeysGo, id)
        try tx.run(ListedPeopleSQL.addPeople, now, id)
        try tx.run(ListedPeopleSQL.changePeople, now, id)
        try tx.run(ListedPeopleSQL.missPeople, today(now), now, id)
    }

    /// Words, languages and competencies: taken apart here, a thousand people at a time.
    private static func applyParts(_ id: ID<StaffImport>, in tx: Transaction, at now: Instant) throws {
        try tx.run(ListedPeopleSQL.dropWords, id)
        try tx.run(ListedPeopleSQL.dropLanguages, id)
        try tx.run(PersonCompetencySQL.dropListed, id)
        try tx.run(PersonCompetencySQL.dropUnknownListed, id)
        var parts = try PersonParts(tx.rows(StagingSQL.names, id), now)
        try parts.noteUnknown(in: tx)
        try tx.each(StagingSQL.parts, id) { row in
            try parts.add(row)
            if parts.people == 1_000 { try parts.write(in: tx) }
        }
        try parts.write(in: tx)
        // The framework may have learnt some of the names since the list was compared.
        try Competencies.understandKnown(in: tx)
    }

    /// Forgets what was staged, and the file where no refused row is left to be handed back.
    package static func tidy(_ id: ID<StaffImport>, spool: String, _ database: Database) async throws {
        try await database.write { try Staging.forgetRows(id, in: $0) }
        let record = try await database.read { try StaffImportRecord.find(id, in: $0) }
        if record.counts?.refused ?? 0 == 0 { unlink(path(of: id, in: spool)) }
    }
}

/// The parts of people that are rows of their own, gathered to be written together.
private struct PersonParts {
    private let names: [Int: (competency: ID<Competency>?, key: String, name: String)]
    private let now: Instant
    private var words: [[any Bindable]] = []
    private var languages: [[any Bindable]] = []
    private var competencies: [[any Bindable]] = []
    private var unknowns: [[any Bindable]] = []
    private(set) var people = 0

    init(_ rows: [Row], _ now: Instant) throws {
        var names: [Int: (competency: ID<Competency>?, key: String, name: String)] = [:]
        for row in rows {
            names[try row.integer("number")] = (
                try row.optionalID("competency_id"), try row.text("name_key"), try row.text("name")
            )
        }
        self.names = names
        self.now = now
    }

    /// Names that the framework does not know yet, to be proposed.
    func noteUnknown(in tx: Transaction) throws {
        let unknown = names.values.filter { $0.competency == nil }.sorted { $0.key < $1.key }
        try tx.insert(PersonCompetencySQL.noteUnknown, many: unknown.map { [$0.key, $0.name, now] })
    }

    mutating func add(_ row: Row) throws {
        let person: ID<Person> = try row.id("person_id")
        people += 1
        if let text = try row.optionalText("words") {
            let key = try row.text("name_key")
            for word in text.split(separator: " ") { words.append([person, String(word), key]) }
        }
        for code in try row.optionalText("languages")?.split(separator: ",") ?? [] {
            languages.append([person, String(code)])
        }
        for entry in ListedSkills.unpacked(try row.optionalText("competencies") ?? "") {
            guard let name = names[entry.number] else { continue }
            if let competency = name.competency {
                let known = PersonCompetency(competency, held: entry.held, wanted: entry.wanted)
                competencies.append(People.values(of: known, person: person, source: .list))
            } else {
                unknowns.append([name.key, person, entry.held, Int?.none, entry.wanted, Int?.none])
            }
        }
    }

    mutating func write(in tx: Transaction) throws {
        try tx.insert(PersonSQL.addWord, many: words)
        try tx.insert(PersonSQL.addLanguage, many: languages)
        try tx.insert(PersonCompetencySQL.add, many: competencies)
        try tx.insert(PersonCompetencySQL.noteUnknownOf, many: unknowns)
        (words, languages, competencies, unknowns, people) = ([], [], [], [], 0)
    }
}
