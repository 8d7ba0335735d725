package import Storage

/// A value of a refusal's sentence; the words are the reader's.
package enum RefusalValue: Sendable, Hashable {
    case text(String)
    case number(Int)
    case list([String])
    case day(Day)
}

/// What a verb throws when it may not or cannot do what was asked, for reasons that the person can mend. Each problem
/// is a key of the catalogue with values, and the field beside which it is to be shown.
package struct Refusal: Error, Sendable, Hashable {
    package struct Problem: Sendable, Hashable {
        /// A key of the catalogue: `refusal.email_taken`.
        package let key: String
        /// The name of the form's field, nil for the whole form.
        package let field: String?
        package let values: [String: RefusalValue]
    }

    package let problems: [Problem]

    package init(_ key: String, field: String? = nil, values: [String: RefusalValue] = [:]) {
        problems = [Problem(key: key, field: field, values: values)]
    }

    package init(_ problems: [Problem]) {
        self.problems = problems
    }
}

/// Thrown where a row does not exist, or not for this reader: they are told the same, 404.
package struct NotFound: Error, Sendable, Hashable {
    package init() {}
}

/// Thrown where somebody else changed a thing since the page was shown.
package struct ChangedMeanwhile: Error, Sendable, Hashable {
    package init() {}
}
