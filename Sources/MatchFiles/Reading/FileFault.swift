/// What is wrong with a file, and where.
package struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Path of the file as it was given.
    package var file: String
    /// Line, from 1; nil when it is about the whole file.
    package var line: Int?
    /// What is wrong, in English, for the command's messages.
    package var reason: String

    package init(_ file: String, line: Int? = nil, _ reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    package var description: String {
        if let line { return "\(file), line \(line): \(reason)" }
        return "\(file): \(reason)"
    }
}
