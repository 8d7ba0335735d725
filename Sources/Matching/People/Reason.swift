/// A value in a reason.
public enum ReasonValue: Hashable, Sendable {
    case number(Int)
    /// Numbers of competencies, languages, hopes, persons or indices, as the key says.
    case list([Int])
}

/// Something to be said in a sentence that the caller has the words for.
public struct Reason: Hashable, Sendable {
    /// Which sentence, such as `competencies.covered`.
    public var key: String
    /// What goes into it, by name.
    public var values: [String: ReasonValue]

    /// Names a sentence and what goes into it.
    public init(_ key: String, _ values: [String: ReasonValue] = [:]) {
        self.key = key
        self.values = values
    }
}
