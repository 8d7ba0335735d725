/// The eligible pairs and what each is worth. A pair that is not here is forbidden.
///
/// Kept either as lists of each mentee's pairs (`sparse`) or as a whole table of 16- or 32-bit numbers where a
/// negative number forbids the pair (`dense`). A table may lie in memory that somebody else owns, such as a mapped file.
public struct Scores: Sendable {
    /// The largest score a pair may have.
    public static let largest = Int(Int32.max)

    enum Storage: Sendable {
        case sparse(SparseScores)
        case dense16(DenseScores<Int16>)
        case dense32(DenseScores<Int32>)
    }

    let storage: Storage
    /// Number of mentees.
    public let mentees: Int
    /// Number of mentors.
    public let mentors: Int

    /// Scores from a list of pairs in any order.
    public init(mentees: Int, mentors: Int, pairs: [ScoredPair]) throws(ProblemFault) {
        storage = .sparse(try SparseScores(mentees: mentees, mentors: mentors, pairs: pairs))
        self.mentees = mentees
        self.mentors = mentors
    }

    /// Scores of each mentee's pairs one after the other: those of mentee `i` are at `starts[i]..<starts[i + 1]`,
    /// their mentors in rising order.
    public init(mentors: Int, starts: [Int], columns: [Int32], values: [Int32]) throws(ProblemFault) {
        let sparse = SparseScores(starts: starts, columns: columns, values: values)
        try sparse.check(mentors: mentors)
        storage = .sparse(sparse)
        mentees = starts.count - 1
        self.mentors = mentors
    }

    /// Scores from a table, mentee after mentee; a negative number forbids the pair.
    public init(mentees: Int, mentors: Int, table: [Int16]) throws(ProblemFault) {
        try Scores.checkShape(mentees, mentors, table.count)
        self.init(mentees: mentees, mentors: mentors, table: DenseScores(copying: table, columns: mentors))
    }

    /// Scores from a table, mentee after mentee; a negative number forbids the pair.
    public init(mentees: Int, mentors: Int, table: [Int32]) throws(ProblemFault) {
        try Scores.checkShape(mentees, mentors, table.count)
        storage = .dense32(DenseScores(copying: table, columns: mentors))
        self.mentees = mentees
        self.mentors = mentors
    }

    /// Scores in memory of someone else, for example a mapped file, which `owner` keeps alive and unchanged.
    public init(
        mentees: Int, mentors: Int, table: UnsafeBufferPointer<Int16>, owner: any AnyObject & Sendable
    ) throws(ProblemFault) {
        try Scores.checkShape(mentees, mentors, table.count)
        self.init(mentees: mentees, mentors: mentors, table: DenseScores(table, columns: mentors, owner: owner))
    }

    /// Scores in memory of someone else, for example a mapped file, which `owner` keeps alive and unchanged.
    public init(
        mentees: Int, mentors: Int, table: UnsafeBufferPointer<Int32>, owner: any AnyObject & Sendable
    ) throws(ProblemFault) {
        try Scores.checkShape(mentees, mentors, table.count)
        storage = .dense32(DenseScores(table, columns: mentors, owner: owner))
        self.mentees = mentees
        self.mentors = mentors
    }

    init(mentees: Int, mentors: Int, table: DenseScores<Int16>) {
        storage = .dense16(table)
        self.mentees = mentees
        self.mentors = mentors
    }

    static func checkShape(_ mentees: Int, _ mentors: Int, _ count: Int) throws(ProblemFault) {
        let (expected, overflow) = mentees.multipliedReportingOverflow(by: mentors)
        guard !overflow, mentees >= 0, mentors >= 0, expected == count else {
            throw .shape(expected: overflow ? Int.max : expected, found: count)
        }
    }

    /// What the pair is worth; nil when it is not eligible.
    public subscript(mentee: Int, mentor: Int) -> Int? {
        guard mentee >= 0, mentee < mentees, mentor >= 0, mentor < mentors else { return nil }
        switch storage {
        case .sparse(let sparse): return sparse.score(mentee, Int32(mentor))
        case .dense16(let dense): return dense.score(mentee, mentor)
        case .dense32(let dense): return dense.score(mentee, mentor)
        }
    }

    /// Gives each eligible pair of one mentee, mentors in rising order.
    public func forEachPair(ofMentee mentee: Int, _ body: (_ mentor: Int, _ score: Int) throws -> Void) rethrows {
        switch storage {
        case .sparse(let sparse):
            for k in sparse.starts[mentee]..<sparse.starts[mentee + 1] {
                try body(Int(sparse.columns[k]), Int(sparse.values[k]))
            }
        case .dense16(let dense): try dense.forEach(row: mentee, body)
        case .dense32(let dense): try dense.forEach(row: mentee, body)
        }
    }

    /// Number of eligible pairs (one pass over a table).
    public func countPairs() -> Int {
        if case .sparse(let sparse) = storage { return sparse.columns.count }
        var count = 0
        for mentee in 0..<mentees { forEachPair(ofMentee: mentee) { _, _ in count += 1 } }
        return count
    }
}
