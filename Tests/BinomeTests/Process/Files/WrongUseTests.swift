import Foundation
import Testing

/// `binome match` typed wrongly: exit code 2, nothing on standard output, nothing read and nothing written.
@Suite struct `A matching that is typed wrongly` {
    private static let people = ["--mentees", "n.csv", "--mentors", "m.csv"]
    private static let scores = ["--scores", "s.csv"] + people

    static let cases: [(words: [String], meant: String)] = [
        (scores + ["--method", "best"], "optimal"), (scores + ["--method", "stable"], "--wishes goes with"),
        (scores + ["--wishes", "w.csv"], "--wishes goes with"),
        (scores + ["--method", "fair", "--wishes", "w.csv"], "--wishes goes with"),
        (scores + ["--method", "stable", "--wishes", "w.csv", "--certificate", "c"], "--certificate goes with"),
        (scores + ["--threads", "0"], "from 1 to 256"), (scores + ["--threads", "257"], "from 1 to 256"),
        (scores + ["--threads", "two"], "--threads"), (scores + ["--matrix", "s.npy"], "one of them"),
        (people, "one of them"), (["--scores", "s.csv", "--mentors", "m.csv"], "--mentees is missing"),
        (["--matrix", "s.npy", "--mentees", "n.csv"], "--mentors is missing"), (["list.csv"] + scores, "not both"),
        (["list.csv", "--capacity", "0"], "from 1 to 1000"), (["list.csv", "--capacity", "1001"], "from 1 to 1000"),
        (["list.csv", "--least-score", "101"], "from 0 to 100"), (["list.csv", "--language", "de"], "fr or en"),
        (["list.csv", "--json"], "--output"), ([], "staff list"),
        (["verify"] + scores + ["--certificate", "c"], "--pairs"),
        (["verify"] + scores + ["--pairs", "p"], "--certificate"),
        (["verify"] + people + ["--pairs", "p", "--certificate", "c"], "one of them"),
    ]

    @Test(arguments: cases.indices) func `ends with 2 and says what is meant`(index: Int) async throws {
        try await withFolder { folder in
            let (words, meant) = Self.cases[index]
            for name in ["n.csv", "m.csv", "s.csv", "w.csv", "list.csv"] {
                try Data("x\n".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
            }
            let placed = words.map { $0.contains(".") || ["c", "p"].contains($0) ? "\(folder)/\($0)" : $0 }
            let answer = try await ServerProcess.run(["match"] + placed)
            // What is to be read by a program is told as JSON too.
            #expect(
                answer.code == 2 && (answer.output.isEmpty || words.contains("--json")),
                "\(words): \(answer.code) \(answer.errors)")
            #expect(answer.errors.hasPrefix("Error: ") && answer.errors.contains(meant), "\(words): \(answer.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 5)
        }
    }
}
