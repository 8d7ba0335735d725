package import Matching

/// A rule, a weight or a number of places that is not the same in two sets of rules.
package struct RuleChange: Sendable, Hashable {
    package enum Value: Sendable, Hashable {
        case weight(Weight)
        case flag(Bool)
        /// Nil where there is no limit.
        case number(Int?)
        /// Codes; none for any language.
        case languages([String])
    }

    /// A criterion, or the name of the rule's field.
    package let name: String
    package let before: Value
    package let after: Value
}

extension ProgrammeRules {
    /// What is not the same in later rules, the weights first: in the order of the page of rules.
    package func changes(to later: ProgrammeRules) -> [RuleChange] {
        var changes: [RuleChange] = []
        func compare(_ name: String, _ before: RuleChange.Value, _ after: RuleChange.Value) {
            if before != after { changes.append(RuleChange(name: name, before: before, after: after)) }
        }
        for criterion in Criterion.allCases {
            let (before, after) = (criteria[criterion], later.criteria[criterion])
            // « fort » and 100 points are the same weight.
            if before.points == after.points, (before == .must) == (after == .must) { continue }
            compare(criterion.rawValue, .weight(before), .weight(after))
        }
        compare("management_levels", .number(managementLevels), .number(later.managementLevels))
        compare("common_language", .flag(commonLanguage), .flag(later.commonLanguage))
        compare("other_department", .flag(otherDepartment), .flag(later.otherDepartment))
        compare("other_site", .flag(otherSite), .flag(later.otherSite))
        compare("grades_above", .number(gradesAbove), .number(later.gradesAbove))
        compare("grades_below", .number(gradesBelow), .number(later.gradesBelow))
        // A least score of 0 bars nobody, as none does.
        compare("least_score", .number(floor > 0 ? leastScore : nil), .number(later.floor > 0 ? later.leastScore : nil))
        compare("mentor_capacity", .number(mentorCapacity), .number(later.mentorCapacity))
        compare("mentee_capacity", .number(menteeCapacity), .number(later.menteeCapacity))
        if let languages, let after = later.languages { compare("languages", .languages(languages), .languages(after)) }
        return changes
    }
}
