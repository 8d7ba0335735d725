/// When somebody is free in a usual week: minutes from Monday 00:00 where they are, without overlaps, in order.
package struct WeekTimes: Sendable, Hashable {
    package static let dayMinutes = 1_440
    package static let weekMinutes = 7 * dayMinutes

    package let spans: [Range<Int>]

    /// Spans that meet or overlap become one; what lies outside the week is cut off.
    package init(_ spans: some Sequence<Range<Int>>) {
        let week = 0..<WeekTimes.weekMinutes
        var merged: [Range<Int>] = []
        for span in spans.map({ $0.clamped(to: week) }).filter({ !$0.isEmpty }).sorted(by: {
            $0.lowerBound < $1.lowerBound
        }) {
            if let last = merged.last, span.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                merged.append(span)
            }
        }
        self.spans = merged
    }

    package var isEmpty: Bool { spans.isEmpty }
    /// Free minutes of the week.
    package var minutes: Int { spans.reduce(0) { $0 + $1.count } }

    /// The same, cut at midnight: day 0 (Monday) to 6 with minutes of that day.
    package var byDay: [(day: Int, from: Int, to: Int)] {
        spans.flatMap { span -> [(day: Int, from: Int, to: Int)] in
            var parts: [(day: Int, from: Int, to: Int)] = []
            var start = span.lowerBound
            while start < span.upperBound {
                let day = start / WeekTimes.dayMinutes
                let end = min(span.upperBound, (day + 1) * WeekTimes.dayMinutes)
                parts.append((day, start - day * WeekTimes.dayMinutes, end - day * WeekTimes.dayMinutes))
                start = end
            }
            return parts
        }
    }

    /// Is all of this span free?
    package func contains(_ span: Range<Int>) -> Bool {
        spans.contains { $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound }
    }

    /// Both together.
    package func union(_ other: WeekTimes) -> WeekTimes { WeekTimes(spans + other.spans) }

    /// What of this is not in the other.
    package func subtracting(_ other: WeekTimes) -> WeekTimes {
        var left = spans
        for cut in other.spans {
            left = left.flatMap { span -> [Range<Int>] in
                guard span.overlaps(cut) else { return [span] }
                return [
                    span.lowerBound..<max(span.lowerBound, cut.lowerBound),
                    min(span.upperBound, cut.upperBound)..<span.upperBound,
                ].filter { !$0.isEmpty }
            }
        }
        return WeekTimes(left)
    }
}
