import Matching
import Testing

/// What each criterion says of two people, and what each rule forbids, worked out by hand.
@Suite struct `Of two people` {
    private func value(
        _ criterion: Criterion, _ mentee: Profile, _ mentor: Profile, gradesAbove: ClosedRange<Int> = 1...3,
        enoughSlots: Int = 4
    ) -> Int {
        let scoring = Scoring(
            mentees: [mentee], mentors: [mentor], rules: HardRules(commonLanguage: false),
            criteria: Criteria([criterion: .high], gradesAbove: gradesAbove, enoughSlots: enoughSlots))
        let pair = Pair(mentee: 0, mentor: 0)
        let value = scoring.value(criterion, pair)
        // Alone, it makes the score, in the table and in the explanation.
        #expect(scoring.score(pair) == 100 * value && scoring.scores()[0, 0] == 100 * value)
        #expect(scoring.explain(pair).parts.map(\.value) == [value])
        return value
    }

    @Test func `competencies count by how near the mentor comes to the level sought, the best of each`() {
        func competencies(_ sought: [(Int, Int)], _ offered: [(Int, Int)]) -> Int {
            value(
                .competencies, Profile(person: 1, sought: sought.map { CompetencyLevel($0.0, level: $0.1) }),
                Profile(person: 2, offered: offered.map { CompetencyLevel($0.0, level: $0.1) }))
        }
        #expect(competencies([], [(1, 5)]) == 50)
        #expect(competencies([(1, 4)], []) == 0)
        #expect(competencies([(1, 4)], [(2, 5)]) == 0)
        #expect(competencies([(1, 4)], [(1, 2)]) == 50)
        #expect(competencies([(1, 2)], [(1, 5)]) == 100)
        #expect(competencies([(1, 3)], [(1, 3)]) == 100)
        #expect(competencies([(1, 4)], [(1, 3), (1, 1)]) == 75)
        // A level of 0 is aimed at by nobody, and none is above 5.
        #expect(competencies([(1, 0)], [(1, 1)]) == 100)
        #expect(competencies([(1, 9)], [(1, 5)]) == 100)
        // 33 and 100 make 67, not 66.
        #expect(competencies([(1, 3), (2, 1)], [(1, 1), (2, 1)]) == 67)
        #expect(competencies([(1, 3), (2, 3), (3, 3)], [(1, 1), (2, 2)]) == 33)
    }

    @Test func `wishes count from both sides, those that are ranked by their rank`() {
        func wishes(_ mentee: [Int], _ mentor: [Int], ranked: Bool = true) -> Int {
            value(
                .wishes, Profile(person: 1, wishes: mentee, wishesAreRanked: ranked),
                Profile(person: 2, wishes: mentor, wishesAreRanked: ranked))
        }
        #expect(wishes([], []) == 50)
        #expect(wishes([2], []) == 100 && wishes([], [1]) == 100 && wishes([3], []) == 0 && wishes([], [3]) == 0)
        #expect(wishes([3, 2], []) == 90 && wishes([], [3, 4, 1]) == 80)
        #expect(wishes([3, 4, 5, 6, 7, 2], []) == 50 && wishes([3, 4, 5, 6, 7, 8, 9, 2], []) == 50)
        #expect(wishes([3, 4, 5, 2], [], ranked: false) == 100)
        #expect(wishes([2], [1]) == 100 && wishes([2], [3]) == 50 && wishes([3, 2], [1]) == 95)
        #expect(wishes([3, 2], [3, 4, 1]) == 85 && wishes([3], [4]) == 0)
    }

    @Test func `a language counts whole where both are at ease in it`() {
        func language(_ mentee: (UInt64, UInt64), _ mentor: (UInt64, UInt64)) -> Int {
            value(
                .language, Profile(person: 1, languages: mentee.0, fluent: mentee.1),
                Profile(person: 2, languages: mentor.0, fluent: mentor.1))
        }
        #expect(language((0, 0), (1, 1)) == 50 && language((1, 1), (0, 0)) == 50)
        #expect(language((1, 1), (2, 2)) == 0)
        #expect(language((3, 1), (3, 2)) == 60)
        #expect(language((3, 1), (3, 3)) == 100)
        // Nobody said in which: in all of them.
        #expect(language((3, 0), (2, 0)) == 100)
        #expect(language((1, 3), (2, 3)) == 0, "at ease in what one does not speak")
    }

    @Test func `half-hours in common count up to what is enough`() {
        func availability(_ mentee: Range<Int>, _ mentor: Range<Int>, enough: Int = 4) -> Int {
            func week(_ slots: Range<Int>) -> WeekSlots {
                var week = WeekSlots()
                for slot in slots { week.insert(slot) }
                return week
            }
            return value(
                .availability, Profile(person: 1, availability: week(mentee)),
                Profile(person: 2, availability: week(mentor)), enoughSlots: enough)
        }
        #expect(availability(0..<0, 0..<9) == 50 && availability(0..<9, 0..<0) == 50)
        #expect(availability(0..<5, 5..<9) == 0)
        #expect(availability(0..<5, 2..<9) == 75)
        #expect(availability(0..<5, 1..<9) == 100 && availability(0..<99, 0..<99) == 100)
        #expect(availability(0..<5, 2..<9, enough: 10) == 30 && availability(0..<1, 0..<1, enough: 1) == 100)
    }

    @Test func `place, department, grade and hopes count as is said of them`() {
        func site(_ one: Int?, _ other: Int?, _ criterion: Criterion = .site) -> Int {
            value(
                criterion, Profile(person: 1, site: one, department: one),
                Profile(person: 2, site: other, department: other))
        }
        #expect(site(3, 3) == 100 && site(3, 4) == 0 && site(nil, 4) == 50 && site(3, nil) == 50)
        #expect(site(3, 3, .departmentVariety) == 0 && site(3, 4, .departmentVariety) == 100)
        #expect(site(nil, 4, .departmentVariety) == 50 && site(nil, nil, .departmentVariety) == 50)
        func grades(_ mentee: Int?, _ mentor: Int?, _ wanted: ClosedRange<Int> = 1...3) -> Int {
            value(
                .seniorityGap, Profile(person: 1, grade: mentee), Profile(person: 2, grade: mentor),
                gradesAbove: wanted)
        }
        #expect([-3, -2, -1, 0, 1, 3, 4, 5, 7].map { grades(10, 10 + $0) } == [0, 10, 40, 70, 100, 100, 70, 40, 0])
        #expect(grades(10, 11, 2...4) == 70 && grades(10, 8, -2 ... -1) == 100 && grades(nil, 8) == 50)
        #expect(grades(8, nil) == 50)
        func hopes(_ mentee: UInt64, _ mentor: UInt64) -> Int {
            value(.sharedHopes, Profile(person: 1, hopes: mentee), Profile(person: 2, hopes: mentor))
        }
        // Of the mentee's hopes.
        #expect(hopes(0b11, 0b10) == 50 && hopes(0b10, 0b11) == 100 && hopes(0b111, 0b110) == 66)
        #expect(hopes(0b1, 0b10) == 0 && hopes(0, 0b10) == 50 && hopes(0b1, 0) == 50)
    }

    @Test func `a weight counts as many points as it says, and what is off not at all`() {
        func score(_ site: Weight, _ hopes: Weight) -> Int {
            Scoring(
                mentees: [Profile(person: 1, site: 1, hopes: 1)], mentors: [Profile(person: 2, site: 1, hopes: 2)],
                criteria: Criteria([.site: site, .sharedHopes: hopes])
            ).score(Pair(mentee: 0, mentor: 0))
        }
        // The site is the same and no hope is shared: the share of the site's points.
        #expect(score(.high, .high) == 5000 && score(.must, .high) == 5000 && score(.low, .off) == 10_000)
        #expect(score(.low, .high) == 1667 && score(.medium, .high) == 3333 && score(.low, .medium) == 2857)
        #expect(score(.number(100), .high) == 5000 && score(.number(7), .number(93)) == 700)
        #expect(score(.number(-5), .high) == 0 && score(.number(500), .high) == 5000)
        #expect(score(.off, .off) == 10_000)
    }

    @Test func `each criterion says its value in a sentence of its own`() {
        func reason(_ criterion: Criterion, _ mentee: Profile, _ mentor: Profile) -> Reason? {
            Scoring(mentees: [mentee], mentors: [mentor], criteria: Criteria([criterion: .low]))
                .explain(Pair(mentee: 0, mentor: 0)).parts.first?.reason
        }
        func week(_ slots: Range<Int>) -> WeekSlots {
            slots.reduce(into: WeekSlots()) { $0.insert($1) }
        }
        let (one, two) = (Profile(person: 1), Profile(person: 2))
        for criterion in Criterion.allCases {
            #expect(reason(criterion, one, two) == Reason("\(criterion.rawValue).unknown"))
        }
        let early = Profile(person: 1, availability: week(0..<5))
        let three = reason(.availability, early, Profile(person: 2, availability: week(2..<9)))
        #expect(three == Reason("availability.common", ["minutes": .number(90)]))
        let none = reason(.availability, early, Profile(person: 2, availability: week(5..<9)))
        #expect(none == Reason("availability.none", ["minutes": .number(0)]))
        for (grade, key, by) in [(9, "above", 4), (5, "equal", 0), (2, "below", 3)] {
            let found = reason(.seniorityGap, Profile(person: 1, grade: 5), Profile(person: 2, grade: grade))
            #expect(found == Reason("seniorityGap.\(key)", ["grades": .number(by)]))
        }
        let wished = reason(.wishes, Profile(person: 1, wishes: [3, 2]), Profile(person: 2, wishes: [1]))
        #expect(wished == Reason("wishes.both", ["menteeRank": .number(2), "mentorRank": .number(1)]))
        #expect(reason(.wishes, Profile(person: 1, wishes: [3]), two) == Reason("wishes.none"))
        #expect(
            reason(.wishes, one, Profile(person: 2, wishes: [4, 1]))
                == Reason("wishes.mentor", ["mentorRank": .number(2)]))
        let (both, other) = (Profile(person: 1, languages: 7, fluent: 3), Profile(person: 2, languages: 6, fluent: 4))
        #expect(reason(.language, both, other) == Reason("language.common", ["languages": .list([1, 2])]))
        let fluent = Profile(person: 2, languages: 6, fluent: 2)
        #expect(reason(.language, both, fluent) == Reason("language.fluent", ["languages": .list([1])]))
        let shared = reason(.sharedHopes, Profile(person: 1, hopes: 0b1101), Profile(person: 2, hopes: 0b0101))
        #expect(shared == Reason("sharedHopes.some", ["hopes": .list([0, 2])]))
        let (here, there) = (Profile(person: 1, site: 4, department: 6), Profile(person: 2, site: 5, department: 7))
        #expect(reason(.site, here, there) == Reason("site.other"))
        #expect(reason(.departmentVariety, here, there) == Reason("departmentVariety.other"))
        let near = Profile(person: 2, site: 4, department: 6)
        #expect(reason(.site, here, near) == Reason("site.same", ["site": .number(4)]))
        #expect(
            reason(.departmentVariety, here, near)
                == Reason("departmentVariety.same", ["department": .number(6)]))
    }

    private func broken(
        _ rules: HardRules, _ mentee: Profile, _ mentor: Profile, floor: Int = 0,
        _ criteria: Criteria = Criteria([.site: .high])
    ) -> [BrokenRule] {
        let scoring = Scoring(mentees: [mentee], mentors: [mentor], rules: rules, criteria: criteria, floor: floor)
        let pair = Pair(mentee: 0, mentor: 0)
        let broken = scoring.broken(pair)
        #expect((scoring.scores()[0, 0] == nil) == !broken.isEmpty)
        #expect(scoring.explain(pair).broken == broken)
        return broken
    }

    @Test func `each rule forbids what it says, at its very edge, and nothing where nothing is known`() {
        let none = HardRules(commonLanguage: false)
        func grade(_ rule: GradeRule, _ mentee: Int?, _ mentor: Int?) -> [BrokenRule] {
            broken(
                HardRules(commonLanguage: false, grade: rule), Profile(person: 1, grade: mentee),
                Profile(person: 2, grade: mentor))
        }
        #expect(grade(.above(2), 5, 7).isEmpty && grade(.above(2), 5, 6) == [.grade(needed: 2, actual: 1)])
        #expect(grade(.below(2), 5, 3).isEmpty && grade(.below(2), 5, 4) == [.grade(needed: -2, actual: -1)])
        #expect(grade(.below(2), 5, 9) == [.grade(needed: -2, actual: 4)] && grade(.above(2), nil, 7).isEmpty)
        let (here, there) = (
            Profile(person: 1, languages: 1, site: 1, department: 1),
            Profile(person: 2, languages: 2, site: 1, department: 1)
        )
        #expect(broken(none, here, there).isEmpty)
        #expect(broken(HardRules(), here, there) == [.noCommonLanguage])
        #expect(broken(HardRules(commonLanguage: false, otherDepartment: true), here, there) == [.sameDepartment])
        #expect(broken(HardRules(commonLanguage: false, otherSite: true), here, there) == [.sameSite])
        let unknown = Profile(person: 2)
        #expect(broken(HardRules(otherDepartment: true, otherSite: true), here, unknown).isEmpty)
        #expect(broken(none, Profile(person: 1, hasLeft: true), unknown) == [.hasLeft(.mentee)])
        #expect(broken(none, Profile(person: 1), Profile(person: 2, hasLeft: true)) == [.hasLeft(.mentor)])
    }

    @Test func `the line of management goes as far as the rule says, up and down, and the own manager is always of it`()
    {
        let (mentee, mentor) = (Profile(person: 1, managers: [8, 9, 2]), Profile(person: 2))
        for (line, isBarred) in [(LineRule.whole, true), (.levels(3), true), (.levels(2), false), (.levels(0), false)] {
            let rules = HardRules(line: line, commonLanguage: false)
            #expect(broken(rules, mentee, mentor) == (isBarred ? [.managerAbove(levels: 3)] : []))
            let down = broken(rules, Profile(person: 2), Profile(person: 1, managers: [8, 9, 2]))
            #expect(down == (isBarred ? [.managerBelow(levels: 3)] : []))
        }
        let least = HardRules(line: .levels(0), commonLanguage: false)
        #expect(broken(least, Profile(person: 1, managers: [2]), mentor) == [.managerAbove(levels: 1)])
    }

    @Test func `a must and a least score forbid, and say by how much`() {
        let (mentee, mentor) = (Profile(person: 1, site: 1, hopes: 1), Profile(person: 2, site: 2, hopes: 1))
        let rules = HardRules(commonLanguage: false)
        #expect(broken(rules, mentee, mentor, Criteria([.site: .must, .sharedHopes: .high])) == [.must(.site)])
        #expect(broken(rules, mentee, mentor, Criteria([.sharedHopes: .must])).isEmpty)
        let half = Criteria([.site: .high, .sharedHopes: .high])
        #expect(broken(rules, mentee, mentor, floor: 5000, half).isEmpty)
        #expect(broken(rules, mentee, mentor, floor: 5001, half) == [.belowFloor(score: 5000, floor: 5001)])
    }

    @Test func `what the two are to each other and what they asked can never be lifted, everything else can`() {
        let never: [BrokenRule] = [
            .samePerson, .hasLeft(.mentee), .hasLeft(.mentor), .excluded(by: .mentee), .excluded(by: .mentor),
        ]
        let lifted: [BrokenRule] = [
            .managerAbove(levels: 1), .managerBelow(levels: 1), .noCommonLanguage, .sameDepartment, .sameSite,
            .grade(needed: 1, actual: 0), .must(.site), .belowFloor(score: 1, floor: 2),
        ]
        #expect(never.allSatisfy { !$0.canBeLifted } && lifted.allSatisfy(\.canBeLifted))
    }
}
