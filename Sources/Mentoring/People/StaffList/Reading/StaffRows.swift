import Tables

/// Reads rows into persons, one by one; what needs the whole list is left to `StaffGathering`.
final class StaffRows {
    /// A meaning and where it is.
    struct Field {
        var column: StaffColumn
        var index: Int
    }

    /// Letters of a first or last name at most.
    static let longestName = 120

    let fields: [Field]
    let headings: [String]
    let options: StaffListOptions
    let dateOrder: DateOrder?
    var problems: ProblemList
    private(set) var persons: [StaffPerson] = []
    private(set) var starts: [WrittenDate] = []
    private(set) var ends: [WrittenDate] = []
    /// What the list says of each person's manager, several columns parted by U+001F.
    private(set) var managers: [String] = []
    private(set) var lines = 0
    private(set) var refused = 0
    private(set) var refusedKeys = RefusedKeys()
    private(set) var evidence = DateEvidence()
    /// Whether every last, every first name is in capitals.
    private(set) var lastNamesShout = true
    private(set) var firstNamesShout = true

    var interner = Interner()
    let dates: DateReading
    lazy var zones = TimeZoneReading()
    var zoneCache: [String: String?] = [:]
    var languageCache: [String: (codes: [String], unknown: [String])] = [:]
    var timeCache: [String: Int?] = [:]
    var listCache: [String: [String]] = [:]
    var wishCache: [String: StaffPerson.Wish?] = [:]
    private let headingWords: [String]
    let lastComesFirst: Bool

    // The row being read.
    var person = StaffPerson()
    var start = WrittenDate()
    var end = WrittenDate()
    var manager = ""
    private var filled = 0

    init(preview: StaffListPreview, options: StaffListOptions) {
        self.options = options
        let choices = preview.mapping.choices
        headings = choices.map(\.heading)
        fields = choices.enumerated().compactMap { index, choice in
            choice.column.map { Field(column: $0, index: index) }
        }
        dateOrder = preview.mapping.dateOrder
        dates = DateReading(latestYear: (Int(options.today.prefix(4)) ?? 2100) + 1)
        problems = ProblemList(limit: options.problemLimit, headings: headings)
        headingWords = headings.map(HeadingWords.foldedHeading)
        let full = choices.first { $0.column == .fullName }.map { HeadingWords.foldedHeading($0.heading) } ?? ""
        lastComesFirst = full.hasPrefix("nom") || full == "collaborateur" || full == "salarie" || full == "agent"
        for index in preview.repeated {
            problems.add(preview.headingLine, index, headings[index], .repeatedHeading, .noticed, .columnIgnored)
        }
    }

    /// Index of the column with this meaning, for problems.
    func index(of column: StaffColumn) -> Int? { fields.first { $0.column == column }?.index }

    /// Takes over what the file's reader noticed.
    func note(_ notices: [TableNotice]) {
        for notice in notices {
            let reason: StaffProblem.Reason = notice.key == .strayBytes ? .strayBytes : .textAfterQuote
            problems.add(
                notice.line, notice.column - 1, notice.value, reason, .noticed,
                notice.key == .strayBytes ? .readAsWindows : .kept)
        }
    }

    /// Reads one row.
    func add(_ row: TableRow) {
        person = StaffPerson()
        person.line = row.line
        (start, end, manager, filled) = (WrittenDate(), WrittenDate(), "", 0)
        let before = (problems.problems.count, problems.count)
        row.withBytes { bytes, spans in
            for span in spans where span.kind != .empty { filled += 1 }
            for field in fields where field.index < spans.count {
                let span = spans[field.index]
                let cell = UnsafeBufferPointer(rebasing: bytes[Int(span.start)..<Int(span.end)])
                let (text, isClean) = CellText.trimmed(cell)
                if span.kind == .empty || span.kind == .error || CellText.meansNothing(text) { continue }
                if isClean || field.column == .mastered || field.column == .sought {
                    read(text, field)
                } else {
                    var mended = CellText.cleaned(String(decoding: text, as: UTF8.self))
                    if !mended.isEmpty { mended.withUTF8 { read($0, field) } }
                }
            }
        }
        if let reason = besides(row) {
            problems.truncate(to: before)
            problems.add(row.line, nil, firstText(row), reason, .noticed, .rowIgnored)
            return
        }
        lines += 1
        keep()
    }

    /// Hands over what was read and forgets it, so that nothing is held twice.
    func takePersons() -> (persons: [StaffPerson], starts: [WrittenDate], ends: [WrittenDate], managers: [String]) {
        defer { (persons, starts, ends, managers) = ([], [], [], []) }
        return (persons, starts, ends, managers)
    }

    private func keep() {
        if person.lastName.isEmpty, person.firstName.isEmpty {
            refuse()
            problems.add(
                person.line, index(of: .lastName) ?? index(of: .fullName) ?? index(of: .firstName), "", .missingName,
                .refused, .rowRefused)
            return
        }
        if let column = tooLong() {
            refuse()
            let name = column == .firstName ? person.firstName : person.lastName
            problems.add(
                person.line, index(of: column) ?? index(of: .fullName), name, .nameTooLong, .refused, .rowRefused)
            return
        }
        if let number = person.number, number.utf8.count > PersonRules.longestNumber,
            number.count > PersonRules.longestNumber
        {
            refuse()
            problems.add(person.line, index(of: .number), number, .numberTooLong, .refused, .rowRefused)
            return
        }
        if person.firstName.isEmpty, let index = index(of: .firstName) {
            problems.add(person.line, index, "", .missingFirstName, .noticed, .kept)
        }
        if person.lastName.isEmpty, let index = index(of: .lastName) {
            problems.add(person.line, index, "", .missingLastName, .noticed, .kept)
        }
        if lastNamesShout, !person.lastName.isEmpty { lastNamesShout = NameReading.isCapitals(person.lastName) }
        if firstNamesShout, !person.firstName.isEmpty { firstNamesShout = NameReading.isCapitals(person.firstName) }
        evidence.add(start)
        evidence.add(end)
        persons.append(person)
        starts.append(start)
        ends.append(end)
        managers.append(manager)
    }

    private func refuse() {
        refused += 1
        refusedKeys.add(person.number, person.address)
    }

    /// The name that nobody can bear; nil where both will do.
    private func tooLong() -> StaffColumn? {
        if isTooLong(person.lastName) { return .lastName }
        return isTooLong(person.firstName) ? .firstName : nil
    }

    /// Bytes first: letters are dear to count, and few names are long.
    private func isTooLong(_ name: String) -> Bool {
        name.utf8.count > Self.longestName && name.count > Self.longestName
    }

    /// A number and nothing else is somebody whose names were forgotten, not a note.
    private func isForgotten() -> Bool {
        guard let number = person.number, number.utf8.count <= 20 else { return false }
        return number.contains(where: \.isNumber) && !number.contains(" ")
    }

    /// Why a row is no person: totals, headings again, a note below the table, an example of the template; nil when it is
    /// one.
    private func besides(_ row: TableRow) -> StaffProblem.Reason? {
        if ExampleMark.isOn(person.lastName) || ExampleMark.isOn(person.firstName) { return .example }
        if person.address == nil, person.firstName.isEmpty || person.lastName.isEmpty || filled <= 3 {
            for column in 0..<min(row.count, 8) where row.kind(column) == .text {
                if Self.isTotal(staffFolded(row.text(column))) { return .totals }
            }
        }
        if filled == 1, fields.count >= 4, !isForgotten() { return .footnote }
        if filled * 2 > headings.count, repeatsFirstHeading(row),
            fields.allSatisfy({ HeadingWords.foldedHeading(row.text($0.index)) == headingWords[$0.index] })
        {
            return .repeatedHeadings
        }
        return nil
    }

    /// A cheap look before the close one.
    private func repeatsFirstHeading(_ row: TableRow) -> Bool {
        let text = row.text(fields[0].index)
        let heading = headings[fields[0].index]
        return row.kind(fields[0].index) == .text && text.utf8.first == heading.utf8.first
            && text.utf8.count == heading.utf8.count
    }

    private static func isTotal(_ folded: String) -> Bool {
        guard
            folded.hasPrefix("t") || folded.hasPrefix("s") || folded.hasPrefix("e") || folded.hasPrefix("g")
                || folded.hasPrefix("n")
        else { return false }
        let word = HeadingWords.foldedHeading(folded)
        return word == "total" || word == "totaux" || word.hasPrefix("total ") || word.hasPrefix("sous total")
            || word.hasPrefix("grand total") || word.hasPrefix("effectif total") || word.hasPrefix("nombre de ")
            || word.hasPrefix("nombre d ") || word == "somme" || word == "sum"
    }

    private func firstText(_ row: TableRow) -> String {
        (0..<row.count).first { row.kind($0) != .empty }.map { CellText.cleaned(row.text($0)) } ?? ""
    }
}
