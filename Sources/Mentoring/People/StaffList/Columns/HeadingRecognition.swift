import Tables

/// Finds the line of headings among a list's first rows, and what the headings mean.
struct HeadingRecognition {
    /// Where the headings are.
    struct Found {
        var mapping: ColumnMapping
        /// The last line of the headings: persons come after it.
        var lastLine: Int
        /// Headings that repeat one that was taken already, by index.
        var repeated: [Int]
        var score: Int
    }

    /// - Parameter remembered: a mapping that is applied where its headings are found.
    static func find(in rows: [TableRow], remembered: ColumnMapping?) -> Found? {
        var best: Found?
        for candidate in candidates(rows) {
            guard let found = remembered.map({ apply($0, candidate) }) ?? recognise(candidate) else { continue }
            if found.score > best?.score ?? 0 { best = found }
        }
        return best
    }

    /// Headings that say nothing that is known, all columns open: the first row of several words with rows below it that
    /// may be people; nil where no row looks like that.
    static func unknown(in rows: [TableRow]) -> Found? {
        func filled(_ row: TableRow) -> Int { (0..<row.count).count { row.kind($0) != .empty } }
        let width = rows.map(filled).max() ?? 0
        let place = rows.indices.dropLast().first { index in
            let row = rows[index]
            return filled(row) > 1 && filled(row) * 2 >= width && looksLikeHeadings(row) && filled(rows[index + 1]) > 1
                && !(0..<row.count).contains { CellText.cleaned(row.text($0)).first?.isNumber == true }
        }
        return place.map { index in
            let choices = (0..<rows[index].count).map { column in
                ColumnMapping.Choice(heading: CellText.cleaned(rows[index].text(column)), column: nil)
            }
            return Found(
                mapping: ColumnMapping(choices: choices), lastLine: rows[index].line, repeated: [], score: 0)
        }
    }

    private typealias Candidate = (headings: [String], lastLine: Int)

    /// Each row; then each two rows that follow one another, read as headings on two lines. One row wins a draw.
    private static func candidates(_ rows: [TableRow]) -> [Candidate] {
        let texts = rows.map { row in (0..<row.count).map { CellText.cleaned(row.text($0)) } }
        var list = rows.indices.map { (headings: texts[$0], lastLine: rows[$0].line) }
        for index in rows.indices.dropLast() where looksLikeHeadings(rows[index + 1]) {
            for fills in [false, true] {
                let headings = joined(texts[index], texts[index + 1], fills: fills)
                list.append((headings, rows[index + 1].line))
            }
        }
        return list
    }

    private static func looksLikeHeadings(_ row: TableRow) -> Bool {
        (0..<row.count).allSatisfy { column in
            switch row.kind(column) {
            case .empty: true
            case .text: !row.text(column).contains("@") && row.text(column).utf8.count < 60
            default: false
            }
        }
    }

    /// - Parameter fills: a heading above stands for the blank ones to its right, as merged cells do.
    private static func joined(_ upper: [String], _ lower: [String], fills: Bool) -> [String] {
        var above = ""
        return (0..<max(upper.count, lower.count)).map { column in
            let here = column < upper.count ? upper[column] : ""
            let below = column < lower.count ? lower[column] : ""
            if fills, here.isEmpty, !below.isEmpty { return above.isEmpty ? below : above + " " + below }
            if !here.isEmpty { above = here }
            return here.isEmpty || below.isEmpty ? here + below : here + " " + below
        }
    }

    /// Reads headings by their words. Of two columns with one meaning the surer has it, then the one further left.
    private static func recognise(_ candidate: Candidate) -> Found? {
        var choices = candidate.headings.map { ColumnMapping.Choice(heading: $0, column: nil) }
        var holders: [StaffColumn: (index: Int, rank: Int)] = [:]
        var repeated: [Int] = []
        for (index, heading) in candidate.headings.enumerated() {
            guard let (column, rank) = HeadingWords.meaning(of: heading) else { continue }
            if let holder = holders[column], !column.mayRepeat {
                if rank >= holder.rank {
                    if sameHeading(heading, candidate.headings[holder.index]) { repeated.append(index) }
                    continue
                }
                choices[holder.index].column = nil
            }
            choices[index].column = column
            if holders[column] == nil || !column.mayRepeat { holders[column] = (index, rank) }
        }
        settleNames(&choices, &holders)
        let known: [StaffColumn] = [.number, .lastName, .firstName, .fullName, .address]
        guard holders.count >= 2 || (holders.count == 1 && candidate.headings.count == 1),
            known.contains(where: { holders[$0] != nil })
        else { return nil }
        return Found(
            mapping: ColumnMapping(choices: choices), lastLine: candidate.lastLine, repeated: repeated,
            score: holders.count)
    }

    /// "Nom" alone holds the whole name; "Name" beside a first name is the last name.
    private static func settleNames(
        _ choices: inout [ColumnMapping.Choice], _ holders: inout [StaffColumn: (index: Int, rank: Int)]
    ) {
        if let last = holders[.lastName], holders[.firstName] == nil {
            if holders[.fullName] == nil {
                choices[last.index].column = .fullName
                holders[.fullName] = last
            } else {
                choices[last.index].column = nil
            }
            holders[.lastName] = nil
        } else if let full = holders[.fullName], holders[.firstName] != nil {
            choices[full.index].column = holders[.lastName] == nil ? .lastName : nil
            if holders[.lastName] == nil { holders[.lastName] = full }
            holders[.fullName] = nil
        }
    }

    private static func sameHeading(_ left: String, _ right: String) -> Bool {
        HeadingWords.foldedHeading(left) == HeadingWords.foldedHeading(right)
    }

    /// Finds the remembered headings, wherever their columns stand now; at least half of them must be there. Where none
    /// has a meaning yet, somebody chose this line of headings: it is taken as it is.
    private static func apply(_ mapping: ColumnMapping, _ candidate: Candidate) -> Found? {
        if mapping.isOpen {
            guard candidate.headings == mapping.choices.map(\.heading) else { return nil }
            return Found(mapping: mapping, lastLine: candidate.lastLine, repeated: [], score: 1)
        }
        var waiting = mapping.choices.map { (HeadingWords.foldedHeading($0.heading), $0.column) }
        let meant = waiting.count { $0.1 != nil }
        var score = 0
        let choices = candidate.headings.map { heading in
            let folded = HeadingWords.foldedHeading(heading)
            guard let place = waiting.firstIndex(where: { $0.0 == folded }) else {
                return ColumnMapping.Choice(heading: heading, column: nil)
            }
            let column = waiting.remove(at: place).1
            if column != nil { score += 1 }
            return ColumnMapping.Choice(heading: heading, column: column)
        }
        guard score > 0, score * 2 >= meant else { return nil }
        let applied = ColumnMapping(sheet: mapping.sheet, dateOrder: mapping.dateOrder, choices: choices)
        let repeated = choices.indices.filter { index in
            choices[index].column == nil && !choices[index].heading.isEmpty
                && choices[..<index].contains { $0.column != nil && sameHeading($0.heading, choices[index].heading) }
        }
        // Of two lines with these headings the one that has them in this order is meant.
        let isInOrder = candidate.headings == mapping.choices.map(\.heading)
        return Found(
            mapping: applied, lastLine: candidate.lastLine, repeated: repeated, score: score + (isInOrder ? 1 : 0))
    }
}
