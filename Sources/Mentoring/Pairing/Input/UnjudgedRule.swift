import Matching
package import Storage

/// A hard rule of a programme that says nothing of some who take part, as what it looks at is not known of them. What is
/// unknown breaks no rule: without being told, nobody would see that the rule does not count.
package struct UnjudgedRule: Sendable, Hashable {
    package enum Rule: String, Sendable, CaseIterable { case grades, departments, sites, languages, line }

    package let rule: Rule
    /// People of whom what the rule looks at is not known, of all who take part.
    package let people: Int
    package let all: Int
    /// Of these, whose grade is given, and stands in no order yet.
    package let unranked: Int
    /// There is no pair of which the rule says anything.
    package let isVoid: Bool

    /// Somebody chose this rule, and it does not do what it was chosen for: nothing begins without a word of theirs.
    package var asksFirst: Bool {
        switch rule {
        case .grades: isVoid || unranked > 0
        case .departments, .sites: isVoid
        case .languages, .line: false
        }
    }
}

extension PairingInput {
    /// The rules that are set and cannot be judged for everybody, the gravest first.
    package var unjudged: [UnjudgedRule] {
        UnjudgedRule.Rule.allCases.filter { rules.asks($0) }.compactMap(unjudged).sorted { one, other in
            one.asksFirst && !other.asksFirst
        }
    }

    private func unjudged(_ rule: UnjudgedRule.Rule) -> UnjudgedRule? {
        let (mentees, mentors) = (mentees.filter { !$0.hasLeft }, mentors.filter { !$0.hasLeft })
        let lacking = { (members: [Member]) in members.filter { !$0.tells(rule) } }
        let (fewer, others) = (lacking(mentees), lacking(mentors))
        // The highest have nobody above them: only where nobody has does the rule say nothing.
        let isVoid =
            rule == .line
            ? fewer.count == mentees.count && others.count == mentors.count
            : fewer.count == mentees.count || others.count == mentors.count
        guard !mentees.isEmpty, !mentors.isEmpty, isVoid || (rule != .line && fewer.count + others.count > 0) else {
            return nil
        }
        return UnjudgedRule(
            rule: rule, people: fewer.count + others.count, all: mentees.count + mentors.count,
            unranked: rule == .grades ? (fewer + others).count { $0.hasUnrankedGrade == true } : 0, isVoid: isVoid)
    }
}

extension PairingInput.Member {
    /// Is what the rule looks at known?
    fileprivate func tells(_ rule: UnjudgedRule.Rule) -> Bool {
        switch rule {
        case .grades: grade != nil
        case .departments: department != nil
        case .sites: site != nil
        case .languages: !languages.isEmpty
        case .line: !managers.isEmpty
        }
    }
}

extension ProgrammeRules {
    /// Is the rule set?
    fileprivate func asks(_ rule: UnjudgedRule.Rule) -> Bool {
        switch rule {
        case .grades: hardRules.grade != nil
        case .departments: otherDepartment
        case .sites: otherSite
        case .languages: commonLanguage
        case .line: true
        }
    }
}

extension PairingRuns {
    /// What would keep a computation from doing what the rules say, were it asked for now.
    package static func unjudged(
        of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> [UnjudgedRule] {
        try ReviewScope.checkWhole(actor, programme)
        return try PairingInput.load(of: programme, in: tx, at: now).unjudged
    }
}
