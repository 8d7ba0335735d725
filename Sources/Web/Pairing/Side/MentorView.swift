import Matching
import Mentoring
import Storage
import Words

/// A mentor in a run: whom they have, whom else they could have had, and why not.
enum MentorView {
    static func page(
        _ record: RunRecord, _ facts: MentorFacts, _ paging: Paging, _ words: RunWords, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let names = facts.mentees.map(\.name)
        let told: [String: WordValue] = [
            "name": .text(facts.name), "list": .list(names), "taken": .number(names.count),
            "places": .number(facts.places),
        ]
        let paths = RunPaths(record)
        return Page(
            title: phrases(names.isEmpty ? "pairing.mentor_page.title_free" : "pairing.mentor_page.title", told),
            lead: phrases(facts.others.isEmpty ? "pairing.mentor_page.lead_alone" : "pairing.mentor_page.lead", told),
            trail: RunFrame.trail(record, phrases) + [(phrases("pairing.loads"), paths.loads)], section: .programmes,
            body: """
                \(RunFrame.tabs(record.programme, reader))\(mentees(record, facts, words, reader))\(remedy(facts, words, reader))\
                \(others(record, facts, paging, words, reader))
                """)
    }

    private static func mentees(
        _ record: RunRecord, _ facts: MentorFacts, _ words: RunWords, _ reader: Reader
    ) -> HTML {
        if facts.mentees.isEmpty { return .nothing }
        let phrases = reader.phrases
        let say = words.sentences(reader)
        let rows = facts.mentees.map { mentee -> HTML in
            row(
                mentee.name, RunPaths(record).pair(PairKey(mentee.participant, facts.participant)),
                mentee.explanation.percent, .nothing, .text(PanelView.capitalised(say.plainly(mentee.explanation))),
                phrases)
        }
        return table("now", "pairing.mentor_page.now", [], rows, phrases)
    }

    private static func others(
        _ record: RunRecord, _ facts: MentorFacts, _ paging: Paging, _ words: RunWords, _ reader: Reader
    ) -> HTML {
        if facts.others.isEmpty { return .nothing }
        let phrases = reader.phrases
        let say = words.sentences(reader)
        let rows = paging.rows(of: facts.others).map { other -> HTML in
            let cost = CostSentence(phrases).cell(other.alternative.cost, phrases("pairing.choices.cost"))
            return row(
                other.name, RunPaths(record).move(PairKey(other.participant, facts.participant)),
                (other.alternative.score + 50) / 100,
                cost,
                "\(PanelView.capitalised(say(other.alternative.why.reason, partners: .mentee)))\(alone(other, facts, phrases))",
                phrases)
        }
        let here = RunPaths(record).mentor(facts.participant)
        let pager = paging.pager(phrases) { here.query(["from": $0 == 0 ? "" : String($0)]).fragment("others") }
        return "\(table("others", "pairing.mentor_page.others", ["pairing.choices.cost"], rows, phrases))\(pager)"
    }

    /// Who else would be left without a mentor.
    private static func alone(_ other: MentorFacts.Other, _ facts: MentorFacts, _ phrases: Phrases) -> HTML {
        let text = other.effect.flatMap { CostSentence(phrases).alone($0) { facts.people[$0] } }
        return text.map { text -> HTML in
            " <span class=\"tag tag--attention tag--says\">\(PanelView.capitalised(text))</span>"
        } ?? .nothing
    }

    private static func row(
        _ name: String, _ path: Path, _ percent: Int, _ more: HTML, _ why: HTML, _ phrases: Phrases
    ) -> HTML {
        """
        <tr class="row-link"><th scope="row" class="name"><a class="row-link__target" href="\(path)">\(name)</a></th>\
        <td class="number beside" data-label="\(phrases("pairing.score"))">\(percent)</td>\(more)\
        <td class="soft">\(why)</td></tr>
        """
    }

    private static func table(
        _ id: String, _ title: String, _ more: [String], _ rows: [HTML], _ phrases: Phrases
    ) -> HTML {
        let columns = more.map { key -> HTML in "<th scope=\"col\" class=\"number\">\(phrases(key))</th>" }
        return """
            <section class="card card--table" aria-labelledby="\(id)"><div class="card__head"><h2 id="\(id)">\(phrases(title))</h2></div>
            <table class="table"><thead><tr><th scope="col">\(phrases("pairing.mentee"))</th>\
            <th scope="col" class="number">\(phrases("pairing.score"))</th>\(columns)\
            <th scope="col">\(phrases("pairing.why"))</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    private static func remedy(_ facts: MentorFacts, _ words: RunWords, _ reader: Reader) -> HTML {
        guard let remedy = facts.remedy, remedy != .nobodyEligible else { return .nothing }
        let text = PanelView.capitalised(words.sentences(reader)(remedy.reason, partners: .mentee))
        return "<div class=\"notice notice--info\"><p>\(text).</p></div>"
    }
}
