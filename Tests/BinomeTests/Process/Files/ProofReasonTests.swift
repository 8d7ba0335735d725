import Foundation
import Testing

/// What `binome match verify` says when pairs are not proved: who, which file, which line, and no inside of the program.
@Suite struct `The reason why pairs are not proved` {
    /// Ann could have Max for 9; proved with these prices are Ann and Mia, Bob and Max.
    private struct Files {
        var pairs = "mentee,mentor,score\nAnn,Mia,8\nBob,Max,7\n"
        var proof = "{\"bonus\":16,\"mentees\":{\"Ann\":24,\"Bob\":22,\"Cleo\":17},\"mentors\":{\"Max\":1,\"Mia\":0}}"
    }

    private func verify(_ folder: String, _ files: Files) async throws -> (code: Int32, output: String, errors: String)
    {
        let texts = [
            "scores": "mentee,mentor,score\nAnn,Max,9\nAnn,Mia,8\nBob,Max,7\nCleo,Max,2\n",
            "mentees": "mentee\nAnn\nBob\nCleo\n", "mentors": "mentor,capacity\nMax,1\nMia,1\n", "pairs": files.pairs,
            "certificate": files.proof,
        ]
        var arguments = ["match", "verify"]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
            arguments += ["--\(name)", "\(folder)/\(name)"]
        }
        return try await ServerProcess.run(arguments)
    }

    /// What is proved: the certificate that the program itself writes.
    private func proved(_ folder: String) async throws -> Files {
        var files = Files()
        _ = try await verify(folder, files)
        let solved = try await ServerProcess.run(
            "match", "--scores", "\(folder)/scores", "--mentees", "\(folder)/mentees", "--mentors", "\(folder)/mentors",
            "--method", "fair", "--output", "\(folder)/out", "--certificate", "\(folder)/proof")
        #expect(solved.code == 0, "\(solved.errors)")
        files.pairs = try String(contentsOfFile: "\(folder)/out", encoding: .utf8)
        files.proof = try String(contentsOfFile: "\(folder)/proof", encoding: .utf8)
        return files
    }

    @Test func `names the people, the file and the line`() async throws {
        try await withFolder { folder in
            let good = try await proved(folder)
            #expect(try await verify(folder, good).code == 0)
            let cases: [(String, String)] = [
                ("Ann,Mia,8\nBob,Mia,7\n", "pairs, line 3: Bob and Mia may not be paired: "),
                ("Ann,Mia,5\nBob,Max,7\n", "pairs, line 2: the score of Ann and Mia is said to be 5, but is 8 in "),
                ("Ann,Mia,8\nBob,Max,7\nBob,Max,7\n", "pairs, line 4: Bob and Max are paired a second time."),
                ("Ann,Mia,8\nBob,Max,7\nAnn,Max,9\n", "pairs, line 4: the mentee Ann has more pairs than places (1)."),
                ("Ann,Max,9\n", "are worth"),
                ("Ann,Mia,8\nCleo,Max,2\n", "may not be paired: their score is below the “floor” of "),
            ]
            for (pairs, expected) in cases {
                var files = good
                files.pairs = "mentee,mentor,score\n" + pairs
                let answer = try await verify(folder, files)
                #expect(answer.code == 1 && answer.errors.contains("Not proved. "), "\(answer.errors)")
                #expect(answer.errors.contains(expected), "\(answer.errors)")
                #expect(!answer.errors.contains("Pair(") && !answer.errors.contains("Matching."), "\(answer.errors)")
            }
        }
    }

    @Test func `is a cover that does not hold, in words`() async throws {
        try await withFolder { folder in
            let good = try await proved(folder)
            var files = good
            files.proof = good.proof.replacing(/"cover":\{[^}]*\}/, with: "\"cover\":{\"mentees\":[],\"mentors\":[]}")
            #expect(files.proof != good.proof)
            let answer = try await verify(folder, files)
            #expect(answer.code == 1 && answer.errors.contains("“cover” names neither of "), "\(answer.errors)")
        }
    }

    @Test func `is a key that a certificate has twice, of which a reader would see one`() async throws {
        try await withFolder { folder in
            let good = try await proved(folder)
            for (text, key) in [
                (good.proof.replacing("{\"bonus\":", with: "{\"bonus\":1,\n\"bonus\":"), "bonus"),
                (good.proof.replacing("{\"bonus\":", with: "{\"b\\u006fnus\":1,\n\"bonus\":"), "bonus"),
                (good.proof.replacing("\"mentees\":{\"Ann\":", with: "\"mentees\":{\"Ann\":3,\n\"Ann\":"), "Ann"),
            ] {
                var files = good
                files.proof = text
                #expect(files.proof != good.proof)
                let answer = try await verify(folder, files)
                #expect(answer.code == 1 && answer.errors.contains("has “\(key)” a second time"), "\(answer.errors)")
                #expect(answer.errors.contains("certificate, line "), "\(answer.errors)")
            }
        }
    }
}
