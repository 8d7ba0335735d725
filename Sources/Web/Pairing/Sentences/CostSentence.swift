import Matching
import Mentoring
import Storage
import Words

/// Says what a change costs the whole, and who gains or loses by it.
///
/// Scores are read as whole numbers from 0 to 100. What they lose or gain is told to a tenth of a point, and what is less
/// than that as « moins de 0,1 point »: never as nothing.
struct CostSentence {
    let phrases: Phrases

    init(_ phrases: Phrases) {
        self.phrases = phrases
    }

    /// Hundredths in tenths; 0 also for what is less than a tenth.
    static func tenths(_ hundredths: Int) -> Int { hundredths.signum() * ((abs(hundredths) + 5) / 10) }

    /// « 4 points », « 2,5 points », « moins de 0,1 point ».
    func points(_ hundredths: Int) -> String {
        let tenths = abs(Self.tenths(hundredths))
        if tenths == 0, hundredths != 0 { return phrases("pairing.points.least") }
        if tenths % 10 == 0 { return phrases("pairing.points", ["count": .number(tenths / 10)]) }
        return phrases("pairing.points", ["count": .decimal(Double(tenths) / 10, digits: 1)])
    }

    /// A cell of a column whose head says what is lost: « 6,0 »; a sentence where places are at stake.
    func cell(_ cost: Cost, _ label: String) -> HTML {
        guard cost.places == 0 else {
            return "<td class=\"soft beside\">\(PanelView.capitalised(whole(cost)))</td>"
        }
        let tenths = Self.tenths(cost.score)
        let isLeast = tenths == 0 && cost.score != 0
        let text =
            isLeast
            ? phrases(cost.score > 0 ? "pairing.cost.least" : "pairing.cost.least_gained")
            : cost.score == 0 ? phrases.number(0) : phrases.decimal(Double(tenths) / 10, digits: 1)
        return "<td class=\"number beside\" data-label=\"\(label)\">\(text)</td>"
    }

    /// « l’ensemble perdrait 4 points ».
    func whole(_ cost: Cost) -> String {
        if cost.places > 0 { return phrases("pairing.cost.places", ["count": .number(cost.places)]) }
        if cost.places < 0 { return phrases("pairing.cost.places_gained", ["count": .number(-cost.places)]) }
        if cost.score == 0 { return phrases("pairing.cost.nothing") }
        let words: [String: WordValue] = ["points": .text(points(cost.score))]
        return cost.score > 0 ? phrases("pairing.cost.loses", words) : phrases("pairing.cost.gains", words)
    }

    /// The same, and who else would be left without a mentor: a place that another takes costs the whole nothing.
    func whole(_ cost: Cost, _ effect: ChangeEffect?, names: (ID<Participant>) -> String?) -> String {
        guard let effect, let alone = alone(effect, names: names) else { return whole(cost) }
        // Where as many places stay empty as people are left, naming these says both.
        if cost.places == effect.othersAlone.count { return alone }
        return phrases("pairing.cost.whole_but", ["first": .text(whole(cost)), "others": .text(alone)])
    }

    private static let mostNamed = 2

    /// Who else would be left without a mentor; nil where nobody would.
    func alone(_ effect: ChangeEffect, names: (ID<Participant>) -> String?) -> String? {
        let alone = effect.othersAlone
        if alone.isEmpty { return nil }
        let known = alone.compactMap(names).sorted()
        let count: WordValue = .number(alone.count)
        guard known.count == alone.count, known.count <= Self.mostNamed else {
            return phrases("pairing.cost.others_wait", ["count": count])
        }
        return phrases("pairing.cost.they_wait", ["count": count, "names": .list(known)])
    }

    /// « Adrien gagnerait 23 points, mais Inès en perdrait 27 : l’ensemble perdrait 4 points. »
    func difference(
        _ effect: ChangeEffect, of own: ID<Participant>, names: (ID<Participant>) -> String
    ) -> HTML {
        // First those who are left, then who changes most.
        let others = effect.others.sorted { one, other in
            let ranks = [one, other].map { (effect.alone.contains($0) ? 0 : 1, -abs(effect.gains[$0] ?? 0), names($0)) }
            return ranks[0] < ranks[1]
        }
        let shown = others.prefix(Self.mostNamed)
        let gains = fitting([own] + shown, others.count == shown.count, effect)
        let first = says("own", own, gains[0], effect, names)
        var told = zip(shown, gains.dropFirst()).map { says("other", $0, $1, effect, names) }
        if others.count > shown.count {
            told.append(phrases("pairing.cost.more", ["count": .number(others.count - shown.count)]))
        }
        if told.isEmpty { return .text(phrases("pairing.cost.alone", ["first": .text(first)])) }
        let isLoss = others.first.map { effect.alone.contains($0) || (effect.gains[$0] ?? 0) < 0 } ?? false
        let start = phrases(
            (effect.gains[own] ?? 0) > 0 && isLoss ? "pairing.cost.but" : "pairing.cost.and",
            ["first": .text(first), "others": .list(told)])
        return .sentence(["whole": "<strong>\(whole(effect.cost))</strong>"]) { pieces in
            phrases("pairing.cost.sentence", ["start": .text(start), "whole": .text(pieces["whole"] ?? "")])
        }
    }

    /// What each wins, rounded to tenths that add up to what the whole wins, where all are told.
    private func fitting(_ people: [ID<Participant>], _ isAll: Bool, _ effect: ChangeEffect) -> [Int] {
        let exact = people.map { effect.gains[$0] ?? 0 }
        guard isAll, effect.cost.places == 0 else { return exact }
        var rounded = exact.map { Self.tenths($0) * 10 }
        var missing = -Self.tenths(effect.cost.score) * 10 - rounded.reduce(0, +)
        let order = exact.indices.sorted { abs(exact[$0] - rounded[$0]) > abs(exact[$1] - rounded[$1]) }
        // What is under a tenth is said as such, and stays.
        for index in order where missing != 0 && rounded[index] != 0 && rounded[index] + missing.signum() * 10 != 0 {
            guard (exact[index] - rounded[index]).signum() == missing.signum() else { continue }
            rounded[index] += missing.signum() * 10
            missing -= missing.signum() * 10
        }
        return exact.indices.map { rounded[$0] == 0 ? exact[$0] : rounded[$0] }
    }

    private func says(
        _ who: String, _ mentee: ID<Participant>, _ gain: Int, _ effect: ChangeEffect,
        _ names: (ID<Participant>) -> String
    ) -> String {
        let words: [String: WordValue] = ["name": .text(names(mentee)), "points": .text(points(gain))]
        if effect.alone.contains(mentee) { return phrases("pairing.cost.waits", words) }
        if effect.found.contains(mentee) { return phrases("pairing.cost.matched", words) }
        let mentors = effect.mentors[mentee] ?? 0
        if mentors != 0 { return phrases("pairing.cost.\(mentors > 0 ? "one_more" : "one_less")", words) }
        let what = gain > 0 ? "gains" : gain < 0 ? "loses" : "same"
        return phrases("pairing.cost.\(who)_\(what)", words)
    }
}
