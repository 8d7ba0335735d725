/// The words that headings are made of, folded: French and English, the likeliest first.
enum HeadingWords {
    /// What a heading means, and how sure that is (0 is surest); nil when it means nothing to us.
    static func meaning(of heading: String) -> (column: StaffColumn, rank: Int)? {
        let folded = foldedHeading(heading)
        guard !folded.isEmpty else { return nil }
        if let exact = exact[folded] { return exact }
        let words = Set(folded.split(separator: " ").map(String.init))
        for (index, rule) in rules.enumerated() where rule.matches(folded, words) {
            return rule.column.map { ($0, 100 + index) }
        }
        return nil
    }

    /// Lower case, no accents, everything but letters and digits a space.
    static func foldedHeading(_ heading: String) -> String {
        var text = ""
        for scalar in staffFolded(heading).unicodeScalars {
            text.unicodeScalars.append(
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : " ")
        }
        return text.split(separator: " ").joined(separator: " ")
    }

    private static let exact: [String: (column: StaffColumn, rank: Int)] = {
        var table: [String: (column: StaffColumn, rank: Int)] = [:]
        for (column, list) in synonyms {
            for (rank, word) in list.split(separator: "|").enumerated() where table[String(word)] == nil {
                table[String(word)] = (column, rank)
            }
        }
        return table
    }()

    private static let synonyms: [(StaffColumn, String)] = [
        (
            .number,
            "matricule|numero matricule|n matricule|no matricule|matricule salarie|matricule agent|matricule rh|numero agent|n agent|numero d agent|code agent"
                + "|identifiant|identifiant rh|id|id salarie|id employe|numero salarie|numero employe|n salarie|n employe"
                + "|numero de personnel|employee id|employee number|employee no|employee code|emp id|staff number|staff id"
                + "|staff no|personnel number|payroll number|worker id|badge|code salarie|code employe"
        ),
        (
            .lastName,
            "nom d usage|nom usuel|nom usage|nom|nom de famille|nom patronymique|nom marital|noms|last name"
                + "|lastname|surname|family name|nom de naissance|nom naissance"
        ),
        (
            .firstName,
            "prenom usuel|prenom|prenoms|prenom s|first name|firstname|given name|forename|preferred name"
                + "|preferred first name"
        ),
        (
            .fullName,
            "nom complet|nom prenom|nom et prenom|prenom nom|prenom et nom|nom prenoms|collaborateur|salarie|agent"
                + "|employe|full name|name|employee|employee name|staff member|worker|display name"
        ),
        (
            .address,
            "courriel|courriel professionnel|adresse electronique|adresse mail|adresse e mail|adresse email"
                + "|e mail|email|mail|mel|mail professionnel|email professionnel|e mail professionnel|adresse de messagerie"
                + "|adresse courriel|email address|e mail address|work email|business email|professional email|upn"
        ),
        (
            .startDate,
            "date d entree|date entree|date d embauche|date embauche|date d arrivee|entree|embauche"
                + "|date de debut|date debut|date d entree societe|date d entree groupe|date debut contrat|start date|hire date"
                + "|date of hire|hired on|joining date|date joined|entry date|date d anciennete|date anciennete|seniority date"
        ),
        (
            .endDate,
            "date de sortie|date sortie|sortie|date de depart|date depart|date de fin|date fin|fin de contrat"
                + "|date de fin de contrat|date fin contrat|end date|leaving date|leave date|termination date|last day"
                + "|contract end|contract end date|date left|parti le|partie le|sorti le|left on"
        ),
        (
            .job,
            "poste|emploi|intitule du poste|intitule de poste|intitule de l emploi|libelle emploi|libelle poste|fonction"
                + "|metier|titre|emploi occupe|job title|job|position|title|role|function|occupation"
        ),
        (
            .grade,
            "niveau|classif|classification|grade|echelon|coefficient|categorie|csp|statut|niveau hierarchique"
                + "|position conventionnelle|classe|level|job level|band|pay grade|job grade|category"
        ),
        (
            .department,
            "departement|service|direction service|direction|direction et service|service direction|entite"
                + "|unite|pole|division|business unit|equipe|department|dept|unit|organisation|organization|team"
        ),
        (
            .site,
            "site|etablissement|lieu de travail|lieu|site de travail|localisation|implantation|agence|ville|bureau"
                + "|location|office|work location|workplace|city|plant|establishment"
        ),
        (.timeZone, "fuseau horaire|fuseau|time zone|timezone|tz"),
        (.languages, "langues|langue|langues parlees|langue s|langues de travail|languages|language|spoken languages"),
        (
            .manager,
            "matricule du responsable|matricule responsable|matricule manager|matricule n 1|n 1|n1|responsable"
                + "|responsable hierarchique|manager|superieur hierarchique|superieur|hierarchique|chef|chef direct|encadrant"
                + "|manager id|manager number|line manager|supervisor|reports to|reporting to|line manager id|supervisor id"
        ),
        (
            .workingTime,
            "quotite|temps de travail|taux d activite|taux activite|etp|quotite de travail|taux d emploi"
                + "|temps|activite|equivalent temps plein|duree du travail|fte|working time|full time equivalent|work percentage"
                + "|time fraction|percentage"
        ),
        (
            .mastered,
            "competences maitrisees|competences|competences acquises|points forts|savoir faire|expertises|expertise"
                + "|strong skills|skills|strengths|mastered skills|competencies"
        ),
        (
            .sought,
            "competences a developper|competences recherchees|competences souhaitees|besoins|a developper"
                + "|axes de developpement|axes de progres|skills to develop|skills to learn|development needs|wanted skills"
        ),
        (
            .wish,
            "souhaite etre|souhait|role souhaite|voeu|mentor ou mentore|mentor mentore|wants to be|wish|wishes to be"
                + "|mentoring role|mentor or mentee|mentor mentee"
        ),
        (.availability, "disponibilites|disponibilite|creneaux|jours disponibles|availability|available|time slots"),
        (.hopes, "attentes|espoirs|objectifs|souhaits|motivation|motivations|hopes|expectations|goals|objectives"),
        (
            .capacity,
            "capacite|nombre de mentores|places|nombre de places|capacity|places offered|number of mentees|max mentees"
        ),
    ]

    /// For headings that say it in other words. The first rule that matches decides; without a column it is a trap.
    private struct Rule {
        var column: StaffColumn?
        var any: [String]
        var also: [String] = []
        func matches(_ heading: String, _ words: Set<String>) -> Bool {
            func has(_ word: String) -> Bool {
                word.contains(" ") ? " \(heading) ".contains(" \(word) ") : words.contains(word)
            }
            return any.contains(where: has) && (also.isEmpty || also.contains(where: has))
        }
    }

    private static let boss = [
        "responsable", "manager", "superieur", "hierarchique", "n 1", "n1", "supervisor", "chef", "encadrant", "boss",
        "reports to",
    ]

    private static let rules: [Rule] = [
        Rule(
            column: nil, any: boss,
            also: ["service", "direction", "site", "poste", "fonction", "departement", "title", "department", "niveau"]),
        Rule(column: .manager, any: boss),
        Rule(column: nil, any: ["personnel", "perso", "personal", "private"], also: ["mail", "email", "courriel"]),
        Rule(column: .address, any: ["courriel", "mail", "email", "adresse electronique", "messagerie"]),
        Rule(column: nil, any: ["naissance", "birth", "jeune fille"]),
        Rule(column: .number, any: ["matricule", "employee id", "staff id"]),
        Rule(column: .firstName, any: ["prenom", "prenoms", "forename", "first name", "given name"]),
        Rule(
            column: .lastName,
            any: ["surname", "last name", "family name", "nom de famille", "nom d usage", "nom usuel"]),
        Rule(
            column: .startDate, any: ["entree", "embauche", "arrivee", "hire", "hired", "start", "joining"],
            also: ["date", "le", "on"]),
        Rule(
            column: .endDate, any: ["sortie", "depart", "fin", "end", "leaving", "termination"],
            also: ["date", "le", "on"]),
        Rule(column: .sought, any: ["developper", "develop", "recherchees", "acquerir", "learn", "improve"]),
        Rule(column: .mastered, any: ["maitrisees", "competences", "skills", "competencies", "expertises"]),
        Rule(column: .languages, any: ["langues", "languages"]),
        Rule(column: .timeZone, any: ["fuseau", "timezone", "time zone"]),
        Rule(column: .workingTime, any: ["quotite", "fte", "etp", "temps de travail", "taux d activite"]),
        Rule(column: .grade, any: ["classif", "classification", "grade", "echelon"]),
        Rule(column: .department, any: ["departement", "department", "direction", "service"]),
        Rule(column: .site, any: ["site", "etablissement", "localisation"]),
        Rule(column: .job, any: ["poste", "emploi", "fonction", "job title", "job"]),
    ]
}
