import Dispatch
package import Matching

/// Scores of pairs, read from `mentee,mentor,score`.
package enum ScoresFile {
    /// Reads the file on so many threads. A file that names most pairs becomes a table, any other one lists.
    package static func read(
        _ path: String, mentees: PeopleFile, mentors: PeopleFile, threads: Int = 1
    ) throws -> Scores {
        let file = try MappedFile(path)
        var fields = try Fields(file)
        _ = try fields.heading(["mentee", "mentor", "score"])
        var lines = ScoreLines(fields, mentees, mentors)
        try lines.parse(threads: threads)
        return try lines.scores()
    }
}

/// The lines of a file of scores, as numbers.
struct ScoreLines {
    private let fields: Fields
    private let mentees: PeopleFile
    private let mentors: PeopleFile
    private var rows: [Int32] = []
    private var columns: [Int32] = []
    private var values: [Int32] = []

    init(_ fields: Fields, _ mentees: PeopleFile, _ mentors: PeopleFile) {
        self.fields = fields
        self.mentees = mentees
        self.mentors = mentors
    }

    private var path: String { fields.file.path }

    // MARK: reading

    /// Bytes of a part: small, as a part is held in memory while a thread reads it and let go after that.
    private static let partBytes = 1 << 19

    /// Parts of the file that end where lines end.
    private func parts() -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = fields.place
        while start < fields.count {
            var end = min(fields.count, start + ScoreLines.partBytes)
            while end < fields.count, fields.base[end - 1] != 10 { end += 1 }
            parts.append(start..<end)
            start = end
        }
        return parts
    }

    mutating func parse(threads: Int) throws(FileFault) {
        let parts = parts()
        let (fields, mentees, mentors) = (self.fields, self.mentees, self.mentors)
        var counts = [Int](repeating: 0, count: parts.count)
        counts.withUnsafeMutableBufferPointer { counts in
            nonisolated(unsafe) let counts = counts
            nonisolated(unsafe) let fields = fields
            spread(parts.count, threads) {
                counts[$0] = ScoreLines.countLines(fields, parts[$0])
                fields.file.forget(parts[$0])
            }
        }
        var firsts: [Int] = [0]
        for count in counts { firsts.append(firsts[firsts.count - 1] + count) }
        let total = firsts[parts.count]
        let offsets = firsts
        rows = [Int32](repeating: 0, count: total)
        columns = rows
        values = rows
        var faults = [FileFault?](repeating: nil, count: parts.count)
        rows.withUnsafeMutableBufferPointer { rows in
            columns.withUnsafeMutableBufferPointer { columns in
                values.withUnsafeMutableBufferPointer { values in
                    faults.withUnsafeMutableBufferPointer { faults in
                        nonisolated(unsafe) let out = (rows: rows, columns: columns, values: values)
                        nonisolated(unsafe) let faults = faults
                        nonisolated(unsafe) let fields = fields
                        spread(parts.count, threads) { part in
                            do throws(FileFault) {
                                var reader = Fields(
                                    fields, from: parts[part].lowerBound, to: parts[part].upperBound,
                                    line: offsets[part] + 2)
                                try ScoreLines.parse(
                                    &reader, mentees, mentors, out.rows, out.columns, out.values, offsets[part])
                                fields.file.forget(parts[part])
                            } catch { faults[part] = error }
                        }
                    }
                }
            }
        }
        if let fault = faults.lazy.compactMap({ $0 }).first { throw fault }
        while let last = rows.last, last < 0 {
            rows.removeLast()
            columns.removeLast()
            values.removeLast()
        }
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
            if fields.base[place] == 10 { count += 1 }
            place += 1
        }
        return fields.base[part.upperBound - 1] == 10 ? count : count + 1
    }

    private static func parse(
        _ reader: inout Fields, _ mentees: PeopleFile, _ mentors: PeopleFile, _ rows: UnsafeMutableBufferPointer<Int32>,
        _ columns: UnsafeMutableBufferPointer<Int32>, _ values: UnsafeMutableBufferPointer<Int32>, _ first: Int
    ) throws(FileFault) {
        var place = first
        var last = -1
        let path = reader.file.path
        while !reader.isAtEnd {
            let line = reader.line
            let (mentee, menteeEnds) = try reader.next()
            if menteeEnds, mentee.count == 0, onlyLineEnds(reader) {
                while place < rows.count, reader.line >= line {
                    rows[place] = -1
                    place += 1
                    if reader.isAtEnd { return }
                    _ = try reader.next()
                }
                return
            }
            guard !menteeEnds else { throw FileFault(path, line: line, "has too few fields: 3 are expected") }
            let (mentor, mentorEnds) = try reader.next()
            guard !mentorEnds else { throw FileFault(path, line: line, "has too few fields: 3 are expected") }
            let (score, ends) = try reader.next()
            guard ends else { throw FileFault(path, line: line, "has too many fields: 3 are expected") }
            if last < 0 || !mentees.isPerson(last, mentee) {
                guard let found = mentees.find(mentee) else {
                    throw FileFault(path, line: line, "names the mentee “\(mentee.string)”, who is not in the list")
                }
                last = found
            }
            guard let column = mentors.find(mentor) else {
                throw FileFault(path, line: line, "names the mentor “\(mentor.string)”, who is not in the list")
            }
            guard let value = score.number, value <= 1_000_000 else {
                throw FileFault(
                    path, line: line, "has the score “\(score.string)”: a whole number from 0 to 1000000 is expected")
            }
            rows[place] = Int32(truncatingIfNeeded: last)
            columns[place] = Int32(truncatingIfNeeded: column)
            values[place] = Int32(truncatingIfNeeded: value)
            place += 1
        }
    }

    /// Whether nothing but ends of lines is left in the whole file.
    private static func onlyLineEnds(_ reader: Fields) -> Bool {
        for place in reader.place..<max(reader.place, reader.file.bytes.count)
        where reader.base[place] != 10 && reader.base[place] != 13 { return false }
        return true
    }

    // MARK: giving

    func scores() throws -> Scores {
        let (n, m) = (mentees.count, mentors.count)
        if rows.count * 10 >= n * m * 3, n * m <= 1 << 26 { return try table(n, m) }
        var starts = [Int](repeating: 0, count: n + 1)
        for row in rows { starts[Int(row) + 1] += 1 }
        for row in 0..<n { starts[row + 1] += starts[row] }
        if isSorted { return try Scores(mentors: m, starts: starts, columns: columns, values: values) }
        var next = starts
        var order = [Int32](repeating: 0, count: rows.count)
        for (index, row) in rows.enumerated() {
            order[next[Int(row)]] = Int32(index)
            next[Int(row)] += 1
        }
        for row in 0..<n { order[starts[row]..<starts[row + 1]].sort { columns[Int($0)] < columns[Int($1)] } }
        let sorted = order.map { columns[Int($0)] }
        for row in 0..<n {
            for index in starts[row]..<starts[row + 1] where index > starts[row] && sorted[index] == sorted[index - 1] {
                throw duplicate(order[index], order[index - 1])
            }
        }
        return try Scores(mentors: m, starts: starts, columns: sorted, values: order.map { values[Int($0)] })
    }

    private var isSorted: Bool {
        var (row, column) = (Int32(-1), Int32(-1))
        for index in rows.indices {
            if rows[index] < row || (rows[index] == row && columns[index] <= column) { return false }
            (row, column) = (rows[index], columns[index])
        }
        return true
    }

    private func duplicate(_ one: Int32, _ other: Int32) -> FileFault {
        let (first, again) = (Int(min(one, other)), Int(max(one, other)))
        let pair = "\(mentees.name(Int(rows[again]))), \(mentors.name(Int(columns[again])))"
        return FileFault(path, line: again + 2, "names the pair \(pair) again (also line \(first + 2))")
    }

    private func table(_ n: Int, _ m: Int) throws -> Scores {
        if values.allSatisfy({ $0 <= Int32(Int16.max) }) {
            var table = [Int16](repeating: -1, count: n * m)
            for index in rows.indices {
                let cell = Int(rows[index]) * m + Int(columns[index])
                if table[cell] >= 0 { throw duplicateCell(index) }
                table[cell] = Int16(truncatingIfNeeded: values[index])
            }
            return try Scores(mentees: n, mentors: m, table: table)
        }
        var table = [Int32](repeating: -1, count: n * m)
        for index in rows.indices {
            let cell = Int(rows[index]) * m + Int(columns[index])
            if table[cell] >= 0 { throw duplicateCell(index) }
            table[cell] = values[index]
        }
        return try Scores(mentees: n, mentors: m, table: table)
    }

    private func duplicateCell(_ again: Int) -> FileFault {
        let first = rows.indices.first { rows[$0] == rows[again] && columns[$0] == columns[again] } ?? again
        return duplicate(Int32(again), Int32(first))
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
