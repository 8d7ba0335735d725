/// Excel's days: a count from 1900 (with a 29 February that never was) or from 1904.
enum SerialDate {
    /// ISO date, with the time where there is one; nil where Excel itself shows no date.
    static func date(_ serial: Double, startsIn1904: Bool) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var day = Int(serial.rounded(.down))
        var second = Int(((serial - Double(day)) * 86_400).rounded())
        if second >= 86_400 {
            second = 0
            day += 1
        }
        let base = startsIn1904 ? -24_107 : (day < 60 ? -25_568 : -25_569)
        let (year, month, date) = civil(day + base)
        let text = "\(pad(year, 4))-\(pad(month))-\(pad(date))"
        return second == 0 ? text : text + "T" + clock(second)
    }

    /// `13:45:00`; hours beyond a day go on counting.
    static func time(_ serial: Double) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        return clock(Int((serial * 86_400).rounded()))
    }

    private static func clock(_ second: Int) -> String {
        "\(pad(second / 3_600)):\(pad(second / 60 % 60)):\(pad(second % 60))"
    }

    private static func pad(_ value: Int, _ width: Int = 2) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Year, month and day of a count of days from 1 January 1970, by counting from 1 March in eras of 400 years.
    static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
