package import Storage

extension Competencies {
    /// Adds a family at the end.
    @discardableResult
    package static func addFamily(
        _ name: BothLanguages, key: String? = nil, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<CompetencyFamily> {
        guard !name.isEmpty else { throw Refusal("refusal.required", field: "family_name") }
        let id = ID<CompetencyFamily>(at: now)
        let position = try (tx.row(CompetencySQL.lastFamilyPosition)?.integer("position") ?? -1) + 1
        let complete = filled(name)
        do {
            try tx.run(CompetencySQL.addFamily, id, key ?? id.text, complete.fr, complete.en, position)
        } catch StorageError.unique("competency_family__key") {
            throw Refusal("refusal.competency.key_taken", field: "family_key")
        }
        try Audit.write("competency_family.added", "competency_family", id, by: actor, in: tx, at: now)
        return id
    }

    /// The family of this name, in either language; it is made where there is none.
    package static func family(
        _ name: BothLanguages, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<CompetencyFamily> {
        for text in [name.fr, name.en] {
            if let known = try familyNamed(text, in: tx) { return known }
        }
        return try addFamily(name, by: actor, in: tx, at: now)
    }

    /// Adds a competency at the end of its family. People who bear its name or a synonym in the last list have it at once.
    @discardableResult
    package static func add(
        _ input: CompetencyInput, key: String? = nil, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<Competency> {
        let input = try checked(input, in: tx)
        let id = ID<Competency>(at: now)
        let position = try (tx.row(CompetencySQL.lastPosition)?.integer("position") ?? -1) + 1
        do {
            try tx.run(
                CompetencySQL.add, id, key ?? id.text, input.family, input.name.fr, input.name.en, input.definition.fr,
                input.definition.en, position, now)
        } catch StorageError.unique("competency__key") {
            throw Refusal("refusal.competency.key_taken", field: "key")
        }
        try writeParts(of: input, id: id, in: tx)
        try Audit.write("competency.added", "competency", id, by: actor, in: tx, at: now)
        return id
    }

    /// Changes a competency, its levels and its names.
    package static func change(
        _ id: ID<Competency>, to input: CompetencyInput, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        _ = try find(id, in: tx)
        let input = try checked(input, in: tx)
        try tx.run(
            CompetencySQL.change, input.family, input.name.fr, input.name.en, input.definition.fr, input.definition.en,
            id)
        try tx.run(CompetencySQL.dropNames, id)
        try writeParts(of: input, id: id, in: tx)
        try Audit.write("competency.changed", "competency", id, by: actor, in: tx, at: now)
    }

    /// Retires a competency: people keep it, nobody is offered it any more.
    package static func retire(_ id: ID<Competency>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard try !find(id, in: tx).isRetired else { return }
        try tx.run(CompetencySQL.setRetired, now, id)
        try Audit.write("competency.retired", "competency", id, by: actor, in: tx, at: now)
    }

    /// Takes a retirement back.
    package static func restore(_ id: ID<Competency>, by actor: Actor, in tx: Transaction, at now: Instant) throws {
        guard try find(id, in: tx).isRetired else { return }
        try tx.run(CompetencySQL.setRetired, Instant?.none, id)
        try understandKnown(in: tx)
        try Audit.write("competency.restored", "competency", id, by: actor, in: tx, at: now)
    }

    private static func checked(_ input: CompetencyInput, in tx: Transaction) throws -> CompetencyInput {
        var problems: [Refusal.Problem] = []
        func refuse(_ key: String, _ field: String) { problems += Refusal(key, field: field).problems }
        if nameKey(input.name.fr).isEmpty, nameKey(input.name.en).isEmpty { refuse("refusal.required", "name_fr") }
        if try !families(in: tx).contains(where: { $0.id == input.family }) {
            refuse("refusal.competency.family", "family")
        }
        guard problems.isEmpty else { throw Refusal(problems) }
        var input = input
        input.name = filled(input.name)
        return input
    }

    /// A name that is written in one language only stands for both.
    private static func filled(_ name: BothLanguages) -> BothLanguages {
        BothLanguages(fr: name.text(in: "fr"), en: name.text(in: "en"))
    }

    private static func writeParts(of input: CompetencyInput, id: ID<Competency>, in tx: Transaction) throws {
        try write(levels: input.levels, of: id, in: tx)
        try addName(input.name.fr, own: true, of: id, field: "name_fr", in: tx)
        try addName(input.name.en, own: true, of: id, field: "name_en", in: tx)
        for synonym in input.synonyms where !nameKey(synonym).isEmpty {
            try addName(synonym, own: false, of: id, field: "synonyms", in: tx)
        }
    }

    /// A name belongs to one competency only; the same name twice of the same one is one.
    static func addName(_ name: String, own: Bool, of id: ID<Competency>, field: String?, in tx: Transaction) throws {
        let key = nameKey(name)
        if let row = try tx.row(CompetencySQL.owner, key) {
            let owner = try row.id("competency_id", of: Competency.self)
            if owner == id { return }
            let other = try find(owner, in: tx)
            throw Refusal(
                other.isRetired ? "refusal.competency.name_retired" : "refusal.competency.name_taken", field: field,
                values: ["name": .text(name), "other": .text(other.name.fr)])
        }
        try tx.run(CompetencySQL.addName, key, id, name, own)
        if try tx.row(PersonCompetencySQL.unknownName, key) != nil { try understand(key, as: id, in: tx) }
    }
}
