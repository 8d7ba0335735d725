/// Something that waits for a person: a line of their home page. Each area says which there are; the home page shows
/// them in the order of their weight.
package struct WaitingTask: Sendable, Hashable {
    /// A key of the catalogue below `task.`: `mail_server`. Below it `.title` (what waits, with its figure), `.kind` (a
    /// word of action), `.note` (why it matters) and `.action` (the button).
    package let key: String
    package let values: [String: RefusalValue]
    /// The page on which it is done, beginning with a slash.
    package let path: String
    /// Does something already go wrong because of it?
    package let attention: Bool

    package init(_ key: String, values: [String: RefusalValue] = [:], path: String, attention: Bool = false) {
        self.key = key
        self.values = values
        self.path = path
        self.attention = attention
    }
}
