extension Scoring {
    /// What a criterion says where nothing is known.
    static let neutral = 50

    /// What the criterion says of the pair, 0…100.
    public func value(_ criterion: Criterion, _ pair: Pair) -> Int {
        let (mentee, mentor) = (mentees[pair.mentee], mentors[pair.mentor])
        switch criterion {
        case .competencies: return Scoring.competencies(mentee.sought, mentor.offered)
        case .wishes: return Scoring.wishes(mentee, mentor)
        case .language: return Scoring.language(mentee, mentor)
        case .availability:
            if mentee.availability.isEmpty || mentor.availability.isEmpty { return Scoring.neutral }
            return Scoring.availability(mentee.availability.overlap(mentor.availability), criteria.enoughSlots)
        case .site:
            guard let one = mentee.site, let other = mentor.site else { return Scoring.neutral }
            return one == other ? 100 : 0
        case .departmentVariety:
            guard let one = mentee.department, let other = mentor.department else { return Scoring.neutral }
            return one == other ? 0 : 100
        case .seniorityGap:
            guard let low = mentee.grade, let high = mentor.grade else { return Scoring.neutral }
            return Scoring.seniority(high - low, criteria.gradesAbove)
        case .sharedHopes: return Scoring.hopes(mentee.hopes, mentor.hopes)
        }
    }

    /// What a mentor's level is worth to someone who aims at `wanted`, 0…100: all of it from that level on.
    static func level(_ offered: Int, wanted: Int) -> Int {
        let goal = min(5, max(1, wanted))
        return min(offered, goal) * 100 / goal
    }

    static func competencies(_ sought: [CompetencyLevel], _ offered: [CompetencyLevel]) -> Int {
        if sought.isEmpty { return neutral }
        var sum = 0
        for one in sought { sum += level(offeredLevel(one.competency, offered), wanted: one.level) }
        return (sum + sought.count / 2) / sought.count
    }

    static func offeredLevel(_ competency: Int, _ offered: [CompetencyLevel]) -> Int {
        var best = 0
        for one in offered where one.competency == competency { best = max(best, one.level) }
        return best
    }

    /// What a wish is worth: 100, or less for each rank down to 50.
    static func wish(of one: Profile, for other: Int) -> Int {
        guard let rank = one.wishes.firstIndex(of: other) else { return 0 }
        return one.wishesAreRanked ? max(50, 100 - 10 * rank) : 100
    }

    static func wishes(_ mentee: Profile, _ mentor: Profile) -> Int {
        switch (mentee.wishes.isEmpty, mentor.wishes.isEmpty) {
        case (true, true): neutral
        case (false, true): wish(of: mentee, for: mentor.person)
        case (true, false): wish(of: mentor, for: mentee.person)
        case (false, false): (wish(of: mentee, for: mentor.person) + wish(of: mentor, for: mentee.person) + 1) / 2
        }
    }

    static func language(_ mentee: Profile, _ mentor: Profile) -> Int {
        if mentee.languages == 0 || mentor.languages == 0 { return neutral }
        if mentee.languages & mentor.languages == 0 { return 0 }
        let one = mentee.fluent == 0 ? mentee.languages : mentee.fluent
        let other = mentor.fluent == 0 ? mentor.languages : mentor.fluent
        return one & other & mentee.languages & mentor.languages == 0 ? 60 : 100
    }

    static func availability(_ overlap: Int, _ enough: Int) -> Int { min(100, overlap * 100 / enough) }

    /// 100 within the range wanted, 30 less for each grade outside.
    static func seniority(_ above: Int, _ wanted: ClosedRange<Int>) -> Int {
        let outside = max(wanted.lowerBound - above, above - wanted.upperBound, 0)
        return max(0, 100 - 30 * outside)
    }

    static func hopes(_ mentee: UInt64, _ mentor: UInt64) -> Int {
        if mentee == 0 || mentor == 0 { return neutral }
        return (mentee & mentor).nonzeroBitCount * 100 / mentee.nonzeroBitCount
    }
}
