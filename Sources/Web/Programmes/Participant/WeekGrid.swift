import Mentoring

/// Mornings, noons and afternoons of the working week: what can be ticked.
enum WeekGrid {
    static let parts: [(name: String, from: Int, to: Int)] = [
        ("morning", 540, 720), ("noon", 720, 840), ("afternoon", 840, 1_080), ("evening", 1_080, 1_200),
    ]

    static func span(day: Int, _ part: (name: String, from: Int, to: Int)) -> Range<Int> {
        day * WeekTimes.dayMinutes + part.from..<day * WeekTimes.dayMinutes + part.to
    }

    /// Of boxes ticked: `0-morning`.
    static func spans(_ ticked: [String]) -> [Range<Int>] {
        let ticked = Set(ticked)
        return (0..<5).flatMap { day in parts.filter { ticked.contains("\(day)-\($0.name)") }.map { span(day: day, $0) }
        }
    }

    /// The hours of a box of which a part only is free.
    static func parts(_ times: WeekTimes, of span: Range<Int>) -> [Range<Int>] {
        times.contains(span) ? [] : times.spans.filter { $0.overlaps(span) }.map { $0.clamped(to: span) }
    }

    /// What the boxes do not say.
    static func remainder(_ times: WeekTimes) -> WeekTimes {
        let ticked = (0..<5).flatMap { day in parts.map { span(day: day, $0) }.filter(times.contains) }
        return times.subtracting(WeekTimes(ticked))
    }
}
