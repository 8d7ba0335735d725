import ArgumentParser
import Foundation
import Logging
import Mentoring
import Storage
import Tables
import Web
import Words

/// Imports a staff list, or says what it would change.
struct PeopleImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Imports a staff list, or says what it would change.",
        discussion: """
            Example:
              binome people import staff.csv --dry-run \\
                --database sqlite:/var/lib/binome/binome.sqlite
            The list is CSV or Excel; its columns are recognised by their headings. A dry run changes nothing, and needs \
            no database that is made already. With --full, people who are missing from the list are marked "left?".

            Where headings are not recognised, --mapping names a file that says what each column means: after a line \
            "columns", tab, 1 one line for each column of the list, left to right: "column", its meaning, its heading, \
            parted by tabs. The meaning - leaves a column out. Example:
              printf 'columns\\t1\\ncolumn\\tfullName\\tWho\\ncolumn\\t-\\tRoom\\n' > map.tsv
              binome people import staff.csv --mapping map.tsv --dry-run
            Meanings: \(StaffColumn.allCases.map(\.rawValue).joined(separator: ", ")).
            docs/operations.md says what each holds.
            """)

    @OptionGroup var server: ServerFlags
    @Argument(help: "The staff list, CSV or Excel.") var list: String
    @Flag(help: "Says what would change, and changes nothing.") var dryRun = false
    @Flag(help: "The list names everybody who is present: whoever is missing is marked \"left?\".") var full = false
    @Option(help: ArgumentHelp("A file that says which column means what (see above).", valueName: "file")) var mapping:
        String?
    @Option(help: "The language of the sentences: fr or en.") var language = "en"
    @Flag(help: "One JSON object on standard output.") var json = false

    func validate() throws {
        guard Language(rawValue: language) != nil else { throw ValidationError("--language is fr or en.") }
    }

    func run() async throws {
        let configuration = try server.configuration()
        let phrases = Phrases(try Catalogue.embedded(), in: Language(rawValue: language) ?? .english)
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let known = try knownMapping(phrases)
        let reading: StaffListReading
        do {
            reading = try StaffList.read(
                list, mapping: known,
                options: StaffListOptions(today: Imports.today(now), table: .init(limits: Imports.limits)))
        } catch {
            guard let fault = ImportFault(error) else { throw error }
            throw Refused(ImportWords.sentence(fault, phrases), key: fault.key, line: fault.line)
        }
        if let mapping, let absent = known?.absent(from: reading.mapping), !absent.isEmpty {
            let headings = absent.map { phrases("import.mapping.heading", ["heading": .text($0)]) }
            throw Refused(
                phrases(
                    "import.mapping.no_column",
                    ["file": .text(mapping), "headings": .list(headings), "count": .number(absent.count)]),
                key: "import.mapping.no_column")
        }
        let database = try await open(DatabaseAddress(configuration.database))
        if !dryRun { try await database?.write { try SetUp.prepare(in: $0, at: now) } }
        let compared = try await compare(reading, database, at: now)
        if !dryRun, let database { try await apply(compared, to: database, at: now) }
        await database?.close()
        try say(compared, phrases)
    }

    private func knownMapping(_ phrases: Phrases) throws -> ColumnMapping? {
        guard let mapping else { return nil }
        let file: [String: WordValue] = ["file": .text(mapping)]
        guard let data = FileManager.default.contents(atPath: mapping) else {
            throw Refused(phrases("import.mapping.absent", file), key: "import.mapping.absent")
        }
        let known: ColumnMapping
        do { known = try ColumnMapping(lines: Self.lines(data)) } catch {
            let about: [String: WordValue] = [
                "line": .number(error.line), "text": .text(String(error.text.prefix(80))),
                "meanings": .text((StaffColumn.allCases.map(\.rawValue) + ["-"]).joined(separator: ", ")),
            ]
            let key = error.line == 1 ? "import.mapping.first_line" : "import.mapping.line"
            throw Refused(
                phrases(key, file.merging(error.line == 1 ? [:] : about) { $1 }), key: key, line: error.line)
        }
        let twice = known.repeated.map { one in
            phrases(
                "refusal.import.column_twice", ["heading": .text(one.heading), "other": .text(one.other)])
        }
        guard twice.isEmpty else {
            throw Refused("\(mapping): " + twice.joined(separator: "\n"), key: "refusal.import.column_twice")
        }
        return known
    }

    /// As any editor of any system saved it.
    private static func lines(_ data: Data) -> String {
        String(decoding: data, as: UTF8.self).replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n")
            .trimmingCharacters(in: .newlines)
    }

    /// Nil for a dry run on a database that is not made yet.
    private func open(_ address: DatabaseAddress) async throws -> Database? {
        var logger = Logger(label: "binome")
        logger.logLevel = .error
        if dryRun, await !Database.isMade(address) { return nil }
        let database = try Database(address, connections: 1, logger: logger)
        guard dryRun else {
            try await database.migrate()
            return database
        }
        let pending = try await database.pending()
        if pending.isEmpty { return database }
        await database.close()
        if pending.contains(where: { $0.number == 1 }) { return nil }
        throw Refused("The database is of an older version. Run `binome migrate` first.", key: "database.older")
    }

    private func compare(
        _ reading: StaffListReading, _ database: Database?, at now: Instant
    ) async throws -> ComparedList {
        let isFull = full
        guard let database else {
            return try ListComparison.compare(reading, isFull: isFull, today: Imports.today(now), in: nil, at: now)
        }
        return try await database.read { tx in
            try ListComparison.compare(reading, isFull: isFull, today: Imports.today(now), in: tx, at: now)
        }
    }

    private func apply(_ compared: ComparedList, to database: Database, at now: Instant) async throws {
        let name = URL(fileURLWithPath: list).lastPathComponent
        let applied = try await Imports.importNow(
            compared, fileName: name, isFull: full, into: database, at: now
        ) { try Departures.follow($0, by: $1, in: $2, at: $3) }
        guard applied else {
            throw Refused(
                "Somebody changed people meanwhile, or imports another list. Nothing was imported: try again.",
                key: "changed_meanwhile")
        }
    }

    private func say(_ compared: ComparedList, _ phrases: Phrases) throws {
        let report = ImportReport(compared, phrases)
        if json {
            CommandOutput.line(try report.json())
        } else {
            CommandOutput.line(report.text(dryRun: dryRun))
        }
    }
}

/// What the command says of a list.
struct ImportReport {
    private struct Problem: Encodable {
        let line: Int, column: String, value: String, reason: String, key: String, severity: String, remedy: String
    }

    private struct Summary: Encodable {
        let lines: Int, persons: Int, twice: Int, without_address: Int, without_manager: Int, homonyms: Int
        let new: Int, changed: Int, unchanged: Int, refused: Int, missing: Int, problems: [Problem]
    }

    private let compared: ComparedList
    private let phrases: Phrases

    init(_ compared: ComparedList, _ phrases: Phrases) {
        self.compared = compared
        self.phrases = phrases
    }

    func json() throws -> String {
        let counts = compared.counts
        let problems = compared.reading.problems.map { problem in
            Problem(
                line: problem.line, column: problem.column, value: problem.value,
                reason: ImportWords.reason(problem, phrases) + " " + ImportWords.remedy(problem, phrases),
                key: problem.reason.rawValue, severity: problem.severity.rawValue, remedy: problem.remedy.rawValue)
        }
        let summary = Summary(
            lines: counts.lines, persons: counts.persons, twice: counts.twice, without_address: counts.withoutAddress,
            without_manager: counts.withoutManager, homonyms: counts.homonyms, new: counts.new, changed: counts.changed,
            unchanged: counts.unchanged, refused: counts.refused, missing: counts.missing, problems: problems)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(summary), as: UTF8.self)
    }

    /// The news, then each refused row, then the other problems by kind.
    func text(dryRun: Bool) -> String {
        var lines = [ImportWords.news(compared.counts, phrases) + "."]
        for problem in compared.reading.problems where problem.severity == .refused {
            let sentence: [String: WordValue] = [
                "line": .number(problem.line), "sentence": .text(ImportWords.reason(problem, phrases)),
            ]
            lines.append(phrases("table.at_line", sentence))
        }
        for kind in ProblemKind.summed(compared.reading.problems) where kind.severity != .refused {
            lines.append(ImportWords.kind(kind, phrases))
        }
        lines += ImportWords.told(compared.counts, phrases)
        return lines.joined(separator: "\n")
    }
}
