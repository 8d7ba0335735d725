import Mentoring

/// How a department of the demonstration is made: its size, its trades, and what people there are good at.
struct DepartmentPlan: Sendable {
    /// A job title as a woman and as a man bear it in French, and in English.
    struct Title: Sendable {
        let french: (woman: String, man: String)
        let english: String

        init(_ woman: String, _ man: String, _ english: String) {
            french = (woman, man)
            self.english = english
        }
    }

    let department: DemonstrationDepartment
    /// People who lead others, below the director.
    let managers: Int
    let staff: Int
    /// Keys of competencies that the trade uses every day.
    let home: [String]
    let junior: [Title]
    let senior: [Title]
    let manager: Title
    let director: Title

    init(
        _ key: String, _ french: String, _ english: String, managers: Int, staff: Int, home: String, junior: [Title],
        senior: [Title], manager: Title, director: Title
    ) {
        department = DemonstrationDepartment(key: key, name: BothLanguages(fr: french, en: english))
        self.managers = managers
        self.staff = staff
        self.home = home.split(separator: " ").map(String.init)
        self.junior = junior
        self.senior = senior
        self.manager = manager
        self.director = director
    }

    static let all = technical + commercial + support

    /// The one at the top, and their department.
    static let top = DepartmentPlan(
        "board", "Direction générale", "General management", managers: 0, staff: 0,
        home: "decision-making leading-change public-speaking negotiation", junior: [], senior: [],
        manager: Title("Directrice générale", "Directeur général", "Chief executive"),
        director: Title("Directrice générale", "Directeur général", "Chief executive"))
}

extension DepartmentPlan {
    private static let technical: [DepartmentPlan] = [
        DepartmentPlan(
            "operations", "Exploitation", "Operations", managers: 4, staff: 36,
            home: "safety problem-solving quality supply-chain running-meetings knowledge-transfer time-management",
            junior: [
                Title("Technicienne de maintenance", "Technicien de maintenance", "Maintenance technician"),
                Title("Opératrice de conduite", "Opérateur de conduite", "Control room operator"),
            ],
            senior: [
                Title("Responsable de parc éolien", "Responsable de parc éolien", "Wind farm supervisor"),
                Title("Ingénieure d’exploitation", "Ingénieur d’exploitation", "Operations engineer"),
            ],
            manager: Title("Cheffe de centre", "Chef de centre", "Plant manager"),
            director: Title("Directrice de l’exploitation", "Directeur de l’exploitation", "Operations director")),
        DepartmentPlan(
            "engineering", "Ingénierie", "Engineering", managers: 4, staff: 28,
            home: "project-management problem-solving data-analysis safety decision-making clear-writing quality",
            junior: [
                Title("Dessinatrice-projeteuse", "Dessinateur-projeteur", "Design technician"),
                Title("Chargée d’études", "Chargé d’études", "Study engineer"),
            ],
            senior: [
                Title("Ingénieure réseaux", "Ingénieur réseaux", "Grid engineer"),
                Title("Ingénieure solaire", "Ingénieur solaire", "Solar engineer"),
            ],
            manager: Title("Cheffe de projets", "Chef de projets", "Head of projects"),
            director: Title("Directrice de l’ingénierie", "Directeur de l’ingénierie", "Engineering director")),
        DepartmentPlan(
            "research", "Recherche et développement", "Research and development", managers: 2, staff: 16,
            home: "innovation data-analysis programming ai-literacy clear-writing learning public-speaking",
            junior: [Title("Technicienne de laboratoire", "Technicien de laboratoire", "Laboratory technician")],
            senior: [
                Title("Chercheuse en stockage", "Chercheur en stockage", "Storage scientist"),
                Title("Ingénieure hydrogène", "Ingénieur hydrogène", "Hydrogen engineer"),
            ],
            manager: Title("Responsable de laboratoire", "Responsable de laboratoire", "Laboratory head"),
            director: Title("Directrice de la recherche", "Directeur de la recherche", "Research director")),
        DepartmentPlan(
            "digital", "Numérique", "Digital", managers: 4, staff: 24,
            home: "programming sql cyber-security swift ai-literacy data-protection problem-solving data-analysis",
            junior: [
                Title("Technicienne d’assistance", "Technicien d’assistance", "Support technician"),
                Title("Développeuse", "Développeur", "Software developer"),
            ],
            senior: [
                Title("Architecte logiciel", "Architecte logiciel", "Software architect"),
                Title("Ingénieure données", "Ingénieur données", "Data engineer"),
                Title("Analyste en cybersécurité", "Analyste en cybersécurité", "Security analyst"),
            ],
            manager: Title("Responsable d’applications", "Responsable d’applications", "Head of applications"),
            director: Title("Directrice du numérique", "Directeur du numérique", "Chief digital officer")),
        DepartmentPlan(
            "qse", "Qualité, sécurité, environnement", "Quality, safety, environment", managers: 2, staff: 12,
            home: "quality safety employment-law problem-solving helping-grow clear-writing",
            junior: [Title("Animatrice sécurité", "Animateur sécurité", "Safety officer")],
            senior: [Title("Auditrice qualité", "Auditeur qualité", "Quality auditor")],
            manager: Title("Responsable prévention", "Responsable prévention", "Head of prevention"),
            director: Title("Directrice QSE", "Directeur QSE", "QSE director")),
    ]

    private static let commercial: [DepartmentPlan] = [
        DepartmentPlan(
            "purchasing", "Achats et logistique", "Purchasing and logistics", managers: 2, staff: 14,
            home: "purchasing negotiation supply-chain finance-for-non-financials business-english quality",
            junior: [Title("Approvisionneuse", "Approvisionneur", "Supply planner")],
            senior: [Title("Acheteuse", "Acheteur", "Buyer")],
            manager: Title("Responsable des achats", "Responsable des achats", "Purchasing manager"),
            director: Title("Directrice des achats", "Directeur des achats", "Purchasing director")),
        DepartmentPlan(
            "sales", "Commerce", "Sales", managers: 3, staff: 20,
            home: "complex-sales negotiation customer-relations business-english public-speaking networking",
            junior: [Title("Conseillère commerciale", "Conseiller commercial", "Sales adviser")],
            senior: [
                Title("Ingénieure d’affaires", "Ingénieur d’affaires", "Account manager"),
                Title("Responsable grands comptes", "Responsable grands comptes", "Key account manager"),
            ],
            manager: Title("Responsable des ventes", "Responsable des ventes", "Sales manager"),
            director: Title("Directrice commerciale", "Directeur commercial", "Sales director")),
        DepartmentPlan(
            "customers", "Service client", "Customer service", managers: 3, staff: 22,
            home: "customer-relations active-listening conflict time-management balance quality giving-feedback",
            junior: [
                Title("Conseillère clientèle", "Conseiller clientèle", "Customer adviser"),
                Title("Gestionnaire de contrats", "Gestionnaire de contrats", "Contract administrator"),
            ],
            senior: [Title("Experte réclamations", "Expert réclamations", "Complaints specialist")],
            manager: Title("Responsable de plateau", "Responsable de plateau", "Contact centre manager"),
            director: Title("Directrice du service client", "Directeur du service client", "Customer service director")),
        DepartmentPlan(
            "marketing", "Marketing et communication", "Marketing and communication", managers: 2, staff: 10,
            home: "marketing clear-writing innovation data-analysis public-speaking networking",
            junior: [Title("Chargée de communication", "Chargé de communication", "Communication officer")],
            senior: [Title("Cheffe de produit", "Chef de produit", "Product manager")],
            manager: Title("Responsable de marque", "Responsable de marque", "Brand manager"),
            director: Title("Directrice du marketing", "Directeur du marketing", "Marketing director")),
    ]

    private static let support: [DepartmentPlan] = [
        DepartmentPlan(
            "finance", "Finance", "Finance", managers: 2, staff: 11,
            home: "finance-for-non-financials data-analysis sql decision-making clear-writing data-protection",
            junior: [Title("Comptable", "Comptable", "Accountant")],
            senior: [Title("Contrôleuse de gestion", "Contrôleur de gestion", "Financial controller")],
            manager: Title("Responsable de la trésorerie", "Responsable de la trésorerie", "Head of treasury"),
            director: Title("Directrice financière", "Directeur financier", "Finance director")),
        DepartmentPlan(
            "people", "Ressources humaines", "Human resources", managers: 3, staff: 9,
            home: "active-listening employment-law asking-questions inclusion helping-grow conflict giving-feedback",
            junior: [Title("Gestionnaire de paie", "Gestionnaire de paie", "Payroll administrator")],
            senior: [Title("Responsable formation", "Responsable formation", "Learning partner")],
            manager: Title("Responsable du développement", "Responsable du développement", "Head of development"),
            director: Title("Directrice des ressources humaines", "Directeur des ressources humaines", "HR director")),
        DepartmentPlan(
            "legal", "Juridique", "Legal", managers: 1, staff: 6,
            home: "employment-law data-protection negotiation clear-writing decision-making",
            junior: [Title("Assistante juridique", "Assistant juridique", "Legal assistant")],
            senior: [Title("Juriste", "Juriste", "Legal counsel")],
            manager: Title("Responsable des contrats", "Responsable des contrats", "Head of contracts"),
            director: Title("Directrice juridique", "Directeur juridique", "Legal director")),
    ]
}
