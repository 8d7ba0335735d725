import ArgumentParser
import Foundation
import Storage
import TestEngines
import Testing

@testable import binome

/// What commands answer to programs, and to mistyped names.
@Suite struct `A command` {
    @Test(arguments: [
        ["version"], ["match", "list.csv"],
        ["match", "verify", "--scores", "s", "--mentees", "a", "--mentors", "b", "--pairs", "p", "--certificate", "c"],
        ["migrate", "--dry-run"], ["backup", "x"],
    ])
    func `refuses a name in the environment that is none of ours, with the nearest that is`(
        arguments: [String]
    ) async throws {
        let answer = try await ServerProcess.run(
            arguments, wrapper: ["/usr/bin/env", "BINOME_DATABSE=sqlite:a.sqlite"])
        #expect(answer.code == 2 && answer.output.isEmpty)
        #expect(answer.errors.contains("Unknown environment variable BINOME_DATABSE. Did you mean BINOME_DATABASE?"))
        // Help is given all the same.
        let help = try await ServerProcess.run(
            ["version", "--help"], wrapper: ["/usr/bin/env", "BINOME_DATABSE=sqlite:a.sqlite"])
        #expect(help.code == 0 && help.output.contains("binome version"))
    }

    @Test func `guesses no name that is far from all there are`() throws {
        #expect(EnvironmentNames.nearest(to: "BINOME_PORTS") == "BINOME_PORT")
        #expect(EnvironmentNames.nearest(to: "BINOME_PUBLICURL") == "BINOME_PUBLIC_URL")
        #expect(EnvironmentNames.nearest(to: "BINOME_COLOURS_OF_THE_SEA") == nil)
        for name in ["BINOME_", "BINOME_X"] {
            #expect(throws: ValidationError.self) { try EnvironmentNames.check([name: "1"]) }
        }
        try EnvironmentNames.check(["BINOME_PORT": "1", "BINOME_CONFIG": "a", "BINOME_TEST_X": "1", "HOME": "/"])
    }

    private struct Answer: Decodable {
        struct Fault: Decodable {
            let key: String
            let message: String
            let line: Int?
        }
        let error: Fault
    }

    @Test func `says as JSON what it refuses, where its answer is to be JSON`() async throws {
        try await withFolder { folder in
            func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(filePath: name)) }
            let (broken, empty) = ("\(folder)/broken.csv", "\(folder)/empty.csv")
            try write(broken, "Nom;Prénom\nMorel;Anne\nPetit;\"Luc\n")
            try write(empty, "")
            try write("\(folder)/s.csv", "mentee,mentor,score\na,x,5\na,y,many\n")
            try write("\(folder)/a.csv", "mentee\na\n")
            try write("\(folder)/b.csv", "mentor,capacity\nx,1\ny,1\n")
            let scores = [
                "match", "--scores", "\(folder)/s.csv", "--mentees", "\(folder)/a.csv", "--mentors", "\(folder)/b.csv",
                "--output", "\(folder)/p.csv",
            ]
            let none = ["--database", "sqlite:\(folder)/none.sqlite"]
            let cases: [(arguments: [String], code: Int32, key: String, line: Int?)] = [
                (["people", "import", broken, "--dry-run"] + none, 1, "table.quoteNotClosed", 3),
                (["people", "import", empty, "--dry-run"] + none, 1, "table.empty", nil),
                (["match", empty, "--output", "\(folder)/p.csv"], 1, "table.empty", nil),
                (scores, 1, "file", 3),
                (["user", "list"] + none, 1, "database.absent", nil),
                (["user", "reset", "nobody@example.org"] + none, 1, "database.absent", nil),
                (["backup", "\(folder)/copy"] + none, 1, "database.absent", nil),
                (["restore", "\(folder)/absent"] + none, 1, "file.absent", nil),
                (["migrate", "--database", "postgres://binome@127.0.0.1:1/x"], 1, "database.unreachable", nil),
                (["migrate", "--database", "oracle:x"], 2, "usage", nil),
                (["people", "import", empty, "--dry-run", "--language", "de"], 2, "usage", nil),
                (["people", "import", "--no-such-flag"], 2, "usage", nil),
            ]
            for (arguments, code, key, line) in cases {
                let plain = try await ServerProcess.run(arguments)
                let answer = try await ServerProcess.run(arguments + ["--json"])
                #expect(plain.code == code && answer.code == code, "\(arguments)")
                #expect(plain.output.isEmpty, "\(arguments)")
                let found = try JSONDecoder().decode(Answer.self, from: Data(answer.output.utf8)).error
                #expect(found.key == key && found.line == line, "\(arguments): \(answer.output)")
                #expect(!found.message.isEmpty, "\(arguments)")
                for said in [plain.errors, answer.errors] { #expect(said.contains(found.message), "\(arguments)") }
                #expect(answer.output.split(separator: "\n").count == 1)
            }
            // What goes well has no error in it.
            let version = try await ServerProcess.run("version", "--json")
            #expect(version.code == 0 && !version.output.contains("error"))
        }
    }

    @Test func `reads a list on a PostgreSQL database that is not made yet, and makes none`() async throws {
        try await withFolder { folder in
            let list = "\(folder)/list.csv"
            try Data("Nom;Prénom\nMorel;Anne\n".utf8).write(to: URL(filePath: list))
            let cluster = try await PostgresCluster.shared()
            let address = cluster.url(of: "binome_not_made_yet")
            let database = try DatabaseAddress(address)
            #expect(await !Database.isMade(database))
            let answer = try await ServerProcess.run(
                "people", "import", list, "--dry-run", "--json", "--database", address)
            #expect(answer.code == 0 && answer.output.contains("\"new\":1"), "\(answer.errors)")
            let due = try await ServerProcess.run("migrate", "--dry-run", "--json", "--database", address)
            #expect(due.code == 0 && due.output.contains("0001-work"))
            #expect(await !Database.isMade(database))
            // Where nobody can be asked, that is said.
            let away = try await ServerProcess.run(
                "people", "import", list, "--dry-run", "--database", "postgres://binome@127.0.0.1:1/x")
            #expect(away.code == 1 && away.errors.contains("cannot be reached"))
        }
        try await withDatabase(.postgres) { #expect(await Database.isMade($0.address)) }
    }
}
