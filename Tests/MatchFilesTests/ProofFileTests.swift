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
