extension String {
    /// What was typed, without the blanks around it, nor the byte that no database takes. Empty where nothing of it can
    /// be seen: a reason, or a name, that is made of invisible characters alone says nothing.
    package var trimmingSpaces: String {
        var text = replacing("\0", with: "")[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text.unicodeScalars.contains(where: \.canBeSeen) ? String(text) : ""
    }

    /// The same on one line: breaks of lines and paragraphs and other controls are single spaces. What stands in the
    /// head of a mail must be, or the mail could not be sent.
    package var onOneLine: String {
        unicodeScalars.split {
            $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}"
        }.map(String.init).joined(separator: " ")
    }
}

extension Unicode.Scalar {
    /// A symbol to Unicode, and as blank as a space.
    private static let emptyBraille: Unicode.Scalar = "\u{2800}"

    /// Leaves ink: neither a blank nor a control, a format mark, or a filler. Private use (logos of a font) may.
    fileprivate var canBeSeen: Bool {
        guard !properties.isDefaultIgnorableCodePoint, !properties.isWhitespace, self != Self.emptyBraille else {
            return false
        }
        switch properties.generalCategory {
        case .control, .format, .surrogate: return false
        default: return true
        }
    }
}
