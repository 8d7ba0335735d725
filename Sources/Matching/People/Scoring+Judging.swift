extension Scoring {
    /// The criterion's value for the pair, and the sentence that says why.
    func judge(_ criterion: Criterion, _ pair: Pair) -> (value: Int, reason: Reason) {
        let value = value(criterion, pair)
        let (mentee, mentor) = (mentees[pair.mentee], mentors[pair.mentor])
        switch criterion {
        case .competencies: return (value, Scoring.competencyReason(mentee, mentor))
        case .wishes: return (value, Scoring.wishReason(mentee, mentor))
        case .language: return (value, Scoring.languageReason(mentee, mentor))
        case .availability:
            if mentee.availability.isEmpty || mentor.availability.isEmpty {
                return (value, Reason("availability.unknown"))
            }
            let minutes = mentee.availability.overlap(mentor.availability) * 30
            return (
                value, Reason(minutes > 0 ? "availability.common" : "availability.none", ["minutes": .number(minutes)])
            )
        case .site:
            guard let one = mentee.site, let other = mentor.site else { return (value, Reason("site.unknown")) }
            return (value, one == other ? Reason("site.same", ["site": .number(one)]) : Reason("site.other"))
        case .departmentVariety:
            guard let one = mentee.department, let other = mentor.department else {
                return (value, Reason("departmentVariety.unknown"))
            }
            return (
                value,
                one == other
                    ? Reason("departmentVariety.same", ["department": .number(one)]) : Reason("departmentVariety.other")
            )
        case .seniorityGap:
            guard let low = mentee.grade, let high = mentor.grade else {
                let isGiven = [mentee, mentor].allSatisfy { $0.grade != nil || $0.gradeIsUnranked }
                return (value, Reason(isGiven ? "seniorityGap.unknown.unranked" : "seniorityGap.unknown"))
            }
            let gap = high - low
            let key = gap > 0 ? "seniorityGap.above" : gap == 0 ? "seniorityGap.equal" : "seniorityGap.below"
            return (value, Reason(key, ["grades": .number(abs(gap))]))
        case .sharedHopes:
            if mentee.hopes == 0 || mentor.hopes == 0 { return (value, Reason("sharedHopes.unknown")) }
            let shared = Scoring.bits(mentee.hopes & mentor.hopes)
            return (value, Reason(shared.isEmpty ? "sharedHopes.none" : "sharedHopes.some", ["hopes": .list(shared)]))
        }
    }

    /// Numbers of the bits set.
    static func bits(_ set: UInt64) -> [Int] { (0..<64).filter { set >> UInt64($0) & 1 == 1 } }

    /// `covered` reach the level wanted, `partly` fall short by `gap` levels in all, `missing` are not offered. In the same
    /// order, `above` says of the covered by how many levels the mentor is above the mentee (0 where the mentee's is not
    /// known), `short` of the others how many below the level wanted; -1 where a level was assumed.
    private static func competencyReason(_ mentee: Profile, _ mentor: Profile) -> Reason {
        if mentee.sought.isEmpty { return Reason("competencies.unknown") }
        var covered: [Int] = []
        var partly: [Int] = []
        var missing: [Int] = []
        var gap = 0
        var above: [Int] = []
        var short: [Int] = []
        for one in mentee.sought {
            let level = offeredLevel(one.competency, mentor.offered)
            let own = offeredLevel(one.competency, mentee.offered)
            let goal = min(5, max(1, one.level))
            let isTold =
                !one.isAssumed
                && !(mentor.offered + mentee.offered).contains { $0.competency == one.competency && $0.isAssumed }
            if level >= goal {
                covered.append(one.competency)
                above.append(isTold ? (own > 0 ? max(0, level - own) : 0) : -1)
            } else if level > 0 {
                partly.append(one.competency)
                short.append(isTold ? goal - level : -1)
                gap += goal - level
            } else {
                missing.append(one.competency)
            }
        }
        let key =
            missing.isEmpty && partly.isEmpty
            ? "competencies.covered" : covered.isEmpty && partly.isEmpty ? "competencies.none" : "competencies.some"
        return Reason(
            key,
            [
                "covered": .list(covered), "partly": .list(partly), "missing": .list(missing),
                "gap": .number(gap), "above": .list(above), "short": .list(short),
            ])
    }

    private static func wishReason(_ mentee: Profile, _ mentor: Profile) -> Reason {
        let mentees = mentee.wishes.firstIndex(of: mentor.person)
        let mentors = mentor.wishes.firstIndex(of: mentee.person)
        if mentee.wishes.isEmpty && mentor.wishes.isEmpty { return Reason("wishes.unknown") }
        switch (mentees, mentors) {
        case (let one?, let other?):
            return Reason("wishes.both", ["menteeRank": .number(one + 1), "mentorRank": .number(other + 1)])
        case (let one?, nil): return Reason("wishes.mentee", ["menteeRank": .number(one + 1)])
        case (nil, let other?): return Reason("wishes.mentor", ["mentorRank": .number(other + 1)])
        case (nil, nil): return Reason("wishes.none")
        }
    }

    private static func languageReason(_ mentee: Profile, _ mentor: Profile) -> Reason {
        if mentee.languages == 0 || mentor.languages == 0 { return Reason("language.unknown") }
        let common = mentee.languages & mentor.languages
        if common == 0 { return Reason("language.none") }
        let one = mentee.fluent == 0 ? mentee.languages : mentee.fluent
        let other = mentor.fluent == 0 ? mentor.languages : mentor.fluent
        let ease = one & other & common
        return ease == 0
            ? Reason("language.common", ["languages": .list(bits(common))])
            : Reason("language.fluent", ["languages": .list(bits(ease))])
    }
}
