import Mentoring
import Words

/// Says of rules that they do not count, or not for everybody, and where to mend it.
enum UnjudgedView {
    /// - Parameter linked: the reader may put grades in order.
    static func notice(_ rules: [UnjudgedRule], linked: Bool, _ phrases: Phrases) -> HTML {
        guard !rules.isEmpty else { return .nothing }
        let items = rules.map { rule -> HTML in
            let link: HTML =
                linked && rule.unranked > 0
                ? " <a href=\"\(Path.grades)\">\(phrases("pairing.unjudged.order_grades"))</a>" : .nothing
            return "<li>\(sentence(rule, phrases))\(link)</li>"
        }
        return """
            <div class="notice notice--attention"><p>\(phrases("pairing.unjudged", ["count": .number(rules.count)]))</p>\
            <ul>\(items)</ul></div>
            """
    }

    private static func sentence(_ rule: UnjudgedRule, _ phrases: Phrases) -> String {
        let unranked = rule.unranked > 0
        let kind = unranked ? "\(rule.rule.rawValue).unranked" : rule.rule.rawValue
        return phrases(
            "pairing.unjudged.\(kind).\(rule.isVoid ? "void" : "some")",
            ["count": .number(unranked ? rule.unranked : rule.people), "all": .number(rule.all)])
    }
}
