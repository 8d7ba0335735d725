import Matching
package import Storage

/// A decision that stands in a run, with who took it.
package struct StandingDecision: Sendable {
    package let key: PairKey
    package let mentee: String
    package let mentor: String
    package let kind: PairingInput.Decision.Kind
    package let reason: String?
    package let by: String?
    package let at: Instant
}

/// A mentor's places in a run.
package struct MentorLoad: Sendable {
    package let participant: ID<Participant>
    package let name: String
    package let taken: Int
    package let places: Int
    /// Names of those who work with them.
    package let mentees: [String]
    /// Places that nobody takes.
    package var free: Int { max(0, places - taken) }
}

/// A mentee who has not the same mentors as in the previous run.
package struct ChangedMentee: Sendable {
    package let mentee: ID<Participant>
    package let name: String
    /// Whom they had and whom they have: names and scores in hundredths; empty for nobody.
    package fileprivate(set) var before: [(name: String, score: Int)]
    package let now: [(name: String, score: Int)]
}

/// What the pages beside the list of pairs show.
package enum ReviewFacts {
    /// Locks, exclusions by hand and pairs from before, the latest first.
    package static func decisions(of run: RunRecord, by actor: Actor, in tx: Transaction) throws -> [StandingDecision] {
        try tx.rows(PairListSQL.decisions, run.id, ReviewScope.reader(actor, run.programme)).compactMap { row in
            guard let kind = PairingInput.Decision.Kind(rawValue: try row.text("kind")) else { return nil }
            let by = try row.optionalText("decider_first")
            let last = try row.optionalText("decider_last")
            return StandingDecision(
                key: PairKey(try row.id("mentee_id"), try row.id("mentor_id")),
                mentee: try row.text("mentee_first") + " " + row.text("mentee_last"),
                mentor: try row.text("mentor_first") + " " + row.text("mentor_last"), kind: kind,
                reason: try row.optionalText("reason"), by: by.map { $0 + " " + (last ?? "") },
                at: try row.instant("decided_at"))
        }
    }

    /// How full the mentors are: who has the most free places first, then by name.
    package static func loads(
        of run: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws -> [MentorLoad] {
        try ReviewScope.checkWhole(actor, run.programme)
        var mentees: [Int: [Int]] = [:]
        for pair in study.assignment.pairs { mentees[pair.mentor, default: []].append(pair.mentee) }
        let people = try study.people(run, in: tx)
        let loads = study.input.mentors.enumerated().compactMap { index, member -> MentorLoad? in
            guard let name = people[member.participant] else { return nil }
            let names = (mentees[index] ?? []).compactMap { people[study.input.mentees[$0].participant] }
            return MentorLoad(
                participant: member.participant, name: name, taken: names.count,
                places: study.problem.capacities[index], mentees: names)
        }
        return loads.sorted { one, other in
            let left = (-one.free, folded(one.name), one.participant.text)
            return left < (-other.free, folded(other.name), other.participant.text)
        }
    }

    /// What changed since the run before: whose mentors are not the same, those who had or have nobody among them.
    package static func changes(
        of run: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws -> [ChangedMentee] {
        guard let previous = run.previous else { return [] }
        let people = try study.people(run, in: tx)
        let indices = Dictionary(study.input.mentees.enumerated().map { ($1.participant, $0) }) { first, _ in first }
        var changes: [ChangedMentee] = []
        for row in try tx.rows(PairListSQL.changed, previous, run.id, ReviewScope.reader(actor, run.programme)) {
            let mentee = try row.id("mentee_id", of: Participant.self)
            if changes.last?.mentee != mentee {
                let now = indices[mentee].map { study.partners(ofMentee: $0) }?.compactMap { pair in
                    people[study.input.mentors[pair.mentor].participant].map { ($0, pair.score) }
                }
                let name = try row.text("mentee_first") + " " + row.text("mentee_last")
                changes.append(ChangedMentee(mentee: mentee, name: name, before: [], now: now ?? []))
            }
            if let first = try row.optionalText("mentor_first") {
                let former = try (first + " " + row.text("mentor_last"), row.integer("score"))
                changes[changes.count - 1].before.append(former)
            }
        }
        return changes
    }
}
