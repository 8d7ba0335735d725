/// The people whom a visitor may sign in as: made by hand, and put into the tree where they belong.
struct CastMember: Sendable {
    enum Level: Sendable, Hashable {
        case top, director, manager, staff
    }

    let part: DemonstrationCharacter.Part
    let firstName: String
    let lastName: String
    let isWoman: Bool
    let department: String
    let level: Level
    let site: String
    let rank: Int
    /// In the language of their site.
    let jobTitle: String
    let languages: [String]
    let wish: DemonstrationWish
    let hopes: [String]
    let competencies: [DemonstrationLevel]
    let sought: [DemonstrationLevel]

    init(
        _ part: DemonstrationCharacter.Part, _ firstName: String, _ lastName: String, woman: Bool, _ department: String,
        _ level: Level, _ site: String, rank: Int, _ jobTitle: String, languages: [String],
        wish: DemonstrationWish = .none, hopes: [String] = [], knows: [(String, Int)] = [], seeks: [(String, Int)] = []
    ) {
        self.part = part
        self.firstName = firstName
        self.lastName = lastName
        self.isWoman = woman
        self.department = department
        self.level = level
        self.site = site
        self.rank = rank
        self.jobTitle = jobTitle
        self.languages = languages
        self.wish = wish
        self.hopes = hopes
        competencies = knows.map { DemonstrationLevel(competency: $0.0, level: $0.1) }
        sought = seeks.map { DemonstrationLevel(competency: $0.0, level: $0.1) }
    }

    static let all: [CastMember] = [
        CastMember(
            .sponsor, "Hélène", "Vasseur", woman: true, "people", .director, "paris", rank: 4,
            "Directrice des ressources humaines", languages: ["en", "fr"],
            knows: [("inclusion", 4), ("leading-change", 4), ("employment-law", 4)]),
        CastMember(
            .administrator, "Bastien", "Quéméner", woman: false, "digital", .manager, "nantes", rank: 2,
            "Responsable d’applications", languages: ["en", "fr"],
            knows: [("cyber-security", 4), ("data-protection", 4), ("sql", 3)]),
        CastMember(
            .manager, "Inès", "Belkacem", woman: true, "people", .manager, "paris", rank: 3,
            "Responsable du mentorat", languages: ["ar", "en", "fr"],
            knows: [("mentoring-frame", 5), ("active-listening", 5), ("project-management", 4)]),
        CastMember(
            .localManager, "Hugo", "Sabatier", woman: false, "people", .staff, "lyon", rank: 2,
            "Responsable formation", languages: ["en", "fr"],
            knows: [("helping-grow", 3), ("running-meetings", 4), ("employment-law", 3)]),
        CastMember(
            .referent, "Aminata", "Diouf", woman: true, "qse", .staff, "dakar", rank: 2,
            "Référente bien-être au travail", languages: ["en", "fr", "wo"],
            knows: [("active-listening", 5), ("conflict", 4), ("balance", 4)]),
        CastMember(
            .mentor, "Margaret", "Holloway", woman: true, "engineering", .manager, "london", rank: 3,
            "Head of projects", languages: ["en", "fr"], wish: .mentor,
            hopes: ["hand-on", "meaning", "abroad"],
            knows: [("project-management", 5), ("public-speaking", 4), ("asking-questions", 4), ("decision-making", 4)]),
        CastMember(
            .mentee, "Rosalie", "Thériault", woman: true, "operations", .staff, "montreal", rank: 1,
            "Opératrice de conduite", languages: ["en", "fr"], wish: .mentee,
            hopes: ["lead-team", "abroad", "meaning"], knows: [("safety", 3), ("problem-solving", 3)],
            seeks: [("project-management", 3), ("public-speaking", 3)]),
        CastMember(
            .waiting, "Jia Yi", "Teo", woman: true, "digital", .staff, "singapore", rank: 1,
            "Software developer", languages: ["en", "zh"], wish: .mentee,
            hopes: ["expertise", "confidence"], knows: [("programming", 3), ("sql", 2)],
            seeks: [("cyber-security", 3), ("giving-feedback", 3)]),
    ]
}
