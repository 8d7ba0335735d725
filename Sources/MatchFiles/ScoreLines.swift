import Dispatch

/// One line of a file of scores.
struct ScoreLine: BitwiseCopyable, Sendable {
    let row: Int32
    let column: Int32
    let value: Int32
}

/// The lines of a file of scores, read part by part.
struct ScoreLines {
    let mentees: PeopleFile
    let mentors: PeopleFile
    private let fields: Fields
    private let threads: Int
    /// Parts of the file that end where lines end, and the number of the first line of each, from 0.
    private let parts: [Range<Int>]
    private let firsts: [Int]

    /// Bytes of a part: small, as a part is held in memory while a thread reads it and let go after that.
    private static let partBytes = 1 << 18

    init(_ fields: Fields, _ mentees: PeopleFile, _ mentors: PeopleFile, threads: Int) {
        self.fields = fields
        self.mentees = mentees
        self.mentors = mentors
        self.threads = threads
        let parts = ScoreLines.parts(fields)
        self.parts = parts
        var counts = [Int](repeating: 0, count: parts.count)
        counts.withUnsafeMutableBufferPointer { counts in
            nonisolated(unsafe) let counts = counts
            nonisolated(unsafe) let fields = fields
            spread(parts.count, threads) {
                counts[$0] = ScoreLines.countLines(fields, parts[$0])
                fields.file.forget(parts[$0])
            }
        }
        var firsts = [0]
        for count in counts { firsts.append(firsts[firsts.count - 1] + count) }
        self.firsts = firsts
    }

    var path: String { fields.file.path }

    /// Lines in the file, without the heading and empty ones at the end.
    var count: Int { firsts[parts.count] }

    private static func parts(_ fields: Fields) -> [Range<Int>] {
        var last = fields.count
        while last > fields.place, fields.base[last - 1] == 10 || fields.base[last - 1] == 13 { last -= 1 }
        var parts: [Range<Int>] = []
        var start = fields.place
        while start < last {
            var end = min(last, start + partBytes)
            while end < last, fields.base[end - 1] != 10 { end += 1 }
            parts.append(start..<end)
            start = end
        }
        return parts
    }

    /// Lines in a part; one that does not end counts.
    private static func countLines(_ fields: Fields, _ part: Range<Int>) -> Int {
        var count = 0
        var place = part.lowerBound
        let base = fields.base
        while place &+ 64 <= part.upperBound {
            // Bytes are counted in bytes, so that the compiler can take many at once.
            var found: UInt8 = 0
            for index in 0..<64 { found &+= base[place &+ index] == 10 ? 1 : 0 }
            count &+= Int(found)
            place &+= 64
        }
        while place < part.upperBound {
            if base[place] == 10 { count += 1 }
            place += 1
        }
        return base[part.upperBound - 1] == 10 ? count : count + 1
    }

    /// Gives the lines of each part, with the number of the first, from several threads; throws the first fault of all.
    func forEachPart(_ body: @Sendable (_ first: Int, _ lines: [ScoreLine]) -> Void) throws(FileFault) {
        var faults = [FileFault?](repeating: nil, count: parts.count)
        let (parts, firsts) = (parts, firsts)
        faults.withUnsafeMutableBufferPointer { faults in
            nonisolated(unsafe) let faults = faults
            nonisolated(unsafe) let lines = self
            spread(parts.count, threads) { part in
                do throws(FileFault) {
                    body(firsts[part], try lines.parse(part))
                    lines.fields.file.forget(parts[part])
                } catch { faults[part] = error }
            }
        }
        guard let fault = faults.lazy.compactMap({ $0 }).first else { return }
        // A line that names people as their file does is UTF-8; one that does not is looked at here.
        try fields.file.requireUTF8(upTo: fault.line ?? .max)
        throw fault
    }

    private func parse(_ part: Int) throws(FileFault) -> [ScoreLine] {
        var reader = Fields(
            fields, from: parts[part].lowerBound, to: parts[part].upperBound, line: firsts[part] + 2)
        var lines: [ScoreLine] = []
        lines.reserveCapacity(firsts[part + 1] - firsts[part])
        var row = -1
        while !reader.isAtEnd {
            let line = reader.line
            let (mentee, menteeEnds) = try reader.next()
            guard !menteeEnds else { throw FileFault(path, line: line, "has too few fields: 3 are expected") }
            let (mentor, mentorEnds) = try reader.next()
            guard !mentorEnds else { throw FileFault(path, line: line, "has too few fields: 3 are expected") }
            let (score, ends) = try reader.next()
            guard ends else { throw FileFault(path, line: line, "has too many fields: 3 are expected") }
            if row < 0 || !mentees.isPerson(row, mentee) {
                guard let found = mentees.find(mentee) else {
                    throw FileFault(path, line: line, "names the mentee “\(mentee.string)”, who is not in the list")
                }
                row = found
            }
            guard let column = mentors.find(mentor) else {
                throw FileFault(path, line: line, "names the mentor “\(mentor.string)”, who is not in the list")
            }
            guard let value = score.number, value <= Int(ScoresFile.largest) else {
                throw FileFault(
                    path, line: line,
                    "has the score “\(score.string)”: a whole number from 0 to \(ScoresFile.largest) is expected")
            }
            lines.append(
                ScoreLine(
                    row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: column),
                    value: Int32(truncatingIfNeeded: value)))
        }
        return lines
    }
}

/// Runs the body for each part, on several threads when asked.
func spread(_ parts: Int, _ threads: Int, _ body: @Sendable (Int) -> Void) {
    if threads > 1, parts > 1 {
        DispatchQueue.concurrentPerform(iterations: parts, execute: body)
    } else {
        for part in 0..<parts { body(part) }
    }
}
