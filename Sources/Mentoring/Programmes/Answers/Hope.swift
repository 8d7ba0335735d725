import Storage

/// What somebody hopes for from a relation. The raw values are stored, and are keys below `hope.`.
package enum Hope: String, Sendable, Hashable, CaseIterable, Codable {
    case leadTeam = "lead-team"
    case changeJob = "change-job"
    case expertise
    case confidence
    case balance
    case network
    case visibility
    case abroad
    case create
    case comeBack = "return"
    case handOn = "hand-on"
    case meaning

    /// The hopes named in a list's column, by key or in words of French or English; and what was not understood.
    package static func read(_ text: String) -> (hopes: Set<Hope>, unread: [String]) {
        var hopes: Set<Hope> = []
        var unread: [String] = []
        let parts = text.split { ",;|/\n".contains($0) }.map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
        for part in parts {
            if let hope = one(part) { hopes.insert(hope) } else { unread.append(part) }
        }
        return (hopes, unread)
    }

    private static func one(_ text: String) -> Hope? {
        let text = folded(text)
        if let exact = Hope(rawValue: text) { return exact }
        return allCases.first { hope in hope.signs.contains { text.contains($0) } }
    }

    /// Folded words by which a hope is known in lists.
    private var signs: [String] {
        switch self {
        case .leadTeam: ["equipe", "manager", "management", "encadr", "team", "leader", "leadership"]
        case .changeJob: ["metier", "reconver", "change trade", "change job", "new job", "career change"]
        case .expertise: ["expert", "reference", "authority", "specialis", "technical"]
        case .confidence: ["confiance", "confidence", "assurance"]
        case .balance: ["equilibre", "balance"]
        case .network: ["reseau", "network"]
        case .visibility: ["visib", "connaitre mon", "connaitre son", "make my work", "known", "recognition"]
        case .abroad: ["etranger", "autre pays", "international", "abroad", "another country", "mobilite"]
        case .create: ["projet", "entrepren", "lancer", "project", "start a", "creer"]
        case .comeBack: ["retour", "reprendre", "reprise", "come back", "return", "absence"]
        case .handOn: ["transmettre", "transmission", "hand on", "pass on", "give back"]
        case .meaning: ["sens", "meaning", "purpose", "utile", "transition"]
        }
    }
}
