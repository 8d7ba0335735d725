import Storage

/// Reads when somebody is free from what people write: « mardi 9 h–11 h », « lun. et jeu. matin », « Mon–Fri 2-4pm ».
/// French and English, whatever the case and the accents.
package enum WeekText {
    /// - Returns: the times that were understood, and the pieces that were not.
    package static func read(_ text: String) -> (times: WeekTimes, unread: [String]) {
        var spans: [Range<Int>] = []
        var unread: [String] = []
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == ";" || $0 == "|" || $0.isNewline }) {
            let line = String(line).trimmingSpaces
            if line.isEmpty { continue }
            guard let found = WeekLine(line).spans else {
                unread.append(line)
                continue
            }
            spans += found
        }
        return (WeekTimes(spans), unread)
    }
}

/// One line: days, then times, then days again…
private struct WeekLine {
    /// Nil where something of the line is not understood, or no time comes out of it.
    var spans: [Range<Int>]? {
        var reader = Reader(tokens: tokens)
        return reader.read()
    }

    private let tokens: [WeekToken]

    init(_ text: String) {
        tokens = WeekTokens.tokens(of: folded(text))
    }

    private struct Reader {
        let tokens: [WeekToken]
        var days: [Int] = []
        var times: [Range<Int>] = []
        var spans: [Range<Int>] = []
        var index = 0

        init(tokens: [WeekToken]) { self.tokens = tokens }

        mutating func read() -> [Range<Int>]? {
            while index < tokens.count {
                switch tokens[index] {
                case .day(let day): takeDay(day)
                case .days(let several): begin(several)
                case .part(let part): takePart(part)
                case .time: guard takeTimes() else { return nil }
                case .dash, .and: break
                case .unknown: return nil
                }
                index += 1
            }
            close()
            return spans.isEmpty ? nil : spans
        }

        /// A day opens a new group once times were given for the days before.
        private mutating func begin(_ several: [Int]) {
            if !times.isEmpty { close() }
            days += several
        }

        private mutating func takeDay(_ day: Int) {
            if index + 2 < tokens.count, tokens[index + 1] == .dash, case .day(let last) = tokens[index + 2], last > day
            {
                begin(Array(day...last))
                index += 2
            } else {
                begin([day])
            }
        }

        private mutating func takePart(_ part: Range<Int>) { times.append(part) }

        /// « 9–11 », « de 9 h à 11 h ».
        private mutating func takeTimes() -> Bool {
            guard case .time(let from, let half) = tokens[index], index + 2 < tokens.count, tokens[index + 1] == .dash,
                case .time(let to, let otherHalf) = tokens[index + 2]
            else { return false }
            index += 2
            let end = WeekTokens.clock(to, otherHalf)
            var start = WeekTokens.clock(from, half)
            // « 2–4 pm » means both after noon; « 9–2 pm » does not.
            if half == nil, otherHalf == .afternoon, start + 720 < end { start += 720 }
            guard start < end, end <= WeekTimes.dayMinutes else { return false }
            times.append(start..<end)
            return true
        }

        /// Times without a day are of every working day; days without a time are whole working days.
        private mutating func close() {
            if days.isEmpty, times.isEmpty { return }
            let ofDays = days.isEmpty ? Array(0...4) : days
            let ofTimes = times.isEmpty ? [540..<1_080] : times
            for day in ofDays {
                for time in ofTimes {
                    let start = day * WeekTimes.dayMinutes
                    spans.append(start + time.lowerBound..<start + time.upperBound)
                }
            }
            days = []
            times = []
        }
    }
}
