/// A cell to be written.
package enum TableValue: Sendable, Equatable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    /// ISO date, `2026-03-01`; anything else is written as text.
    case date(String)
}

/// How a text file is written for a reader of a language.
package enum TableStyle: String, Sendable, CaseIterable {
    /// Semicolons, decimal commas, 01/03/2026: what Excel expects in France.
    case french
    /// Commas, decimal points, ISO dates.
    case english

    package var separator: Separator { self == .french ? .semicolon : .comma }
}

/// Year, month and day of an ISO date.
func isoParts(_ text: String) -> (year: Int, month: Int, day: Int)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
        let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
        year > 0, (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return (year, month, day)
}

/// Whether a spreadsheet would take this text for a formula or a command. Those of East Asia read full-width signs too.
func looksLikeFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
}
