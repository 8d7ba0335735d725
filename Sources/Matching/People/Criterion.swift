/// What makes a pair good. Each gives 0–100; 50 where nothing is known.
public enum Criterion: String, Hashable, Sendable, CaseIterable {
    /// Competencies the mentee seeks that the mentor has, and at which level.
    case competencies
    /// Whether they wished for each other.
    case wishes
    /// A common language in which both are at ease.
    case language
    /// Half-hours of the week that suit both; two hours are enough.
    case availability
    /// The same site.
    case site
    /// Another department.
    case departmentVariety
    /// The mentor is more senior by as many grades as wanted.
    case seniorityGap
    /// Hopes they share.
    case sharedHopes
}

/// How much a criterion counts.
public enum Weight: Hashable, Sendable {
    case off, low, medium, high
    /// 0…100.
    case number(Int)
    /// Counts as high; a pair whose value is 0 is not eligible.
    case must

    /// Weight in points, 0…100.
    public var points: Int {
        switch self {
        case .off: 0
        case .low: 20
        case .medium: 50
        case .high, .must: 100
        case .number(let number): min(100, max(0, number))
        }
    }
}

/// The weights of a programme, and what its criteria aim at.
public struct Criteria: Hashable, Sendable {
    private var weights: [Criterion: Weight]
    /// How many grades above the mentee the mentor should be (negative: below).
    public var gradesAbove: ClosedRange<Int>
    /// Half-hours a week in common that are enough for 100.
    public var enoughSlots: Int

    /// Weights by criterion; who is missing is off.
    public init(_ weights: [Criterion: Weight], gradesAbove: ClosedRange<Int> = 1...3, enoughSlots: Int = 4) {
        self.weights = weights
        self.gradesAbove = gradesAbove
        self.enoughSlots = max(1, enoughSlots)
    }

    /// The weights a new programme starts with.
    public static let usual = Criteria([
        .competencies: .high, .wishes: .high, .language: .medium, .availability: .medium, .site: .low,
        .departmentVariety: .low, .seniorityGap: .low, .sharedHopes: .medium,
    ])

    /// The weight of a criterion; off when none was given.
    public subscript(criterion: Criterion) -> Weight {
        get { weights[criterion] ?? .off }
        set { weights[criterion] = newValue }
    }

    /// Sum of the weights in points.
    public var points: Int { Criterion.allCases.reduce(0) { $0 + self[$1].points } }
}
