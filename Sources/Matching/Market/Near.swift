/// A pair as one of its two people sees it.
struct Near: BitwiseCopyable, Sendable {
    /// The person across.
    let other: Int32
    let score: Int32
    /// What the two prices exceeded the pair's worth by when the lists were made; kept within 32 bits.
    let gap: Int32

    init(_ other: Int, score: Int, gap: Int) {
        self.other = Int32(truncatingIfNeeded: other)
        self.score = Int32(truncatingIfNeeded: score)
        self.gap = Int32(clamping: gap)
    }

    /// Whether the gap is that small or smaller, so that it bounds nothing.
    @inline(__always)
    var isBoundless: Bool { gap == Int32.min }
}

/// For each person, the pairs of the smallest gap, in order, and a bound for all others.
///
/// Never changed once made, so that all copies of a market share them. Gaps are those at `reference`, which may be any
/// prices: whoever reads a list adds what prices have moved by since.
final class NearLists: Sendable {
    struct Span: BitwiseCopyable, Sendable {
        var start = 0
        var end = 0
        /// No pair outside the list has a smaller gap; `Int.max` when the list holds all.
        var rest = Int.max
    }

    /// The price of each node that gaps were taken at.
    let reference: [Int]
    let spans: [Span]
    let nears: [Near]

    /// Lists of all pairs of at least `floor`; of a table, some fifty of each person.
    init(_ scores: Scores, floor: Int, bonus: Int, reference: [Int]) {
        self.reference = reference
        var making = NearListsMaker(
            mentees: scores.mentees, mentors: scores.mentors, bonus: bonus, reference: reference)
        switch scores.storage {
        case .sparse(let sparse): making.takeAll(sparse, floor: floor)
        case .dense16(let dense): making.pick(dense, floor: floor)
        case .dense32(let dense): making.pick(dense, floor: floor)
        }
        spans = making.spans
        nears = making.nears
    }

    func withMemory<Result>(
        _ body: (UnsafeBufferPointer<Span>, UnsafeBufferPointer<Near>, UnsafeBufferPointer<Int>) -> Result
    ) -> Result {
        spans.withUnsafeBufferPointer { spans in
            nears.withUnsafeBufferPointer { nears in reference.withUnsafeBufferPointer { body(spans, nears, $0) } }
        }
    }
}
