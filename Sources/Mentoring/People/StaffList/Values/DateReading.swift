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
        "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
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
    return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

/// Reads dates of any usual form.
struct DateReading {
    /// Two-digit years up to this one are of its century, later ones of the century before.
    let latestYear: Int

    /// The date; nil when the text is none in any order.
    func read(_ text: UnsafeBufferPointer<UInt8>) -> WrittenDate? {
        var numbers: [Int] = []
        var widths: [UInt8] = []
        var marks: [UInt8] = []
        var index = 0
        while index < text.count, numbers.count < 3 {
            let start = index
            var value = 0
            while index < text.count, (0x30...0x39).contains(text[index]), index - start < 5 {
                value = value * 10 + Int(text[index] - 0x30)
                index += 1
            }
            guard index > start else { return named(text) }
            numbers.append(value)
            widths.append(UInt8(index - start))
            guard index < text.count, numbers.count < 3 else { break }
            guard [0x2F, 0x2D, 0x2E].contains(text[index]) else { return named(text) }
            marks.append(text[index])
            index += 1
        }
        if numbers.count == 1, index == text.count { return serial(numbers[0], widths[0]) }
        guard numbers.count == 3, endsHere(text, index) else { return nil }
        return settled(numbers, widths, marks[0])
    }

    /// Behind the date there may be a time.
    private func endsHere(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index == text.count || text[index] == 0x20 || text[index] == 0x54
    }

    private func settled(_ numbers: [Int], _ widths: [UInt8], _ mark: UInt8) -> WrittenDate? {
        if widths[0] == 4 {
            guard isDay(numbers[0], numbers[1], numbers[2]) else { return nil }
            return WrittenDate(
                form: .settled, year: Int16(numbers[0]), first: UInt8(numbers[1]), second: UInt8(numbers[2]))
        }
        guard widths[0] <= 2, widths[1] <= 2, widths[2] == 2 || widths[2] == 4 else { return nil }
        let year = widths[2] == 2 ? full(numbers[2]) : numbers[2]
        let date = WrittenDate(
            form: .open, year: Int16(year), first: UInt8(numbers[0]), second: UInt8(numbers[1]),
            digits: (widths[0], widths[1], widths[2]), mark: mark)
        return date.iso(.dayMonth) ?? date.iso(.monthDay) == nil ? nil : date
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
