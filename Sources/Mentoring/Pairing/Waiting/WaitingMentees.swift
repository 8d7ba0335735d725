package import Matching
package import Storage

/// Somebody who waits, why, and the smallest changes that would give them a mentor.
package struct WaitingMentee: Sendable {
    package let participant: ID<Participant>
    package let name: String
    package let site: ID<Site>?
    /// Places of theirs that stay empty.
    package let places: Int
    /// Mentors whom the rules and decisions allow them, by index: one place more with any of these would do.
    package let fitting: [Int]
    package var eligible: Int { fitting.count }
    /// Mentors whom each kind of rule keeps from them, the most frequent first.
    package let bars: [(bar: Bar, mentors: Int)]
    /// One or two, the smallest first; empty where nothing small would do.
    package let remedies: [Remedy]

    /// Why they wait, in a word: `taken` where mentors fit and have no place left, `nobody` where there is no other mentor,
    /// else what bars the most of them.
    package var cause: String {
        if eligible > 0 { return "taken" }
        return bars.first?.bar.rawValue ?? "nobody"
    }

    /// What keeps a mentor from a mentee.
    package enum Bar: String, Sendable, Hashable, CaseIterable {
        case line, language, department, site, grade, must, floor, excluded, decision

        init?(_ rule: BrokenRule) {
            switch rule {
            case .samePerson, .hasLeft: return nil
            case .managerAbove, .managerBelow: self = .line
            case .excluded: self = .excluded
            case .noCommonLanguage: self = .language
            case .sameDepartment: self = .department
            case .sameSite: self = .site
            case .grade: self = .grade
            case .must: self = .must
            case .belowFloor: self = .floor
            }
        }
    }

    /// Index of the mentor whom a remedy names.
    package static func partner(_ remedy: Remedy) -> Int? {
        switch remedy {
        case .onePlaceMore(let partner, _), .lowerFloor(let partner, _), .withoutRule(_, let partner, _): partner
        case .nobodyEligible: nil
        }
    }
}

extension ReviewFacts {
    /// The mentees who have a place that stays empty.
    package static func waiting(
        of run: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws -> (waiting: [WaitingMentee], people: [ID<Participant>: String]) {
        let own = try ReviewScope.mentees(of: actor, run.programme, in: tx)
        let people = try ReviewNames.people(of: run.programme, in: tx)
        let taken = study.assignment.pairs.reduce(into: [:]) { $0[$1.mentor, default: 0] += 1 }
        let free = { (mentor: Int) in study.problem.capacities[mentor] > taken[mentor, default: 0] }
        var whatIf = study.whatIf
        let waiting = study.assignment.unmatched.compactMap { unfilled -> WaitingMentee? in
            let participant = study.input.mentees[unfilled.index].participant
            guard own?.contains(participant) ?? true, let name = people[participant] else { return nil }
            let why = study.answers.wait(ofMentee: unfilled.index) {
                let (fitting, bars) = bars(unfilled.index, participant, study)
                let first = whatIf.remedy(forMentee: unfilled.index).flatMap { $0 == .nobodyEligible ? nil : $0 }
                let second = study.scoring.remedy(liftingOneRuleFor: unfilled.index, free: free)
                return StudyAnswers.Wait(fitting: fitting, bars: bars, remedies: [first, second].compactMap(\.self))
            }
            return WaitingMentee(
                participant: participant, name: name, site: study.input.mentees[unfilled.index].site,
                places: unfilled.places, fitting: why.fitting, bars: why.bars, remedies: why.remedies)
        }
        return (waiting, people)
    }

    /// How many of those whom the reader sees have a place that stays empty.
    package static func waitingCount(
        of run: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws -> Int {
        let own = try ReviewScope.mentees(of: actor, run.programme, in: tx)
        return study.assignment.unmatched.count { own?.contains(study.input.mentees[$0.index].participant) ?? true }
    }

    private static func bars(
        _ mentee: Int, _ participant: ID<Participant>, _ study: RunStudy
    ) -> (fitting: [Int], bars: [(bar: WaitingMentee.Bar, mentors: Int)]) {
        let forbidden = Set(study.decisions.filter { $0.kind == .forbid && $0.mentee == participant }.map(\.mentor))
        var fitting: [Int] = []
        var counts: [WaitingMentee.Bar: Int] = [:]
        for (mentor, member) in study.input.mentors.enumerated() {
            let broken = study.scoring.broken(Pair(mentee: mentee, mentor: mentor))
            // The same person, or one who has left, is no mentor to be had or missed.
            if broken.contains(where: { WaitingMentee.Bar($0) == nil }) { continue }
            var bars = Set(broken.compactMap(WaitingMentee.Bar.init))
            if forbidden.contains(member.participant) { bars.insert(.decision) }
            if bars.isEmpty { fitting.append(mentor) }
            for bar in bars { counts[bar, default: 0] += 1 }
        }
        let order = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        return (fitting, order.map { ($0.key, $0.value) })
    }
}
