import Storage
import TestEngines
import Testing

@testable import Mentoring

@Suite("The directory at a hundred thousand")
struct DirectoryPlanTests {
    /// Those that stop after a given number of rows, or count everybody on purpose.
    private static let bounded: Set<Statement> = [DirectorySQL.byName.count, DirectorySQL.headCount]

    @Test("never reads all people, words, languages or competencies to show a page", arguments: Engine.allCases)
    func plans(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            for statement in DirectorySQL.all where !Self.bounded.contains(statement) {
                for line in try await database.plan(of: statement) {
                    let step = line.trimmingPrefix(while: { $0 == " " || $0 == "-" || $0 == ">" })
                    for table in ["person", "person_word", "person_language", "person_competency", "found"] {
                        #expect(!step.hasPrefix("SCAN \(table)"), "\(line)\n\(statement.sql(for: engine))")
                        #expect(!step.hasPrefix("Seq Scan on \(table)"), "\(line)\n\(statement.sql(for: engine))")
                    }
                }
            }
        }
    }

    /// PostgreSQL chooses by its statistics, which an empty database has not.
    @Test("walks in the order of the page on SQLite: nothing is sorted")
    func order() async throws {
        try await withDatabase(.sqlite) { database in
            let walks = [
                DirectorySQL.byName, DirectorySQL.bySite, DirectorySQL.byDepartment, DirectorySQL.byGrade,
                DirectorySQL.byWord,
                DirectorySQL.byAbsence,
            ]
            for way in walks {
                for statement in [way.forward, way.backward] {
                    let plan = try await database.plan(of: statement).joined(separator: "\n")
                    let sorts = plan.contains("TEMP B-TREE")
                    #expect(!sorts, "\(plan)\n\(statement.sql(for: .sqlite))")
                }
            }
        }
    }
}
