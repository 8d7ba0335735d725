import Foundation
import Testing

/// `binome match` with scores of one's own, as somebody types it.
@Suite struct `Matching from the command line` {
    private typealias Answer = (code: Int32, output: String, errors: String)

    private func write(_ folder: String, _ name: String, _ text: String) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// Two of three mentees can be matched, in more than one way.
    private struct Instance {
        var mentees = "mentee\nn1\nn2\nn3\n"
        var mentors = "mentor,capacity\nm1,1\nm2,1\n"
        var scores = "mentee,mentor,score\nn1,m1,9\nn1,m2,8\nn2,m1,7\nn3,m1,2\n"
    }

    private func arguments(_ folder: String, _ instance: Instance = Instance()) throws -> [String] {
        [
            "--scores", try write(folder, "scores.csv", instance.scores), "--mentees",
            try write(folder, "mentees.csv", instance.mentees), "--mentors",
            try write(folder, "mentors.csv", instance.mentors),
        ]
    }

    private func match(_ arguments: [String]) async throws -> Answer {
        try await ServerProcess.run(["match"] + arguments)
    }

    private func summary(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `writes the pairs, and a summary as JSON on standard output, proved`() async throws {
        try await withFolder { folder in
            let output = "\(folder)/pairs.csv"
            let answer = try await match(arguments(folder) + ["--output", output, "--json"])
            #expect(answer.code == 0, "\(answer.errors)")
            #expect(try String(contentsOfFile: output, encoding: .utf8) == "mentee,mentor,score\nn1,m2,8\nn2,m1,7\n")
            let summary = try summary(answer.output)
            #expect(summary["matched"] as? Int == 2 && summary["places"] as? Int == 2)
            #expect(summary["total"] as? Int == 15 && summary["minimum"] as? Int == 7)
            #expect(summary["optimal"] as? Bool == true)
            for key in ["seconds_reading", "seconds_solving", "seconds_total", "peak_bytes"] {
                #expect((summary[key] as? Double ?? 0) > 0, "\(key)")
            }
            #expect(
                Set(summary.keys) == [
                    "matched", "places", "total", "minimum", "optimal", "seconds_reading", "seconds_solving",
                    "seconds_total", "peak_bytes",
                ])
        }
    }

    @Test func `gives pairs on standard output and the summary on standard error without an output file`() async throws
    {
        try await withFolder { folder in
            let answer = try await match(arguments(folder) + ["--json"])
            #expect(answer.output == "mentee,mentor,score\nn1,m2,8\nn2,m1,7\n")
            #expect(try summary(answer.errors)["matched"] as? Int == 2)
            let plain = try await match(arguments(folder))
            #expect(plain.code == 0 && plain.output == answer.output && plain.errors.contains("2 of 3 matched"))
        }
    }

    @Test(arguments: ["optimal", "fair"])
    func `writes a proof that verify accepts, and refuses for other pairs or a changed price`(
        method: String
    )
        async throws
    {
        try await withFolder { folder in
            let (pairs, proof) = ("\(folder)/pairs.csv", "\(folder)/proof.json")
            let given = try arguments(folder)
            let solved = try await match(given + ["--method", method, "--output", pairs, "--certificate", proof])
            #expect(solved.code == 0, "\(solved.errors)")
            let verify = ["verify"] + given + ["--pairs", pairs, "--certificate", proof]
            let accepted = try await match(verify)
            let worst = method == "fair" ? "; the worst score, 7, is the highest there can be" : ""
            #expect(accepted.code == 0 && accepted.output == "Proved: 2 places filled, total 15\(worst).\n")
            let other = try write(folder, "other.csv", "mentee,mentor,score\nn1,m1,9\n")
            let fewer = try await match(["verify"] + given + ["--pairs", other, "--certificate", proof])
            #expect(fewer.code == 1 && fewer.errors.contains("Not proved"))
            let text = try String(contentsOfFile: proof, encoding: .utf8)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let prices = try #require(object["mentees"] as? [String: Int])
            let price = try #require(prices["n3"])
            try Data(text.replacing("\"n3\":\(price)", with: "\"n3\":\(price + 1)").utf8)
                .write(to: URL(filePath: proof))
            #expect(try await match(verify).code == 1)
            // The same by the formula of the documentation, worked out here and not by the product.
            try checkByHand(object, matched: 2, total: 15, fair: method == "fair")
        }
    }

    /// Σ places·price + Σ capacity·price + Σ max(0, score + B − prices) = total + B·matched, by hand.
    private func checkByHand(_ proof: [String: Any], matched: Int, total: Int, fair: Bool) throws {
        let bonus = try #require(proof["bonus"] as? Int)
        let mentees = try #require(proof["mentees"] as? [String: Int])
        let mentors = try #require(proof["mentors"] as? [String: Int])
        let floor = proof["floor"] as? Int
        #expect((floor != nil) == fair && (proof["cover"] != nil) == fair)
        var sum = mentees.values.reduce(0, +) + mentors.values.reduce(0, +)
        for (mentee, mentor, score) in [("n1", "m1", 9), ("n1", "m2", 8), ("n2", "m1", 7), ("n3", "m1", 2)] {
            let prices = (mentees[mentee] ?? 0) + (mentors[mentor] ?? 0)
            if score >= floor ?? 0 { sum += max(0, score + bonus - prices) }
        }
        #expect(bonus > total)
        #expect(sum == total + bonus * matched)
        #expect((Array(mentees.values) + Array(mentors.values)).allSatisfy { $0 >= 0 })
    }

    @Test func `reads a NumPy array in place of scores, and gives the same`() async throws {
        try await withFolder { folder in
            let given = try arguments(folder)
            let header = "{'descr': '<i2', 'fortran_order': False, 'shape': (3, 2), }"
            let padded = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
            var bytes: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0] + Array(padded.utf8)
            for score: Int16 in [9, 8, 7, -1, 2, -1] {
                bytes += [UInt8(truncatingIfNeeded: score), UInt8(truncatingIfNeeded: score >> 8)]
            }
            try Data(bytes).write(to: URL(filePath: "\(folder)/scores.npy"))
            let table = ["--matrix", "\(folder)/scores.npy"] + given.dropFirst(2)
            #expect(try await match(table).output == match(given).output)
            try Data(bytes.dropLast()).write(to: URL(filePath: "\(folder)/scores.npy"))
            let cut = try await match(table)
            #expect(cut.code == 1 && cut.errors.contains("scores.npy"))
        }
    }

    @Test func `pairs by wishes so that no two would rather have each other`() async throws {
        try await withFolder { folder in
            let wishes = try write(
                folder, "wishes.csv",
                "side,person,other,rank\nmentee,n1,m1,1\nmentee,n1,m2,2\nmentor,m1,n3,1\nmentor,m1,n2,2\nmentor,m1,n1,3\n"
            )
            let answer = try await match(
                arguments(folder) + ["--method", "stable", "--wishes", wishes, "--output", "\(folder)/p.csv", "--json"])
            #expect(answer.code == 0, "\(answer.errors)")
            let pairs = try String(contentsOfFile: "\(folder)/p.csv", encoding: .utf8)
            #expect(pairs == "mentee,mentor,score\nn1,m2,8\nn3,m1,2\n")
            #expect(try summary(answer.output)["optimal"] as? Bool == false)
        }
    }

    @Test func `gives the same bytes whatever the order of lines and the number of threads`() async throws {
        try await withFolder { folder in
            var instance = Instance()
            let rows = (1...30).flatMap { n in (1...14).map { "n\(n),m\($0),\((n * $0) % 3)" } }
            let (mentees, mentors) = ((1...30).map { "n\($0)" }, (1...14).map { "m\($0),\(1 + $0 % 2)" })
            var found: Set<String> = []
            for turned in [false, true] {
                func text(_ head: String, _ lines: [String]) -> String {
                    head + "\n" + (turned ? lines.reversed() : lines).joined(separator: "\n") + "\n"
                }
                instance.mentees = text("mentee", mentees)
                instance.mentors = text("mentor,capacity", mentors)
                instance.scores = text("mentee,mentor,score", rows)
                for threads in ["1", "2", "5"] {
                    found.insert(try await match(arguments(folder, instance) + ["--threads", threads]).output)
                }
            }
            #expect(found.count == 1)
        }
    }

    @Test func `refuses bad input with line and reason and exit code 1, and wrong use with 2`() async throws {
        try await withFolder { folder in
            let cases: [(WritableKeyPath<Instance, String>, String, String)] = [
                (\.scores, "mentee,mentor,score\nn1,m1,9\nn9,m1,1\n", "line 3"),
                (\.scores, "mentee,mentor,score\nn1,m1,9\nn1,m1,8\n", "line 3"),
                (\.scores, "mentee,mentor,score\nn1,m1,NaN\n", "line 2"),
                (\.scores, "mentee,mentor,score\nn1,m1,99999999999999999999\n", "line 2"),
                (\.scores, "mentee,mentor,score\nn1,m1\n", "line 2"), (\.mentors, "mentor,capacity\nm1,0\n", "line 2"),
                (\.mentors, "mentor,capacity\nm1,1\nm2,1000000000\n", "line 3"),
                (\.mentees, "mentee\nn1\nn1\n", "line 3"),
                (\.mentees, "", "empty"),
            ]
            for (file, text, expected) in cases {
                var instance = Instance()
                instance[keyPath: file] = text
                let answer = try await match(arguments(folder, instance))
                #expect(answer.code == 1 && answer.errors.contains(expected), "\(text): \(answer.errors)")
                #expect(answer.output.isEmpty)
            }
            let given = try arguments(folder)
            #expect(try await match(Array(given.dropLast(2))).code != 0)
            #expect(try await match(given + ["--method", "best"]).code != 0)
            #expect(try await match(given + ["--method", "stable"]).code != 0)
        }
    }
}
