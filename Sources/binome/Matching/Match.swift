import ArgumentParser
import Foundation
import MatchFiles
import Matching
import Mentoring
import Tables
import Web
import Words

/// Pairs people, with no server and no database: those of a list, or by scores that are given.
struct Match: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pairs the people of a staff list, or by scores: the best pairs there are, with reasons or a proof.",
        discussion: """
            Examples:
              binome match staff.csv --output pairs.csv
              binome match --scores scores.csv --mentees mentees.csv \\
                --mentors mentors.csv --output pairs.csv
              binome match run --help
            """,
        subcommands: [MatchRun.self, MatchVerify.self], defaultSubcommand: MatchRun.self)
}

/// What `binome match` does when no subcommand is named.
struct MatchRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Pairs the people of a staff list, or by scores (run may be left out).",
        discussion: """
            Example:
              binome match staff.csv --output pairs.csv
            The list is CSV or Excel. A column such as "Wants to be" says who is mentor, \
            mentee or both. A mentor has one place unless a column or --capacity says \
            otherwise. The pairs come as mentee,mentor,score,reasons by staff number; the \
            summary goes to standard error, or to standard output with --json --output.

            With scores of your own, the result is proved, and the proof can be kept:
              binome match --scores scores.csv --mentees mentees.csv \\
                --mentors mentors.csv --output pairs.csv --certificate proof.json
            scores.csv: mentee,mentor,score (whole, 0 to 1000000); a pair that is not \
            there cannot be. mentees.csv: mentee[,places]. mentors.csv: mentor,capacity. \
            In place of scores, --matrix takes a NumPy array of int16 or int32, rows and \
            columns in the order of the two files, negative where a pair cannot be. \
            The same scores give the same pairs either way, in whatever order they come \
            (beyond 67 million pairs, perhaps others that are as good).

            --method optimal fills as many places as possible and then has the highest \
            total; fair puts the highest worst score between the two; stable pairs by \
            wishes, so that no two would both rather have each other. wishes.csv: \
            side,person,other,rank; side is mentee or mentor, a smaller rank is dearer. \
            Whom somebody did not rank comes after all whom they did, by score, and is \
            accepted all the same if the pair has a score.

            The proof is JSON: bonus (what a place is worth, more than the total), mentees \
            and mentors (identifier and price). The pairs are the best when places times \
            prices, and what pairs exceed their two prices by (score + bonus - prices), \
            add up to total + bonus times places filled. For fair also floor (the worst \
            score), cover (people, and single pairs, who touch every pair above it and \
            have fewer places than were filled) and most (those who touch every pair and \
            have as many). binome match verify does the sum.
            """)

    @Argument(help: "The staff list, CSV or Excel.") var list: String?
    @OptionGroup(title: "Scores in place of a list") var given: MatchScoresOptions
    @Option(help: "With a list: places of a mentor where it says nothing (1 if not given).") var capacity: Int?
    @Option(help: ArgumentHelp("Where the pairs go; standard output by default.", valueName: "file")) var output:
        String?
    @Option(help: "With a list: the least score of a pair, 0 to 100 (0 if not given).") var leastScore: Int?
    @Option(help: "With a list: the language of the reasons, fr or en (en if not given).") var language: String?
    @Flag(help: "The summary as JSON.") var json = false

    func validate() throws {
        if given.files.areGiven {
            if list != nil { throw ValidationError("Give a list or scores, not both.") }
            if let mistake = given.mistake { throw ValidationError(mistake) }
            let ofLists = [
                (capacity != nil, "--capacity"), (leastScore != nil, "--least-score"), (language != nil, "--language"),
            ]
            if let word = ofLists.first(where: { $0.0 })?.1 { throw ValidationError("\(word) goes with a list.") }
        } else {
            try validateList()
        }
        let reads = [NamedFile("the list", list)] + given.reads
        let writes = [NamedFile("--output", output), NamedFile("--certificate", given.certificate)]
        if let clash = NamedFile.clash(reads: reads, writes: writes) { throw ValidationError(clash) }
    }

    private func validateList() throws {
        guard list != nil else { throw ValidationError("Give a staff list, or scores (see binome match --help).") }
        if let word = given.wordWithoutScores { throw ValidationError("\(word) goes with --scores or --matrix.") }
        guard (1...1000).contains(capacity ?? 1) else {
            throw ValidationError("--capacity is a number from 1 to 1000.")
        }
        guard (0...100).contains(leastScore ?? 0) else {
            throw ValidationError("--least-score is a number from 0 to 100.")
        }
        guard Language(rawValue: language ?? "en") != nil else { throw ValidationError("--language is fr or en.") }
        if json, output == nil { throw ValidationError("--json needs --output, so that pairs and summary do not mix.") }
    }

    func run() async throws {
        if given.files.areGiven { return try runMatchScores(given, output: output, json: json) }
        guard let list else { return }
        let start = ContinuousClock.now
        let phrases = Phrases(try Catalogue.embedded(), in: language.flatMap(Language.init(rawValue:)) ?? .english)
        let today = ISO8601DateFormatter().string(from: Date()).prefix(10)
        let persons: [StaffPerson]
        do {
            persons = try StaffList.read(list, options: StaffListOptions(today: String(today))).persons
        } catch {
            guard let fault = ImportFault(error) else { throw error }
            throw Refused(ImportWords.sentence(fault, phrases), key: fault.key, line: fault.line)
        }
        let pairing = ListPairing(
            persons, capacity: capacity ?? 1, today: String(today), floor: (leastScore ?? 0) * 100)
        // Mentees alone are told one by one that nobody is there for them.
        guard !pairing.mentees.isEmpty else {
            let key = pairing.mentors.isEmpty ? "match.nobody" : "match.no_mentee"
            throw Refused(phrases(key), key: key)
        }
        let report = MatchReport(pairing: pairing, solution: try pairing.solve(), phrases: phrases)
        try CommandOutput.bytes(report.pairs(), to: output)
        let elapsed = start.duration(to: .now)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        if json {
            CommandOutput.line(try report.summaryJSON(seconds: seconds))
        } else {
            CommandOutput.aside(report.summary(seconds: seconds))
        }
    }
}

/// Input that a command refuses: said on standard error, exit code 1.
struct Refused: Error, CustomStringConvertible {
    let description: String
    /// For programs: what is refused, whatever the words.
    let key: String
    /// Of the file that was read, from 1.
    let line: Int?

    init(_ sentence: String, key: String = "refused", line: Int? = nil) {
        description = sentence
        self.key = key
        self.line = line
    }

    init(_ fault: FileFault) { self.init(fault.description, key: "file", line: fault.line) }

    init(_ fault: ProblemFault) { self.init(ProblemWords.sentence(fault), key: "problem") }
}
