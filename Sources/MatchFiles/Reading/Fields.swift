/// Reads a text file field by field. Separator is what the first line uses: comma, semicolon or tab. Fields may be in
/// double quotes, with doubled quotes inside; lines end with LF or CRLF; a UTF-8 byte-order mark is skipped.
struct Fields {
    let file: MappedFile
    let base: UnsafePointer<UInt8>
    let count: Int
    let separator: UInt8
    private(set) var place: Int
    private(set) var line = 1

    init(_ file: MappedFile) throws(FileFault) {
        self.file = file
        guard let start = file.bytes.baseAddress else { throw FileFault(file.path, "is empty") }
        base = start.assumingMemoryBound(to: UInt8.self)
        count = file.bytes.count
        let head = UnsafeBufferPointer(start: base, count: min(count, 4))
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            throw FileFault(file.path, line: 1, "is UTF-16 text; UTF-8 is expected")
        }
        place = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var end = place
        while end < count, base[end] != 10 { end += 1 }
        let first = UnsafeBufferPointer(start: base + place, count: end - place)
        if first.dropLast().contains(13) {
            throw FileFault(file.path, line: 1, "ends in a carriage return alone; lines must end with a line feed")
        }
        separator = [UInt8(ascii: ","), UInt8(ascii: ";"), 9].first { first.contains($0) } ?? UInt8(ascii: ",")
    }

    /// A reader of part of the file, from the start of a line.
    init(_ other: Fields, from: Int, to: Int, line: Int) {
        file = other.file
        base = other.base
        count = to
        separator = other.separator
        place = from
        self.line = line
    }

    var isAtEnd: Bool { place >= count }

    /// The next field, and whether it is the last of its line.
    @inline(__always)
    mutating func next() throws(FileFault) -> (text: Span8, isLast: Bool) {
        if place < count, base[place] == UInt8(ascii: "\"") { return try quoted() }
        let start = place
        while place < count {
            let byte = base[place]
            if byte == separator {
                place &+= 1
                return (Span8(base + start, place &- 1 &- start), false)
            }
            if byte == 10 {
                let end = place > start && base[place &- 1] == 13 ? place &- 1 : place
                place &+= 1
                line &+= 1
                return (Span8(base + start, end &- start), true)
            }
            if byte == 0 { throw FileFault(file.path, line: line, "has a NUL byte") }
            place &+= 1
        }
        let end = place > start && base[place - 1] == 13 ? place - 1 : place
        return (Span8(base + start, end - start), true)
    }

    private mutating func quoted() throws(FileFault) -> (text: Span8, isLast: Bool) {
        let opened = line
        place += 1
        let start = place
        var doubled = 0
        while place < count {
            let byte = base[place]
            if byte == 10 || byte == 0 { break }
            place += 1
            guard byte == UInt8(ascii: "\"") else { continue }
            if place < count, base[place] == byte {
                doubled += 1
                place += 1
                continue
            }
            let text = Span8(base + start, place - 1 - start)
            return (doubled > 0 ? single(text) : text, try closed(opened))
        }
        throw FileFault(file.path, line: opened, "has a quote that is never closed on its line")
    }

    /// What follows a closing quote; whether the line ends there.
    private mutating func closed(_ opened: Int) throws(FileFault) -> Bool {
        if place < count, base[place] == 13 { place += 1 }
        if place >= count { return true }
        let after = base[place]
        guard after == separator || after == 10 else {
            throw FileFault(file.path, line: opened, "has text after a closing quote")
        }
        place += 1
        if after == 10 { line += 1 }
        return after == 10
    }

    /// The text with each doubled quote as one.
    private func single(_ text: Span8) -> Span8 {
        var bytes: [UInt8] = []
        var index = 0
        while index < text.count {
            bytes.append(text.base[index])
            index += text.base[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return Span8(file.keep(bytes), bytes.count)
    }

    /// Refuses anything after an empty line but more of them.
    func requireEnd(after line: Int) throws(FileFault) {
        for index in place..<max(place, count) where base[index] != 10 && base[index] != 13 && base[index] != 32 {
            throw FileFault(file.path, line: line, "is empty")
        }
    }

    /// Reads a heading and checks the names of its columns.
    mutating func heading(_ required: [String], optional: [String] = []) throws(FileFault) -> Int {
        var names: [String] = []
        while true {
            let (text, isLast) = try next()
            names.append(text.string.trimmed().lowercased())
            if isLast { break }
        }
        let known = required + optional
        guard names.count >= required.count, names.count <= known.count, Array(known.prefix(names.count)) == names
        else {
            let wanted = required.joined(separator: ",") + optional.map { "[,\($0)]" }.joined()
            throw FileFault(file.path, line: 1, "has the columns \(names.joined(separator: ",")), not \(wanted)")
        }
        return names.count
    }
}

extension String {
    fileprivate func trimmed() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

/// Some bytes of a file.
struct Span8 {
    let base: UnsafePointer<UInt8>
    let count: Int

    @inline(__always)
    init(_ base: UnsafePointer<UInt8>, _ count: Int) {
        self.base = base
        self.count = count
    }

    /// Nothing but spaces.
    var isBlank: Bool { (0..<count).allSatisfy { base[$0] == 32 } }

    var string: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }

    /// A whole number of at least 0; nil when it is not one, or larger than `Int32.max`.
    @inline(__always)
    var number: Int? {
        guard count > 0, count <= 10 else { return nil }
        var result = 0
        for index in 0..<count {
            let digit = base[index] &- 48
            if digit > 9 { return nil }
            result = result &* 10 &+ Int(digit)
        }
        return result <= Int(Int32.max) ? result : nil
    }

    /// A hash that mixes all bytes.
    @inline(__always)
    var hash: UInt64 {
        var mixed: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
        var index = 0
        let raw = UnsafeRawPointer(base)
        while index &+ 8 <= count {
            mixed = (mixed ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
            mixed ^= mixed >> 29
            index &+= 8
        }
        var last: UInt64 = 0
        while index < count {
            last = last << 8 | UInt64(base[index])
            index &+= 1
        }
        mixed = (mixed ^ last) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    @inline(__always)
    func equals(_ other: Span8) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where base[index] != other.base[index] { return false }
        return true
    }

    /// Shorter first, then by bytes: numbers in identifiers come in their natural order.
    static func precedes(_ left: Span8, _ right: Span8) -> Bool {
        if left.count != right.count { return left.count < right.count }
        for index in 0..<left.count where left.base[index] != right.base[index] {
            return left.base[index] < right.base[index]
        }
        return false
    }
}
