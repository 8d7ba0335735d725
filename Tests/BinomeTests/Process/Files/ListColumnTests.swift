import Foundation
import Testing

/// `binome match LIST`: each column that says something of people decides who fits whom, where nothing else tells them
/// apart.
@Suite struct `Each column of a list that is matched` {
    struct Case: Sendable, CustomTestStringConvertible {
        let headings: String
        /// Two mentees, then two mentors; the first mentee fits the first mentor better, the second the second.
        let cells: [String]
        var others: [String] = []
        var testDescription: String { headings }
    }

    static let cases = [
        Case(headings: "Site", cells: ["Lyon", "Paris", "Lyon", "Paris"]),
        Case(headings: "Department", cells: ["Law", "Sales", "Sales", "Law"]),
        Case(headings: "Languages", cells: ["fr", "en", "fr", "en"]),
        Case(
            headings: "Strong skills;Skills to develop",
            cells: [";quality", ";negotiation", "quality;", "negotiation;"]),
        Case(headings: "Hopes", cells: ["confidence", "abroad", "confidence", "abroad"]),
        Case(
            headings: "Availability",
            cells: ["Monday 9:00-12:00", "Tuesday 9:00-12:00", "Monday 9:00-12:00", "Tuesday 9:00-12:00"]),
        // Nine in Montréal is three in the afternoon in Paris.
        Case(
            headings: "Time zone;Availability",
            cells: [
                "Europe/Paris;Monday 15:00-17:00", "Europe/Paris;Monday 9:00-11:00",
                "America/Montreal;Monday 9:00-11:00", "Europe/Paris;Monday 9:00-11:00",
            ]),
        // Who manages whom tells which grade stands above which: a mentor is to be one to three above.
        Case(
            headings: "Grade;Manager ID", cells: ["Junior;", "Senior;", "Senior;", "Head;"],
            others: ["11;X;Una;;Head;", "12;Y;Duo;;Senior;11", "13;Z;Tri;;Junior;12"]),
        Case(headings: "Manager ID", cells: ["4", "3", "", ""]),
    ]

    private func pairs(_ folder: String, _ one: Case, turned: Bool) async throws -> [String] {
        let mentors = turned ? [one.cells[3], one.cells[2]] : [one.cells[2], one.cells[3]]
        var manager = one.cells
        if one.headings == "Manager ID", turned { manager.swapAt(0, 1) }
        let lines =
            ["Employee ID;Last name;First name;Wants to be;\(one.headings)"]
            + ["1;A;Ann;mentee;\(manager[0])", "2;B;Bob;mentee;\(manager[1])"]
            + ["3;C;Cat;mentor;\(mentors[0])", "4;D;Dan;mentor;\(mentors[1])"] + one.others
        try lines.joined(separator: "\n").write(toFile: "\(folder)/list.csv", atomically: true, encoding: .utf8)
        let answer = try await ServerProcess.run("match", "\(folder)/list.csv")
        #expect(answer.code == 0, "\(answer.errors)")
        return answer.output.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",").prefix(2).joined(separator: " ")
        }
    }

    @Test(arguments: cases) func `decides who is with whom`(one: Case) async throws {
        try await withFolder { folder in
            let (straight, turned) = (
                try await pairs(folder, one, turned: false), try await pairs(folder, one, turned: true)
            )
            #expect(straight == ["1 3", "2 4"] && turned == ["1 4", "2 3"])
        }
    }

    @Test func `leaves out who has left, and keeps who will leave one day`() async throws {
        try await withFolder { folder in
            try """
            Employee ID;Last name;First name;Wants to be;Leaving date
            1;A;Ann;mentee;
            2;B;Bob;mentee;2020-01-31
            3;C;Cat;mentor;2020-01-31
            4;D;Dan;mentor;2190-01-31
            """.write(toFile: "\(folder)/list.csv", atomically: true, encoding: .utf8)
            let answer = try await ServerProcess.run("match", "\(folder)/list.csv", "--capacity", "5")
            #expect(answer.code == 0, "\(answer.errors)")
            #expect(answer.output.split(whereSeparator: \.isNewline).count == 2 && answer.output.contains("\n1,4,"))
            #expect(answer.errors.contains("1 pair, 0 waiting"), "\(answer.errors)")
        }
    }

    @Test func `says of who waits which rule alone keeps them from whom, while nobody else may be had`() async throws {
        try await withFolder { folder in
            try """
            Employee ID;Last name;First name;Wants to be;Languages
            1;A;Ann;mentee;de
            2;B;Bob;mentor;fr
            """.write(toFile: "\(folder)/list.csv", atomically: true, encoding: .utf8)
            let answer = try await ServerProcess.run("match", "\(folder)/list.csv")
            #expect(answer.code == 0 && answer.output.split(whereSeparator: \.isNewline).count == 1)
            #expect(answer.errors.contains("1: without the rule on a common language"), "\(answer.errors)")
        }
    }
}
