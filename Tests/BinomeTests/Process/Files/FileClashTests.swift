import Foundation
import Storage
import Testing

/// A file that a command writes is never one that it reads, or that a server lives on, whatever path leads there.
@Suite struct `A file that must not be written over` {
    private func write(_ path: String, _ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

    private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func `is the database of a backup, with what belongs to it, under a running server`() async throws {
        try await withFolder { folder in
            let server = try await ServerProcess(folder: folder)
            let (path, key) = ("\(folder)/test.sqlite", "\(folder)/master.key")
            let files = FileManager.default
            try files.createSymbolicLink(atPath: "\(folder)/linked", withDestinationPath: path)
            try files.linkItem(atPath: path, toPath: "\(folder)/hard")
            try files.linkItem(atPath: key, toPath: "\(folder)/key.copy")
            try files.linkItem(atPath: path, toPath: "\(folder)/copy.part")
            let before = try Data(contentsOf: URL(filePath: key))
            let targets = [
                path, "\(folder)/./test.sqlite", "\(folder)/linked", "\(folder)/hard", "\(folder)/copy", path + "-wal",
                path + "-shm", path + "-journal", key, "\(folder)/key.copy",
            ]
            for target in targets {
                let answer = try await ServerProcess.run(
                    "backup", "--database", "sqlite:\(path)", "--master-key", key, "--replace", target)
                #expect(answer.code == 1, "\(target)")
                #expect(answer.errors.contains("Name another file for the copy."), "\(target): \(answer.errors)")
            }
            #expect(try Data(contentsOf: URL(filePath: key)) == before)
            #expect(try await server.browser().get("/health/ready").status == 200)
            let good = try await ServerProcess.run(
                "backup", "--database", "sqlite:\(path)", "--master-key", key, "\(folder)/good.sqlite")
            #expect(good.code == 0, "\(good.errors)")
            server.send(SIGTERM)
            #expect(try await server.ended() == 0)
            let itself = try await ServerProcess.run("restore", "--database", "sqlite:\(path)", "\(folder)/linked")
            #expect(itself.code == 1 && itself.errors.contains("is the database itself"), "\(itself.errors)")
        }
    }

    @Test func `is the list, or one of the files of scores, that a matching reads`() async throws {
        try await withFolder { folder in
            let list = "Employee ID;Last name;First name;Wants to be\n1;A;Ann;mentee\n3;C;Cat;mentor\n"
            try write("\(folder)/list.csv", list)
            try write("\(folder)/scores.csv", "mentee,mentor,score\nn1,m1,9\n")
            try write("\(folder)/mentees.csv", "mentee\nn1\n")
            try write("\(folder)/mentors.csv", "mentor,capacity\nm1,1\n")
            try write("\(folder)/wishes.csv", "side,person,other,rank\nmentee,n1,m1,1\nmentor,m1,n1,1\n")
            let names = ["list", "scores", "mentees", "mentors", "wishes"]
            let before = try names.map { try read("\(folder)/\($0).csv") }
            for name in names {
                try FileManager.default.linkItem(atPath: "\(folder)/\(name).csv", toPath: "\(folder)/\(name).hard")
            }
            let given = [
                "match", "--scores", "\(folder)/scores.csv", "--mentees", "\(folder)/mentees.csv", "--mentors",
                "\(folder)/mentors.csv",
            ]
            let stable = given + ["--method", "stable", "--wishes", "\(folder)/wishes.csv"]
            let cases: [([String], String)] = [
                (["match", "\(folder)/list.csv", "--output", "\(folder)/list.csv"], "the list"),
                (["match", "\(folder)/list.csv", "--output", "\(folder)/list.hard"], "the list"),
                (given + ["--output", "\(folder)/scores.csv"], "--scores"),
                (
                    given + ["--output", "\(folder)/../\(URL(filePath: folder).lastPathComponent)/mentees.csv"],
                    "--mentees"
                ),
                (given + ["--certificate", "\(folder)/mentors.hard"], "--mentors"),
                (stable + ["--output", "\(folder)/wishes.csv"], "--wishes"),
                (given + ["--output", "\(folder)/new", "--certificate", "\(folder)/./new"], "the same file"),
            ]
            for (arguments, expected) in cases {
                let answer = try await ServerProcess.run(arguments)
                #expect(answer.code == 2, "\(arguments): \(answer.errors)")
                #expect(answer.errors.contains(expected), "\(arguments): \(answer.errors)")
            }
            #expect(try names.map { try read("\(folder)/\($0).csv") } == before)
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/new"))
            let matrix = ["match", "--matrix", "\(folder)/scores.csv"] + given.dropFirst(3)
            let over = try await ServerProcess.run(matrix + ["--output", "\(folder)/scores.hard"])
            #expect(over.code == 2 && over.errors.contains("--matrix"), "\(over.errors)")
        }
    }

    @Test func `words that mean nothing for a list, or nothing for scores, are refused`() async throws {
        try await withFolder { folder in
            try write("\(folder)/list.csv", "Employee ID;Last name;First name;Wants to be\n1;A;Ann;mentee\n")
            let list = ["match", "\(folder)/list.csv"]
            for words in [
                ["--method", "fair"], ["--certificate", "\(folder)/c"], ["--wishes", "\(folder)/w"],
                ["--threads", "2"],
            ] {
                let answer = try await ServerProcess.run(list + words)
                #expect(answer.code == 2 && answer.errors.contains("\(words[0]) goes with --scores"), "\(words)")
            }
            let scores = ["match", "--scores", "s", "--mentees", "n", "--mentors", "m"]
            for words in [["--capacity", "2"], ["--least-score", "5"], ["--language", "fr"]] {
                let answer = try await ServerProcess.run(scores + words)
                #expect(answer.code == 2 && answer.errors.contains("\(words[0]) goes with a list"), "\(words)")
            }
        }
    }

    @Test(arguments: [("fr", "C’est un dossier"), ("en", "This is a folder")])
    func `and a folder in place of a list is called one`(language: String, sentence: String) async throws {
        try await withFolder { folder in
            let matched = try await ServerProcess.run("match", folder, "--language", language)
            let imported = try await ServerProcess.run(
                "people", "import", folder, "--dry-run", "--database", "sqlite:\(folder)/none", "--language", language)
            for answer in [matched, imported] {
                #expect(answer.code == 1 && answer.errors.contains(sentence), "\(answer.errors)")
                #expect(!answer.errors.contains("⟦"))
            }
            let device = try await ServerProcess.run("match", "/dev/null", "--language", language)
            #expect(device.code == 1 && !device.errors.contains("⟦"), "\(device.errors)")
            let scores = ["match", "--scores", folder, "--mentees", folder, "--mentors", folder]
            #expect(try await ServerProcess.run(scores).errors.contains("is a folder, not a file"))
        }
    }
}
