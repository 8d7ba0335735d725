import Foundation
import HTTPTypes
import Matching
import Mentoring
import Storage
import Words

/// What giving a mentee each mentor would cost and why, for the page that shows it while a row is held.
enum CostPages {
    /// What one mentor would mean.
    private struct Told: Encodable {
        let mentor: String
        let name: String
        /// « 62 sur 100 : l’ensemble perdrait 4 points », or what bars it.
        let says: String
        let why: String
        /// `here`, `open`, `rule` (with a reason) or `never`.
        let kind: String
        let path: String
    }

    private struct Costs: Encodable {
        let mentee: String
        let mentors: [Told]
        /// How many of the first are the cheapest that are open.
        let best: [String]
    }

    private static let most = 3

    static func show(_ request: PageRequest) async throws -> Answer {
        guard let mentee = ID<Participant>(request.query["mentee"]) else { throw NotFound() }
        let view = try await ChoiceView(of: mentee, request)
        let told = view.choices.map { Self.told($0, view, request.reader) }
        let best = told.filter { $0.kind == "open" }.prefix(most).map(\.mentor)
        let costs = Costs(mentee: view.name, mentors: told, best: best)
        return .json([UInt8](try JSONEncoder().encode(costs)))
    }

    private static func told(_ choice: MentorChoice, _ view: ChoiceView, _ reader: Reader) -> Told {
        let phrases = reader.phrases
        let sentences = view.words.sentences(reader)
        let (kind, whole) = verdict(choice, view, phrases)
        let bars = choice.broken.map { sentences($0.reason) }
        return Told(
            mentor: choice.participant.text, name: choice.name,
            says: phrases("pairing.held.says", ["score": .number((choice.score + 50) / 100), "whole": .text(whole)]),
            why: bars.isEmpty ? sentences.plainly(choice.explanation) : phrases.list(bars), kind: kind,
            path: RunPaths(view.record).move(PairKey(view.mentee, choice.participant)).text)
    }

    /// What the mentor is to the mentee, and what choosing them does to the whole: what cannot be is said before whose it
    /// is to choose.
    private static func verdict(
        _ choice: MentorChoice, _ view: ChoiceView, _ phrases: Phrases
    ) -> (kind: String, whole: String) {
        if choice.isPresent { return ("here", phrases("pairing.choice.present")) }
        if choice.reach == .never {
            return ("never", view.closed(choice, phrases) ?? phrases("pairing.choice.never"))
        }
        if choice.reach == .others { return ("never", phrases("pairing.choice.others")) }
        guard let cost = choice.cost else { return ("rule", phrases("pairing.choice.barred")) }
        return ("open", CostSentence(phrases).whole(cost, choice.effect, names: view.name(of:)))
    }
}
