package import Mentoring
package import Words

/// What is said of lists, in the reader's words.
package enum ImportWords {
    /// Why a file could not be read.
    package static func sentence(_ fault: ImportFault, _ phrases: Phrases) -> String {
        FileFaults.sentence(fault, phrases)
    }

    /// Why one row was refused, changed or noticed.
    package static func reason(_ problem: StaffProblem, _ phrases: Phrases) -> String {
        phrases("import.reason.\(problem.reason.rawValue)", ["value": .text(problem.value)])
    }

    /// What was done about it.
    package static func remedy(_ problem: StaffProblem, _ phrases: Phrases) -> String {
        phrases("import.remedy.\(problem.remedy.rawValue)")
    }

    /// What became of such rows, in a word: « refusé », « laissé de côté », « corrigé ».
    static func outcome(_ outcome: StaffProblem.Outcome, _ phrases: Phrases) -> String {
        phrases("import.outcome.\(outcome.rawValue)")
    }

    /// All problems of one kind in a sentence, with what was done.
    package static func kind(_ kind: ProblemKind, _ phrases: Phrases) -> String {
        phrases("import.kind.\(kind.reason.rawValue)", ["count": .number(kind.count)])
    }

    /// What a list leaves open, with what was done: people without an address or a manager, names borne twice.
    package static func told(_ counts: ImportCounts, _ phrases: Phrases) -> [String] {
        open(counts, phrases).map(\.sentence)
    }

    /// The same, each with the filter of the directory that shows who it is.
    static func open(
        _ counts: ImportCounts, _ phrases: Phrases
    ) -> [(sentence: String, check: DirectoryFilter.Check)] {
        let all: [(key: String, count: Int, check: DirectoryFilter.Check)] = [
            ("without_address", counts.withoutAddress, .address), ("without_manager", counts.withoutManager, .manager),
            ("homonyms", counts.homonyms, .namesake),
        ]
        return all.filter { $0.count > 0 }.map {
            (phrases("import.told.\($0.key)", ["count": .number($0.count)]), $0.check)
        }
    }

    /// The news of a compared list: « 785 personnes : 785 nouvelles, aucune refusée ».
    package static func news(_ counts: ImportCounts, _ phrases: Phrases) -> String {
        var parts: [String] = []
        if counts.new > 0 { parts.append(phrases("import.news.new", ["count": .number(counts.new)])) }
        if counts.changed > 0 { parts.append(phrases("import.news.changed", ["count": .number(counts.changed)])) }
        if counts.unchanged > 0 {
            let all = counts.unchanged == counts.persons
            parts.append(
                all
                    ? phrases("import.news.all_unchanged")
                    : phrases("import.news.unchanged", ["count": .number(counts.unchanged)]))
        }
        parts.append(phrases("import.news.refused", ["count": .number(counts.refused)]))
        return phrases(
            "import.news", ["count": .number(counts.persons), "parts": .text(parts.joined(separator: ", "))])
    }

    /// What a column means, for the list of choices.
    static func column(_ column: StaffColumn, _ phrases: Phrases) -> String {
        phrases("import.column.\(column.rawValue)")
    }

    /// One thing that a list would change: « Service : Achats → Juridique ».
    static func change(_ change: ListedChange, _ phrases: Phrases) -> String {
        let field = phrases("people.field.\(change.field.rawValue)")
        func shown(_ text: String?) -> String {
            guard let text, !text.isEmpty else { return phrases("import.nothing") }
            switch change.field {
            case .hiredOn, .leftOn: return phrases.date(text)
            case .presence: return phrases("import.presence.\(text)")
            case .language: return phrases.languageName(text)
            case .languages:
                return phrases.list(text.split(separator: ",").map { phrases.languageName($0.filter { $0 != " " }) })
            case .wish: return phrases("import.wish.\(text)")
            case .ftePercent: return Int(text).map { phrases.percent(Double($0) / 100) } ?? text
            default: return text
            }
        }
        if change.from == nil, change.to == nil { return phrases("import.change.private", ["field": .text(field)]) }
        return phrases(
            "import.change.from_to",
            ["field": .text(field), "from": .text(shown(change.from)), "to": .text(shown(change.to))])
    }
}
