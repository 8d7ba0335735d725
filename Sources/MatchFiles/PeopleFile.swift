package import Matching

/// The people of one side, read from a file of identifiers and places.
///
/// People are kept in the order of their identifiers (shorter first, then by bytes), which is what decides ties; where
/// each stood in the file is remembered.
package struct PeopleFile: @unchecked Sendable {
    // Unchecked: the spans point into `file`, which is never written.
    package let side: Side
    package let file: MappedFile
    /// Places of each person, in order of identifiers.
    package private(set) var places: [Int] = []
    /// Position in the file (from 0) of each person in order of identifiers; nil when the file has that order.
    package private(set) var positions: [Int]?
    private var spans: [Span8] = []
    private var slots: [Int32] = []
    private var mask = 0

    package var count: Int { spans.count }

    /// Reads `mentee[,places]` or `mentor,capacity`.
    package init(_ path: String, side: Side) throws(FileFault) {
        self.side = side
        file = try MappedFile(path)
        try file.requireUTF8()
        var fields = try Fields(file)
        let width =
            side == .mentee
            ? try fields.heading(["mentee"], optional: ["places"]) : try fields.heading(["mentor", "capacity"])
        let heading = side == .mentee ? ["mentee", "places"] : ["mentor", "capacity"]
        while !fields.isAtEnd {
            let line = fields.line
            let (id, isLast) = try fields.next()
            if id.isBlank, isLast {
                try fields.requireEnd(after: line)
                break
            }
            guard !id.isBlank else { throw FileFault(path, line: line, "has no identifier") }
            if isLast, id.count == 6, id.string.lowercased() == side.rawValue {
                throw FileFault(path, line: line, "repeats the heading “\(id.string)”")
            }
            guard isLast == (width == 1) else {
                throw FileFault(
                    path, line: line, "has \(isLast ? "too few" : "too many") fields: \(width) are expected")
            }
            var room = 1
            if width == 2 {
                let (text, ends) = try fields.next()
                guard ends else { throw FileFault(path, line: line, "has too many fields: 2 are expected") }
                if id.count == 6, [id.string.lowercased(), text.string.lowercased()] == heading {
                    throw FileFault(path, line: line, "repeats the heading “\(id.string),\(text.string)”")
                }
                guard let number = text.number, number >= 1, number < MatchingProblem.mostPlaces else {
                    throw FileFault(
                        path, line: line, "has “\(text.string)” places: a whole number from 1 to 999999999 is expected")
                }
                room = number
            }
            spans.append(id)
            places.append(room)
        }
        guard spans.count < Int(Int32.max) / 4 else { throw FileFault(path, "has too many lines") }
        try index()
        sort()
    }

    /// The identifier of a person.
    package func name(_ index: Int) -> String { spans[index].string }

    /// Index of the person with this identifier, byte for byte.
    func index(of name: [UInt8]) -> Int? {
        name.withUnsafeBufferPointer { bytes in bytes.baseAddress.flatMap { find(Span8($0, bytes.count)) } }
    }

    @inline(__always)
    func find(_ id: Span8) -> Int? {
        var slot = Int(truncatingIfNeeded: id.hash) & mask
        while true {
            let index = Int(slots[slot])
            if index < 0 { return nil }
            if spans[index].equals(id) { return index }
            slot = (slot &+ 1) & mask
        }
    }

    func isPerson(_ index: Int, _ id: Span8) -> Bool { spans[index].equals(id) }

    private mutating func index() throws(FileFault) {
        var size = 16
        while size < 2 * spans.count { size *= 2 }
        mask = size - 1
        slots = [Int32](repeating: -1, count: size)
        for (index, id) in spans.enumerated() {
            var slot = Int(truncatingIfNeeded: id.hash) & mask
            while slots[slot] >= 0 {
                if spans[Int(slots[slot])].equals(id) {
                    throw FileFault(
                        file.path, line: index + 2, "names “\(id.string)” again (also line \(slots[slot] + 2))")
                }
                slot = (slot + 1) & mask
            }
            slots[slot] = Int32(index)
        }
    }

    private mutating func sort() {
        var sorted = true
        for index in 1..<max(1, spans.count) where sorted {
            sorted = Span8.precedes(spans[index - 1], spans[index])
        }
        if sorted { return }
        let (old, room) = (spans, places)
        let order = Array(0..<old.count).sorted { Span8.precedes(old[$0], old[$1]) }
        spans = order.map { old[$0] }
        places = order.map { room[$0] }
        positions = order
        var rank = [Int32](repeating: 0, count: order.count)
        for (index, position) in order.enumerated() { rank[position] = Int32(index) }
        for slot in slots.indices where slots[slot] >= 0 { slots[slot] = rank[Int(slots[slot])] }
    }
}
