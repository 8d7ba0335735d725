package import Matching
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

/// Somebody who waits, and the smallest change that would give them a mentor.
package struct WaitingMentee: Sendable {
    package let participant: ID<Participant>
    package let name: String
    package let remedy: Remedy?

    /// Index of the mentor whom the remedy names.
    package var partner: Int? {
        switch remedy {
        case .onePlaceMore(let partner, _): partner
        case .lowerFloor(let partner, _): partner
        case .nobodyEligible, nil: nil
        }
    }
}

/// A mentor's places in a run.
package struct MentorLoad: Sendable {
    package let participant: ID<Participant>
    package let name: String
    package let taken: Int
    package let places: Int
    /// Names of those who work with them.
    package let mentees: [String]
}

/// A pair of the previous run that is not in this one.
package struct FormerPair: Sendable {
    package let mentee: ID<Participant>
    package let menteeName: String
    package let formerMentor: String
    /// Hundredths.
    package let formerScore: Int
    /// Whom the mentee has now: names and scores in hundredths.
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

    /// The mentees who have a place that stays empty.
    package static func waiting(
        of run: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws -> [WaitingMentee] {
        let own = try ReviewScope.mentees(of: actor, run.programme, in: tx)
        var whatIf = study.whatIf
        return try study.assignment.unmatched.compactMap { unfilled in
            let participant = study.input.mentees[unfilled.index].participant
            guard own?.contains(participant) ?? true, let name = try ReviewNames.name(participant, in: tx) else {
                return nil
            }
            return WaitingMentee(
                participant: participant, name: name, remedy: whatIf.remedy(forMentee: unfilled.index))
        }
    }

    /// How full the mentors are, the fullest first.
    package static func loads(
        of run: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws -> [MentorLoad] {
        try ReviewScope.checkWhole(actor, run.programme)
        var mentees: [Int: [Int]] = [:]
        for pair in study.assignment.pairs { mentees[pair.mentor, default: []].append(pair.mentee) }
        let loads = try study.input.mentors.enumerated().compactMap { index, member -> MentorLoad? in
            guard let name = try ReviewNames.name(member.participant, in: tx) else { return nil }
            let names = try (mentees[index] ?? []).compactMap {
                try ReviewNames.name(study.input.mentees[$0].participant, in: tx)
            }
            return MentorLoad(
                participant: member.participant, name: name, taken: names.count,
                places: study.problem.capacities[index], mentees: names)
        }
        return loads.sorted { ($0.taken - $0.places, $1.taken, $0.name) > ($1.taken - $1.places, $0.taken, $1.name) }
    }

    /// What changed since the run before: who had whom and has somebody else now.
    package static func changes(
        of run: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws -> [FormerPair] {
        guard let previous = run.previous else { return [] }
        let reader = ReviewScope.reader(actor, run.programme)
        return try tx.rows(PairListSQL.gone, previous, run.id, reader).map { row in
            let mentee = try row.id("mentee_id", of: Participant.self)
            let index = study.input.mentees.firstIndex { $0.participant == mentee }
            let now = try index.map { study.partners(ofMentee: $0) }?.compactMap { pair -> (String, Int)? in
                try ReviewNames.name(study.input.mentors[pair.mentor].participant, in: tx).map { ($0, pair.score) }
            }
            return FormerPair(
                mentee: mentee, menteeName: try row.text("mentee_first") + " " + row.text("mentee_last"),
                formerMentor: try row.text("mentor_first") + " " + row.text("mentor_last"),
                formerScore: try row.integer("score"), now: now ?? [])
        }
    }

    /// The mentors whom a mentee could have: eligible ones with what each costs the whole, then those whom a rule bars.
    package static func choices(
        of run: RunRecord, _ study: RunStudy, mentee: ID<Participant>, by actor: Actor, in tx: Transaction
    ) throws -> [MentorChoice] {
        let own = try ReviewScope.mentees(of: actor, run.programme, in: tx)
        guard own?.contains(mentee) ?? true,
            let index = study.input.mentees.firstIndex(where: { $0.participant == mentee })
        else { throw NotFound() }
        var whatIf = study.whatIf
        let costs = whatIf.costs(ofMentee: index)
        let present = Set(study.partners(ofMentee: index).map(\.mentor))
        return try study.input.mentors.enumerated().compactMap { place, member in
            guard let name = try ReviewNames.name(member.participant, in: tx) else { return nil }
            let pair = Pair(mentee: index, mentor: place)
            return MentorChoice(
                participant: member.participant, name: name, score: study.scoring.score(pair),
                cost: costs.indices.contains(place) ? costs[place] : nil, broken: study.scoring.broken(pair),
                isPresent: present.contains(place),
                isForbidden: study.decision(PairKey(mentee, member.participant)) == .forbid)
        }
        .sorted { $0.order < $1.order }
    }
}

/// A mentor whom a mentee could have.
package struct MentorChoice: Sendable {
    package let participant: ID<Participant>
    package let name: String
    /// Hundredths.
    package let score: Int
    /// What giving the mentee this mentor costs the whole; nil where a rule or a decision bars it, or no place is open.
    package let cost: Cost?
    package let broken: [BrokenRule]
    /// Are they together now?
    package let isPresent: Bool
    package let isForbidden: Bool

    /// No reason lifts the bar.
    package var isImpossible: Bool { broken.contains { !$0.canBeLifted } }

    fileprivate var order: (Int, Int, Int, Int, String) {
        let group = isPresent ? 0 : cost != nil ? 1 : isImpossible ? 3 : 2
        return (group, cost?.places ?? 0, cost?.score ?? 0, -score, name)
    }
}
