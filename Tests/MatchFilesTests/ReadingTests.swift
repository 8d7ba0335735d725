import MatchFiles
import Matching
import Testing

@Suite struct `Reading scores` {
    @Test func `finds every pair, with LF or CRLF, quotes, semicolons and a byte-order mark`() throws {
        let folder = try Folder()
        for text in [
            "mentee,mentor,score\nn1,m1,5\nn3,m2,7\n", "mentee,mentor,score\r\nn1,m1,5\r\nn3,m2,7",
            "\u{FEFF}mentee;mentor;score\n\"n1\";m1;5\nn3;\"m2\";7\n\n",
        ] {
            let scores = try folder.scores(text)
            #expect(scores[0, 0] == 5)
            #expect(scores[2, 1] == 7)
            #expect(scores.countPairs() == 2)
        }
    }

    @Test func `gives the same whatever the order of lines and the number of threads`() throws {
        let folder = try Folder()
        let lines = (1...3).flatMap { n in (1...2).map { "n\(n),m\($0),\(n * $0)\n" } }
        let one = try folder.scores("mentee,mentor,score\n" + lines.joined())
        let other = try folder.scores("mentee,mentor,score\n" + lines.reversed().joined(), threads: 2)
        for mentee in 0..<3 { for mentor in 0..<2 { #expect(one[mentee, mentor] == other[mentee, mentor]) } }
    }

    @Test func `puts people in the order of their identifiers, so that ties do not depend on the order of lines`()
        throws
    {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people("mentee\nn10\nn9\nn1\n", "mentor,capacity\nb,2\na,1\n")
        #expect((0..<3).map { mentees.name($0) } == ["n1", "n9", "n10"])
        #expect((0..<2).map { mentors.name($0) } == ["a", "b"])
        #expect(mentors.places == [1, 2])
        let body: [UInt8] = [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 255, 255]
        let matrix = try MatrixFile.read(
            folder.write("s.npy", numpy("<i2", "3, 2", body)), mentees: mentees, mentors: mentors)
        #expect(matrix[0, 0] == nil)
        #expect(matrix[0, 1] == 5)
        #expect(matrix[2, 0] == 2)
        #expect(matrix[1, 1] == 3)
    }

    @Test(arguments: [
        ("mentee,mentor\nn1,m1\n", 1, "columns"), ("mentor,mentee,score\nm1,n1,5\n", 1, "columns"),
        ("mentee,mentor,score\rn1,m1,5\r", 1, "carriage return"),
        ("mentee,mentor,score\nn1,m1\n", 2, "too few fields"),
        ("mentee,mentor,score\nn1,m1,5\nn1,m2,5,6\n", 3, "too many fields"),
        ("mentee,mentor,score\nn1,m1,5\nn9,m2,5\n", 3, "the mentee “n9”"),
        ("mentee,mentor,score\nn1,m7,5\n", 2, "the mentor “m7”"), ("mentee,mentor,score\nn1,m1,NaN\n", 2, "“NaN”"),
        ("mentee,mentor,score\nn1,m1,-1\n", 2, "“-1”"), ("mentee,mentor,score\nn1,m1,1000001\n", 2, "“1000001”"),
        ("mentee,mentor,score\nn1,m1,99999999999999999999\n", 2, "999"),
        ("mentee,mentor,score\nn1,m1,5.0\n", 2, "“5.0”"),
        ("mentee,mentor,score\nn1,m1,5\nn2,m1,6\nn1,m1,7\n", 4, "again (also line 2)"),
        ("mentee,mentor,score\nn1,m1,\n", 2, "“”"), ("mentee,mentor,score\n\nn1,m1,5\n", 2, "too few"),
        ("mentee,mentor,score\n\"n1\"x,m1,5\n", 2, "text after a closing quote"),
        ("mentee,mentor,score\n\"n1,m1,5\n", 2, "never closed"), ("mentee,mentor,score\nn1,m\u{0}1,5\n", 2, "NUL"),
    ])
    func `refuses a bad file with line and reason`(text: String, line: Int, reason: String) throws {
        let folder = try Folder()
        let fault = #expect(throws: FileFault.self) { try folder.scores(text) }
        #expect(fault?.line == line)
        #expect(fault?.reason.contains(reason) == true, "\(fault?.description ?? "")")
    }

    /// So many lines that the file is read in several parts.
    @Test func `reads a long file in parts, and says of a pair named twice which lines they are`() throws {
        let folder = try Folder()
        let people = (mentees: 300, mentors: 250)
        func file(sevenAndNine: Int = 63) -> String {
            var text = "mentee,mentor,score\n"
            for n in 1...300 {
                for m in 1...250 { text += "n\(n),m\(m),\(n == 7 && m == 9 ? sevenAndNine : n * m % 997)\n" }
            }
            return text
        }
        let text = file()
        let one = try folder.scores(text, of: people, threads: 1)
        let three = try folder.scores(text + "\r\n\n", of: people, threads: 3)
        for n in 0..<300 {
            for m in 0..<250 where one[n, m] != (n + 1) * (m + 1) % 997 || three[n, m] != one[n, m] {
                Issue.record("the pair \(n), \(m) is not what the file says")
            }
        }
        #expect(try folder.scores(file(sevenAndNine: 40_000), of: people, threads: 3)[6, 8] == 40_000)
        for threads in [1, 3] {
            let fault = #expect(throws: FileFault.self) {
                try folder.scores(text + "n1,m3,1\n", of: people, threads: threads)
            }
            #expect(fault?.line == 75_002)
            #expect(fault?.reason.contains("again (also line 4)") == true)
            let bad = #expect(throws: FileFault.self) {
                try folder.scores(text + "n1\n", of: people, threads: threads)
            }
            #expect(bad?.line == 75_002)
        }
    }

    @Test(arguments: [
        ("mentor,capacity\nm1,0\n", 2), ("mentor,capacity\nm1,1000000000\n", 2), ("mentor,capacity\nm1,1\nm1,2\n", 3),
        ("mentor,capacity\nm1\n", 2), ("mentor,capacity\nm1,1,1\n", 2), ("mentor\nm1\n", 1),
        ("mentor,capacity\n,1\n", 2), ("mentor,capacity\nm1,x\n", 2),
    ])
    func `refuses mentors with no places, too many, twice, or without a number`(text: String, line: Int) throws {
        let folder = try Folder()
        let fault = #expect(throws: FileFault.self) { try folder.people("mentee\nn1\n", text) }
        #expect(fault?.line == line)
    }

    @Test func `refuses a NumPy file that is cut off, of another kind, shape or order`() throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        let body = [UInt8](repeating: 1, count: 12)
        // As whole numbers they would do.
        let zeros = [UInt8](repeating: 0, count: 24)
        for bytes in [
            numpy("<i2", "3, 2", Array(body.dropLast())), numpy("<i2", "3, 2", body + [0]), numpy("<f8", "3, 2", body),
            numpy(">i2", "3, 2", body), numpy(">i4", "3, 2", zeros), numpy("<f4", "3, 2", zeros),
            numpy("<u4", "3, 2", zeros), numpy("<i2", "3, 2, 1", body), numpy("<i2", "2, 3", body),
            numpy("<i2", "6,", body),
            numpy("<i2", "3, 2", body, order: "True"), numpy("<i2", "9999999999, 9999999999", body),
            Array(numpy("<i2", "3, 2", body).prefix(20)), Array("mentee,mentor,score\n".utf8),
        ] {
            let path = try folder.write("bad.npy", bytes)
            #expect(throws: FileFault.self) { try MatrixFile.read(path, mentees: mentees, mentors: mentors) }
        }
    }

    @Test(arguments: [UInt8(1), 2, 3]) func `takes a NumPy file of any version, with a long header too`(
        version: UInt8
    ) throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        let plain = numpy("<i2", "3, 2", (1...6).flatMap { [UInt8($0), 0] })
        let length = Array(plain[8...9])
        let bytes = version == 1 ? plain : plain[..<6] + [version, 0] + length + [0, 0] + plain[10...]
        let scores = try MatrixFile.read(folder.write("s.npy", bytes), mentees: mentees, mentors: mentors)
        #expect((0..<3).flatMap { row in (0..<2).map { scores[row, $0] } } == [1, 2, 3, 4, 5, 6])
        let later = plain[..<6] + [4, 0] + length + [0, 0] + plain[10...]
        #expect(throws: FileFault.self) {
            try MatrixFile.read(folder.write("s.npy", Array(later)), mentees: mentees, mentors: mentors)
        }
    }

    @Test(arguments: [1, 2, 5])
    func `refuses a NumPy file with a score above a million, naming row and column`(threads: Int) throws {
        let folder = try Folder()
        let (rows, columns) = (300, 211)
        let (mentees, mentors) = try folder.people(
            "mentee\n" + (1...rows).reversed().map { "n\($0)\n" }.joined(),
            "mentor,capacity\n" + (1...columns).map { "m\($0),1\n" }.joined())
        func read(_ scores: [Int: Int32]) throws -> Scores {
            var numbers = [Int32](repeating: 1_000_000, count: rows * columns)
            numbers[7] = -5
            for (cell, score) in scores { numbers[cell] = score }
            let body = numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
            let path = try folder.write("large.npy", numpy("<i4", "\(rows), \(columns)", body))
            return try MatrixFile.read(path, mentees: mentees, mentors: mentors, threads: threads)
        }
        #expect(try read([:])[0, 0] == 1_000_000)
        for cell in [0, 15, 16, 16_383, 16_384, rows * columns / 2, rows * columns - 1] {
            let place = "row \(cell / columns + 1), column \(cell % columns + 1):"
            let fault = #expect(throws: FileFault.self) { try read([cell: 1_000_001]) }
            #expect(fault?.reason.contains(place) == true, "\(fault?.reason ?? "")")
        }
        let first = #expect(throws: FileFault.self) { try read([60_000: 2_000_000, 20_000: 3_000_000]) }
        #expect(first?.reason.contains("3000000 in row 95, column 167:") == true, "\(first?.reason ?? "")")
    }

    @Test func `never crashes on bytes that were changed at random`() throws {
        let folder = try Folder()
        let (mentees, mentors) = try folder.people()
        var state: UInt64 = 42
        func random(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(below))
        }
        let csv = Array("mentee,mentor,score\nn1,m1,5\nn2,\"m2\",6\r\nn3,m1,700\n".utf8)
        let npy = numpy("<i4", "3, 2", [UInt8](repeating: 0, count: 24))
        var refused = 0
        for round in 0..<500 {
            var bytes = round % 2 == 0 ? csv : npy
            for _ in 0...random(3) { bytes[random(bytes.count)] = UInt8(random(256)) }
            if random(4) == 0 { bytes.removeLast(random(bytes.count)) }
            let path = try folder.write("fuzz", bytes)
            do {
                if round % 2 == 0 {
                    _ = try ScoresFile.read(path, mentees: mentees, mentors: mentors, threads: 1 + round % 3)
                } else {
                    _ = try MatrixFile.read(path, mentees: mentees, mentors: mentors)
                }
            } catch is FileFault { refused += 1 }
        }
        #expect(refused > 150)
    }
}
