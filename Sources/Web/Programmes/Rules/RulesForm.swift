import Matching
import Mentoring
import Storage

/// The rules and weights as the form has them.
enum RulesForm {
    /// As typed; what the form does not say stays as it is kept. Weights: a choice, or `number` with a field beside it.
    static func rules(_ form: Form, over kept: ProgrammeRules) throws -> ProgrammeRules {
        guard form.filled("shown") != nil else { return kept }
        return try Refusals.gather { try rules(form, over: kept, &$0) }
    }

    private static func rules(
        _ form: Form, over kept: ProgrammeRules, _ refusals: inout Refusals
    ) throws -> ProgrammeRules {
        var rules = kept
        func number(_ name: String, _ range: ClosedRange<Int>) throws -> Int? {
            guard form.filled(name) != nil else { return nil }
            return try refusals.read(else: nil) { try form.integer(name, in: range) }
        }
        rules.managementLevels = try number("management_levels", 1...20)
        rules.commonLanguage = form.flag("common_language")
        rules.otherDepartment = form.flag("other_department")
        rules.otherSite = form.flag("other_site")
        rules.gradesAbove = try number("grades_above", 1...20)
        rules.gradesBelow = try number("grades_below", 1...20)
        rules.leastScore = try number("least_score", 0...100)
        for criterion in Criterion.allCases {
            let name = "weight-\(criterion.rawValue)"
            let chosen = form[name]
            if chosen == "number" {
                guard let points = try number("number-\(criterion.rawValue)", 0...100) else {
                    if form.filled("number-\(criterion.rawValue)") == nil {
                        refusals.refuse("refusal.rules.weight", field: name)
                    }
                    continue
                }
                rules.weights[criterion.rawValue] = String(points)
            } else if !chosen.isEmpty {
                rules.weights[criterion.rawValue] = chosen
            }
        }
        return rules
    }

    /// What the form shows for rules that are kept.
    static func form(_ rules: ProgrammeRules) -> Form {
        var form = Form()
        func set(_ name: String, _ number: Int?) { form[name] = number.map(String.init) ?? "" }
        set("management_levels", rules.managementLevels)
        set("grades_above", rules.gradesAbove)
        set("grades_below", rules.gradesBelow)
        set("least_score", rules.leastScore)
        form["common_language"] = rules.commonLanguage ? "yes" : ""
        form["other_department"] = rules.otherDepartment ? "yes" : ""
        form["other_site"] = rules.otherSite ? "yes" : ""
        for criterion in Criterion.allCases {
            let weight = rules.weights[criterion.rawValue] ?? "off"
            form["weight-\(criterion.rawValue)"] = Int(weight) == nil ? weight : "number"
            // What "number" opens with: the points of the choice that holds, so that opening it changes nothing.
            form["number-\(criterion.rawValue)"] = String((Weight(text: weight) ?? .off).points)
        }
        return form
    }
}
