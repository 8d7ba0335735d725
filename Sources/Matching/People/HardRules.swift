/// How far up and down the line of management nobody may be paired.
public enum LineRule: Hashable, Sendable {
    /// Own manager and own reports, and so many levels in all (1 is the least).
    case levels(Int)
    /// Anyone above or below at any distance.
    case whole
}

/// What the mentor's grade must be beside the mentee's.
public enum GradeRule: Hashable, Sendable {
    /// At least so many grades above.
    case above(Int)
    /// At least so many grades below (reverse mentoring).
    case below(Int)
}

/// What no score can outweigh. What is unknown of a person breaks no rule.
public struct HardRules: Hashable, Sendable {
    /// How far up and down the line of management nobody is paired.
    public var line: LineRule
    /// Whether the two must share a language.
    public var commonLanguage: Bool
    /// Whether the two must be of different departments.
    public var otherDepartment: Bool
    /// Whether the two must be of different sites.
    public var otherSite: Bool
    /// How grades must differ; nil: anyhow.
    public var grade: GradeRule?

    /// The usual rules: nobody of one's own line of management, and a common language.
    public init(
        line: LineRule = .whole, commonLanguage: Bool = true, otherDepartment: Bool = false, otherSite: Bool = false,
        grade: GradeRule? = nil
    ) {
        self.line = line
        self.commonLanguage = commonLanguage
        self.otherDepartment = otherDepartment
        self.otherSite = otherSite
        self.grade = grade
    }
}

/// A hard rule that a pair breaks.
public enum BrokenRule: Hashable, Sendable {
    case samePerson
    case hasLeft(Side)
    /// The mentor is in the mentee's line above, so many levels up (1 is the own manager).
    case managerAbove(levels: Int)
    /// The mentor is in the mentee's line below, so many levels down.
    case managerBelow(levels: Int)
    /// One of them asked not to be paired with the other.
    case excluded(by: Side)
    case noCommonLanguage
    case sameDepartment
    case sameSite
    /// The mentor is `actual` grades above the mentee; the rule asks for `needed` above, or below when negative.
    case grade(needed: Int, actual: Int)
    /// A criterion is a must, and its value is 0.
    case must(Criterion)
    /// The score is below the least that was asked for. Both 0…10,000.
    case belowFloor(score: Int, floor: Int)

    /// Whether a manager may lift it with a reason. Exclusions and departures cannot be lifted.
    public var canBeLifted: Bool {
        switch self {
        case .samePerson, .hasLeft, .excluded: false
        default: true
        }
    }

    /// The criterion that speaks of what the rule forbids: nothing that it says of the pair is to be praised.
    public var criterion: Criterion? {
        switch self {
        case .samePerson, .hasLeft, .managerAbove, .managerBelow, .excluded, .belowFloor: nil
        case .noCommonLanguage: .language
        case .sameDepartment: .departmentVariety
        case .sameSite: .site
        case .grade: .seniorityGap
        case .must(let criterion): criterion
        }
    }

    /// Key and values of the sentence that says it.
    public var reason: Reason {
        switch self {
        case .samePerson: Reason("rule.samePerson")
        case .hasLeft(let side): Reason("rule.hasLeft.\(side.rawValue)")
        case .managerAbove(let levels): Reason("rule.managerAbove", ["levels": .number(levels)])
        case .managerBelow(let levels): Reason("rule.managerBelow", ["levels": .number(levels)])
        case .excluded(let side): Reason("rule.excluded.\(side.rawValue)")
        case .noCommonLanguage: Reason("rule.noCommonLanguage")
        case .sameDepartment: Reason("rule.sameDepartment")
        case .sameSite: Reason("rule.sameSite")
        case .grade(let needed, let actual):
            Reason("rule.grade", ["needed": .number(needed), "actual": .number(actual)])
        case .must(let criterion): Reason("rule.must.\(criterion.rawValue)")
        case .belowFloor(let score, let floor):
            Reason("rule.belowFloor", ["score": .number(score), "floor": .number(floor)])
        }
    }
}
