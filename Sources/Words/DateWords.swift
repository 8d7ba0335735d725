/// How much of a day is written.
package enum DateStyle: Sendable, CaseIterable {
    /// « 3 décembre 2026 », "3 December 2026".
    case date
    /// « jeudi 3 décembre 2026 », "Thursday 3 December 2026".
    case long
    /// « jeudi 3 décembre », "Thursday 3 December".
    case weekday
    /// « 3 décembre », "3 December".
    case dayMonth
    /// « décembre 2026 », "December 2026".
    case monthYear
    /// « 03/12/2026 » in both, for narrow columns.
    case short
}

extension Language {
    /// A day in words or figures; the first of the month is « 1er » in French.
    package func date(_ day: CalendarDay, _ style: DateStyle = .date) -> String {
        let month = names.months[day.month - 1]
        // A figure is not parted from its month at the end of a line.
        let number = (self == .french && day.day == 1 ? "1er" : "\(day.day)") + "\u{00A0}"
        return switch style {
        case .date: "\(number)\(month) \(day.year)"
        case .long: "\(names.days[day.weekday]) \(number)\(month) \(day.year)"
        case .weekday: "\(names.days[day.weekday]) \(number)\(month)"
        case .dayMonth: "\(number)\(month)"
        case .monthYear: "\(month) \(day.year)"
        case .short: "\(padded(day.day))/\(padded(day.month))/\(day.year)"
        }
    }

    /// A time of day: « 14 h 00 » with no-break spaces, "14:00".
    package func time(hour: Int, minute: Int) -> String {
        self == .french ? "\(hour)\u{00A0}h\u{00A0}\(padded(minute))" : "\(padded(hour)):\(padded(minute))"
    }

    /// A day and a time: « jeudi 3 décembre 2026 à 14 h 00 », "Thursday 3 December 2026 at 14:00".
    package func dateTime(_ day: CalendarDay, hour: Int, minute: Int, _ style: DateStyle = .long) -> String {
        date(day, style) + (self == .french ? " à " : " at ") + time(hour: hour, minute: minute)
    }

    /// The name of a day of the week, 0 for Monday.
    package func weekdayName(_ weekday: Int) -> String { names.days[((weekday % 7) + 7) % 7] }

    /// The name of a month, 1 for January; empty outside 1 to 12.
    package func monthName(_ month: Int) -> String {
        names.months.indices.contains(month - 1) ? names.months[month - 1] : ""
    }

    /// A day seen from another: « hier », « dans 3 jours », « il y a 2 mois ».
    package func relative(days: Int) -> String {
        switch days {
        case 0: self == .french ? "aujourd’hui" : "today"
        case -1: self == .french ? "hier" : "yesterday"
        case 1: self == .french ? "demain" : "tomorrow"
        case -30...30: relative(days, .day)
        case -364...364: relative(days / 30, .month)
        default: relative(Int((Double(days) / 365.25).rounded()), .year)
        }
    }

    /// A moment seen from another, in seconds: « à l’instant », « il y a 5 minutes », « dans 2 heures ».
    ///
    /// - Parameter days: midnights between the two, which count from a day on.
    func relative(seconds: Int, days: Int) -> String {
        let distance = abs(seconds)
        if distance < 60 { return self == .french ? "à l’instant" : "just now" }
        if distance < 3_600 { return relative(seconds / 60, .minute) }
        if days == 0 || distance < 6 * 3_600 { return relative(seconds / 3_600, .hour) }
        return relative(days: days)
    }

    private func relative(_ amount: Int, _ unit: TimeUnit) -> String {
        let count = Int(amount.magnitude)
        let isOne = PluralForm(of: Double(count), in: self) == .one
        let names = self == .french ? unit.french : unit.english
        let length = "\(number(count)) \(isOne ? names.one : names.other)"
        return switch self {
        case .french: amount < 0 ? "il y a \(length)" : "dans \(length)"
        case .english: amount < 0 ? "\(length) ago" : "in \(length)"
        }
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private var names: (days: [String], months: [String]) {
        self == .french ? (frenchDays, frenchMonths) : (englishDays, englishMonths)
    }
}

private enum TimeUnit {
    case minute, hour, day, month, year

    var french: (one: String, other: String) {
        switch self {
        case .minute: ("minute", "minutes")
        case .hour: ("heure", "heures")
        case .day: ("jour", "jours")
        case .month: ("mois", "mois")
        case .year: ("an", "ans")
        }
    }

    var english: (one: String, other: String) {
        switch self {
        case .minute: ("minute", "minutes")
        case .hour: ("hour", "hours")
        case .day: ("day", "days")
        case .month: ("month", "months")
        case .year: ("year", "years")
        }
    }
}

private let frenchDays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
private let englishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
private let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
]
private let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
