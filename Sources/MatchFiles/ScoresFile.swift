package import Matching

/// Scores of pairs, read from `mentee,mentor,score`.
package enum ScoresFile {
    /// The largest score that a file may hold, whatever its kind.
    package static let largest: Int32 = 1_000_000

    /// No file of scores with more pairs than this becomes a table, however many it names.
    static let mostOfTable = 1 << 26

    /// Whether so many eligible pairs are solved as a table: at least three in ten of all. Files of both kinds go by this,
    /// so that the same problem gives the same pairs.
    static func isTable(_ eligible: Int, of pairs: Int) -> Bool { eligible * 10 >= pairs * 3 }

    /// Reads the file on so many threads. A file that names most pairs becomes a table, any other one lists.
    package static func read(
        _ path: String, mentees: PeopleFile, mentors: PeopleFile, threads: Int = 1
    ) throws -> Scores {
        let file = try MappedFile(path)
        var fields = try Fields(file)
        _ = try fields.heading(["mentee", "mentor", "score"])
        let lines = ScoreLines(fields, mentees, mentors, threads: threads)
        let pairs = mentees.count * mentors.count
        if isTable(lines.count, of: pairs), pairs <= mostOfTable {
            if let scores = try table(lines, Int16.self) { return scores }
            if let scores = try table(lines, Int32.self) { return scores }
            // A pair is named twice: the lists say where.
        }
        return try ScoreLists(lines).scores()
    }

    /// Nil when a score is too large for the kind of number, or a pair is named twice.
    private static func table<Value: FixedWidthInteger & SignedInteger & Sendable>(
        _ lines: ScoreLines, _: Value.Type
    ) throws -> Scores? {
        let (n, m) = (lines.mentees.count, lines.mentors.count)
        let table = ScoreTable<Value>(rows: n, columns: m)
        try lines.forEachPart { _, part in table.take(part) }
        guard !table.isRefused else { return nil }
        let memory = UnsafeBufferPointer(table.memory)
        if let small = memory as? UnsafeBufferPointer<Int16> {
            return try Scores(mentees: n, mentors: m, table: small, owner: table)
        }
        guard let wide = memory as? UnsafeBufferPointer<Int32> else { return nil }
        return try Scores(mentees: n, mentors: m, table: wide, owner: table)
    }
}
