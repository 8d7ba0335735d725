/// Which column of a list means what: recognised, correctable by hand, and remembered for the next list.
package struct ColumnMapping: Sendable, Equatable {
    /// One column of the list.
    package struct Choice: Sendable, Equatable {
        /// The heading as the list has it, its line breaks made spaces.
        package var heading: String
        /// Its meaning; nil when it is left out.
        package var column: StaffColumn?

        package init(heading: String, column: StaffColumn?) {
            self.heading = heading
            self.column = column
        }
    }

    /// The sheet of a workbook; nil takes the first visible one with headings that are known.
    package var sheet: String?
    /// How dates are written; nil tells it from the dates.
    package var dateOrder: DateOrder?
    /// All columns from left to right.
    package var choices: [Choice]

    package init(sheet: String? = nil, dateOrder: DateOrder? = nil, choices: [Choice]) {
        self.sheet = sheet
        self.dateOrder = dateOrder
        self.choices = choices
    }

    /// No column has a meaning yet.
    package var isOpen: Bool { choices.allSatisfy { $0.column == nil } }

    /// Where a meaning is, from 0.
    package func indices(of column: StaffColumn) -> [Int] { choices.indices.filter { choices[$0].column == column } }

    /// A column whose meaning another one before it has already.
    package struct Repeated: Sendable, Equatable {
        /// From 0.
        package let index: Int
        package let heading: String
        /// The heading of the first column of this meaning.
        package let other: String
    }

    /// Columns of a meaning that only one may have, but the first of each.
    package var repeated: [Repeated] {
        var first: [StaffColumn: String] = [:]
        return choices.enumerated().compactMap { index, choice in
            guard let column = choice.column, !column.mayRepeat else { return nil }
            if let other = first[column] { return Repeated(index: index, heading: choice.heading, other: other) }
            first[column] = choice.heading
            return nil
        }
    }

    /// These columns with the meanings that their headings had in another list, where most of them are also in it; what is
    /// in this one alone keeps its own, as long as no other column has it. Nil where the lists have little in common.
    package func read(as other: ColumnMapping) -> ColumnMapping? {
        var meanings: [String: StaffColumn?] = [:]
        for choice in other.choices { meanings[HeadingWords.foldedHeading(choice.heading)] = .some(choice.column) }
        let known = choices.map { meanings[HeadingWords.foldedHeading($0.heading)] }
        guard known.count(where: { $0 != nil }) * 4 >= max(choices.count, other.choices.count) * 3 else { return nil }
        var result = self
        result.dateOrder = dateOrder ?? other.dateOrder
        var taken: Set<StaffColumn> = []
        func take(_ index: Int, _ column: StaffColumn?) {
            let isFree = column.map { $0.mayRepeat || taken.insert($0).inserted } ?? false
            result.choices[index].column = isFree ? column : nil
        }
        for (index, meaning) in known.enumerated() { if let meaning { take(index, meaning) } }
        for (index, meaning) in known.enumerated() where meaning == nil { take(index, choices[index].column) }
        return result.isOpen ? nil : result
    }

    /// Headings that this mapping gives a meaning to and that a list, read with it, does not have.
    package func absent(from list: ColumnMapping) -> [String] {
        let there = Set(list.choices.map { HeadingWords.foldedHeading($0.heading) })
        return choices.compactMap { choice in
            choice.column == nil || there.contains(HeadingWords.foldedHeading(choice.heading)) ? nil : choice.heading
        }
    }

    /// The mapping as text, to be remembered: one line per fact, cells parted by tabs.
    package var text: String {
        var lines = ["columns\t1"]
        if let sheet { lines.append("sheet\t" + Self.escaped(sheet)) }
        if let dateOrder { lines.append("dates\t" + dateOrder.rawValue) }
        lines += choices.map { "column\t\($0.column?.rawValue ?? "-")\t\(Self.escaped($0.heading))" }
        return lines.joined(separator: "\n")
    }

    /// A line of a text that no mapping has.
    package struct LineFault: Error, Equatable, Sendable {
        /// From 1. The first says that this is a mapping, and of which version.
        package let line: Int
        package let text: String
    }

    /// Reads `text` back; nil when it is something else or of a later version.
    package init?(text: String) {
        guard let mapping = try? ColumnMapping(lines: text) else { return nil }
        self = mapping
    }

    /// The same, and says which line it is that cannot be read.
    package init(lines text: String) throws(LineFault) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "columns\t1" else {
            throw LineFault(line: 1, text: lines.first.map(String.init) ?? "")
        }
        self.init(choices: [])
        for (index, line) in lines.enumerated().dropFirst() {
            let fault = LineFault(line: index + 1, text: String(line))
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch (cells[0], cells.count) {
            case ("sheet", 2): sheet = Self.unescaped(cells[1])
            case ("dates", 2):
                guard let order = DateOrder(rawValue: cells[1]) else { throw fault }
                dateOrder = order
            case ("column", 3):
                let column = StaffColumn(rawValue: cells[1])
                guard column != nil || cells[1] == "-" else { throw fault }
                choices.append(Choice(heading: Self.unescaped(cells[2]), column: column))
            default: throw fault
            }
        }
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                let meanings: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "r": "\r", "t": "\t"]
                result.unicodeScalars.append(meanings[scalar] ?? scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
