import Matching

/// Lines of scores as lists of each mentee, whatever the order of the lines.
struct ScoreLists {
    private let lines: ScoreLines
    private var rows: [Int32]
    private var columns: [Int32]
    private var values: [Int32]

    init(_ lines: ScoreLines) throws(FileFault) {
        self.lines = lines
        rows = [Int32](repeating: 0, count: lines.count)
        columns = rows
        values = rows
        try rows.withUnsafeMutableBufferPointer { rows throws(FileFault) in
            try columns.withUnsafeMutableBufferPointer { columns throws(FileFault) in
                try values.withUnsafeMutableBufferPointer { values throws(FileFault) in
                    nonisolated(unsafe) let out = (rows: rows, columns: columns, values: values)
                    try lines.forEachPart { first, part in
                        for (place, line) in part.enumerated() {
                            out.rows[first &+ place] = line.row
                            out.columns[first &+ place] = line.column
                            out.values[first &+ place] = line.value
                        }
                    }
                }
            }
        }
    }

    func scores() throws -> Scores {
        let (n, m) = (lines.mentees.count, lines.mentors.count)
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
        for row in 0..<n {
            order[starts[row]..<starts[row + 1]].sort { (columns[Int($0)], $0) < (columns[Int($1)], $1) }
        }
        if let fault = firstDuplicate(order) { throw fault }
        return try Scores(
            mentors: m, starts: starts, columns: order.map { columns[Int($0)] }, values: order.map { values[Int($0)] })
    }

    private var isSorted: Bool {
        var (row, column) = (Int32(-1), Int32(-1))
        for index in rows.indices {
            if rows[index] < row || (rows[index] == row && columns[index] <= column) { return false }
            (row, column) = (rows[index], columns[index])
        }
        return true
    }

    /// The first line that names a pair again.
    private func firstDuplicate(_ order: [Int32]) -> FileFault? {
        var found: (first: Int, again: Int)?
        for place in order.indices.dropFirst() {
            let (one, other) = (Int(order[place - 1]), Int(order[place]))
            guard rows[one] == rows[other], columns[one] == columns[other] else { continue }
            if found.map({ other < $0.again }) ?? true { found = (one, other) }
        }
        guard let found else { return nil }
        let pair =
            "\(lines.mentees.name(Int(rows[found.again]))), \(lines.mentors.name(Int(columns[found.again])))"
        return FileFault(
            lines.path, line: found.again + 2, "names the pair \(pair) again (also line \(found.first + 2))")
    }
}
