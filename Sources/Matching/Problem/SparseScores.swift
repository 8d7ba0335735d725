/// Eligible pairs as one list per mentee, mentors in rising order.
struct SparseScores: Sendable {
    var starts: [Int]
    var columns: [Int32]
    var values: [Int32]

    init(starts: [Int], columns: [Int32], values: [Int32]) {
        self.starts = starts
        self.columns = columns
        self.values = values
    }

    init(mentees: Int, mentors: Int, pairs: [ScoredPair]) throws(ProblemFault) {
        starts = [Int](repeating: 0, count: max(0, mentees) + 1)
        for pair in pairs {
            guard pair.mentee >= 0, pair.mentee < mentees else {
                throw .unknownPerson(side: .mentee, index: pair.mentee)
            }
            guard pair.mentor >= 0, pair.mentor < mentors else {
                throw .unknownPerson(side: .mentor, index: pair.mentor)
            }
            guard pair.score >= 0, pair.score <= Scores.largest else {
                throw .scoreOutOfRange(pair.pair, score: pair.score)
            }
        }
        columns = []
        values = []
        columns.reserveCapacity(pairs.count)
        values.reserveCapacity(pairs.count)
        var last: Pair?
        for pair in pairs.sorted() {
            if last == pair.pair { throw .duplicatePair(pair.pair) }
            last = pair.pair
            starts[pair.mentee + 1] += 1
            columns.append(Int32(pair.mentor))
            values.append(Int32(pair.score))
        }
        for row in 0..<max(0, mentees) { starts[row + 1] += starts[row] }
    }

    /// Refuses lists that break the promises of the type.
    func check(mentors: Int) throws(ProblemFault) {
        guard let first = starts.first, let last = starts.last, first == 0, last == columns.count,
            columns.count == values.count
        else { throw .shape(expected: starts.last ?? 0, found: columns.count) }
        for row in 0..<(starts.count - 1) {
            guard starts[row] <= starts[row + 1] else { throw .shape(expected: starts[row], found: starts[row + 1]) }
            var before: Int32 = -1
            for k in starts[row]..<starts[row + 1] {
                let column = columns[k]
                guard column >= 0, Int(column) < mentors else {
                    throw .unknownPerson(side: .mentor, index: Int(column))
                }
                guard column > before else { throw .duplicatePair(Pair(mentee: row, mentor: Int(column))) }
                guard values[k] >= 0 else {
                    throw .scoreOutOfRange(Pair(mentee: row, mentor: Int(column)), score: Int(values[k]))
                }
                before = column
            }
        }
    }

    func score(_ row: Int, _ column: Int32) -> Int? {
        var low = starts[row]
        var high = starts[row + 1]
        while low < high {
            let middle = (low + high) / 2
            if columns[middle] < column { low = middle + 1 } else { high = middle }
        }
        return low < starts[row + 1] && columns[low] == column ? Int(values[low]) : nil
    }
}
