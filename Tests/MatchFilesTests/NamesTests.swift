import Foundation
import MatchFiles
import Matching
import Testing

/// What stands in the files of people decides, byte for byte; what cannot be told apart is refused.
@Suite struct `Names in files` {
    /// Windows-1252: "José" and "Josè" differ by one byte, and would both be read as "Jos�".
    private static let old = (one: [UInt8]("Jos".utf8) + [0xE9], other: [UInt8]("Jos".utf8) + [0xE8])

    private func lines(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.joined(separator: [10])) }

    @Test func `that are not UTF-8 are refused with the line, in people, scores, wishes, pairs and proofs`() throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        func expect(_ line: Int, _ body: () throws -> Void) {
            let fault = #expect(throws: FileFault.self) { try body() }
            #expect(fault?.line == line && fault?.reason.contains("UTF-8") == true, "\(fault?.description ?? "")")
        }
        let head = { (text: String) in Array(text.utf8) }
        for bad in [Self.old.one, [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0xC3]] {
            let file = try folder.write("m.csv", lines([head("mentee"), head("Ann"), bad, Self.old.other]))
            expect(3) { _ = try PeopleFile(file, side: .mentee) }
            let scores = try folder.write(
                "s.csv", lines([head("mentee,mentor,score"), head("n1,m1,1"), bad + head(",m1,5")]))
            for threads in [1, 3] {
                expect(3) { _ = try ScoresFile.read(scores, mentees: mentees, mentors: mentors, threads: threads) }
            }
            let wishes = try folder.write("w.csv", lines([head("side,person,other,rank"), head("mentee,n1,") + bad]))
            expect(2) { _ = try WishesFile.read(wishes, mentees: mentees, mentors: mentors) }
            let pairs = try folder.write("p.csv", lines([head("mentee,mentor,score"), bad + head(",m1,5")]))
            expect(2) { _ = try PairsFile.read(pairs, mentees: mentees, mentors: mentors) }
            let proof = try folder.write(
                "c.json", lines([head("{\"bonus\":1,"), head("\"mentees\":{\"") + bad + head("\":1}}")]))
            expect(2) { _ = try CertificateFile.read(proof, mentees: mentees, mentors: mentors) }
        }
    }

    @Test func `of any letters come back as they were, also those written in two ways`() throws {
        let folder = try Folder()
        let names = [
            "\u{E9}", "e\u{301}", "\u{FEFF}n1", "n1", "a,b", "a;b", "a\"b", "a\"b;c", "\"", "\"\"", "a\tb", "a\rb",
            "x\\u0041", "x\\", "A\u{1}", "😀", "a\u{2028}b", " n1", "n1 ", "é", "\u{212B}", "\u{C5}",
        ]
        let distinct = Array(Set(names.map { Array($0.utf8) }))
        func quoted(_ name: [UInt8]) -> [UInt8] {
            Array("\"".utf8) + name.flatMap { $0 == 34 ? [34, 34] : [$0] } + Array("\"".utf8)
        }
        let mentees = try PeopleFile(
            folder.write("m.csv", lines([Array("mentee".utf8)] + distinct.map(quoted))), side: .mentee)
        let mentors = try PeopleFile(
            folder.write(
                "n.csv", lines([Array("mentor;capacity".utf8)] + distinct.map { quoted($0) + Array(";1".utf8) })),
            side: .mentor)
        #expect(mentees.count == distinct.count)
        #expect(Set((0..<mentees.count).map { Array(mentees.name($0).utf8) }) == Set(distinct))
        var rows = [Array("mentee,mentor,score".utf8)]
        for one in distinct {
            for other in distinct {
                let score = (one.count + 7 * other.count) % 5
                rows.append(quoted(one) + [44] + quoted(other) + Array(",\(score)".utf8))
            }
        }
        let scores = try ScoresFile.read(folder.write("s.csv", lines(rows)), mentees: mentees, mentors: mentors)
        let problem = try MatchingProblem(places: mentees.places, capacities: mentors.places, scores: scores)
        for method in [Matching.Method.optimal, .fair] {
            let result = try problem.solve(method)
            let certificate = try #require(result.certificate)
            let pairs = try PairsFile.read(
                folder.write("p.csv", PairsFile.text(result.pairs, mentees: mentees, mentors: mentors)),
                mentees: mentees, mentors: mentors)
            let proof = try CertificateFile.read(
                folder.write("c.json", CertificateFile.text(certificate, mentees: mentees, mentors: mentors)),
                mentees: mentees, mentors: mentors)
            #expect(pairs == result.pairs && proof == certificate)
            try proof.verify(pairs, of: problem)
        }
        let text = String(
            decoding: PairsFile.text([ScoredPair(mentee: 0, mentor: 0, score: 1)], mentees: mentees, mentors: mentors),
            as: UTF8.self)
        #expect(text == "mentee,mentor,score\n\"\"\"\",\"\"\"\",1\n", "the shortest, a quote, comes first")
    }

    @Test(arguments: [
        ("mentee\nn1\nn2\n   ", 2), ("mentee\nn1\n\n\r\n \n", 1), ("mentee,places\nn1,2\n  \n\n", 1), ("mentee\n", 0),
        ("mentee\n\n", 0),
    ])
    func `are not those of spaces and empty lines at the end`(text: String, count: Int) throws {
        let folder = try Folder()
        #expect(try PeopleFile(folder.write("m.csv", text), side: .mentee).count == count)
    }

    @Test(arguments: [
        ("mentee\nn1\nmentee\nn2\n", 3, "repeats the heading"), ("mentee,places\nn1,1\nMentee,Places\n", 3, "heading"),
        ("mentee\nn1\n  \nn2\n", 3, "is empty"), ("mentee\n\nn1\n", 2, "is empty"),
        ("mentee,places\n  ,1\n", 2, "has no identifier"), ("mentee\n\"n1\nn2\"\n", 2, "never closed"),
    ])
    func `are not those of a heading in the middle, and no line there is empty`(
        text: String, line: Int, reason: String
    ) throws {
        let folder = try Folder()
        let fault = #expect(throws: FileFault.self) {
            try PeopleFile(folder.write("m.csv", text), side: .mentee)
        }
        #expect(fault?.line == line && fault?.reason.contains(reason) == true, "\(fault?.description ?? "")")
        let mentors = "mentor;capacity\nm1;1\nmentor;capacity\n"
        let again = #expect(throws: FileFault.self) {
            try PeopleFile(folder.write("n.csv", mentors), side: .mentor)
        }
        #expect(again?.line == 3 && again?.reason.contains("repeats the heading") == true)
    }

    @Test(arguments: [
        "{\"bonus\":01}", "{\"bonus\":1,}", "{\"bonus\":1}x", "{'bonus':1}", "{\"bonus\":1 \"a\":2}", "[{}]",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\ud800\"}", "{\"a\":tru}", "{\"a\":\"\n\"}", "{\"a\":\"", "{\"a\":1", "{\"a\":[1,]}", "{\"a\":+1}",
        "{\"a\":.5}",
        String(repeating: "{\"a\":", count: 100_000),
    ])
    func `are not looked for in a proof that is no JSON`(text: String) throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        #expect(throws: FileFault.self) {
            try CertificateFile.read(folder.write("c.json", text), mentees: mentees, mentors: mentors)
        }
    }

    @Test func `may be written with escapes in a proof, and prices as other programs write whole numbers`() throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people("mentee\né😀/\n", "mentor,capacity\n\"m\"\"\t1\",1\n")
        let text = """
            \u{FEFF} { "bonus" : 1.0e1 , "x": [true, null, -1.5, 1e999, {}],
            "mentees": {"\\u00e9\\ud83d\\ude00\\/": 7.0}, "mentors": {"m\\"\\t1": 123456789012345678} }
            """
        let proof = try CertificateFile.read(folder.write("c.json", text), mentees: mentees, mentors: mentors)
        #expect(proof == Certificate(bonus: 10, mentees: [7], mentors: [123_456_789_012_345_678]))
    }
}
