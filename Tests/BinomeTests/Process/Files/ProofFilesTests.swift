import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

/// The files that the page of a proof hands out, checked by the command as somebody would who does not trust the page.
@Suite struct `The files of a proof` {
    /// Downloads them, and runs `binome match verify` on them after `change`.
    private func verify(
        _ run: String, _ browser: Browser, change: (_ name: String, _ text: String) -> String = { $1 }
    ) async throws -> (code: Int32, output: String, errors: String) {
        var answer: (code: Int32, output: String, errors: String) = (-1, "", "")
        try await withFolder { folder in
            for name in ["certificate.json", "pairs.csv", "scores.csv", "mentees.csv", "mentors.csv"] {
                let file = try await browser.get("\(run)/proof/\(name)")
                #expect(file.status == 200, "\(name)")
                try Data(change(name, file.text).utf8).write(to: URL(filePath: "\(folder)/\(name)"))
            }
            answer = try await ServerProcess.run(
                "match", "verify", "--scores", "\(folder)/scores.csv", "--mentees", "\(folder)/mentees.csv",
                "--mentors", "\(folder)/mentors.csv", "--pairs", "\(folder)/pairs.csv", "--certificate",
                "\(folder)/certificate.json")
        }
        return answer
    }

    /// The proof holds, and does not once its pairs or a price were changed.
    private func expectProved(_ run: String, _ browser: Browser, filled: Int) async throws {
        let proved = try await verify(run, browser)
        #expect(proved.code == 0 && proved.output.contains("\(filled) places filled"), "\(proved.errors)")
        guard filled > 0 else { return }
        let fewer = try await verify(run, browser) { name, text in
            name == "pairs.csv" ? text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n" : text
        }
        #expect(fewer.code == 1 && fewer.errors.contains("Not proved"), "\(fewer.errors)")
        let dearer = try await verify(run, browser) { name, text in
            guard name == "certificate.json" else { return text }
            return text.replacing(/("mentees" : \{\s*"[^"]+" : )(\d+)/) { "\($0.1)9\($0.2)0000000" }
        }
        #expect(dearer.code == 1 && dearer.errors.contains("Not proved"), "\(dearer.output)\(dearer.errors)")
    }

    @Test(arguments: Engine.allCases) func `are accepted before and after each lock, up to the last`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let (programme, browser, run) = try await server.matched()
            try await expectProved(run, browser, filled: 3)
            let pairs = [("Marchand", "Weber"), ("Colin", "Gauthier"), ("Perrin", "Haddad")]
            for (count, pair) in pairs.enumerated() {
                let version = try await browser.get(run).field("version") ?? ""
                let locked = try await browser.post(
                    run + "/decisions",
                    ["do": "lock", "pair": programme.pair(pair.0, pair.1), "version": version], from: run)
                #expect(locked.status == 303)
                try await expectProved(run, browser, filled: 2 - count)
            }
        }
    }

    @Test(arguments: Engine.allCases) func `are accepted beside pairs that go on, and once somebody has left`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let people: [Somebody] = PairingRunTests.people + [.mentee("Zoé Blanc"), .mentor("Ida Roux")]
            let programme = try await server.programme(people)
            let now = server.clock.now
            let (mentee, mentor) = (try programme.participant("Marchand"), try programme.participant("Weber"))
            try await server.database.write { tx in
                _ = try tx.run(TestProgrammeSQL.existing, ID<PairingRun>(at: now), programme.id, mentee, mentor, now)
            }
            let browser = try await server.browser(signedInAs: .manager, programme: programme.id)
            let run = try await server.run(of: programme, by: browser)
            try await expectProved(run, browser, filled: 3)
            for gone in ["Colin", "Roux"] {
                let person = try programme.person(gone)
                try await server.database.write { tx in
                    try Departures.leave(person, on: Day(now, in: .gmt), by: .product, in: tx, at: now)
                }
            }
            let again = try await server.run(of: programme, by: browser)
            try await expectProved(again, browser, filled: 2)
        }
    }
}
