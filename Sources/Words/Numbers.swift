/// The narrow no-break space of French typography.
private let narrow = "\u{202F}"
/// The no-break space between a number and its unit.
private let noBreak = "\u{00A0}"
private let minus = "\u{2212}"

extension Language {
    /// A whole number: « 12 480 » with narrow no-break spaces, "12,480".
    package func number(_ value: Int) -> String {
        (value < 0 ? minus : "") + grouped(String(value.magnitude))
    }

    /// A number rounded to a count of digits (0 to 9), halves away from zero: « 3,5 », "3.5".
    package func decimal(_ value: Double, digits: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        let digits = min(max(digits, 0), 9)
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = UInt64((abs(value) * scale).rounded())
        let sign = value < 0 && scaled > 0 ? minus : ""
        let whole = grouped(String(scaled / UInt64(scale)))
        guard digits > 0 else { return sign + whole }
        let fraction = String(scaled % UInt64(scale))
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return sign + whole + (self == .french ? "," : ".") + zeros + fraction
    }

    /// A share between 0 and 1 as a percentage: « 12 % » with a narrow no-break space, "12%".
    package func percent(_ share: Double, digits: Int = 0) -> String {
        decimal(share * 100, digits: digits) + (self == .french ? narrow + "%" : "%")
    }

    /// Items as in a sentence: « a, b et c », "a, b and c".
    package func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + (self == .french ? " et " : " and ") + last
    }

    /// An ordinal as its figure and the letters that a page raises: (« 1 », « er »), ("2", "nd").
    package func ordinal(_ value: Int) -> (figure: String, suffix: String) {
        switch self {
        case .french: return (number(value), value == 1 ? "er" : "e")
        case .english:
            let last = value.magnitude % 10
            let isTeen = (11...13).contains(value.magnitude % 100)
            let suffix = isTeen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th"
            return (number(value), suffix)
        }
    }

    /// A size in decimal units: « 12,4 Mo », "12.4 MB"; bytes and kilobytes without decimals.
    package func fileSize(bytes: Int) -> String {
        let units = self == .french ? ["o", "ko", "Mo", "Go", "To"] : ["B", "kB", "MB", "GB", "TB"]
        var size = Double(max(bytes, 0))
        var unit = 0
        while unit < units.count - 1, size.rounded() >= 1000 {
            size /= 1000
            unit += 1
        }
        return decimal(size, digits: unit > 1 && size < 99.95 ? 1 : 0) + noBreak + units[unit]
    }

    /// A size that is allowed, in whole units of 1,024: « 60 Mo », "64 kB".
    package func sizeLimit(bytes: Int) -> String {
        let (count, unit) = bytes >= 1 << 20 ? (bytes >> 20, "M") : (bytes >> 10, "k")
        return number(count) + noBreak + unit + (self == .french ? "o" : "B")
    }

    /// A length of time in minutes: « 55 min », « 1 h 10 », "1 h 10 min".
    package func duration(minutes: Int) -> String {
        let minutes = max(minutes, 0)
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return "\(rest)\(noBreak)min" }
        let whole = number(hours) + noBreak + "h"
        if rest == 0 { return whole }
        let padded = rest < 10 ? "0\(rest)" : "\(rest)"
        return self == .french ? whole + noBreak + padded : "\(whole)\(noBreak)\(rest)\(noBreak)min"
    }

    private func grouped(_ digits: String) -> String {
        guard digits.utf8.count > 3 else { return digits }
        let separator = self == .french ? narrow : ","
        var result = ""
        var left = digits.utf8.count
        for digit in digits {
            result.append(digit)
            left -= 1
            if left > 0, left % 3 == 0 { result += separator }
        }
        return result
    }
}

extension WordValue {
    /// The value as the language writes it.
    package func written(in language: Language) -> String {
        switch self {
        case .text(let text): text
        case .number(let number): language.number(number)
        case .decimal(let number, let digits): language.decimal(number, digits: digits)
        case .percent(let share): language.percent(share)
        case .list(let items): language.list(items)
        }
    }
}
