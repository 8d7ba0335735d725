package import Matching
import Synchronization

/// What a rule costs in people: how many more places of mentees would be filled without it, the others as they are.
package struct RuleRelief: Sendable, Hashable {
    /// A rule that a manager may well lift for a whole programme. Nobody is to be paired within their line of management,
    /// so that rule is not among them.
    package enum Rule: Sendable, Hashable {
        case language, department, site, grade, floor
        case must(Criterion)
    }

    package let rule: Rule
    package let more: Int
}

/// Worked out once for a run: decisions that come later change little of what a rule costs.
final class RuleReliefs: Sendable {
    /// Beyond so many pairs of people nothing is worked out: it would take seconds.
    private static let mostPairs = 4_000_000

    private let kept = Mutex<[RuleRelief]?>(nil)

    func all(_ ground: RunGround) -> [RuleRelief] {
        if let found = kept.withLock({ $0 }) { return found }
        let made = Self.work(ground)
        kept.withLock { $0 = made }
        return made
    }

    private static func work(_ ground: RunGround) -> [RuleRelief] {
        let input = ground.input
        guard input.mentees.count * input.mentors.count <= mostPairs, let now = filled(ground.scores) else { return [] }
        let wanted = min(places(input.mentees), places(input.mentors))
        guard now < wanted else { return [] }
        let found = rules(of: input.rules).compactMap { rule -> RuleRelief? in
            var without = input
            without.rules = input.rules.without(rule)
            guard let then = filled(PairingScores(without)), then > now else { return nil }
            return RuleRelief(rule: rule, more: then - now)
        }
        // The rules are in a fixed order, and the sort is stable.
        return found.sorted { $0.more > $1.more }
    }

    private static func places(_ members: [PairingInput.Member]) -> Int {
        members.reduce(0) { $0 + ($1.hasLeft ? 0 : $1.places) }
    }

    private static func filled(_ scores: PairingScores) -> Int? { try? scores.problem().solve().matched }

    private static func rules(of rules: ProgrammeRules) -> [RuleRelief.Rule] {
        let own: [(RuleRelief.Rule, Bool)] = [
            (.grade, rules.gradesAbove != nil || rules.gradesBelow != nil), (.department, rules.otherDepartment),
            (.site, rules.otherSite), (.floor, rules.floor > 0), (.language, rules.commonLanguage),
        ]
        let criteria = rules.criteria
        let musts = Criterion.allCases.filter { criteria[$0] == .must }.map(RuleRelief.Rule.must)
        return own.filter(\.1).map(\.0) + musts
    }
}

extension ProgrammeRules {
    /// The same without one of them.
    fileprivate func without(_ rule: RuleRelief.Rule) -> ProgrammeRules {
        var rules = self
        switch rule {
        case .language: rules.commonLanguage = false
        case .department: rules.otherDepartment = false
        case .site: rules.otherSite = false
        case .grade: (rules.gradesAbove, rules.gradesBelow) = (nil, nil)
        case .floor: rules.leastScore = nil
        case .must(let criterion): rules.weights[criterion.rawValue] = "off"
        }
        return rules
    }
}

extension RunStudy {
    /// What each rule costs in people, the dearest first; rules that cost nobody a mentor are left out. Empty where nobody
    /// waits, where no place is free, and where the pairs are so many that it would take long.
    package func reliefs() -> [RuleRelief] {
        freePlaces > 0 && !assignment.unmatched.isEmpty ? ground.reliefs.all(ground) : []
    }
}
