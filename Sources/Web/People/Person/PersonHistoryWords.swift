import Mentoring
import Storage
import Words

/// A line of a person's history as a sentence: « Service : Achats → Juridique ».
enum PersonHistoryWords {
    static func sentence(
        _ line: HistoryLine, _ names: [ID<Competency>: BothLanguages], _ phrases: Phrases
    ) -> String {
        guard let field = line.field else { return phrases("people.history.other") }
        if field == .competencies, let text = line.to { return competencies(text, names, phrases) }
        if field == .presence, let to = line.to { return phrases("people.history.presence.\(to)") }
        let name = phrases("people.field.\(field.rawValue)")
        let from = line.from.map { value($0, field, phrases) }
        let to = line.to.map { value($0, field, phrases) }
        switch (from, to) {
        case (nil, nil): return phrases("people.history.changed", ["field": .text(name)])
        case (nil, let to?): return phrases("people.history.set", ["field": .text(name), "to": .text(to)])
        case (let from?, nil): return phrases("people.history.cleared", ["field": .text(name), "from": .text(from)])
        case (let from?, let to?):
            return phrases("people.history.from_to", ["field": .text(name), "from": .text(from), "to": .text(to)])
        }
    }

    /// « Compétences : négociation (maîtrisée, niveau 3), budget (retirée) ».
    private static func competencies(
        _ text: String, _ names: [ID<Competency>: BothLanguages], _ phrases: Phrases
    ) -> String {
        let parts = CompetencyChange.read(text).map { change in
            let name = names[change.competency]?.text(in: phrases.language.rawValue) ?? "…"
            return phrases(
                "people.history.competency", ["name": .text(name), "what": .text(state(change.now, phrases))])
        }
        return phrases("people.history.competencies", ["list": .list(parts.sorted())])
    }

    private static func state(_ entry: PersonCompetency?, _ phrases: Phrases) -> String {
        guard let entry else { return phrases("people.history.competency.gone") }
        func level(_ key: String, _ level: Int?) -> String {
            level.map { phrases("people.history.competency.\(key)_level", ["level": .number($0)]) }
                ?? phrases("people.history.competency.\(key)")
        }
        let parts = [
            entry.held ? level("held", entry.level) : nil, entry.wanted ? level("wanted", entry.wantedLevel) : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// By whom, or by which way.
    static func source(_ line: HistoryLine, _ phrases: Phrases) -> String {
        if line.byList { return phrases("people.history.by_list") }
        return line.by.map { phrases("people.history.by", ["name": .text($0)]) } ?? ""
    }

    /// A stored text in the reader's words: days, languages, wishes.
    private static func value(_ text: String, _ field: PersonField, _ phrases: Phrases) -> String {
        switch field {
        case .hiredOn, .leftOn: phrases.date(text)
        case .language: phrases.languageName(text)
        case .languages: phrases.list(text.split(separator: ",").map { phrases.languageName($0.trimmed) })
        case .wish: Wish(rawValue: text).map { phrases("people.wish.\($0.rawValue)") } ?? text
        case .ftePercent: Int(text).map { phrases.percent(Double($0) / 100) } ?? text
        default: text
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
