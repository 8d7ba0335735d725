package import Storage

/// What is decided of a name that the framework does not know.
package struct UnknownDecision: Sendable {
    package enum Meaning: Sendable, Hashable {
        case otherName(of: ID<Competency>)
        /// A competency of its own, in a family that there is.
        case new(in: ID<CompetencyFamily>)
        /// A competency of its own, in the family named beside.
        case newInNewFamily
        case setAside
    }

    package let key: String
    package let meaning: Meaning
    /// The form's field, for what is refused of it.
    package let field: String

    package init(key: String, meaning: Meaning, field: String) {
        self.key = key
        self.meaning = meaning
        self.field = field
    }
}

extension Competencies {
    /// Decides of several unknown names at once, all or none. A name that somebody decided of meanwhile is passed over.
    /// - Parameter newFamily: the name of the family for those that go into a new one; one of that name is used if there is.
    /// - Returns: how many were decided.
    package static func decide(
        _ decisions: [UnknownDecision], newFamily: String, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Int {
        var problems: [Refusal.Problem] = []
        let family =
            try decisions.contains { $0.meaning == .newInNewFamily }
            ? familyToUse(newFamily, &problems, by: actor, in: tx, at: now) : nil
        var decided = 0
        for decision in decisions {
            do {
                try decide(decision, newFamily: family, by: actor, in: tx, at: now)
                decided += 1
            } catch let refusal as Refusal {
                problems += refusal.problems.map {
                    Refusal.Problem(key: $0.key, field: decision.field, values: $0.values)
                }
            } catch is NotFound { continue }
        }
        guard problems.isEmpty else { throw Refusal(problems) }
        return decided
    }

    private static func familyToUse(
        _ name: String, _ problems: inout [Refusal.Problem], by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> ID<CompetencyFamily>? {
        guard !nameKey(name).isEmpty else {
            problems += Refusal("refusal.competency.family_name", field: "new_family").problems
            return nil
        }
        return try family(BothLanguages(fr: name, en: name), by: actor, in: tx, at: now)
    }

    private static func decide(
        _ decision: UnknownDecision, newFamily: ID<CompetencyFamily>?, by actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        switch decision.meaning {
        case .otherName(let competency):
            try adopt(unknown: decision.key, asSynonymOf: competency, by: actor, in: tx, at: now)
        case .new(let family): try adopt(unknown: decision.key, inFamily: family, by: actor, in: tx, at: now)
        case .newInNewFamily:
            guard let newFamily else { return }
            try adopt(unknown: decision.key, inFamily: newFamily, by: actor, in: tx, at: now)
        case .setAside: try ignore(unknown: decision.key, by: actor, in: tx, at: now)
        }
    }
}
