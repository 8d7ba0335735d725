import Foundation
import Testing

/// What `binome match LIST` says does not depend on how the list was sorted, and is true of who waits.
@Suite struct `A list that is matched` {
    @Test(arguments: [true, false])
    func `in any order gives the same file, without staff numbers too, and says the same of it`(
        numbered: Bool
    ) async throws {
        try await withFolder { folder in
            // Too few mentors for mentees who are all alike: somebody has to wait.
            var dice = SmallRandom(state: 5)
            let names = (0..<24).map { String(UnicodeScalar(UInt8(65 + $0))) }
            var rows = names.enumerated().map { place, name in
                let number = numbered ? "\(700 - place)" : ""
                let shared = "en, fr, de;quality, negotiation, law, sales"
                return
                    "\(number);\(name);Kim;\(name.lowercased())@x.test;\(place < 15 ? "mentee" : "mentor");\(shared);"
                    + (place < 15 ? "quality, negotiation, law, sales" : "")
            }
            var found: Set<String> = []
            for _ in 0..<4 {
                rows.shuffle(using: &dice)
                let head =
                    "Employee ID;Last name;First name;Email;Wants to be;Languages;Strong skills;Skills to develop"
                try ([head] + rows).joined(separator: "\n")
                    .write(toFile: "\(folder)/list.csv", atomically: true, encoding: .utf8)
                let answer = try await ServerProcess.run("match", "\(folder)/list.csv")
                #expect(
                    answer.code == 0 && answer.output.split(whereSeparator: \.isNewline).count == 10, "\(answer.errors)"
                )
                found.insert(answer.output + answer.errors.split(separator: "\n").dropFirst().joined(separator: "\n"))
            }
            #expect(found.count == 1, "\(found)")
        }
    }

    @Test func `says of who waits under the least score that it is the least score`() async throws {
        try await withFolder { folder in
            try """
            Employee ID;Last name;First name;Wants to be;Languages;Strong skills;Skills to develop
            1;A;Ann;mentee;en;;negotiation
            2;B;Bob;mentor;en;quality;
            """.write(toFile: "\(folder)/list.csv", atomically: true, encoding: .utf8)
            let low = try await ServerProcess.run("match", "\(folder)/list.csv", "--least-score", "90")
            #expect(low.code == 0 && low.output.split(whereSeparator: \.isNewline).count == 1)
            let said = try #require(low.errors.firstMatch(of: /1: possible with 2 if a score of (\d+) is accepted/))
            let enough = try await ServerProcess.run("match", "\(folder)/list.csv", "--least-score", String(said.1))
            #expect(enough.output.split(whereSeparator: \.isNewline).count == 2, "\(enough.errors)")
        }
    }
}
