import Foundation
import Logging

/// Writes the log to standard error, a line for each event: `time=… level=… event="…" key=value`. Values come from the
/// program alone: never a token, a name or an address.
struct LogLines: LogHandler {
    var logLevel: Logger.Level = .notice
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        // A log that cannot be written (its disk is full) is no reason to stop serving.
        let line = Self.line(event.level, "\(event.message)", fields, at: Date())
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }

    /// One line, whatever the values hold.
    static func line(_ level: Logger.Level, _ message: String, _ fields: Logger.Metadata, at date: Date) -> String {
        let time = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        var line = "time=\(time) level=\(level) event=\(quoted(message))"
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) { line += " \(key)=\(quoted("\(value)"))" }
        return line + "\n"
    }

    /// In quotation marks where it holds anything but plain characters.
    private static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || "-_./:,".utf8.contains(byte)
            }
        if isPlain { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            default: escaped += scalar.value < 0x20 || scalar.value == 0x7F ? " " : String(scalar)
            }
        }
        return "\"\(escaped)\""
    }
}
