import Foundation
import Matching
import Mentoring
import Tables
import Web
import Words

/// What `binome match LIST` says of its result.
struct MatchReport {
    let pairing: ListPairing
    let assignment: Assignment
    /// Who waits, and the smallest change that would match them.
    private let waiting: [(mentee: String, reason: String)]
    private let phrases: Phrases
    private let sentences: ReasonSentences

    init(pairing: ListPairing, problem: MatchingProblem, assignment: Assignment, phrases: Phrases) {
        self.pairing = pairing
        self.assignment = assignment
        self.phrases = phrases
        let (competencies, languages) = (pairing.competencies, pairing.languages)
        let (sites, departments) = (pairing.sites, pairing.departments)
        let mentees = pairing.mentees.map { Self.number(pairing.persons[$0]) }
        let mentors = pairing.mentors.map { Self.number(pairing.persons[$0]) }
        sentences = ReasonSentences(
            phrases,
            names: .init(
                competency: { competencies[$0] }, language: { phrases.languageName(languages[$0]) },
                hope: { String($0) },
                mentee: { mentees[$0] }, mentor: { mentors[$0] }, site: { sites[$0] }, department: { departments[$0] }))
        var whatIf = try? WhatIf(problem, assignment)
        var waiting: [(mentee: String, reason: String)] = []
        for unfilled in assignment.unmatched {
            let remedy = whatIf?.remedy(forMentee: unfilled.index)
            waiting.append((mentees[unfilled.index], remedy.map { [sentences] in sentences($0.reason) } ?? ""))
        }
        self.waiting = waiting
    }

    /// The pairs as CSV: mentee, mentor, score 0–100, reasons.
    func pairs() -> [UInt8] {
        let text = CSVText(style: .english)
        var bytes: [UInt8] = []
        text.append([.text("mentee"), .text("mentor"), .text("score"), .text("reasons")], to: &bytes)
        for pair in assignment.pairs {
            let explanation = pairing.scoring.explain(Pair(mentee: pair.mentee, mentor: pair.mentor))
            text.append(
                [
                    .text(number(mentee: pair.mentee)), .text(number(mentor: pair.mentor)),
                    .number(Double((pair.score + 50) / 100)), .text(sentences.brief(explanation)),
                ], to: &bytes)
        }
        return bytes
    }

    /// For people.
    func summary(seconds: Double) -> String {
        var lines = [
            phrases(
                "match.summary",
                [
                    "count": .number(assignment.matched), "waiting": .number(waiting.count),
                    "total": .number((assignment.total + 50) / 100), "seconds": .decimal(seconds, digits: 2),
                ])
        ]
        lines += waiting.prefix(20).map { "  \($0.mentee): \($0.reason)" }
        return lines.joined(separator: "\n")
    }

    /// For programs.
    func summaryJSON(seconds: Double) throws -> String {
        struct Waiting: Encodable { let mentee: String, reason: String }
        struct Summary: Encodable {
            let matched: Int, unmatched: [Waiting], total: Int, seconds_total: Double
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let summary = Summary(
            matched: assignment.matched, unmatched: waiting.map { Waiting(mentee: $0.mentee, reason: $0.reason) },
            total: assignment.total, seconds_total: seconds)
        return String(decoding: try encoder.encode(summary), as: UTF8.self)
    }

    private func number(mentee: Int) -> String { Self.number(pairing.persons[pairing.mentees[mentee]]) }
    private func number(mentor: Int) -> String { Self.number(pairing.persons[pairing.mentors[mentor]]) }

    /// Staff number, else address, else name.
    private static func number(_ person: StaffPerson) -> String {
        person.number ?? person.address ?? "\(person.firstName) \(person.lastName)"
    }
}
