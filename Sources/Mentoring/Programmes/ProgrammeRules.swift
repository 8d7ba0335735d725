package import Matching
package import Storage

/// What a programme asks of its pairs: the rules that no score outweighs, and how much each criterion counts.
package struct ProgrammeRules: Sendable, Hashable, Codable {
    /// How many levels of a line of management are barred, up and down; nil for the whole line.
    package var managementLevels: Int?
    package var commonLanguage: Bool
    package var otherDepartment: Bool
    package var otherSite: Bool
    /// The mentor is at least so many grades above the mentee.
    package var gradesAbove: Int?
    /// The mentor is at least so many grades below the mentee (reverse mentoring).
    package var gradesBelow: Int?
    /// 0–100: below it nobody is paired.
    package var leastScore: Int?
    /// By criterion: `off`, `low`, `medium`, `high`, `must` or a number 0–100.
    package var weights: [String: String]
    /// Places of a mentor and of a mentee where nothing else was said of them.
    package var mentorCapacity: Int
    package var menteeCapacity: Int
    /// Codes of the languages in which pairs may work, sorted; empty for any. Those of the settings; nil where they were
    /// not read, and in the archives of before this was noted.
    package var languages: [String]?

    package init(
        managementLevels: Int? = nil, commonLanguage: Bool = true, otherDepartment: Bool = false,
        otherSite: Bool = false, gradesAbove: Int? = nil, gradesBelow: Int? = nil, leastScore: Int? = nil,
        weights: [String: String] = [:], mentorCapacity: Int = 1, menteeCapacity: Int = 1
    ) {
        self.managementLevels = managementLevels
        self.commonLanguage = commonLanguage
        self.otherDepartment = otherDepartment
        self.otherSite = otherSite
        self.gradesAbove = gradesAbove
        self.gradesBelow = gradesBelow
        self.leastScore = leastScore
        self.weights = weights
        self.mentorCapacity = mentorCapacity
        self.menteeCapacity = menteeCapacity
    }

    /// With what the kind itself says of grades: in reverse mentoring the mentor stands below.
    /// - Parameter before: the kind until now; nil for a new programme.
    func fitting(_ kind: ProgrammeKind, after before: ProgrammeKind?) -> ProgrammeRules {
        var rules = self
        if kind == .reverse, before != .reverse, gradesBelow == nil {
            (rules.gradesAbove, rules.gradesBelow) = (nil, 1)
        } else if before == .reverse, kind != .reverse, gradesBelow == 1 {
            rules.gradesBelow = nil
        }
        return rules
    }

    /// As the matching takes them.
    package var hardRules: HardRules {
        HardRules(
            line: managementLevels.map { .levels($0) } ?? .whole, commonLanguage: commonLanguage,
            otherDepartment: otherDepartment, otherSite: otherSite,
            grade: gradesBelow.map { .below($0) } ?? gradesAbove.map { .above($0) })
    }

    /// As the matching takes them. Reverse mentoring looks for mentors below.
    package var criteria: Criteria {
        var criteria = Criteria([:], gradesAbove: gradesBelow == nil ? 1...3 : -4 ... -1)
        for criterion in Criterion.allCases {
            criteria[criterion] = weights[criterion.rawValue].flatMap(Weight.init(text:)) ?? .off
        }
        return criteria
    }

    /// The least score in hundredths, as the matching counts.
    package var floor: Int { (leastScore ?? 0) * 100 }
}

extension Weight {
    /// `off`, `low`, `medium`, `high`, `must`, or a number from 0 to 100; nil for anything else.
    package init?(text: String) {
        switch text {
        case "off": self = .off
        case "low": self = .low
        case "medium": self = .medium
        case "high": self = .high
        case "must": self = .must
        default:
            guard let number = Int(text), (0...100).contains(number) else { return nil }
            self = .number(number)
        }
    }

    package var text: String {
        switch self {
        case .off: "off"
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        case .must: "must"
        case .number(let number): String(number)
        }
    }
}

extension ProgrammeRules {
    /// The rules of a programme as they stand.
    package static func load(of programme: ID<Programme>, in tx: Transaction) throws -> ProgrammeRules {
        guard let row = try tx.row(ProgrammeRulesSQL.rules, programme) else { throw NotFound() }
        var rules = ProgrammeRules(
            managementLevels: try row.optionalInteger("management_levels"),
            commonLanguage: try row.boolean("common_language"),
            otherDepartment: try row.boolean("other_department"),
            otherSite: try row.boolean("other_site"),
            gradesAbove: try row.optionalInteger("grades_above"),
            gradesBelow: try row.optionalInteger("grades_below"),
            leastScore: try row.optionalInteger("least_score"),
            mentorCapacity: try row.integer("mentor_capacity"),
            menteeCapacity: try row.integer("mentee_capacity"))
        for row in try tx.rows(ProgrammeRulesSQL.weights, programme) {
            rules.weights[try row.text("criterion")] = try row.text("weight")
        }
        rules.languages = try tx.rows(ProgrammeSQL.languages, programme).map { try $0.text("code") }
        return rules
    }
}
