/// Tells what a file is from its bytes, and names what is known and not read.
enum FileRecognition {
    enum Kind { case text, archive }

    static func kind(of file: ByteFile) throws(TableError) -> Kind {
        try file.seek(to: 0)
        let head = try file.bytes(4_096)
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return .archive
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            let name = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
            throw TableError(try contains(name, file) ? .encryptedWorkbook : .oldWorkbook)
        }
        let text = String(decoding: head.prefix(1_024), as: UTF8.self).lowercased().drop {
            !$0.isASCII || $0.isWhitespace
        }
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<table") {
            throw TableError(.webPage)
        }
        if text.hasPrefix("<?xml") {
            throw TableError(text.contains("<html") ? .webPage : .xmlSheet)
        }
        return .text
    }

    /// Whether the file holds these bytes, read in windows that overlap.
    private static func contains(_ pattern: [UInt8], _ file: ByteFile) throws(TableError) -> Bool {
        try file.seek(to: 0)
        var window: [UInt8] = []
        while true {
            let chunk = try file.bytes(256 << 10)
            if chunk.isEmpty { return false }
            window.removeFirst(max(0, window.count - pattern.count))
            window.append(contentsOf: chunk)
            let found = window.withUnsafeBufferPointer { bytes in
                var index = 0
                while index + pattern.count <= bytes.count {
                    if bytes[index] == pattern[0], bytes[index...].starts(with: pattern) { return true }
                    index += 1
                }
                return false
            }
            if found { return true }
        }
    }
}
