import MatchFiles
import Matching
import Testing

/// One problem, given as a file of scores and as a matrix.
@Suite struct `The same scores as a list and as a matrix` {
    typealias Dice = `The same people and scores in another order`.Files

    func bytes<Value: FixedWidthInteger>(_ values: [Int32], as _: Value.Type) -> [UInt8] {
        values.flatMap { value in withUnsafeBytes(of: Value(value).littleEndian, Array.init) }
    }

    /// Wide enough that a table's rows do not fit its lists of candidates; three in ten eligible is where tables begin.
    @Test(arguments: [5, 20, 29, 30, 31, 60, 100], [3, 2000])
    func `give the same pairs`(percent: Int, scores: UInt64) throws {
        let folder = try Folder()
        var dice = Dice(state: UInt64(percent) + scores)
        for round in 0..<6 {
            let (n, m) = (round % 2 == 0 ? (160, 130) : (40, 150))
            let table = (0..<(n * m)).map { _ in
                Int(dice.next() % 100) < percent ? Int32(dice.next() % scores) : Int32(-1)
            }
            var (mentees, mentors) = (Array(0..<n), Array(0..<m))
            if round % 3 == 2 {
                mentees.shuffle(using: &dice)
                mentors.shuffle(using: &dice)
            }
            // The last rounds have several places on both sides.
            let places = mentees.map { _ in round < 4 ? 1 : 1 + Int(dice.next() % 2) }
            let (left, right) = try folder.people(
                "mentee,places\n" + zip(mentees, places).map { "n\($0),\($1)\n" }.joined(),
                "mentor,capacity\n" + mentors.map { "m\($0),\(1 + $0 % 2)\n" }.joined())
            var lines = (0..<(n * m)).filter { table[$0] >= 0 }.map { "n\($0 / m),m\($0 % m),\(table[$0])\n" }
            lines.shuffle(using: &dice)
            let list = try ScoresFile.read(
                folder.write("s.csv", "mentee,mentor,score\n" + lines.joined()), mentees: left, mentors: right)
            let laidOut = mentees.flatMap { i in mentors.map { j in table[i * m + j] } }
            let solved = try MatchingProblem(places: left.places, capacities: right.places, scores: list).solve()
            for (kind, body) in [
                ("<i2", bytes(laidOut, as: Int16.self)), ("<i4", bytes(laidOut, as: Int32.self)),
            ] {
                let file = try folder.write("s.npy", numpy(kind, "\(n), \(m)", body))
                let matrix = try MatrixFile.read(file, mentees: left, mentors: right)
                let problem = try MatchingProblem(places: left.places, capacities: right.places, scores: matrix)
                #expect(try problem.solve().pairs == solved.pairs)
            }
        }
    }

    /// Larger than the pieces that are let go of while a matrix is put in order.
    @Test func `are read alike from a large matrix whose people are in another order`() throws {
        let folder = try Folder()
        var dice = Dice(state: 9)
        let (n, m) = (1700, 1900)
        let (mentees, mentors) = ((0..<n).shuffled(using: &dice), (0..<m).shuffled(using: &dice))
        let (left, right) = try folder.people(
            "mentee\n" + mentees.map { "n\($0)\n" }.joined(),
            "mentor,capacity\n" + mentors.map { "m\($0),1\n" }.joined())
        func score(_ mentee: Int, _ mentor: Int) -> Int { (mentee * 31 + mentor * 17) % 1009 }
        for kind in ["<i2", "<i4"] {
            var body: [UInt8] = []
            body.reserveCapacity(n * m * 4)
            for i in mentees {
                for j in mentors {
                    let value = score(i, j)
                    body += [UInt8(value & 255), UInt8(value >> 8)]
                    if kind == "<i4" { body += [0, 0] }
                }
            }
            let scores = try MatrixFile.read(
                folder.write("s.npy", numpy(kind, "\(n), \(m)", body)), mentees: left, mentors: right)
            // People come in the order of their identifiers, shorter first.
            var wrong = 0
            for i in 0..<n { for j in 0..<m where scores[i, j] != score(i, j) { wrong += 1 } }
            #expect(wrong == 0)
        }
    }
}
