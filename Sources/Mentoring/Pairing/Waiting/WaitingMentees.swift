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
    /// Mentors whom each kind of rule keeps from them, the most frequent first; empty where some fit.
    package let bars: [(bar: Bar, mentors: Int)]
    fileprivate let index: Int

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
        let people = try study.people(run, in: tx)
        let waits = study.waits()
        let waiting = study.assignment.unmatched.compactMap { unfilled -> WaitingMentee? in
            let participant = study.input.mentees[unfilled.index].participant
            guard own?.contains(participant) ?? true, let name = people[participant],
                let why = waits[unfilled.index]
            else { return nil }
            return WaitingMentee(
                participant: participant, name: name, site: study.input.mentees[unfilled.index].site,
                places: unfilled.places, fitting: why.fitting, bars: why.bars, index: unfilled.index)
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
}

extension RunStudy {
    /// One or two changes that would give somebody who waits a mentor, the smallest first; empty where nothing small would
    /// do. Worked out for those who are shown: each is a search of its own.
    package func remedies(_ one: WaitingMentee) -> [Remedy] {
        answers.remedies(ofMentee: one.index) {
            let taken = assignment.pairs.reduce(into: [:]) { $0[$1.mentor, default: 0] += 1 }
            var whatIf = self.whatIf
            let first = whatIf.remedy(forMentee: one.index).flatMap { $0 == .nobodyEligible ? nil : $0 }
            let second = scoring.remedy(liftingOneRuleFor: one.index) {
                problem.capacities[$0] > taken[$0, default: 0]
            }
            return [first, second].compactMap(\.self)
        }
    }

    /// Why everybody waits who does, by index.
    func waits() -> [Int: StudyAnswers.Wait] {
        answers.waits {
            let forbidden = Dictionary(grouping: decisions.filter { $0.kind == .forbid }, by: \.mentee)
                .mapValues { Set($0.map(\.mentor)) }
            var waits: [Int: StudyAnswers.Wait] = [:]
            for unfilled in assignment.unmatched {
                let none = forbidden[input.mentees[unfilled.index].participant] ?? []
                let fitting = fitting(unfilled.index, without: none)
                // What bars whom is of no interest where somebody fits.
                waits[unfilled.index] = StudyAnswers.Wait(
                    fitting: fitting, bars: fitting.isEmpty ? bars(unfilled.index, forbidden: none) : [])
            }
            return waits
        }
    }

    /// The mentors whom the rules, the least score and the decisions allow a mentee.
    private func fitting(_ mentee: Int, without forbidden: Set<ID<Participant>>) -> [Int] {
        var fitting: [Int] = []
        ground.forEachEligible(ofMentee: mentee) { mentor, worth in
            guard worth >= scoring.floor else { return }
            if forbidden.isEmpty || !forbidden.contains(input.mentors[mentor].participant) { fitting.append(mentor) }
        }
        return fitting
    }

    private func bars(
        _ mentee: Int, forbidden: Set<ID<Participant>>
    ) -> [(bar: WaitingMentee.Bar, mentors: Int)] {
        var counts: [WaitingMentee.Bar: Int] = [:]
        for (mentor, member) in input.mentors.enumerated() {
            let broken = scoring.broken(Pair(mentee: mentee, mentor: mentor))
            // The same person, or one who has left, is no mentor to be had or missed.
            if broken.contains(where: { WaitingMentee.Bar($0) == nil }) { continue }
            var bars = Set(broken.compactMap(WaitingMentee.Bar.init))
            if forbidden.contains(member.participant) { bars.insert(.decision) }
            for bar in bars { counts[bar, default: 0] += 1 }
        }
        let order = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        return order.map { ($0.key, $0.value) }
    }
}
