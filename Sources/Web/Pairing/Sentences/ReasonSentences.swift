package import Matching
import Mentoring
package import Words

/// Says the reasons of the matching in the reader's language. The matching names competencies, languages, hopes and
/// people by number; whoever shows them knows what the numbers stand for.
package struct ReasonSentences: Sendable {
    /// What the numbers in reasons stand for.
    package struct Names: Sendable {
        package var competency: @Sendable (Int) -> String
        package var language: @Sendable (Int) -> String
        package var hope: @Sendable (Int) -> String
        package var mentee: @Sendable (Int) -> String
        package var mentor: @Sendable (Int) -> String
        package var site: @Sendable (Int) -> String
        package var department: @Sendable (Int) -> String

        package init(
            competency: @escaping @Sendable (Int) -> String, language: @escaping @Sendable (Int) -> String,
            hope: @escaping @Sendable (Int) -> String, mentee: @escaping @Sendable (Int) -> String,
            mentor: @escaping @Sendable (Int) -> String, site: @escaping @Sendable (Int) -> String,
            department: @escaping @Sendable (Int) -> String
        ) {
            self.competency = competency
            self.language = language
            self.hope = hope
            self.mentee = mentee
            self.mentor = mentor
            self.site = site
            self.department = department
        }

        /// For sentences that name nobody and nothing.
        package static let none = Names(
            competency: { _ in "" }, language: { _ in "" }, hope: { _ in "" }, mentee: { _ in "" }, mentor: { _ in "" },
            site: { _ in "" }, department: { _ in "" })
    }

    package let phrases: Phrases
    package let names: Names

    package init(_ phrases: Phrases, names: Names) {
        self.phrases = phrases
        self.names = names
    }

    /// The sentence of a criterion, a broken rule, an alternative that lost, or a remedy. `partners` says on which side
    /// the people are whom the reason names.
    package func callAsFunction(_ reason: Reason, partners: Side = .mentor) -> String {
        if reason.key == "competencies.some" { return someCompetencies(reason) }
        if reason.key == "rule.grade" { return gradeGap(reason) }
        var words: [String: WordValue] = [:]
        for (name, value) in reason.values {
            switch value {
            case .number(let number): words[name] = self.number(number, named: name, of: reason, partners: partners)
            case .list(let list):
                words[name] = .list(list.map { item(named: name, $0, of: reason, partners: partners) })
                if words["count"] == nil { words["count"] = .number(list.count) }
            }
        }
        return phrases("reason.\(reason.key)", words)
    }

    /// « une compétence sur deux : négociation »; those that fall short of the level count as well.
    private func someCompetencies(_ reason: Reason) -> String {
        let numbers = { (name: String) in Self.numbers(name, in: reason) }
        let near = numbers("covered") + numbers("partly")
        let words: [String: WordValue] = [
            "near": .number(near.count), "total": .number(near.count + numbers("missing").count),
            "names": .list(near.map(names.competency)),
        ]
        return phrases(numbers("missing").isEmpty ? "reason.competencies.lower" : "reason.competencies.some", words)
    }

    /// « écart de grade : même grade ; la règle demande au moins 2 grades au-dessous ».
    private func gradeGap(_ reason: Reason) -> String {
        func gap(_ name: String) -> WordValue {
            guard case .number(let grades)? = reason.values[name] else { return .text("") }
            let key = grades == 0 ? "equal" : grades > 0 ? "above" : "below"
            return .text(phrases("reason.seniorityGap.\(key)", ["grades": .number(abs(grades))]))
        }
        return phrases("reason.\(reason.key)", ["actual": gap("actual"), "needed": gap("needed")])
    }

    static func numbers(_ name: String, in reason: Reason) -> [Int] {
        if case .list(let list)? = reason.values[name] { return list }
        return []
    }

    /// The few words that a table has room for: what the mentee seeks and the mentor masters, then what else speaks most
    /// for the pair.
    package func brief(_ explanation: Explanation) -> String {
        let sought = sought(explanation)
        let others = explanation.strengths.filter { sought == nil || $0.criterion != .competencies }
        let sentences = ([sought] + others.map { self($0.reason) }).compactMap(\.self).prefix(2)
        guard let first = sentences.first else { return phrases("reason.nothing_stands_out") }
        guard sentences.count > 1 else { return first }
        return phrases("reason.two", ["first": .text(first), "second": .text(sentences[1])])
    }

    /// What is to be known of a pair in a few words: of one that barely matches, also what it lacks.
    package func plainly(_ explanation: Explanation) -> String {
        explanation.percent < RunRecord.sure ? strengthThenLack(explanation) : brief(explanation)
    }

    /// What speaks for a pair as above, then what it lacks most: « négociation, un niveau au-dessus, mais aucun créneau
    /// commun ».
    package func strengthThenLack(_ explanation: Explanation) -> String {
        let lost = Self.lost
        let counted = explanation.parts.filter { $0.weight.points > 0 }
        let worst = counted.filter { $0.value <= 50 }.max {
            (lost($0), $1.criterion.rawValue) < (lost($1), $0.criterion.rawValue)
        }
        // Where most of what is sought is lacking, that sentence names the rest.
        let sought = worst?.criterion == .competencies ? nil : sought(explanation)
        let best = sought ?? explanation.strengths.first.map { self($0.reason) }
        guard let best, let worst else { return lacking(explanation) }
        return phrases("reason.but", ["first": .text(best), "second": .text(self(worst.reason))])
    }

    /// How much a pair lacks of a criterion. What nobody knows counts half of what is known to be missing: it says
    /// nothing against these two in particular.
    private static func lost(_ part: Explanation.Part) -> Int {
        part.weight.points * (100 - part.value) * (part.isUnknown ? 1 : 2)
    }

    /// The few words of what a pair lacks most: where a manager's eyes are needed.
    package func lacking(_ explanation: Explanation) -> String {
        let lost = Self.lost
        let worst = explanation.parts.filter { $0.value <= 50 && $0.weight.points > 0 }
            .sorted { (lost($0), $0.criterion.rawValue) > (lost($1), $1.criterion.rawValue) }
        let sentences = worst.prefix(2).map { self($0.reason) }
        guard let first = sentences.first else { return brief(explanation) }
        guard sentences.count > 1 else { return first }
        return phrases("reason.two", ["first": .text(first), "second": .text(sentences[1])])
    }

    private func number(_ number: Int, named name: String, of reason: Reason, partners: Side) -> WordValue {
        switch name {
        // Beside a least score nothing is rounded up: 56.7 is under 57, and 57 would not be enough to accept it.
        case "score" where reason.key.hasSuffix("Floor"): .number(number / 100)
        case "partner": .text(partners == .mentor ? names.mentor(number) : names.mentee(number))
        case "score", "floor": .number((number + 50) / 100)
        case "site": .text(names.site(number))
        case "department": .text(names.department(number))
        case "minutes": .text(phrases.duration(minutes: number))
        default: .number(number)
        }
    }

    private func item(named name: String, _ number: Int, of reason: Reason, partners: Side) -> String {
        switch name {
        case "languages": names.language(number)
        case "hopes": phrases.withinSentence(names.hope(number))
        case "above", "short": phrases.number(number)
        case "people":
            reason.key.hasSuffix("betterUses") == (partners == .mentor) ? names.mentee(number) : names.mentor(number)
        default: names.competency(number)
        }
    }
}
