package import Matching

/// Pairs as `mentee,mentor,score`.
package enum PairsFile {
    /// The text of a file of pairs.
    package static func text(_ pairs: [ScoredPair], mentees: PeopleFile, mentors: PeopleFile) -> [UInt8] {
        var text = Array("mentee,mentor,score\n".utf8)
        text.reserveCapacity(24 * pairs.count)
        for pair in pairs {
            append(mentees.name(pair.mentee), to: &text)
            text.append(UInt8(ascii: ","))
            append(mentors.name(pair.mentor), to: &text)
            text.append(UInt8(ascii: ","))
            text += String(pair.score).utf8
            text.append(10)
        }
        return text
    }

    /// In quotes where a reader could take it for something else, quotes inside doubled.
    private static func append(_ name: String, to text: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let isSpecial = { (byte: UInt8) in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == quote || byte < 32
        }
        guard name.utf8.contains(where: isSpecial) else {
            text += name.utf8
            return
        }
        text.append(quote)
        for byte in name.utf8 {
            if byte == quote { text.append(quote) }
            text.append(byte)
        }
        text.append(quote)
    }

    /// Reads a file of pairs.
    package static func read(_ path: String, mentees: PeopleFile, mentors: PeopleFile) throws(FileFault) -> [ScoredPair]
    {
        try numbered(path, mentees: mentees, mentors: mentors).pairs
    }

    /// The same, and the line on which each pair stands.
    package static func numbered(
        _ path: String, mentees: PeopleFile, mentors: PeopleFile
    ) throws(FileFault) -> (pairs: [ScoredPair], lines: [Int]) {
        let file = try MappedFile(path)
        try file.requireUTF8()
        var fields = try Fields(file)
        _ = try fields.heading(["mentee", "mentor", "score"])
        var pairs: [ScoredPair] = []
        var lines: [Int] = []
        while let row = try fields.row(3) {
            let mentee = try mentees.require(row.fields[0], path, row.line)
            let mentor = try mentors.require(row.fields[1], path, row.line)
            guard let score = row.fields[2].number else {
                throw FileFault(
                    path, line: row.line, "has the score “\(row.fields[2].string)”: a whole number is expected")
            }
            pairs.append(ScoredPair(mentee: mentee, mentor: mentor, score: score))
            lines.append(row.line)
        }
        return (pairs, lines)
    }
}

extension PeopleFile {
    func require(_ id: Span8, _ path: String, _ line: Int) throws(FileFault) -> Int {
        guard let index = find(id) else {
            throw FileFault(path, line: line, "names the \(side.rawValue) “\(id.string)”, who is not in the list")
        }
        return index
    }
}

extension Fields {
    /// The next line with so many fields; nil at the end of the file (empty lines there are skipped).
    mutating func row(_ width: Int) throws(FileFault) -> (line: Int, fields: [Span8])? {
        if isAtEnd { return nil }
        let line = self.line
        var row: [Span8] = []
        while true {
            let (text, isLast) = try next()
            row.append(text)
            if isLast { break }
        }
        if row.count == 1, row[0].count == 0 {
            if try self.row(width) == nil { return nil }
            throw FileFault(file.path, line: line, "is empty")
        }
        guard row.count == width else {
            throw FileFault(
                file.path, line: line, "has too \(row.count < width ? "few" : "many") fields: \(width) are expected")
        }
        return (line, row)
    }
}
