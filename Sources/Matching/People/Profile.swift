/// A competency and a level of it, 0…5.
public struct CompetencyLevel: Hashable, Sendable {
    /// Number of the competency, from the caller's own list.
    public var competency: Int
    /// Level, 0…5: what is mastered, or what is aimed at.
    public var level: Int
    /// Nobody said the level: it counts as any other, and no sentence speaks of it.
    public var isAssumed: Bool

    /// A competency by its number, with a level of 0…5.
    public init(_ competency: Int, level: Int, isAssumed: Bool = false) {
        self.competency = competency
        self.level = level
        self.isAssumed = isAssumed
    }
}

/// What is known of a person as mentee or as mentor.
///
/// Whoever is named (managers, exclusions, wishes) is named by `person`: a number that the caller gives each person,
/// the same on both sides.
public struct Profile: Hashable, Sendable {
    /// The person's number.
    public var person: Int
    /// What the person masters.
    public var offered: [CompetencyLevel]
    /// What the person wants to learn, and up to which level.
    public var sought: [CompetencyLevel]
    /// Languages spoken, a bit each. 0: unknown.
    public var languages: UInt64
    /// Those of them in which the person is at ease. 0: all of them.
    public var fluent: UInt64
    /// Half-hours of the week that suit. Empty: unknown.
    public var availability: WeekSlots
    /// Number of the site; nil: unknown.
    public var site: Int?
    /// Number of the department; nil: unknown.
    public var department: Int?
    /// Rank of the grade, higher is more senior; nil: unknown.
    public var grade: Int?
    /// A grade is known whose rank is not: what is to be mended differs.
    public var gradeIsUnranked: Bool
    /// What the person hopes for, a bit each. 0: unknown.
    public var hopes: UInt64
    /// Persons wished for on the other side, best first if ranked.
    public var wishes: [Int]
    /// Whether the order of `wishes` counts.
    public var wishesAreRanked: Bool
    /// The persons above: own manager first, then theirs, and so on.
    public var managers: [Int]
    /// Persons with whom this one must not be paired.
    public var exclusions: [Int]
    /// Whether the person has left the organisation.
    public var hasLeft: Bool

    /// A person of whom only the number must be known.
    public init(
        person: Int, offered: [CompetencyLevel] = [], sought: [CompetencyLevel] = [], languages: UInt64 = 0,
        fluent: UInt64 = 0, availability: WeekSlots = WeekSlots(), site: Int? = nil, department: Int? = nil,
        grade: Int? = nil, gradeIsUnranked: Bool = false, hopes: UInt64 = 0, wishes: [Int] = [],
        wishesAreRanked: Bool = false,
        managers: [Int] = [], exclusions: [Int] = [], hasLeft: Bool = false
    ) {
        self.person = person
        self.offered = offered
        self.sought = sought
        self.languages = languages
        self.fluent = fluent
        self.availability = availability
        self.site = site
        self.department = department
        self.grade = grade
        self.gradeIsUnranked = gradeIsUnranked
        self.hopes = hopes
        self.wishes = wishes
        self.wishesAreRanked = wishesAreRanked
        self.managers = managers
        self.exclusions = exclusions
        self.hasLeft = hasLeft
    }
}
