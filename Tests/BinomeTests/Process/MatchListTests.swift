import Foundation
import Tables
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

    /// By staff number, everybody above somebody in a list: its own column says who is whose manager.
    private func lines(of list: URL) throws -> [String: Set<String>] {
        let text = try String(contentsOf: list, encoding: .utf8).replacing("\u{FEFF}", with: "")
        let rows = FileRow.table(text, separator: text.prefix { !$0.isNewline }.contains(";") ? ";" : ",")
        let headings = try #require(rows.first)
        let number = try #require(headings.firstIndex { ["Matricule", "Employee ID"].contains($0) })
        let manager = try #require(headings.firstIndex { ["Matricule du responsable", "Manager ID"].contains($0) })
        var above: [String: String] = [:]
        for row in rows.dropFirst() where !row[manager].isEmpty { above[row[number]] = row[manager] }
        return Dictionary(
            uniqueKeysWithValues: above.keys.map { person in
                var (line, next) = (Set<String>(), above[person])
                while let one = next, line.insert(one).inserted { next = above[one] }
                return (person, line)
            })
    }

    @Test(arguments: ["roster-fr.csv", "roster-en.csv"])
    func `pairs each mentee once, no mentor above one place, nobody with anyone of their line, up or down`(
        name: String
    ) async throws {
        try await withFolder { folder in
            let (list, output) = (Self.data.appending(path: name).path, "\(folder)/pairs.csv")
            let above = try lines(of: Self.data.appending(path: name))
            #expect(above.values.contains { $0.count > 2 }, "there are managers of managers")
            let answer = try await ServerProcess.run("match", list, "--output", output, "--json")
            #expect(answer.code == 0, "\(answer.errors)")
            let summary = try JSONDecoder().decode(Summary.self, from: Data(answer.output.utf8))
            let pairs = try rows(output)
            #expect(pairs.first == ["mentee", "mentor", "score", "reasons"])
            #expect(pairs.count - 1 == summary.matched && summary.matched > 0)
            #expect(Set(pairs.dropFirst().map { $0[0] }).count == summary.matched)
            #expect(Set(pairs.dropFirst().map { $0[1] }).count == summary.matched)
            for pair in pairs.dropFirst() {
                #expect(above[pair[0]]?.contains(pair[1]) != true, "\(pair[0]) with \(pair[1]), above them")
                #expect(above[pair[1]]?.contains(pair[0]) != true, "\(pair[0]) with \(pair[1]), below them")
            }
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
            #expect(one.errors.contains("one more place with 3"), "\(one.errors)")
            let three = try await ServerProcess.run("match", "\(folder)/short.csv", "--capacity", "3")
            #expect(three.output.split(whereSeparator: \.isNewline).count == 4)
        }
    }

    @Test func `of mentors who fit equally well, none has two mentees while another has none`() async throws {
        try await withFolder { folder in
            let people = (1...6).map { "\($0);M\($0);Ann;mentee" } + (11...16).map { "\($0);N\($0);Bob;mentor" }
            try (["Employee ID;Last name;First name;Wants to be"] + people).joined(separator: "\n")
                .write(toFile: "\(folder)/even.csv", atomically: true, encoding: .utf8)
            let answer = try await ServerProcess.run("match", "\(folder)/even.csv", "--capacity", "3")
            let pairs = answer.output.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
            #expect(pairs.count == 6 && Set(pairs.map { $0[1] }).count == 6, "\(answer.output)\(answer.errors)")
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

    /// The boss seeks what the youngest knows, and the youngest mentee what all above know.
    @Test func `keeps a line of management apart however well it would score`() async throws {
        try await withFolder { folder in
            let list = """
                Employee ID;Last name;First name;Manager ID;Wants to be;Strong skills;Skills to develop
                1;A;Ann;;mentee;;negotiation
                2;B;Bob;1;mentor;active listening;
                3;C;Cat;2;mentor;active listening;
                4;D;Dan;3;mentee;;active listening
                5;E;Eve;3;mentor;negotiation;
                6;F;Fay;;mentor;;
                7;G;Gus;;mentor;;

                """
            try list.write(toFile: "\(folder)/line.csv", atomically: true, encoding: .utf8)
            let answer = try await ServerProcess.run("match", "\(folder)/line.csv")
            let pairs = answer.output.split(whereSeparator: \.isNewline).dropFirst().map {
                $0.split(separator: ",").prefix(2).joined(separator: " ")
            }
            #expect(pairs.count == 2 && Set(pairs).isDisjoint(with: ["1 2", "1 3", "1 5", "4 2", "4 3"]), "\(pairs)")
            // Nobody stands above anybody any more: then they are the best there is.
            let loose = list.replacing(/;[123];(mentor|mentee)/) { ";;\($0.1)" }
            try loose.write(toFile: "\(folder)/loose.csv", atomically: true, encoding: .utf8)
            let other = try await ServerProcess.run("match", "\(folder)/loose.csv")
            #expect(other.output.contains("\n1,5,") && other.output.contains("\n4,2,"), "\(other.output)")
        }
    }

    @Test func `a workbook gives the same bytes as the same list in text`() async throws {
        try await withFolder { folder in
            let text = try String(contentsOf: Self.data.appending(path: "roster-en.csv"), encoding: .utf8)
            let rows = FileRow.table(text, separator: ",")
            let headings = try #require(rows.first)
            let writer = try TableWriter(
                path: "\(folder)/list.xlsx", format: .workbook(sheet: "Staff"), headings: headings)
            for row in rows.dropFirst() { try writer.write(row.map { $0.isEmpty ? .empty : .text($0) }) }
            try writer.close()
            for language in ["fr", "en"] {
                let csv = try await ServerProcess.run(
                    "match", Self.data.appending(path: "roster-en.csv").path, "--language", language)
                let book = try await ServerProcess.run("match", "\(folder)/list.xlsx", "--language", language)
                #expect(csv.code == 0 && csv.output.count > 1_000, "\(csv.errors)")
                #expect(book.code == 0 && book.output == csv.output, "\(book.errors)")
            }
        }
    }

    @Test func `a number in the column of places is obeyed: none, one, two`() async throws {
        try await withFolder { folder in
            let list = """
                Employee ID;Last name;First name;Wants to be;Capacity
                1;A;Ann;mentee;
                2;B;Bob;mentee;
                3;C;Cat;mentee;
                4;D;Dan;mentor;0
                5;E;Eve;mentor;2
                6;F;Fay;mentee;

                """
            try list.write(toFile: "\(folder)/places.csv", atomically: true, encoding: .utf8)
            for more in [[], ["--capacity", "5"]] {
                let answer = try await ServerProcess.run(["match", "\(folder)/places.csv"] + more)
                let mentors = answer.output.split(whereSeparator: \.isNewline).dropFirst().map {
                    $0.split(separator: ",")[1]
                }
                #expect(mentors == ["5", "5"], "\(more): \(answer.output)")
            }
            // Where the list says nothing, the option does.
            try list.replacing("4;D;Dan;mentor;0", with: "4;D;Dan;mentor;")
                .write(toFile: "\(folder)/silent.csv", atomically: true, encoding: .utf8)
            let silent = try await ServerProcess.run("match", "\(folder)/silent.csv", "--capacity", "3")
            let mentors = silent.output.split(whereSeparator: \.isNewline).dropFirst().map {
                $0.split(separator: ",")[1]
            }
            #expect(mentors.count == 4 && mentors.count { $0 == "5" } <= 2, "\(silent.output)")
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
