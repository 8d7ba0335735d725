import Foundation
import Testing

/// `binome match LIST`: pairs from a staff list, with no server and no database.
@Suite struct `Matching a staff list from the command line` {
    private static let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data")

    private struct Summary: Decodable {
        struct Waiting: Decodable { let mentee: String, reason: String }
        let matched: Int
        let unmatched: [Waiting]
        let total: Double
        let seconds_total: Double
    }

    private func rows(_ path: String) throws -> [[String]] {
        try String(contentsOfFile: path, encoding: .utf8).replacing("\u{FEFF}", with: "").split(
            whereSeparator: \.isNewline
        )
        .map { $0.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).map(String.init) }
    }

    @Test(arguments: ["roster-fr.csv", "roster-en.csv"])
    func `pairs each mentee once, no mentor above one place, nobody with their manager`(name: String) async throws {
        try await withFolder { folder in
            let (list, output) = (Self.data.appending(path: name).path, "\(folder)/pairs.csv")
            let answer = try await ServerProcess.run("match", list, "--output", output, "--json")
            #expect(answer.code == 0, "\(answer.errors)")
            let summary = try JSONDecoder().decode(Summary.self, from: Data(answer.output.utf8))
            let pairs = try rows(output)
            #expect(pairs.first == ["mentee", "mentor", "score", "reasons"])
            #expect(pairs.count - 1 == summary.matched && summary.matched > 0)
            #expect(Set(pairs.dropFirst().map { $0[0] }).count == summary.matched)
            #expect(Set(pairs.dropFirst().map { $0[1] }).count == summary.matched)
            let sum = pairs.dropFirst().reduce(0) { $0 + (Double($1[2]) ?? .nan) }
            #expect(abs(sum - summary.total) < 0.01, "the scores make the total")
            #expect(summary.unmatched.allSatisfy { !$0.reason.isEmpty })
            #expect(pairs.dropFirst().allSatisfy { $0.count == 4 && !$0[3].isEmpty }, "each pair says why")
        }
    }

    @Test func `the same list in another order gives the same pairs`() async throws {
        try await withFolder { folder in
            let text = try String(contentsOf: Self.data.appending(path: "roster-en.csv"), encoding: .utf8)
            var lines = text.split(whereSeparator: \.isNewline).map(String.init)
            let head = lines.removeFirst()
            let turned = ([head] + lines.reversed()).joined(separator: "\n") + "\n"
            try turned.write(toFile: "\(folder)/turned.csv", atomically: true, encoding: .utf8)
            let list = Self.data.appending(path: "roster-en.csv").path
            let one = try await ServerProcess.run("match", list)
            let other = try await ServerProcess.run("match", "\(folder)/turned.csv")
            #expect(one.code == 0 && one.output.count > 100)
            #expect(
                Set(one.output.split(whereSeparator: \.isNewline))
                    == Set(other.output.split(whereSeparator: \.isNewline)))
            #expect(one.errors.contains("pairs") || one.errors.contains("matched"), "the summary: \(one.errors)")
        }
    }

    @Test func `columns for places, free time and hopes count, and capacity where the list says none`() async throws {
        try await withFolder { folder in
            let list = """
                Employee ID;Last name;First name;Wants to be;Languages;Capacity;Availability;Hopes
                1;A;Ann;mentee;en;;Monday 9:00-12:00;confidence
                2;B;Bob;mentee;en;;Tuesday 9:00-12:00;abroad
                3;C;Cat;mentor;en;;Tuesday 9:00-12:00;abroad
                4;D;Dan;mentor;en;;Monday 9:00-12:00;confidence
                """
            try list.write(toFile: "\(folder)/list.csv", atomically: true, encoding: .utf8)
            let apart = try await ServerProcess.run("match", "\(folder)/list.csv")
            #expect(apart.code == 0, "\(apart.errors)")
            #expect(apart.output.contains("1,4,") && apart.output.contains("2,3,"), "\(apart.output)")
            try list.replacing("4;D;Dan;mentor;en;;Monday", with: "4;D;Dan;mentee;en;;Monday")
                .write(toFile: "\(folder)/short.csv", atomically: true, encoding: .utf8)
            let one = try await ServerProcess.run("match", "\(folder)/short.csv")
            #expect(one.output.split(whereSeparator: \.isNewline).count == 2)
            #expect(one.errors.contains("one place more with 3"), "\(one.errors)")
            let three = try await ServerProcess.run("match", "\(folder)/short.csv", "--capacity", "3")
            #expect(three.output.split(whereSeparator: \.isNewline).count == 4)
        }
    }

    @Test(arguments: [("fr", "personne"), ("en", "Nobody")])
    func `mentees without any mentor are told one by one that nobody is there for them`(
        language: String, words: String
    ) async throws {
        try await withFolder { folder in
            let (list, output) = ("\(folder)/mentees.csv", "\(folder)/pairs.csv")
            try "Matricule;Nom;Prénom;Souhaite être\nA1;Morel;Anne;mentoré\nA2;Petit;Luc;mentoré\n".write(
                toFile: list, atomically: true, encoding: .utf8)
            let answer = try await ServerProcess.run(
                "match", list, "--output", output, "--json", "--language", language)
            #expect(answer.code == 0, "\(answer.errors)")
            let summary = try JSONDecoder().decode(Summary.self, from: Data(answer.output.utf8))
            #expect(summary.matched == 0 && summary.unmatched.map(\.mentee) == ["A1", "A2"])
            #expect(summary.unmatched.allSatisfy { $0.reason.localizedCaseInsensitiveContains(words) })
            #expect(try rows(output).count == 1)
        }
    }

    @Test func `a list that is none, and one where nobody wishes anything, are refused with the reason`() async throws {
        try await withFolder { folder in
            try "Nom;Prénom\nMorel;Anne\n".write(toFile: "\(folder)/nobody.csv", atomically: true, encoding: .utf8)
            let nobody = try await ServerProcess.run("match", "\(folder)/nobody.csv", "--language", "fr")
            #expect(nobody.code == 1 && !nobody.errors.isEmpty)
            #expect(try await ServerProcess.run("match", "\(folder)/absent.csv").code == 1)
            #expect(try await ServerProcess.run("match", "\(folder)/nobody.csv", "--json").code == 2)
        }
    }
}
