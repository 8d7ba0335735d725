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
    private let lost: Cost?
    private let isProved: Bool
    private let phrases: Phrases
    private let sentences: ReasonSentences

    init(pairing: ListPairing, solution: ListPairing.Solution, phrases: Phrases) {
        self.pairing = pairing
        let (problem, assignment) = (solution.problem, solution.assignment)
        self.assignment = assignment
        lost = solution.lost
        isProved =
            solution.lost == Cost.none && (try? CheckedAssignment(assignment, of: problem))?.isProved == true
        self.phrases = phrases
        let (competencies, languages) = (pairing.competencies, pairing.languages)
        let (sites, departments) = (pairing.sites, pairing.departments)
        let mentees = pairing.mentees.map { Self.number(pairing.persons[$0]) }
        let mentors = pairing.mentors.map { Self.number(pairing.persons[$0]) }
        sentences = ReasonSentences(
            phrases,
            names: .init(
                competency: { competencies[$0] }, language: { phrases.languageName(languages[$0]) },
                hope: { phrases("hope.\(Hope.allCases[$0].rawValue)").lowercased() },
                mentee: { mentees[$0] }, mentor: { mentors[$0] }, site: { sites[$0] }, department: { departments[$0] }))
        var whatIf = assignment.unmatched.isEmpty ? nil : try? WhatIf(problem, assignment)
        var waiting: [(mentee: String, reason: String)] = []
        let taken = assignment.pairs.reduce(into: [:]) { $0[$1.mentor, default: 0] += 1 }
        for unfilled in assignment.unmatched {
            var remedy = whatIf?.remedy(forMentee: unfilled.index)
            if remedy == nil || remedy == .nobodyEligible {
                let lifted = pairing.scoring.remedy(liftingOneRuleFor: unfilled.index) {
                    problem.capacities[$0] > taken[$0, default: 0]
                }
                remedy = lifted ?? remedy
            }
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
                    .number(Double(pair.score) / 100), .text(sentences.brief(explanation)),
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
        if let lost, lost.places > 0 {
            lines.append(phrases("match.lost.places", ["count": .number(lost.places)]))
        } else if let lost, lost > .none {
            // Rounded up: it is the most that can be missing.
            lines.append(phrases("match.lost.score", ["count": .number((lost.score + 99) / 100)]))
        }
        lines += waiting.prefix(20).map { "  \($0.mentee): \($0.reason)" }
        return lines.joined(separator: "\n")
    }

    /// For programs.
    func summaryJSON(seconds: Double) throws -> String {
        struct Waiting: Encodable { let mentee: String, reason: String }
        // Where places may be lost, nothing is known of the score.
        struct Lost: Encodable { let places: Int, score: Double? }
        struct Summary: Encodable {
            let matched: Int, unmatched: [Waiting], total: Double, optimal: Bool, seconds_total: Double
            let lost_at_most: Lost?
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let summary = Summary(
            matched: assignment.matched, unmatched: waiting.map { Waiting(mentee: $0.mentee, reason: $0.reason) },
            total: Double(assignment.total) / 100, optimal: isProved, seconds_total: seconds,
            lost_at_most: lost.map {
                Lost(places: $0.places, score: $0.places > 0 ? nil : Double($0.score) / 100)
            })
        return String(decoding: try encoder.encode(summary), as: UTF8.self)
    }

    private func number(mentee: Int) -> String { Self.number(pairing.persons[pairing.mentees[mentee]]) }
    private func number(mentor: Int) -> String { Self.number(pairing.persons[pairing.mentors[mentor]]) }

    /// Staff number, else address, else name.
    private static func number(_ person: StaffPerson) -> String {
        person.number ?? person.address ?? "\(person.firstName) \(person.lastName)"
    }
}
