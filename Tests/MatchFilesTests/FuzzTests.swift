import Foundation
import MatchFiles
import Matching
import Testing

/// Bytes changed, cut, doubled and exchanged at random: a reader refuses with a reason or gives what keeps its promises.
@Suite struct `Files that were damaged` {
    struct Chance {
        var state: UInt64

        mutating func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return count > 0 ? Int((state >> 33) % UInt64(count)) : 0
        }

        /// Some damage of the kinds that happen, and of those that somebody would try.
        mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
            var bytes = bytes
            let pieces = [
                ",", ";", "\t", "\"", "\n", "\r\n", "\u{0}", "-", "1e9", "NaN", "99999999999999999999", "\u{FEFF}", " ",
                "{", "}", "[", "]", ":", "null", "true", "\\u0000", "n1", "m2", "é", ".5",
            ]
            for _ in 0...below(3) {
                guard !bytes.isEmpty else { return bytes }
                let place = below(bytes.count)
                switch below(6) {
                case 0: bytes[place] = UInt8(below(256))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(9)))
                case 2: bytes.insert(contentsOf: Array(pieces[below(pieces.count)].utf8), at: place)
                case 3: bytes += bytes[place...]
                case 4: bytes.removeLast(bytes.count - place)
                default: bytes.swapAt(place, below(bytes.count))
                }
            }
            return bytes
        }
    }

    private func read(_ path: String) throws -> PeopleFile { try PeopleFile(path, side: .mentor) }

    @Test func `of people are refused or hold each person once, in order, with places`() throws {
        let folder = try Folder()
        var chance = Chance(state: 1)
        let whole = Array("mentor,capacity\nm1,1\n\"m2\",2\nm10,3\r\nm3,999999999\n".utf8)
        var refused = 0
        for _ in 0..<1500 {
            let path = try folder.write("people", chance.damage(whole))
            do {
                let people = try read(path)
                #expect(people.places.count == people.count)
                for index in 0..<people.count {
                    #expect((1..<MatchingProblem.mostPlaces).contains(people.places[index]))
                    #expect(!people.name(index).isEmpty)
                }
            } catch is FileFault { refused += 1 }
        }
        #expect(refused > 300 && refused < 1500)
    }

    @Test func `of scores are refused or hold scores within their range`() throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        var chance = Chance(state: 2)
        let whole = Array("mentee,mentor,score\nn1,m1,5\nn2,\"m2\",6\r\nn3,m1,1000000\nn1,m2,0\n".utf8)
        var refused = 0
        for round in 0..<1500 {
            let path = try folder.write("scores", chance.damage(whole))
            do {
                let scores = try ScoresFile.read(path, mentees: mentees, mentors: mentors, threads: 1 + round % 3)
                for mentee in 0..<3 {
                    scores.forEachPair(ofMentee: mentee) {
                        #expect((0..<2).contains($0) && (0...1_000_000).contains($1))
                    }
                }
            } catch is FileFault { refused += 1 }
        }
        #expect(refused > 300 && refused < 1500)
    }

    @Test func `of numbers are refused or are as large as they say`() throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        var chance = Chance(state: 3)
        var (refused, read) = (0, 0)
        for round in 0..<1500 {
            let kind = round % 2 == 0 ? "<i2" : "<i4"
            let (byte, width) = (UInt8(round % 200), round % 2 == 0 ? 2 : 4)
            let whole = numpy(kind, "3, 2", (0..<6 * width).map { $0 % width < 2 ? byte : 0 })
            // Damage the header alone in most rounds: that is where promises are made.
            let bytes =
                round % 4 == 3 ? chance.damage(whole) : chance.damage(Array(whole.prefix(100))) + whole.dropFirst(100)
            let path = try folder.write("matrix", bytes)
            do {
                let scores = try MatrixFile.read(path, mentees: mentees, mentors: mentors)
                #expect(scores.mentees == 3 && scores.mentors == 2)
                read += 1
            } catch is FileFault { refused += 1 } catch is ProblemFault { refused += 1 }
        }
        #expect(refused > 300 && read > 50)
    }

    @Test func `of pairs, wishes and proofs are refused, or prove nothing that is false`() throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        let scores = try folder.scores("mentee,mentor,score\nn1,m1,5\nn1,m2,9\nn2,m2,7\nn3,m2,8\nn3,m1,2\n")
        let problem = try MatchingProblem(places: mentees.places, capacities: mentors.places, scores: scores)
        let fair = try problem.solve(.fair)
        let proof = try #require(fair.certificate)
        let pairsText = PairsFile.text(fair.pairs, mentees: mentees, mentors: mentors)
        let proofText = CertificateFile.text(proof, mentees: mentees, mentors: mentors)
        let wishes = Array("side,person,other,rank\nmentee,n1,m2,1\nmentor,m2,n1,3\n".utf8)
        var chance = Chance(state: 4)
        var refused = 0
        for _ in 0..<1500 {
            do {
                let pairs = try PairsFile.read(
                    folder.write("pairs", chance.damage(pairsText)), mentees: mentees, mentors: mentors)
                try proof.verify(pairs, of: problem)
                #expect(Set(pairs) == Set(fair.pairs))
            } catch is FileFault { refused += 1 } catch is CertificateFault { refused += 1 }
            do {
                let read = try CertificateFile.read(
                    folder.write("proof", chance.damage(proofText)), mentees: mentees, mentors: mentors)
                try read.verify(fair.pairs, of: problem)
            } catch is FileFault { refused += 1 } catch is CertificateFault { refused += 1 }
            do {
                let read = try WishesFile.read(
                    folder.write("wishes", chance.damage(wishes)), mentees: mentees, mentors: mentors)
                let stable = try problem.solve(.stable(read))
                #expect(problem.blockingPair(stable.pairs, read) == nil)
            } catch is FileFault { refused += 1 }
        }
        #expect(refused > 1500)
    }
}

@Suite struct `The same people and scores in another order` {
    @Test(arguments: [1, 2, 3])
    func `give the same pairs, on any number of threads`(threads: Int) throws {
        let folder = try Folder()
        var dice = Files(state: 5)
        var (mentees, mentors, lines): ([String], [String], [String]) = ([], [], [])
        for i in 0..<40 { mentees.append("n\(i)") }
        for j in 0..<18 { mentors.append("m\(j),\(1 + j % 3)") }
        for i in 0..<40 {
            for j in 0..<18 where dice.next() % 3 > 0 { lines.append("n\(i),m\(j),\(dice.next() % 4)") }
        }
        var first: [UInt8]?
        for round in 0..<5 {
            if round > 0 {
                mentees.shuffle(using: &dice)
                mentors.shuffle(using: &dice)
                lines.shuffle(using: &dice)
            }
            let (mentees, mentors) = try folder.people(
                "mentee\n" + mentees.joined(separator: "\n"), "mentor,capacity\n" + mentors.joined(separator: "\n"))
            let scores = try ScoresFile.read(
                folder.write("s.csv", "mentee,mentor,score\n" + lines.joined(separator: "\n")), mentees: mentees,
                mentors: mentors, threads: threads)
            let problem = try MatchingProblem(places: mentees.places, capacities: mentors.places, scores: scores)
            for method in [Matching.Method.optimal, .fair, .stable(Wishes())] {
                let result = try problem.solve(method, threads: threads)
                let text = PairsFile.text(result.pairs, mentees: mentees, mentors: mentors)
                if method == .optimal {
                    first = first ?? text
                    #expect(text == first)
                }
                #expect(result == (try problem.solve(method)))
            }
        }
    }

    struct Files: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33 | state << 31
        }
    }
}
