import Words

extension CalendarDay {
    func adding(days: Int) -> CalendarDay {
        CalendarDay(daysSince1970: daysSince1970 + days)
    }

    /// As it is stored: `2026-12-03`.
    var isoText: String {
        let digits = { (number: Int, width: Int) -> String in
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
    }

    /// This day, or the Monday after when it falls on a weekend.
    var workday: CalendarDay {
        weekday >= 5 ? adding(days: 7 - weekday) : self
    }
}
