extension Scoring {
    /// All hard rules that the pair breaks, the gravest first; empty when it is eligible.
    public func broken(_ pair: Pair) -> [BrokenRule] {
        let (mentee, mentor) = (mentees[pair.mentee], mentors[pair.mentor])
        var found: [BrokenRule] = []
        if mentee.person == mentor.person { found.append(.samePerson) }
        if mentee.hasLeft { found.append(.hasLeft(.mentee)) }
        if mentor.hasLeft { found.append(.hasLeft(.mentor)) }
        if mentee.exclusions.contains(mentor.person) { found.append(.excluded(by: .mentee)) }
        if mentor.exclusions.contains(mentee.person) { found.append(.excluded(by: .mentor)) }
        if let levels = Scoring.levels(from: mentee, to: mentor.person, rules.line) {
            found.append(.managerAbove(levels: levels))
        }
        if let levels = Scoring.levels(from: mentor, to: mentee.person, rules.line) {
            found.append(.managerBelow(levels: levels))
        }
        if breaksCommonLanguage(mentee, mentor) { found.append(.noCommonLanguage) }
        if breaksDepartment(mentee, mentor) { found.append(.sameDepartment) }
        if breaksSite(mentee, mentor) { found.append(.sameSite) }
        if let broken = brokenGrade(mentee, mentor) { found.append(broken) }
        for criterion in Criterion.allCases where criteria[criterion] == .must && value(criterion, pair) == 0 {
            found.append(.must(criterion))
        }
        let score = score(pair)
        if score < floor { found.append(.belowFloor(score: score, floor: floor)) }
        return found
    }

    /// Whether the pair breaks no rule, the floor left aside.
    func breaksNothing(_ pair: Pair) -> Bool {
        let (mentee, mentor) = (mentees[pair.mentee], mentors[pair.mentor])
        if mentee.person == mentor.person || mentee.hasLeft || mentor.hasLeft { return false }
        if breaksCommonLanguage(mentee, mentor) || breaksDepartment(mentee, mentor) { return false }
        if breaksSite(mentee, mentor) || brokenGrade(mentee, mentor) != nil { return false }
        if mentee.exclusions.contains(mentor.person) || mentor.exclusions.contains(mentee.person) { return false }
        if Scoring.levels(from: mentee, to: mentor.person, rules.line) != nil { return false }
        if Scoring.levels(from: mentor, to: mentee.person, rules.line) != nil { return false }
        return !Criterion.allCases.contains { criteria[$0] == .must && value($0, pair) == 0 }
    }

    /// How many levels above someone a person is, as far as the rule looks.
    static func levels(from profile: Profile, to person: Int, _ rule: LineRule) -> Int? {
        line(of: profile, rule).firstIndex(of: person).map { $0 + 1 }
    }

    /// The persons above, as far as the rule looks.
    static func line(of profile: Profile, _ rule: LineRule) -> ArraySlice<Int> {
        switch rule {
        case .whole: profile.managers[...]
        case .levels(let levels): profile.managers.prefix(max(1, levels))
        }
    }

    func breaksCommonLanguage(_ mentee: Profile, _ mentor: Profile) -> Bool {
        rules.commonLanguage && mentee.languages != 0 && mentor.languages != 0
            && mentee.languages & mentor.languages == 0
    }

    func breaksDepartment(_ mentee: Profile, _ mentor: Profile) -> Bool {
        rules.otherDepartment && mentee.department != nil && mentee.department == mentor.department
    }

    func breaksSite(_ mentee: Profile, _ mentor: Profile) -> Bool {
        rules.otherSite && mentee.site != nil && mentee.site == mentor.site
    }

    func brokenGrade(_ mentee: Profile, _ mentor: Profile) -> BrokenRule? {
        guard let rule = rules.grade, let low = mentee.grade, let high = mentor.grade else { return nil }
        switch rule {
        case .above(let least): return high - low >= least ? nil : .grade(needed: least, actual: high - low)
        case .below(let least): return low - high >= least ? nil : .grade(needed: -least, actual: high - low)
        }
    }
}
