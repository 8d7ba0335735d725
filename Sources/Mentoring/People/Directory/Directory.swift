package import Storage

/// The directory of people: found as one types, page by page by key. A hundred thousand people feel like a hundred,
/// because each page walks an index in its order or sorts a small set.
package enum Directory {
    /// Lines of a page.
    package static let pageSize = 50
    /// Sets up to this size are gathered and sorted; larger ones are walked.
    private static let smallSet = 2_000

    /// A page of those who fit.
    /// - Parameters:
    ///   - known: how many fit, where somebody counted them already.
    ///   - places: names of sites, departments and grades, where somebody has them already.
    package static func page(
        _ filter: DirectoryFilter, at place: DirectoryPlace, known: FoundCount? = nil, places: PlaceNames? = nil,
        in tx: Transaction
    ) throws -> DirectoryPage {
        let places = try places ?? PlaceNames(in: tx)
        var values = Values(filter)
        let way = try Self.way(for: filter, values, in: tx)
        let (lines, more) = try Self.lines(way, at: place, &values, places, in: tx)
        let first = lines.first?.key
        let last = lines.last?.key
        let previous: DirectoryKey?
        let next: DirectoryKey?
        switch place {
        case .first: (previous, next) = (nil, more ? last : nil)
        case .after: (previous, next) = (first, more ? last : nil)
        case .before: (previous, next) = (more ? first : nil, last)
        }
        let count = try count(way, values, known: place == .first && !more ? .exactly(lines.count) : known, in: tx)
        return DirectoryPage(lines: lines, previous: previous, next: next, count: count)
    }

    /// Everybody who fits, in order, for exports: one page after the other, so that memory stays flat.
    package static func each(
        _ filter: DirectoryFilter, in tx: Transaction, do body: (DirectoryLine) throws -> Void
    ) throws {
        let places = try PlaceNames(in: tx)
        var values = Values(filter)
        let way = try Self.way(for: filter, values, in: tx)
        var place = DirectoryPlace.first
        while true {
            let (lines, more) = try Self.lines(way, at: place, limit: 1_000, &values, places, in: tx)
            for line in lines { try body(line) }
            guard more, let last = lines.last else { return }
            place = .after(last.key)
        }
    }

    /// How many people there are in all.
    package static func headCount(in tx: Transaction) throws -> HeadCount {
        guard let row = try tx.row(DirectorySQL.headCount) else { return HeadCount(here: 0, missing: 0, left: 0) }
        let left = try row.integer("gone")
        return HeadCount(here: try row.integer("people") - left, missing: try row.integer("missing"), left: left)
    }

    /// The codes of all languages that somebody speaks.
    package static func languages(in tx: Transaction) throws -> [String] {
        try tx.rows(DirectorySQL.languages).map { try $0.text("code") }
    }

    // MARK: The way through

    /// The cheapest way: a small set where one of the filters makes one, else the walk that narrows most.
    private static func way(
        for filter: DirectoryFilter, _ values: Values, in tx: Transaction
    ) throws -> DirectorySQL.Way {
        let walks: [DirectorySQL.Way?] = [
            filter.site.map { _ in DirectorySQL.bySite }, filter.department.map { _ in DirectorySQL.byDepartment },
            filter.grade.map { _ in DirectorySQL.byGrade },
            filter.shown == .missing || filter.shown == .left ? DirectorySQL.byAbsence : nil,
        ]
        let columnSets = [DirectorySQL.ofSite, DirectorySQL.ofDepartment, DirectorySQL.ofGrade, DirectorySQL.ofAbsence]
        let otherSets: [DirectorySQL.Way?] = [
            filter.language.map { _ in DirectorySQL.ofLanguage },
            filter.competency.map { _ in DirectorySQL.ofCompetency },
            values.hasCode ? DirectorySQL.ofCode : nil, checked(filter.check),
        ]
        let walk = walks.compactMap { $0 }
        let sets =
            zip(walks, columnSets).compactMap { walk, set in walk.map { _ in set } } + otherSets.compactMap { $0 }
        let fallback = values.hasWords ? DirectorySQL.byWord : walk.first ?? DirectorySQL.byName
        // One order already says who is next.
        if sets.isEmpty || (!values.hasWords && sets.count == 1 && walk.count == 1) { return fallback }
        var best: (size: Int, way: DirectorySQL.Way)?
        for set in sets {
            guard let statement = set.size else { continue }
            let size =
                try tx.row(statement, values: values.bound(to: statement, limit: smallSet + 1))?.integer("people") ?? 0
            if size <= smallSet, size < best?.size ?? .max { best = (size, set) }
        }
        return best?.way ?? fallback
    }

    /// Namesakes are not gathered: each is found by looking beside everybody.
    private static func checked(_ check: DirectoryFilter.Check?) -> DirectorySQL.Way? {
        switch check {
        case .manager: DirectorySQL.ofNoManager
        case .address: DirectorySQL.ofNoAddress
        case .refused: DirectorySQL.ofRefused
        case .namesake, nil: nil
        }
    }

    private static func lines(
        _ way: DirectorySQL.Way, at place: DirectoryPlace, limit: Int = pageSize, _ values: inout Values,
        _ places: PlaceNames, in tx: Transaction
    ) throws -> (lines: [DirectoryLine], more: Bool) {
        values.place(place)
        let back = place.isBack
        let statement = back ? way.backward : way.forward
        var lines: [DirectoryLine] = []
        lines.reserveCapacity(limit + 1)
        try tx.each(statement, values: values.bound(to: statement, limit: limit + 1)) { row in
            lines.append(try line(row, places))
        }
        let more = lines.count > limit
        if more { lines.removeLast() }
        return (back ? lines.reversed() : lines, more)
    }

    /// Counting stops where it would take longer than showing.
    private static func count(
        _ way: DirectorySQL.Way, _ values: Values, known: FoundCount?, in tx: Transaction
    ) throws -> FoundCount {
        if let known { return known }
        let most = values.hasOtherWords ? 100 : values.hasWords ? 200 : 1_000
        let found = try tx.row(way.count, values: values.bound(to: way.count, limit: most + 1))?.integer("people") ?? 0
        return found > most ? .moreThan(most) : .exactly(found)
    }

    private static func line(_ row: Row, _ places: PlaceNames) throws -> DirectoryLine {
        let id = try row.id("id", of: Person.self)
        return DirectoryLine(
            id: id, firstName: try row.text("first_name"), lastName: try row.text("last_name"),
            staffNumber: try row.optionalText("staff_number"), email: try row.optionalText("email"),
            jobTitle: try row.optionalText("job_title"),
            site: try row.optionalText("site_id").flatMap { places.sites[$0] },
            department: try row.optionalText("department_id").flatMap { places.departments[$0] },
            grade: try row.optionalText("grade_id").flatMap { places.grades[$0] },
            presence: Presence(rawValue: try row.text("presence")) ?? .present,
            key: DirectoryKey(word: try row.text("word"), name: try row.text("name_key"), id: id.text))
    }

    /// The values of every parameter that a way may have, by name.
    private struct Values {
        private var texts: [String: String] = [:]
        private let least: Int
        let hasWords: Bool
        let hasOtherWords: Bool
        let hasCode: Bool

        /// Above everything that begins like the text.
        private static let end = "\u{10FFFF}"

        init(_ filter: DirectoryFilter) {
            let sought = PersonWords.sought(in: filter.text)
            hasWords = !sought.words.isEmpty
            hasOtherWords = sought.words.count > 1
            hasCode = sought.code != nil
            least = filter.leastLevel
            for (index, word) in sought.words.enumerated() {
                texts["word\(index + 1)"] = word
                texts["word\(index + 1)_end"] = word + Self.end
            }
            if let code = sought.code {
                texts["code"] = code
                texts["code_end"] = code + Self.end
                texts["upper"] = code.uppercased()
                texts["upper_end"] = code.uppercased() + Self.end
            }
            texts["site"] = filter.site?.text
            texts["department"] = filter.department?.text
            texts["grade"] = filter.grade?.text
            texts["language"] = filter.language
            texts["competency"] = filter.competency?.text
            texts["check"] = filter.check?.rawValue
            let presences = filter.shown.presences
            for index in 0..<3 { texts["presence\(index + 1)"] = presences[min(index, presences.count - 1)].rawValue }
        }

        mutating func place(_ place: DirectoryPlace) {
            let key: DirectoryKey
            switch place {
            case .first: key = DirectoryKey(word: texts["word1"] ?? "", name: "", id: "")
            case .after(let other), .before(let other): key = other
            }
            texts["word"] = key.word
            texts["name"] = key.name
            texts["id"] = key.id
        }

        func bound(to statement: Statement, limit: Int) -> [any Bindable] {
            statement.parameters.map { parameter -> any Bindable in
                switch parameter.name {
                case "limit": limit
                case "least": least
                case "assumed": Competencies.assumedLevel
                default: texts[parameter.name]
                }
            }
        }
    }
}
