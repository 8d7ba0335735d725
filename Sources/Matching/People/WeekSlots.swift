/// The half-hours of a week, in UTC, in which somebody can meet: 336 bits from Monday 00:00.
public struct WeekSlots: Hashable, Sendable {
    /// Half-hours in a week.
    public static let count = 336

    private(set) var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)

    /// Never free (which criteria read as "unknown").
    public init() {}

    /// Free at these minutes of the local week (0 is Monday 00:00), for somebody whose clock shows UTC plus `offset`
    /// minutes. A half-hour counts when it is wholly free.
    public init(local spans: [Range<Int>], offset: Int = 0) {
        let week = WeekSlots.count * 30
        for span in spans where !span.isEmpty {
            let start = span.lowerBound - offset
            let end = span.upperBound - offset
            let first = start >= 0 ? (start + 29) / 30 : -((-start) / 30)
            let last = end >= 0 ? end / 30 : -((-end + 29) / 30)
            guard last > first else { continue }
            for slot in first..<min(last, first + week / 30) {
                insert(((slot % WeekSlots.count) + WeekSlots.count) % WeekSlots.count)
            }
        }
    }

    /// Adds one half-hour of the UTC week, 0…335.
    public mutating func insert(_ slot: Int) {
        guard slot >= 0, slot < WeekSlots.count else { return }
        withUnsafeMutableBytes(of: &words) { bytes in
            bytes[slot >> 3] |= 1 << UInt8(slot & 7)
        }
    }

    /// Whether the half-hour is free.
    public func contains(_ slot: Int) -> Bool {
        guard slot >= 0, slot < WeekSlots.count else { return false }
        return withUnsafeBytes(of: words) { $0[slot >> 3] >> UInt8(slot & 7) & 1 == 1 }
    }

    /// Number of free half-hours.
    public var size: Int { overlap(self) }

    /// Whether no half-hour is free.
    public var isEmpty: Bool { (words.0 | words.1 | words.2 | words.3 | words.4 | words.5) == 0 }

    /// Number of half-hours in which both are free.
    @inline(__always)
    public func overlap(_ other: WeekSlots) -> Int {
        (words.0 & other.words.0).nonzeroBitCount + (words.1 & other.words.1).nonzeroBitCount
            + (words.2 & other.words.2).nonzeroBitCount + (words.3 & other.words.3).nonzeroBitCount
            + (words.4 & other.words.4).nonzeroBitCount + (words.5 & other.words.5).nonzeroBitCount
    }

    /// Free in the same half-hours.
    public static func == (left: WeekSlots, right: WeekSlots) -> Bool {
        left.words.0 == right.words.0 && left.words.1 == right.words.1 && left.words.2 == right.words.2
            && left.words.3 == right.words.3 && left.words.4 == right.words.4 && left.words.5 == right.words.5
    }

    /// Feeds the 336 bits.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
        hasher.combine(words.4)
        hasher.combine(words.5)
    }
}
