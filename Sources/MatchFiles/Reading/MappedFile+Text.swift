extension MappedFile {
    /// Refuses text that is not UTF-8, which would give different names the same look.
    func requireUTF8() throws(FileFault) { try requireUTF8(upTo: .max) }

    /// The same for the lines up to this one.
    func requireUTF8(upTo last: Int) throws(FileFault) {
        var (line, start) = (1, 0)
        while start < bytes.count, line <= last {
            var end = start
            var isPlain = true
            while end < bytes.count, bytes[end] != 10 {
                isPlain = isPlain && bytes[end] < 128
                end += 1
            }
            if !isPlain, String(validating: bytes[start..<end], as: UTF8.self) == nil {
                throw FileFault(path, line: line, "is not UTF-8 text; UTF-8 is expected")
            }
            (line, start) = (line + 1, end + 1)
        }
    }
}
