package import Matching
package import Storage

/// An input as the matching takes it: numbers in place of ids, and what each number stands for.
package struct PairingScores: Sendable {
    package let input: PairingInput
    package let scoring: Scoring
    package let competencies: [ID<Competency>]
    package let languages: [String]
    package let hopes: [String]
    package let sites: [ID<Site>]
    package let departments: [ID<Department>]
    private let menteeIndex: [ID<Participant>: Int]
    private let mentorIndex: [ID<Participant>: Int]

    package init(_ input: PairingInput) {
        self.input = input
        var book = Book()
        let mentees = input.mentees.map { book.profile($0) }
        let mentors = input.mentors.map { book.profile($0) }
        scoring = Scoring(
            mentees: mentees, mentors: mentors, rules: input.rules.hardRules, criteria: input.rules.criteria,
            floor: input.rules.floor)
        competencies = book.competencies.values
        languages = book.languages.values
        hopes = book.hopes.values
        sites = book.sites.values
        departments = book.departments.values
        menteeIndex = Dictionary(input.mentees.enumerated().map { ($0.element.participant, $0.offset) }) { first, _ in
            first
        }
        mentorIndex = Dictionary(input.mentors.enumerated().map { ($0.element.participant, $0.offset) }) { first, _ in
            first
        }
    }

    /// Where a pair of participants stands; nil when one of them does not take part any more.
    package func pair(_ mentee: ID<Participant>, _ mentor: ID<Participant>) -> Pair? {
        guard let mentee = menteeIndex[mentee], let mentor = mentorIndex[mentor] else { return nil }
        return Pair(mentee: mentee, mentor: mentor)
    }

    /// The scores of all pairs that break no rule. The least score is the problem's, so that who waits because of it can
    /// be told so.
    package func eligible(threads: Int = 1) -> Scores {
        Scoring(mentees: scoring.mentees, mentors: scoring.mentors, rules: scoring.rules, criteria: scoring.criteria)
            .scores(threads: threads)
    }

    /// The problem to solve: eligible pairs with their scores, without those forbidden, and the locked ones fixed.
    package func problem(threads: Int = 1) throws -> MatchingProblem {
        try problem(eligible(threads: threads), input.decisions)
    }

    /// The same with other decisions.
    func problem(_ eligible: Scores, _ decisions: [PairingInput.Decision]) throws -> MatchingProblem {
        var forbidden: Set<Pair> = []
        var fixed: [ScoredPair] = []
        for decision in decisions {
            guard let pair = pair(decision.mentee, decision.mentor) else { continue }
            switch decision.kind {
            case .forbid: forbidden.insert(pair)
            case .lock, .existing:
                // Who has left holds no place, and an exclusion is never lifted, whatever was decided before.
                if scoring.broken(pair).contains(where: { !$0.canBeLifted }) { continue }
                fixed.append(ScoredPair(mentee: pair.mentee, mentor: pair.mentor, score: scoring.score(pair)))
            }
        }
        return try MatchingProblem(
            places: places(input.mentees, fixed.map(\.mentee)), capacities: places(input.mentors, fixed.map(\.mentor)),
            scores: without(forbidden, eligible), fixed: fixed, floor: scoring.floor)
    }

    private func without(_ forbidden: Set<Pair>, _ scores: Scores) throws -> Scores {
        if forbidden.isEmpty { return scores }
        var table = [Int16](repeating: -1, count: scores.mentees * scores.mentors)
        for mentee in 0..<scores.mentees {
            scores.forEachPair(ofMentee: mentee) { mentor, score in
                table[mentee * scores.mentors + mentor] = Int16(score)
            }
        }
        for pair in forbidden { table[pair.mentee * scores.mentors + pair.mentor] = -1 }
        return try Scores(mentees: scores.mentees, mentors: scores.mentors, table: table)
    }

    /// Places, at least as many as pairs that are fixed: a decision of a manager stands above a capacity.
    private func places(_ members: [PairingInput.Member], _ taken: [Int]) -> [Int] {
        var places = members.map { $0.hasLeft ? 0 : $0.places }
        var used = [Int](repeating: 0, count: members.count)
        for index in taken {
            used[index] += 1
            places[index] = max(places[index], used[index])
        }
        return places
    }

    /// Gives numbers to ids.
    private struct Numbers<Value: Hashable> {
        private(set) var values: [Value] = []
        private var known: [Value: Int] = [:]

        mutating func number(_ value: Value) -> Int {
            if let number = known[value] { return number }
            known[value] = values.count
            values.append(value)
            return values.count - 1
        }

        /// A bit for each value; what comes after the 64th is left out.
        mutating func bits(_ list: [Value]) -> UInt64 {
            list.reduce(0) { bits, value in
                let number = number(value)
                return number < 64 ? bits | 1 << UInt64(number) : bits
            }
        }
    }

    private struct Book {
        var competencies = Numbers<ID<Competency>>()
        var languages = Numbers<String>()
        var hopes = Numbers<String>()
        var sites = Numbers<ID<Site>>()
        var departments = Numbers<ID<Department>>()
        private var persons = Numbers<ID<Person>>()

        init() {}

        private mutating func level(_ skill: PairingInput.Skill) -> CompetencyLevel {
            CompetencyLevel(
                competencies.number(skill.competency), level: skill.level, isAssumed: skill.isAssumed == true)
        }

        mutating func profile(_ member: PairingInput.Member) -> Profile {
            Profile(
                person: persons.number(member.person),
                offered: member.offered.map { level($0) }, sought: member.sought.map { level($0) },
                languages: languages.bits(member.languages),
                availability: WeekSlots(
                    local: member.slots.compactMap { $0.count == 2 && $0[0] < $0[1] ? $0[0]..<$0[1] : nil },
                    offset: member.offset),
                site: member.site.map { sites.number($0) },
                department: member.department.map { departments.number($0) },
                grade: member.grade, gradeIsUnranked: member.hasUnrankedGrade == true,
                hopes: hopes.bits(member.hopes),
                wishes: member.wishes.map { persons.number($0) },
                wishesAreRanked: true,
                managers: member.managers.map { persons.number($0) },
                exclusions: member.exclusions.map { persons.number($0) },
                hasLeft: member.hasLeft)
        }
    }
}
