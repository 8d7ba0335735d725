import Mentoring
import Words

/// What of the page "who sees what" concerns its reader, in a few lines: who reads what of them, each line as the register
/// has it.
enum OwnDataViews {
    /// Those whom somebody wishes to know about, the nearest first. A wider circle reads of those who organise alone.
    private static func others(_ isOrganiser: Bool) -> [FieldReader] {
        [.pair, .managers, .staffKeepers, .administrators]
            + (isOrganiser ? [.participants, .colleagues, .everyone] : []) + [.program]
    }

    static func card(_ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let isOrganiser = !reader.roles.isSubset(of: [.participant])
        let topics = FieldTopic.allCases.filter { isOrganiser || !ofOrganisers.contains($0) }
        let lines = others(isOrganiser).compactMap { other -> HTML? in
            let read = topics.filter { topic in topic.fields.contains { $0.readers.contains(other) } }
            if read.isEmpty { return nil }
            let names = read.map { phrases("privacy.short.\($0.rawValue)") }.joined(separator: " · ")
            let who = PanelView.capitalised(phrases("privacy.reader.\(other.rawValue)"))
            return "<div><dt>\(who)</dt><dd>\(PanelView.capitalised(names))</dd></div>"
        }
        let periods = FieldKeeping.allCases.filter { one in
            topics.contains { topic in topic.fields.contains { $0.kept == one } }
        }
        let kept = periods.map { phrases("privacy.kept.\($0.rawValue)") }.joined(separator: " · ")
        return """
            <section class="card" aria-labelledby="yours"><h2 id="yours">\(phrases("privacy.yours"))</h2>\
            <dl class="facts facts--wide">\(lines)<div><dt>\(phrases("privacy.kept"))</dt>\
            <dd>\(phrases("privacy.yours.kept", ["list": .text(kept)]))</dd></div></dl></section>
            """
    }

    /// What only those who organise leave behind says nothing to the others.
    private static let ofOrganisers: Set<FieldTopic> = [
        .roles, .granting, .publishers, .importers, .contact, .listFault,
    ]
}
