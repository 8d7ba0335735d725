import Matching
import Mentoring
import Storage
import Words

/// The mentors among whom one is chosen: all, or those whose names hold what was typed.
struct ChoiceList: Sendable {
    let text: String
    let found: [MentorChoice]
    let paging: Paging

    init(_ view: ChoiceView, _ query: Form) {
        text = query["q"]
        let words = Storage.words(of: text)
        found = view.offered.filter { choice in
            let name = Storage.words(of: choice.name)
            return words.allSatisfy { word in name.contains { $0.hasPrefix(word) } }
        }
        paging = Paging(query, size: ChoiceViews.pageSize, of: found.count)
    }
}

/// The page on which somebody chooses another mentor for a mentee.
enum ChoiceViews {
    /// Choices on a page of the list.
    static let pageSize = 25

    static func page(_ view: ChoiceView, _ list: ChoiceList, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let sentences = view.words.sentences(reader)
        let possible = view.offered.count {
            $0.cost != nil && (view.limits == nil || !$0.isPresent && $0.reach == .within)
        }
        let open = view.limits == nil ? "pairing.choices.lead" : "pairing.choices.lead_local"
        let lead =
            view.isKept
            ? phrases("pairing.choices.lead_kept", ["name": .text(view.name)])
            : phrases(open, ["count": .number(possible)])
        let shown = list.paging.rows(of: list.found)
        let rows = shown.map { row($0, view, sentences, phrases) }
        let here = RunPaths(view.record).choices(view.mentee)
        return Page(
            title: title(view, phrases), lead: lead, trail: RunFrame.trail(view.record, phrases), section: .programmes,
            body: """
                \(RunFrame.tabs(view.record.programme, reader))\(hold(view, phrases))\(LocalView.others(view.beyond, view.limits, phrases))\(LocalView.untried(view, phrases))\(search(here, list, phrases))
                <div id="results" data-results class="stack">\(equals(shown, view, phrases))<section class="card card--table"><table class="table table--sticky"><thead><tr>\
                <th scope="col">\(phrases("pairing.mentor"))</th>\
                <th scope="col" class="number">\(phrases("pairing.score"))</th>\
                <th scope="col" class="number">\(phrases("pairing.choices.cost"))</th><th scope="col">\(phrases("pairing.why"))</th>\
                <td class="actions"></td></tr></thead>\
                <tbody>\(rows)</tbody></table>\(list.found.isEmpty ? none(phrases) : .nothing)</section>
                \(list.paging.pager(phrases) { here.query(["q": list.text, "from": $0 == 0 ? "" : String($0)]) })</div>
                """)
    }

    /// Somebody in mind is found by name: a programme may have hundreds of mentors.
    private static func search(_ here: Path, _ list: ChoiceList, _ phrases: Phrases) -> HTML {
        """
        <form class="filters" method="get" action="\(here)" role="search" data-live="results">\
        <div class="filters__search"><label for="q">\(phrases("pairing.choices.search"))</label>\
        <input id="q" type="search" name="q" value="\(list.text)" autocomplete="off"></div>\
        <button class="button">\(phrases("pairing.filter.search"))</button></form>
        """
    }

    private static func none(_ phrases: Phrases) -> HTML {
        "<div class=\"empty\"><p class=\"empty__title\">\(phrases("pairing.loads.none_found"))</p></div>"
    }

    /// What decides among those who would do just as well: said once, not at every name.
    private static func equals(_ shown: some Sequence<MentorChoice>, _ view: ChoiceView, _ phrases: Phrases) -> HTML {
        guard view.limits == nil, shown.contains(where: { $0.why == .equallyGood }) else { return .nothing }
        return "<p class=\"hint\">\(phrases("pairing.choices.equals"))</p>"
    }

    /// The news: who would do at the least cost, and what that costs the whole.
    private static func title(_ view: ChoiceView, _ phrases: Phrases) -> String {
        let name: WordValue = .text(view.name)
        guard !view.isKept, !view.wantsNobody else { return phrases("pairing.choices.title", ["name": name]) }
        let best = view.offered.first { choice in
            choice.cost != nil && !choice.isPresent && (view.limits == nil || choice.reach == .within)
        }
        guard let best, let cost = best.cost else {
            return phrases("pairing.choices.\(view.limits == nil ? "title_nobody" : "title")", ["name": name])
        }
        let whole = CostSentence(phrases).whole(cost, best.effect, names: view.name(of:))
        return phrases("pairing.choices.title_best", ["name": name, "mentor": .text(best.name), "whole": .text(whole)])
    }

    /// Says first that the mentee is locked, and with whom: choosing another lifts that lock.
    private static func hold(_ view: ChoiceView, _ phrases: Phrases) -> HTML {
        guard case .locked(let key) = view.hold else { return .nothing }
        let names: [String: WordValue] = [
            "name": .text(view.name), "mentor": .text(view.words.people[key.mentor] ?? ""),
        ]
        return """
            <div class="notice notice--info"><p>\(phrases("pairing.choices.locked", names))</p></div>

            """
    }

    private static func row(
        _ choice: MentorChoice, _ view: ChoiceView, _ sentences: ReasonSentences, _ phrases: Phrases
    ) -> HTML {
        let key = PairKey(view.mentee, choice.participant)
        let action: HTML =
            choice.isPresent || choice.reach == .never || view.record.state != .done
            ? .nothing
            : """
            <a class="button button--small" href="\(RunPaths(view.record).move(key))">\(phrases("pairing.choice.choose"))</a>
            """
        return """
            <tr><th scope="row" class="name">\(choice.name)\(state(choice, view, sentences, phrases))</th>\
            <td class="number beside" data-label="\(phrases("pairing.score"))">\((choice.score + 50) / 100)</td>\
            \(cost(choice, phrases))\
            <td class="soft"><span>\(why(choice, view, sentences))</span></td>\
            <td class="actions">\(action)</td></tr>
            """
    }

    /// Under the name: together already, what stands in the way, or the place that it would cost.
    private static func state(
        _ choice: MentorChoice, _ view: ChoiceView, _ sentences: ReasonSentences, _ phrases: Phrases
    ) -> HTML {
        if choice.isPresent {
            return " <span class=\"tag tag--accent\">\(phrases("pairing.choice.present"))</span>"
        }
        guard let cost = choice.cost else {
            return "<span class=\"hint\">\(barred(choice, view, sentences, phrases))</span>"
        }
        if cost.places == 0 { return .nothing }
        return "<span class=\"hint\">\(PanelView.capitalised(CostSentence(phrases).whole(cost)))</span>"
    }

    private static func cost(_ choice: MentorChoice, _ phrases: Phrases) -> HTML {
        guard !choice.isPresent, let cost = choice.cost, cost.places == 0 else {
            return "<td class=\"number beside\"></td>"
        }
        return CostSentence(phrases).cell(cost, phrases("pairing.choices.cost"))
    }

    /// What speaks for the two, and why it lost all the same.
    private static func why(_ choice: MentorChoice, _ view: ChoiceView, _ sentences: ReasonSentences) -> HTML {
        let brief = PanelView.capitalised(sentences.plainly(choice.explanation))
        let alone: HTML =
            choice.effect.flatMap { CostSentence(sentences.phrases).alone($0, names: view.name(of:)) }.map {
                text -> HTML in
                " <span class=\"tag tag--attention tag--says\">\(PanelView.capitalised(text))</span>"
            } ?? .nothing
        guard let why = choice.why, why != .equallyGood, view.limits == nil else { return "\(brief)\(alone)" }
        return "\(brief)\(alone) <span class=\"hint\">\(PanelView.capitalised(sentences(why.reason)))</span>"
    }

    private static func barred(
        _ choice: MentorChoice, _ view: ChoiceView, _ sentences: ReasonSentences, _ phrases: Phrases
    ) -> String {
        if let closed = view.closed(choice, phrases) { return PanelView.capitalised(closed) }
        if choice.isForbidden { return phrases("pairing.choice.forbidden") }
        return PanelView.capitalised(phrases.list(choice.broken.map { sentences($0.reason) }))
    }
}
