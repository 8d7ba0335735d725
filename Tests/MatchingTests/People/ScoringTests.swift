import Matching
import Testing

@Suite struct `Scores of people` {
    func profile(_ person: Int, _ dice: inout Dice) -> Profile {
        func some(_ below: Int, _ most: Int) -> [Int] {
            (0..<Int.random(in: 0...most, using: &dice)).map { _ in Int.random(in: 0..<below, using: &dice) }
        }
        func maybe(_ range: Range<Int>) -> Int? {
            Bool.random(using: &dice) ? Int.random(in: range, using: &dice) : nil
        }
        var week = WeekSlots()
        for slot in some(336, 40) { week.insert(slot) }
        return Profile(
            person: person, offered: some(12, 6).map { CompetencyLevel($0, level: .random(in: 0...5, using: &dice)) },
            sought: some(12, 5).map { CompetencyLevel($0, level: .random(in: 0...5, using: &dice)) },
            languages: UInt64.random(in: 0...7, using: &dice), fluent: UInt64.random(in: 0...7, using: &dice),
            availability: week, site: maybe(0..<4), department: maybe(0..<4), grade: maybe(0..<7),
            hopes: UInt64.random(in: 0...31, using: &dice), wishes: some(60, 3),
            wishesAreRanked: Bool.random(using: &dice), managers: some(60, 4), exclusions: some(60, 2),
            hasLeft: Int.random(in: 0..<20, using: &dice) == 0)
    }

    func scoring(_ seed: UInt64) -> Scoring {
        var dice = Dice(seed)
        let mentees = (0..<25).map { profile($0, &dice) }
        let mentors = (20..<60).map { profile($0, &dice) }
        let weights: [Weight] = [.off, .low, .medium, .high, .number(7), .must]
        var criteria = Criteria([:], gradesAbove: 1...2, enoughSlots: 3)
        for criterion in Criterion.allCases {
            let weight = weights.randomElement(using: &dice) ?? .low
            criteria[criterion] = weight == .must && Bool.random(using: &dice) ? .low : weight
        }
        let grades: [GradeRule?] = [nil, .above(1), .below(1)]
        let rules = HardRules(
            line: Bool.random(using: &dice) ? .whole : .levels(.random(in: 0...2, using: &dice)),
            commonLanguage: Bool.random(using: &dice), otherDepartment: Bool.random(using: &dice),
            otherSite: Bool.random(using: &dice), grade: grades.randomElement(using: &dice) ?? nil)
        return Scoring(
            mentees: mentees, mentors: mentors, rules: rules, criteria: criteria,
            floor: Bool.random(using: &dice) ? 0 : 4000)
    }

    @Test(arguments: 0..<40)
    func `in the table are those that the explanation of each pair gives`(seed: UInt64) {
        let scoring = scoring(seed)
        let table = scoring.scores(threads: 1 + Int(seed % 2))
        for mentee in scoring.mentees.indices {
            for mentor in scoring.mentors.indices {
                let explanation = scoring.explain(Pair(mentee: mentee, mentor: mentor))
                #expect(table[mentee, mentor] == (explanation.isEligible ? explanation.score : nil))
                let shares = explanation.parts.reduce(0) { $0 + $1.contribution }
                #expect(explanation.parts.isEmpty || abs(shares - explanation.score) <= explanation.parts.count)
            }
        }
    }

    @Test func `are 100 for the perfect pair and name what is covered, missing and short of the level`() {
        let mentee = Profile(
            person: 1,
            sought: [CompetencyLevel(3, level: 4), CompetencyLevel(5, level: 2), CompetencyLevel(9, level: 1)])
        let mentor = Profile(person: 2, offered: [CompetencyLevel(3, level: 2), CompetencyLevel(5, level: 5)])
        let scoring = Scoring(mentees: [mentee], mentors: [mentor], criteria: Criteria([.competencies: .high]))
        let part = scoring.explain(Pair(mentee: 0, mentor: 0)).parts.first
        #expect(part?.value == 50)
        #expect(part?.reason.key == "competencies.some")
        #expect(part?.reason.values["covered"] == .list([5]))
        #expect(part?.reason.values["partly"] == .list([3]))
        #expect(part?.reason.values["missing"] == .list([9]))
        #expect(part?.reason.values["gap"] == .number(2))
    }

    @Test func `never pair a person with their line, themselves, or someone either of them excluded`() {
        let boss = Profile(person: 1)
        let mentee = Profile(person: 2, managers: [4, 1], exclusions: [5])
        let mentors = [
            boss, mentee, Profile(person: 3, managers: [2]), Profile(person: 5), Profile(person: 6, exclusions: [2]),
        ]
        let scoring = Scoring(mentees: [mentee], mentors: mentors)
        let broken = (0..<5).map { scoring.broken(Pair(mentee: 0, mentor: $0)) }
        #expect(
            broken == [
                [.managerAbove(levels: 2)], [.samePerson], [.managerBelow(levels: 1)], [.excluded(by: .mentee)],
                [.excluded(by: .mentor)],
            ])
        #expect(!BrokenRule.excluded(by: .mentee).canBeLifted)
        let near = Scoring(mentees: [mentee], mentors: mentors, rules: HardRules(line: .levels(1)))
        #expect(near.broken(Pair(mentee: 0, mentor: 0)).isEmpty)
    }

    @Test func `know that nine in Paris is half past one in the afternoon in Delhi`() {
        let paris = WeekSlots(local: [9 * 60..<11 * 60], offset: 60)
        let delhi = WeekSlots(local: [13 * 60 + 30..<15 * 60], offset: 330)
        #expect(paris.size == 4)
        #expect(delhi.size == 3)
        #expect(paris.overlap(delhi) == 3)
        #expect(WeekSlots(local: [0..<60], offset: 60).contains(334))
        #expect(WeekSlots(local: [10..<65]).size == 1)
    }
}
