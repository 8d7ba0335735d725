import Foundation
import MatchFiles
import Matching
import Testing

@Suite struct `Files of a result` {
    @Test(arguments: [Method.optimal, .fair])
    func `come back as they were written, and prove the pairs`(method: Matching.Method) throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people(
            "mentee\nn1\n\"n,2\"\nn3\n", "mentor,capacity\nm\\1,1\nm2,1\n")
        let scores = try ScoresFile.read(
            folder.write("scores.csv", "mentee,mentor,score\nn1,m\\1,5\nn1,m2,9\n\"n,2\",m2,7\nn3,m2,8\n"),
            mentees: mentees, mentors: mentors)
        let problem = try MatchingProblem(places: mentees.places, capacities: mentors.places, scores: scores)
        let result = try problem.solve(method)
        let certificate = try #require(result.certificate)
        let pairsPath = try folder.write("pairs.csv", PairsFile.text(result.pairs, mentees: mentees, mentors: mentors))
        let proofPath = try folder.write(
            "proof.json", CertificateFile.text(certificate, mentees: mentees, mentors: mentors))
        let pairs = try PairsFile.read(pairsPath, mentees: mentees, mentors: mentors)
        let proof = try CertificateFile.read(proofPath, mentees: mentees, mentors: mentors)
        #expect(pairs == result.pairs)
        #expect(proof == certificate)
        try proof.verify(pairs, of: problem)
        #expect(throws: CertificateFault.self) { try proof.verify(Array(pairs.dropLast()), of: problem) }
    }

    @Test(arguments: [
        "", "[]", "{}", "{\"bonus\":1.5,\"mentees\":{},\"mentors\":{}}",
        "{\"bonus\":9,\"mentees\":{\"n1\":1,\"n2\":1},\"mentors\":{\"m1\":1,\"m2\":1}}",
        "{\"bonus\":9,\"mentees\":{\"n1\":1,\"n2\":1,\"n3\":\"x\"},\"mentors\":{\"m1\":1,\"m2\":1}}",
        "{\"bonus\":9,\"mentees\":{\"n1\":1,\"n2\":1,\"n9\":1},\"mentors\":{\"m1\":1,\"m2\":1}}",
    ])
    func `are refused when prices are missing, unknown or no whole numbers`(text: String) throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        let path = try folder.write("proof.json", text)
        #expect(throws: FileFault.self) { try CertificateFile.read(path, mentees: mentees, mentors: mentors) }
    }

    /// Everything that a certificate must say, and nothing about people who are not in the lists.
    @Test(arguments: [
        ("\"bonus\":9,", "", "“bonus”"), ("\"bonus\":9", "\"bonus\":\"9\"", "“bonus”"),
        ("\"n3\":0", "\"n3\":0,\"n9\":0", "a price for “n9”"), (",\"n3\":0", "", "no price for “n3”"),
        ("\"n3\":0", "\"n3\":0.5", "a price of “n3”"), ("\"n3\":0", "\"n3\":9223372036854775808", "a price of “n3”"),
        ("\"n3\":0", "\"n3\":1e19", "a price of “n3”"), ("\"n3\":0", "\"n3\":9007199254740993.5", "a price of “n3”"),
        ("\"n3\":0", "\"n3\":0,\"n1\":1", "“n1” a second time"),
        ("\"mentors\":{\"m1\":1,\"m2\":1}", "\"mentors\":[1,1]", "no object “mentors”"),
        ("\"floor\":3", "\"floor\":\"3\"", "“floor”"), ("\"floor\":3", "\"floor\":null", "“floor”"),
        ("\"mentees\":[\"n1\"]", "\"mentees\":[\"n9\"]", "“n9” in its cover"),
        ("\"mentees\":[\"n1\"]", "\"mentees\":[1]", "“cover” without"),
        ("\"mentees\":[\"n1\"],", "", "“cover” without “mentees”"),
        ("[[\"n2\",\"m1\"]]", "[[\"n2\"]]", "a pair in its cover"),
        ("[[\"n2\",\"m1\"]]", "[[\"n2\",\"m1\",\"m2\"]]", "a pair in its cover"),
        ("[[\"n2\",\"m1\"]]", "[[\"n9\",\"m1\"]]", "a pair in its cover"),
        ("[[\"n2\",\"m1\"]]", "[[\"m1\",\"n2\"]]", "a pair in its cover"),
        ("[[\"n2\",\"m1\"]]", "{}", "“pairs” that cannot be read"),
        ("[\"m2\"]}}", "[\"m2\"]}}x", "is not a JSON object"), ("[\"m2\"]}}", "[\"m2\"]}", "is not a JSON object"),
        ("\"most\":{\"mentees\":[],\"mentors\":[\"m2\"]}", "\"most\":[]", "“most” that is not an object"),
    ])
    func `are refused with what is wrong in them, whichever part it is`(
        part: String, forged: String, reason: String
    ) throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        let whole = """
            {"bonus":9,"mentees":{"n1":1,"n2":1,"n3":0},"mentors":{"m1":1,"m2":1},"floor":3,\
            "cover":{"mentees":["n1"],"mentors":[],"pairs":[["n2","m1"]]},"most":{"mentees":[],"mentors":["m2"]}}
            """
        func read(_ text: String) throws -> Certificate {
            try CertificateFile.read(folder.write("proof.json", text), mentees: mentees, mentors: mentors)
        }
        let proof = Certificate(
            bonus: 9, mentees: [1, 1, 0], mentors: [1, 1], floor: 3,
            cover: Cover(mentees: [0], mentors: [], pairs: [Pair(mentee: 1, mentor: 0)]),
            most: Cover(mentees: [], mentors: [1]))
        #expect(try read(whole) == proof)
        let text = String(decoding: CertificateFile.text(proof, mentees: mentees, mentors: mentors), as: UTF8.self)
        #expect(try read(text) == proof, "written and read again")
        #expect(whole.contains(part))
        let fault = #expect(throws: FileFault.self) {
            try read(whole.replacing(part, with: forged, maxReplacements: 1))
        }
        #expect(fault?.reason.contains(reason) == true, "\(fault?.description ?? "")")
    }

    @Test func `of wishes name each person once`() throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        let good = try folder.write("w.csv", "side,person,other,rank\nmentee,n1,m2,1\nmentor,m2,n1,3\n")
        let wishes = try WishesFile.read(good, mentees: mentees, mentors: mentors)
        #expect(wishes.ofMentees == [0: [1: 1]])
        #expect(wishes.ofMentors == [1: [0: 3]])
        for text in ["mentee,n1,m2,1\nmentee,n1,m2,2\n", "boss,n1,m2,1\n", "mentee,m2,n1,1\n", "mentee,n1,m2,best\n"] {
            let bad = try folder.write("b.csv", "side,person,other,rank\n" + text)
            #expect(throws: FileFault.self) { try WishesFile.read(bad, mentees: mentees, mentors: mentors) }
        }
    }
}
