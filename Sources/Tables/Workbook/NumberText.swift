/// Numbers as Excel shows them without a format: fifteen digits, no exponent where it can be helped.
enum NumberText {
    /// The text of a stored number; nil when it is none.
    static func shown(_ stored: String) -> String? {
        if isPlainInteger(stored) { return stored }
        guard let value = Double(stored), value.isFinite else { return nil }
        return shown(value)
    }

    static func shown(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        if value.rounded() == value, abs(value) < 1e15 { return String(Int64(value)) }
        guard abs(value) < 1e15, abs(value) >= 1e-9 else { return "\(value)" }
        let whole = abs(value).rounded(.down)
        let digits = whole == 0 ? 15 : max(0, 15 - String(Int64(whole)).count)
        return fixed(value, digits)
    }

    /// Rounded to so many digits behind the point, trailing zeros left out.
    private static func fixed(_ value: Double, _ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = abs(value).rounded(.down)
        let rest = ((abs(value) - whole) * scale).rounded()
        let carried = rest >= scale
        var text = (value < 0 ? "-" : "") + String(Int64(whole) + (carried ? 1 : 0))
        guard !carried, rest > 0 else { return text == "-0" ? "0" : text }
        var fraction = String(Int64(rest))
        fraction = String(repeating: "0", count: digits - fraction.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        text += "." + fraction
        return text
    }

    private static func isPlainInteger(_ text: String) -> Bool {
        let digits = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
        return (1...15).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
            && (digits.first != 0x30 || text == "0")
    }
}
