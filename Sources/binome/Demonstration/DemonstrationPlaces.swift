import Mentoring

extension DemonstrationOrganisation {
    static let allSites: [DemonstrationSite] = [
        site("paris", "Paris", "Paris", "Europe/Paris", "fr"),
        site("lyon", "Lyon", "Lyon", "Europe/Paris", "fr"),
        site("nantes", "Nantes", "Nantes", "Europe/Paris", "fr"),
        site("brussels", "Bruxelles", "Brussels", "Europe/Brussels", "fr"),
        site("montreal", "Montréal", "Montreal", "America/Montreal", "fr"),
        site("dakar", "Dakar", "Dakar", "Africa/Dakar", "fr"),
        site("london", "London", "London", "Europe/London", "en"),
        site("singapore", "Singapore", "Singapore", "Asia/Singapore", "en"),
    ]

    /// How many of a hundred people work at each of `allSites`.
    static let siteWeights = [28, 20, 13, 7, 10, 7, 9, 6]

    static let allGrades: [DemonstrationGrade] = [
        DemonstrationGrade(rank: 0, name: BothLanguages(fr: "Employé·e", en: "Associate")),
        DemonstrationGrade(rank: 1, name: BothLanguages(fr: "Technicien·ne", en: "Specialist")),
        DemonstrationGrade(rank: 2, name: BothLanguages(fr: "Cadre", en: "Manager")),
        DemonstrationGrade(rank: 3, name: BothLanguages(fr: "Cadre supérieur·e", en: "Senior manager")),
        DemonstrationGrade(rank: 4, name: BothLanguages(fr: "Direction", en: "Director")),
    ]

    static let allHopes: [DemonstrationHope] = [
        hope("lead-team", "Diriger une équipe", "Lead a team"),
        hope("change-job", "Changer de métier", "Change trade"),
        hope("expertise", "Devenir une référence dans son domaine", "Become an authority in one’s field"),
        hope("confidence", "Prendre confiance", "Gain confidence"),
        hope("balance", "Trouver un meilleur équilibre de vie", "Find a better balance of life"),
        hope("network", "Élargir son réseau", "Widen one’s network"),
        hope("visibility", "Faire connaître son travail", "Make one’s work known"),
        hope("abroad", "Travailler dans un autre pays", "Work in another country"),
        hope("create", "Lancer un projet à soi", "Start a project of one’s own"),
        hope("return", "Reprendre après une longue absence", "Come back after a long absence"),
        hope("hand-on", "Transmettre ce que l’on sait", "Hand on what one knows"),
        hope("meaning", "Servir la transition énergétique", "Serve the energy transition"),
    ]

    private static func site(
        _ key: String, _ french: String, _ english: String, _ zone: String, _ language: String
    ) -> DemonstrationSite {
        DemonstrationSite(key: key, name: BothLanguages(fr: french, en: english), timeZone: zone, language: language)
    }

    private static func hope(_ key: String, _ french: String, _ english: String) -> DemonstrationHope {
        DemonstrationHope(key: key, name: BothLanguages(fr: french, en: english))
    }
}
