import Matching

extension ProgrammeRules {
    /// The rules that a template begins with.
    package init(_ template: ProgrammeTemplate) {
        let rules = template.rules
        self.init(
            managementLevels: rules.managementLevels, commonLanguage: rules.commonLanguage,
            otherDepartment: rules.otherDepartment, otherSite: rules.otherSite, gradesAbove: rules.gradesAbove,
            gradesBelow: rules.gradesBelow, leastScore: rules.leastScore,
            weights: template.criteria.weights.mapValues(\.rawValue), mentorCapacity: template.mentorCapacity,
            menteeCapacity: template.menteeCapacity)
    }

    /// - Throws: `Refusal` beside each field that is out of range.
    func check() throws {
        var problems: [Refusal] = []
        func check(_ value: Int?, _ range: ClosedRange<Int>, _ field: String) {
            guard let value, !range.contains(value) else { return }
            problems.append(
                Refusal(
                    "refusal.number_between", field: field,
                    values: ["least": .number(range.lowerBound), "most": .number(range.upperBound)]))
        }
        check(managementLevels, 1...20, "management_levels")
        check(gradesAbove, 1...20, "grades_above")
        check(gradesBelow, 1...20, "grades_below")
        check(leastScore, 0...100, "least_score")
        if gradesAbove != nil, gradesBelow != nil {
            problems.append(Refusal("refusal.rules.grades_both", field: "grades_below"))
        }
        for (criterion, weight) in weights.sorted(by: { $0.key < $1.key }) {
            guard Criterion(rawValue: criterion) == nil || Weight(text: weight) == nil else { continue }
            problems.append(Refusal("refusal.rules.weight", field: "weight-\(criterion)"))
        }
        guard problems.isEmpty else { throw Refusal(problems.flatMap(\.problems)) }
    }
}

extension ProgrammeTemplate.Criteria {
    /// The weights by the names that the matching gives its criteria.
    package var weights: [String: ProgrammeTemplate.Weight] {
        let list: [(Criterion, ProgrammeTemplate.Weight)] = [
            (.competencies, competencies), (.wishes, wishes), (.language, language), (.availability, availability),
            (.site, site), (.departmentVariety, departmentVariety), (.seniorityGap, seniorityGap),
            (.sharedHopes, sharedHopes),
        ]
        return Dictionary(list.map { ($0.0.rawValue, $0.1) }) { first, _ in first }
    }
}
