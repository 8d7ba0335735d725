/// A date as written: settled, or with day and month still to be told apart.
struct WrittenDate {
    enum Form: UInt8 { case none, settled, open }
    var form = Form.none
    var year: Int16 = 0
    /// Month when settled, else the number that came first.
    var first: UInt8 = 0
    /// Day when settled, else the number that came second.
    var second: UInt8 = 0
    /// How it was typed, to be able to show it again: digits of both numbers and of the year, and what parted them.
    var digits: (UInt8, UInt8, UInt8) = (2, 2, 4)
    var mark: UInt8 = 0x2F

    /// The text that it was read from (without blanks and times).
    var text: String {
        if form == .settled { return iso(Int(year), Int(first), Int(second)) }
        let parts = [(Int(first), digits.0), (Int(second), digits.1)].map { padded($0.0, Int($0.1)) }
        let typed = digits.2 == 2 ? padded(Int(year) % 100, 2) : String(year)
        return (parts + [typed]).joined(separator: String(Unicode.Scalar(mark)))
    }

    /// The ISO date in this order; nil when there is no such day.
    func iso(_ order: DateOrder) -> String? {
        guard form == .open else { return form == .settled ? iso(Int(year), Int(first), Int(second)) : nil }
        let (day, month) = order == .dayMonth ? (first, second) : (second, first)
        guard isDay(Int(year), Int(month), Int(day)) else { return nil }
        return iso(Int(year), Int(month), Int(day))
    }

    private func iso(_ year: Int, _ month: Int, _ day: Int) -> String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            func put(_ value: Int, at index: Int) {
                buffer[index] = UInt8(0x30 + value / 10)
                buffer[index + 1] = UInt8(0x30 + value % 10)
            }
            put(year / 100, at: 0)
            put(year % 100, at: 2)
            put(month, at: 5)
            put(day, at: 8)
            buffer[4] = 0x2D
            buffer[7] = 0x2D
            return 10
        }
    }

    private func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

/// Whether the Gregorian calendar has this day, between 1900 and 2199.
func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    if month == 2 { return day <= (isLeap ? 29 : 28) }
    return day <= (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31)
}

/// Reads dates of any usual form.
struct DateReading {
    /// Two-digit years up to this one are of its century, later ones of the century before.
    let latestYear: Int

    /// Up to three numbers, how many digits each had, and what parted the first two.
    private struct Numbers {
        var values = (0, 0, 0)
        var widths: (UInt8, UInt8, UInt8) = (0, 0, 0)
        var mark: UInt8 = 0
        var count = 0
    }

    /// The date; nil when the text is none in any order.
    func read(_ text: UnsafeBufferPointer<UInt8>) -> WrittenDate? {
        var numbers = Numbers()
        var index = 0
        while index < text.count, numbers.count < 3 {
            let start = index
            var value = 0
            while index < text.count, text[index] >= 0x30, text[index] <= 0x39, index - start < 5 {
                value = value * 10 + Int(text[index] - 0x30)
                index += 1
            }
            guard index > start else { return named(text) }
            let width = UInt8(index - start)
            switch numbers.count {
            case 0: (numbers.values.0, numbers.widths.0) = (value, width)
            case 1: (numbers.values.1, numbers.widths.1) = (value, width)
            default: (numbers.values.2, numbers.widths.2) = (value, width)
            }
            numbers.count += 1
            guard index < text.count, numbers.count < 3 else { break }
            guard text[index] == 0x2F || text[index] == 0x2D || text[index] == 0x2E else { return named(text) }
            if numbers.count == 1 { numbers.mark = text[index] }
            index += 1
        }
        if numbers.count == 1, index == text.count { return serial(numbers.values.0, numbers.widths.0) }
        guard numbers.count == 3, endsHere(text, index) else { return nil }
        return settled(numbers)
    }

    /// Behind the date there may be a time.
    private func endsHere(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index == text.count || text[index] == 0x20 || text[index] == 0x54
    }

    private func settled(_ numbers: Numbers) -> WrittenDate? {
        let (values, widths) = (numbers.values, numbers.widths)
        if widths.0 == 4 {
            guard isDay(values.0, values.1, values.2) else { return nil }
            return WrittenDate(form: .settled, year: Int16(values.0), first: UInt8(values.1), second: UInt8(values.2))
        }
        guard widths.0 <= 2, widths.1 <= 2, widths.2 == 2 || widths.2 == 4 else { return nil }
        let year = widths.2 == 2 ? full(values.2) : values.2
        guard isDay(year, values.1, values.0) || isDay(year, values.0, values.1) else { return nil }
        return WrittenDate(
            form: .open, year: Int16(year), first: UInt8(values.0), second: UInt8(values.1), digits: widths,
            mark: numbers.mark)
    }

    private func full(_ short: Int) -> Int {
        let century = latestYear / 100 * 100
        return century + short <= latestYear ? century + short : century - 100 + short
    }

    /// A count of days that lost its format on the way out of Excel; from 1927 to 2119.
    private func serial(_ value: Int, _ width: UInt8) -> WrittenDate? {
        guard width == 5, (10_000...80_000).contains(value) else { return nil }
        var days = value - 25_569 + 719_468
        let era = days / 146_097
        days -= era * 146_097
        let yearOfEra = (days - days / 1_460 + days / 36_524 - days / 146_096) / 365
        let dayOfYear = days - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return WrittenDate(
            form: .settled, year: Int16(year), first: UInt8(month),
            second: UInt8(dayOfYear - (153 * march + 2) / 5 + 1))
    }

    private static let months = [
        ["janv", "jan"], ["fevr", "fev", "feb"], ["mars", "mar"], ["avr", "apr"], ["mai", "may"], ["juin", "jun"],
        ["juil", "jul"], ["aou", "aug"], ["sep"], ["oct"], ["nov"], ["dec"],
    ]

    /// `1er mars 2026`, `01-mars-26`, `March 1, 2026`.
    private func named(_ text: UnsafeBufferPointer<UInt8>) -> WrittenDate? {
        guard text.count <= 40 else { return nil }
        let words = staffFolded(String(decoding: text, as: UTF8.self)).split { " -/.,".contains($0) }
        guard words.count >= 3 else { return nil }
        var month: Int?
        var numbers: [Int] = []
        for word in words.suffix(words.count > 3 ? 3 : words.count) {
            if let number = Int(word) ?? (word == "1er" ? 1 : nil) {
                numbers.append(number)
            } else if word.utf8.count >= 3 {
                month = Self.months.firstIndex { $0.contains { word.hasPrefix($0) } }.map { $0 + 1 }
            }
        }
        guard let month, numbers.count == 2, let last = numbers.last else { return nil }
        let year = last < 100 ? full(last) : last
        guard isDay(year, month, numbers[0]) else { return nil }
        return WrittenDate(form: .settled, year: Int16(year), first: UInt8(month), second: UInt8(numbers[0]))
    }
}

/// Counts which order the dates of a column can only have.
struct DateEvidence {
    private var dayMonth = 0
    private var monthDay = 0

    mutating func add(_ date: WrittenDate) {
        guard date.form == .open else { return }
        if date.first > 12 { dayMonth += 1 } else if date.second > 12 { monthDay += 1 }
    }

    var order: DateOrder { monthDay > dayMonth ? .monthDay : .dayMonth }
}
