/// A value put into a text; its kind decides how each language writes it.
package enum WordValue: Sendable, Equatable {
    case text(String)
    /// A whole number, written with the separators of the language.
    case number(Int)
    /// A number written with exactly so many digits after the decimal sign.
    case decimal(Double, digits: Int)
    /// A share between 0 and 1, written as a whole percentage.
    case percent(Double)
    /// Items joined as in a sentence: « a, b et c ».
    case list([String])

    /// Whether it is written as a number.
    var isNumber: Bool {
        switch self {
        case .number, .decimal: true
        case .text(let text): text.last?.isNumber ?? false && text.first?.isNumber ?? false
        case .percent, .list: false
        }
    }

    /// The number that chooses a plural form, and whether it is written with decimals.
    var quantity: (value: Double, hasDecimals: Bool)? {
        switch self {
        case .number(let number): (Double(number), false)
        case .decimal(let number, let digits): (number, digits > 0)
        case .percent(let share): ((share * 100).rounded(), false)
        case .list(let items): (Double(items.count), false)
        case .text(let text): Int(text).map { (Double($0), false) }
        }
    }
}

extension WordValue: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self = .text(value) }
}

extension WordValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self = .number(value) }
}
