import Matching
import Words

/// Says what a change costs the whole, and who gains or loses by it.
struct CostSentence {
    let phrases: Phrases

    init(_ phrases: Phrases) {
        self.phrases = phrases
    }

    /// « 4 points », « 2,5 points »: hundredths as people read them.
    func points(_ hundredths: Int) -> String {
        let size = abs(hundredths)
        if size % 100 == 0 { return phrases("pairing.points", ["count": .number(size / 100)]) }
        let digits = size % 10 == 0 ? 1 : 2
        return phrases("pairing.points", ["count": .decimal(Double(size) / 100, digits: digits)])
    }

    /// A cell of a column whose head says what is lost: « 6,00 »; a sentence where places are at stake.
    func cell(_ cost: Cost, _ label: String) -> HTML {
        guard cost.places == 0 else {
            return "<td class=\"soft beside\">\(PanelView.capitalised(whole(cost)))</td>"
        }
        return """
            <td class="number beside" data-label="\(label)">\(phrases.decimal(Double(cost.score) / 100, digits: 2))</td>
            """
    }

    /// « l’ensemble perdrait 4 points ».
    func whole(_ cost: Cost) -> String {
        if cost.places > 0 { return phrases("pairing.cost.places", ["count": .number(cost.places)]) }
        if cost.places < 0 { return phrases("pairing.cost.places_gained", ["count": .number(-cost.places)]) }
        if cost.score == 0 { return phrases("pairing.cost.nothing") }
        let words: [String: WordValue] = ["points": .text(points(cost.score))]
        return cost.score > 0 ? phrases("pairing.cost.loses", words) : phrases("pairing.cost.gains", words)
    }

    /// « Adrien gagnerait 23 points, mais Inès en perdrait 27 : l’ensemble perdrait 4 points. »
    /// - Parameters: pairs that come and go, each a mentee and a score in hundredths.
    func difference<Person: Hashable>(
        _ added: [(Person, Int)], _ removed: [(Person, Int)], cost: Cost, of own: Person, names: (Person) -> String
    ) -> HTML {
        var gains: [Person: Int] = [:]
        var places: [Person: Int] = [:]
        for (person, score) in added {
            gains[person, default: 0] += score
            places[person, default: 0] += 1
        }
        for (person, score) in removed {
            gains[person, default: 0] -= score
            places[person, default: 0] -= 1
        }
        let first = says("own", gains[own] ?? 0, places[own] ?? 0, names(own))
        let others = gains.keys.filter { $0 != own }
            .sorted { (abs(gains[$0] ?? 0), names($1)) > (abs(gains[$1] ?? 0), names($0)) }
        var told = others.prefix(2).map { says("other", gains[$0] ?? 0, places[$0] ?? 0, names($0)) }
        if others.count > 2 { told.append(phrases("pairing.cost.more", ["count": .number(others.count - 2)])) }
        if told.isEmpty { return .text(phrases("pairing.cost.alone", ["first": .text(first)])) }
        let opposed = (gains[own] ?? 0) > 0 && others.prefix(1).contains { (gains[$0] ?? 0) < 0 }
        let start = phrases(
            opposed ? "pairing.cost.but" : "pairing.cost.and", ["first": .text(first), "others": .list(told)])
        return .sentence(["whole": "<strong>\(whole(cost))</strong>"]) { pieces in
            phrases("pairing.cost.sentence", ["start": .text(start), "whole": .text(pieces["whole"] ?? "")])
        }
    }

    private func says(_ who: String, _ gain: Int, _ places: Int, _ name: String) -> String {
        let words: [String: WordValue] = ["name": .text(name), "points": .text(points(gain))]
        if places < 0 { return phrases("pairing.cost.waits", words) }
        if places > 0 { return phrases("pairing.cost.matched", words) }
        let what = gain > 0 ? "gains" : gain < 0 ? "loses" : "same"
        return phrases("pairing.cost.\(who)_\(what)", words)
    }
}
