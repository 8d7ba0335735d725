import Foundation
import Mentoring
import Storage
import Testing
import Words

/// The audit trail is only ever added to, and every action that it may hold has words in both languages.
@Suite struct `The audit trail` {
    private let tree: SourceTree
    private let catalogue: Catalogue

    init() throws {
        tree = try SourceTree()
        catalogue = try Catalogue.embedded()
    }

    /// Taking part gives the role of participant: nobody grants it.
    private static let granted = Role.allCases.filter { $0 != .participant }.map(\.rawValue)
    /// What the values stand for in actions that are built: a new one is added here, with its words.
    private static let values: [String: [String]] = [
        "pairs.\\(order.rawValue)": PairOrder.allCases.map(\.rawValue),
        "role.granted.\\(grant.role.rawValue)": granted,
        "role.revoked.\\(role.rawValue)": granted,
        "programme.\\(stage.rawValue)": ProgrammeStage.allCases.map(\.rawValue),
    ]

    /// Every action that the sources write, built ones spelt out.
    private func actions() throws -> [String: String] {
        // The first argument, of the trail itself or of a function beside it that hands an action on.
        let call = try Regex("(?:Audit\\.write|\\baudit)\\(\\s*(\"(?:[^\"\\\\]|\\\\\\([^)]*\\))*\"|[a-z]\\w*)\\s*,")
        var found: [String: String] = [:]
        for file in tree.files where file.module != "Words" {
            let code = file.lines.map(SourceTree.code).joined(separator: "\n")
            for match in code.matches(of: call) {
                let argument = String(match.output[1].substring ?? "")
                guard argument.hasPrefix("\"") else {
                    // Handed on: whoever calls names it.
                    #expect(argument == "action", "\(file.path) writes \(argument)")
                    continue
                }
                let action = String(argument.dropFirst().dropLast())
                guard let start = action.range(of: "\\(") else {
                    found[action] = file.path
                    continue
                }
                let ends = try #require(Self.values[action], "\(file.path) builds \(action)")
                for end in ends { found[action[..<start.lowerBound] + end] = file.path }
            }
        }
        return found
    }

    @Test func `has words in both languages for every action that is written`() throws {
        let actions = try actions()
        #expect(actions.count > 60)
        #expect(actions.keys.contains("pairs.lock") && actions.keys.contains("role.granted.sponsor"))
        #expect(actions.keys.contains("organisation.mail_tested") && actions.keys.contains("relation.ended"))
        for (action, path) in actions.sorted(by: { $0.key < $1.key }) {
            #expect(catalogue.keys.contains("audit.\(action)"), "audit.\(action), which \(path) writes, has no words")
        }
    }

    @Test func `is never changed by any statement`() {
        for statement in AllStatements.all {
            let sql = statement.sql(for: .sqlite)
            #expect(sql.firstMatch(of: /(?i)(UPDATE|DELETE FROM) audit\b/) == nil, "\(sql)")
        }
    }

    @Test func `holds ids, never values`() async throws {
        let columns = ["id", "at", "actor_id", "action", "subject_kind", "subject_id", "programme_id"]
        let insert = try #require(AllStatements.all.first { $0.sql(for: .sqlite).contains("INSERT INTO audit") })
        #expect(insert.parameters.count == columns.count)
        for column in columns { #expect(insert.sql(for: .sqlite).contains(column)) }
    }
}
