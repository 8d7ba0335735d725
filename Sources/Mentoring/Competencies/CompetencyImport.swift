package import Storage

/// What taking a framework's file in did, or would do.
package struct CompetencyOutcome: Sendable {
    /// A line that cannot be taken in, and why.
    package struct Problem: Sendable {
        package let line: Int
        package let name: String
        package let reasons: [Refusal.Problem]
    }

    package var added: [String] = []
    package var changed: [String] = []
    package var unchanged = 0
    package var newFamilies: [String] = []
    package var problems: [Problem] = []
}

extension Competencies {
    /// Thrown to take everything back: the file was only tried, or some of its lines cannot be taken in.
    package struct Undone: Error {
        package let outcome: CompetencyOutcome
    }

    /// Takes the lines of a file in, all or none. A competency is recognised by its key, else by its name; cells that
    /// are empty keep what there is.
    ///
    /// - Parameter tryOnly: says what would be done and does nothing.
    /// - Throws: `Undone` when only tried, or when a line cannot be taken in.
    package static func take(
        _ drafts: [CompetencyDraft], tryOnly: Bool, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> CompetencyOutcome {
        var outcome = CompetencyOutcome()
        var seen: [ID<Competency>: Int] = [:]
        for draft in drafts {
            let name = draft[.nameFr].isEmpty ? draft[.nameEn] : draft[.nameFr]
            do {
                var trial = outcome
                try tx.savepoint {
                    let id = try take(draft, named: name, &trial, by: actor, in: tx, at: now)
                    if let line = seen[id] {
                        throw Refusal("refusal.competency.line_twice", values: ["line": .number(line)])
                    }
                    seen[id] = draft.line
                }
                outcome = trial
            } catch let refusal as Refusal {
                outcome.problems.append(.init(line: draft.line, name: name, reasons: refusal.problems))
            }
        }
        if tryOnly || !outcome.problems.isEmpty { throw Undone(outcome: outcome) }
        return outcome
    }

    private static func take(
        _ draft: CompetencyDraft, named name: String, _ outcome: inout CompetencyOutcome, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws -> ID<Competency> {
        let existing = try self.existing(draft, in: tx)
        let family: ID<CompetencyFamily>
        if let known = try familyNamed(draft[.family], in: tx) {
            family = known
        } else {
            family = try addFamily(BothLanguages(fr: draft[.family], en: draft[.family]), by: actor, in: tx, at: now)
            outcome.newFamilies.append(draft[.family])
        }
        guard let existing else {
            let key = draft[.key].isEmpty ? nil : draft[.key]
            let id = try add(input(draft, family: family, over: nil), key: key, by: actor, in: tx, at: now)
            outcome.added.append(name)
            return id
        }
        let before = try CompetencyInput(existing, in: tx)
        let after = input(draft, family: family, over: before)
        if after == before {
            outcome.unchanged += 1
        } else {
            try change(existing.id, to: after, by: actor, in: tx, at: now)
            outcome.changed.append(name.isEmpty ? existing.name.fr : name)
        }
        return existing.id
    }

    private static func existing(_ draft: CompetencyDraft, in tx: Transaction) throws -> CompetencyRecord? {
        let all = try all(retired: true, in: tx)
        if !draft[.key].isEmpty, let found = all.first(where: { $0.key == draft[.key] }) { return found }
        for name in [draft[.nameFr], draft[.nameEn]] where !name.isEmpty {
            if let row = try tx.row(CompetencySQL.owner, nameKey(name)), try row.boolean("own") {
                let id = try row.id("competency_id", of: Competency.self)
                return all.first { $0.id == id }
            }
        }
        return nil
    }

    static func familyNamed(_ name: String, in tx: Transaction) throws -> ID<CompetencyFamily>? {
        let key = nameKey(name)
        if key.isEmpty { return nil }
        return try families(in: tx).first { family in
            family.key == name || nameKey(family.name.fr) == key || nameKey(family.name.en) == key
        }?.id
    }

    private static func input(
        _ draft: CompetencyDraft, family: ID<CompetencyFamily>, over before: CompetencyInput?
    ) -> CompetencyInput {
        func merged(_ fr: CompetencyColumn?, _ en: CompetencyColumn?, _ old: BothLanguages?) -> BothLanguages {
            let (newFr, newEn) = (fr.map { draft[$0] } ?? "", en.map { draft[$0] } ?? "")
            return BothLanguages(fr: newFr.isEmpty ? old?.fr ?? "" : newFr, en: newEn.isEmpty ? old?.en ?? "" : newEn)
        }
        let levels = (0...5).map { level in
            merged(
                .behaviour(level, french: true), .behaviour(level, french: false),
                before.flatMap { $0.levels.indices.contains(level) ? $0.levels[level] : nil })
        }
        let synonyms = split(synonyms: draft[.synonyms])
        return CompetencyInput(
            family: family, name: merged(.nameFr, .nameEn, before?.name),
            definition: merged(.definitionFr, .definitionEn, before?.definition), levels: levels,
            synonyms: synonyms.isEmpty ? before?.synonyms ?? [] : synonyms)
    }

    /// Synonyms as typed: one per line, or between commas or semicolons. Each once, in order of names.
    package static func split(synonyms text: String) -> [String] {
        var seen: Set<String> = []
        return text.split { $0.isNewline || $0 == "," || $0 == ";" }
            .map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !nameKey($0).isEmpty && seen.insert(nameKey($0)).inserted }
            .sorted { nameKey($0) < nameKey($1) }
    }
}

extension CompetencyInput {
    /// What is stored, as a form shows it.
    package init(_ record: CompetencyRecord, in tx: Transaction) throws {
        self.init(
            family: record.family, name: record.name, definition: record.definition,
            levels: try Competencies.levels(of: record.id, in: tx),
            synonyms: try Competencies.synonyms(of: record.id, in: tx))
    }
}
