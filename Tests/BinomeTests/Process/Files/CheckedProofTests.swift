import Foundation
import Matching
import Testing

@testable import binome

/// Nothing is called the best whose proof was not checked.
@Suite struct `A result that is called optimal` {
    private func problem() throws -> MatchingProblem {
        try MatchingProblem(
            capacities: [1, 1], scores: Scores(mentees: 2, mentors: 2, table: [9, 8, 7, -1] as [Int16]))
    }

    private func isCalledOptimal(_ assignment: Assignment, _ problem: MatchingProblem) throws -> Bool {
        let summary = MatchScoresSummary(
            problem: problem, checked: try CheckedAssignment(assignment, of: problem), reading: .zero, solving: .zero,
            total: .zero)
        struct Said: Decodable { let optimal: Bool }
        let said = try JSONDecoder().decode(Said.self, from: Data(summary.json.utf8)).optimal
        #expect(summary.sentence.contains("proved optimal") == said)
        return said
    }

    @Test(arguments: [Matching.Method.optimal, .fair]) func `has a certificate that proves just these pairs`(
        method: Matching.Method
    ) throws {
        let problem = try problem()
        let solved = try problem.solve(method)
        #expect(try isCalledOptimal(solved, problem))
        var fewer = solved
        fewer.pairs.removeLast()
        var dearer = solved
        dearer.certificate?.mentees[0] += 1_000_000_000
        var forged = Assignment(
            problem: problem, pairs: [ScoredPair(mentee: 0, mentor: 0, score: 9)], certificate: solved.certificate)
        for wrong in [fewer, dearer, forged] {
            #expect(throws: CertificateFault.self) { try isCalledOptimal(wrong, problem) }
        }
        forged.certificate = nil
        #expect(try !isCalledOptimal(forged, problem))
        #expect(try !isCalledOptimal(problem.solve(.stable(Wishes())), problem))
    }
}
