import Mentoring
import Words

/// Says of rules that they do not count, or not for everybody, and where to mend it.
enum UnjudgedView {
    /// - Parameters:
    ///   - linked: the reader may put grades in order.
    ///   - isPast: said of a computation, after which things may have been mended.
    static func notice(
        _ rules: [UnjudgedRule], linked: Bool, isPast: Bool = false, _ phrases: Phrases
    ) -> HTML {
        guard !rules.isEmpty else { return .nothing }
        let items = rules.map { rule -> HTML in
            let link: HTML =
                linked && rule.unranked > 0
                ? " <a href=\"\(Path.grades)\">\(phrases("pairing.unjudged.order_grades"))</a>" : .nothing
            return "<li>\(sentence(rule, isPast: isPast, phrases))\(link)</li>"
        }
        return """
            <div class="notice notice--attention"><p>\(phrases("pairing.unjudged", ["count": .number(rules.count)]))</p>\
            <ul>\(items)</ul></div>
            """
    }

    private static func sentence(_ rule: UnjudgedRule, isPast: Bool, _ phrases: Phrases) -> String {
        let unranked = rule.unranked > 0
        let kind = unranked ? "\(rule.rule.rawValue).unranked" : rule.rule.rawValue
        return phrases(
            "pairing.unjudged.\(kind).\(rule.isVoid ? "void" : "some")\(unranked && isPast ? ".then" : "")",
            ["count": .number(unranked ? rule.unranked : rule.people), "all": .number(rule.all)])
    }
}
