import Matching
import Mentoring
import Words

/// Says what a rule costs in people: more useful to know than who lacks whom, one by one.
enum ReliefView {
    private static let most = 3

    /// « Sans l’écart de grade demandé, 250 personnes de plus auraient quelqu’un », with the way to the rules.
    static func notice(_ reliefs: [RuleRelief], free: Int, _ programme: Path, _ phrases: Phrases) -> HTML {
        guard !reliefs.isEmpty else { return .nothing }
        let sentences = reliefs.prefix(most).map { sentence($0, phrases) }
        let items = sentences.map { text -> HTML in "<li>\(text)</li>" }
        let (one, list): (String, HTML) =
            sentences.count == 1 ? (" " + sentences[0], .nothing) : ("", "<ul>\(items)</ul>")
        return """
            <div class="notice notice--attention"><p>\(phrases("pairing.relief", ["count": .number(free)]))\(one)</p>\(list)\
            <p><a class="button button--small" href="\(programme)">\(phrases("pairing.relief.rules"))</a></p></div>
            """
    }

    static func sentence(_ relief: RuleRelief, _ phrases: Phrases) -> String {
        let rule =
            switch relief.rule {
            case .language: phrases("pairing.relief.language")
            case .department: phrases("pairing.relief.department")
            case .site: phrases("pairing.relief.site")
            case .grade: phrases("pairing.relief.grade")
            case .floor: phrases("pairing.relief.floor")
            case .must(let criterion):
                phrases(
                    "pairing.relief.must",
                    ["criterion": .text(phrases("criterion.\(criterion.rawValue)").uncapitalised)])
            }
        return phrases("pairing.relief.more", ["rule": .text(rule), "count": .number(relief.more)])
    }
}
