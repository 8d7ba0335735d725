import ArgumentParser
import Foundation
import MatchFiles
import Matching

/// The files that a matching of given scores reads.
struct MatchFilesOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Scores of pairs: mentee,mentor,score.", valueName: "scores.csv")) var scores: String?
    @Option(help: ArgumentHelp("Scores as a NumPy array in place of --scores.", valueName: "file.npy")) var matrix:
        String?
    @Option(help: ArgumentHelp("The mentees: mentee[,places].", valueName: "mentees.csv")) var mentees: String?
    @Option(help: ArgumentHelp("The mentors: mentor,capacity.", valueName: "mentors.csv")) var mentors: String?
    @Option(help: "Processor cores to use; the result is the same with any number.") var threads: Int?

    /// Whether scores are given rather than a list of people.
    var areGiven: Bool { scores != nil || matrix != nil || mentees != nil || mentors != nil }

    /// What is read.
    var reads: [NamedFile?] {
        [
            NamedFile("--scores", scores), NamedFile("--matrix", matrix), NamedFile("--mentees", mentees),
            NamedFile("--mentors", mentors),
        ]
    }

    /// What is missing or too much, as a sentence; nil when all is well.
    var mistake: String? {
        if (scores == nil) == (matrix == nil) { return "Give --scores or --matrix, one of them." }
        if mentees == nil { return "--mentees is missing." }
        if mentors == nil { return "--mentors is missing." }
        if let threads, !(1...256).contains(threads) { return "--threads is a number from 1 to 256." }
        return nil
    }

    var cores: Int { threads ?? min(8, ProcessInfo.processInfo.activeProcessorCount) }

    /// Reads the people and the scores.
    func read() throws -> (problem: MatchingProblem, mentees: PeopleFile, mentors: PeopleFile) {
        let mentees = try PeopleFile(self.mentees ?? "", side: .mentee)
        let mentors = try PeopleFile(self.mentors ?? "", side: .mentor)
        let table: Scores
        if let matrix {
            table = try MatrixFile.read(matrix, mentees: mentees, mentors: mentors, threads: cores)
        } else {
            table = try ScoresFile.read(scores ?? "", mentees: mentees, mentors: mentors, threads: cores)
        }
        let problem = try MatchingProblem(places: mentees.places, capacities: mentors.places, scores: table)
        return (problem, mentees, mentors)
    }
}

/// How to match given scores.
struct MatchScoresOptions: ParsableArguments {
    enum Method: String, ExpressibleByArgument, CaseIterable { case optimal, fair, stable }

    @OptionGroup var files: MatchFilesOptions
    @Option(help: "With scores: what to aim at (optimal if not given).") var method: Method?
    @Option(help: ArgumentHelp("With --method stable: side,person,other,rank.", valueName: "wishes.csv")) var wishes:
        String?
    @Option(help: ArgumentHelp("With scores: where the proof goes.", valueName: "file")) var certificate: String?

    var reads: [NamedFile?] { files.reads + [NamedFile("--wishes", wishes)] }

    /// A word that means nothing where a list is paired; nil when there is none.
    var wordWithoutScores: String? {
        let words = [
            (method != nil, "--method"), (certificate != nil, "--certificate"), (wishes != nil, "--wishes"),
            (files.threads != nil, "--threads"),
        ]
        return words.first { $0.0 }?.1
    }

    var mistake: String? {
        if let mistake = files.mistake { return mistake }
        if (method == .stable) != (wishes != nil) { return "--wishes goes with --method stable." }
        if method == .stable, certificate != nil { return "--certificate goes with --method optimal or fair." }
        return nil
    }
}

/// Matches given scores: pairs to `output` or standard output, the summary beside it.
func runMatchScores(_ options: MatchScoresOptions, output: String?, json: Bool) throws {
    let start = ContinuousClock.now
    do {
        let (problem, mentees, mentors) = try options.files.read()
        let read = ContinuousClock.now
        let assignment = try solve(problem, options, mentees, mentors)
        let solved = ContinuousClock.now
        let checked = try CheckedAssignment(assignment, of: problem)
        try CommandOutput.bytes(PairsFile.text(assignment.pairs, mentees: mentees, mentors: mentors), to: output)
        if let path = options.certificate, let certificate = assignment.certificate {
            try CommandOutput.bytes(CertificateFile.text(certificate, mentees: mentees, mentors: mentors), to: path)
        }
        let summary = MatchScoresSummary(
            problem: problem, checked: checked, reading: read - start, solving: solved - read, total: .now - start)
        let text = json ? summary.json : summary.sentence
        if json, output != nil { CommandOutput.line(text) } else { CommandOutput.aside(text) }
    } catch let fault as FileFault {
        throw Refused(fault)
    } catch let fault as ProblemFault {
        throw Refused(fault)
    } catch is CertificateFault {
        throw Refused(
            "The result could not be proved, so it is not given. Please report it, with the files if you can.",
            key: "not_proved")
    }
}

private func solve(
    _ problem: MatchingProblem, _ options: MatchScoresOptions, _ mentees: PeopleFile, _ mentors: PeopleFile
) throws -> Assignment {
    let cores = options.files.cores
    switch options.method ?? .optimal {
    case .optimal: return try problem.solve(.optimal, threads: cores)
    case .fair: return try problem.solve(.fair, threads: cores)
    case .stable:
        let wishes = try WishesFile.read(options.wishes ?? "", mentees: mentees, mentors: mentors)
        let assignment = try problem.solve(.stable(wishes), threads: cores)
        if let pair = problem.blockingPair(assignment.pairs, wishes) {
            throw Refused(
                "The result is not stable for \(mentees.name(pair.mentee)), \(mentors.name(pair.mentor)).",
                key: "not_stable")
        }
        return assignment
    }
}

/// An assignment whose certificate was checked, if it has one. Nothing else is called the best.
struct CheckedAssignment {
    let assignment: Assignment
    /// Whether it has a certificate; it holds then.
    let isProved: Bool

    /// Throws when the certificate does not prove the pairs.
    init(_ assignment: Assignment, of problem: MatchingProblem) throws(CertificateFault) {
        try assignment.certificate?.verify(assignment.pairs, of: problem)
        self.assignment = assignment
        isProved = assignment.certificate != nil
    }
}

/// What the command says of a matching of given scores.
struct MatchScoresSummary {
    let problem: MatchingProblem
    let checked: CheckedAssignment
    let reading: Duration
    let solving: Duration
    let total: Duration

    private var assignment: Assignment { checked.assignment }
    private var isProved: Bool { checked.isProved }

    private var places: Int { problem.capacities.reduce(0, +) }

    /// The most memory the process has held, in bytes.
    private var peakBytes: Int {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(0), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        return Int(usage.ru_maxrss) * 1024
    }

    var json: String {
        """
        {"matched":\(assignment.matched),"places":\(places),"total":\(assignment.total),\
        "minimum":\(assignment.minimum.map(String.init) ?? "null"),"optimal":\(isProved),\
        "seconds_reading":\(seconds(reading)),"seconds_solving":\(seconds(solving)),"seconds_total":\(seconds(total)),\
        "peak_bytes":\(peakBytes)}
        """
    }

    var sentence: String {
        "\(assignment.matched) of \(problem.places.reduce(0, +)) matched, \(places) places, total \(assignment.total), "
            + "minimum \(assignment.minimum.map(String.init) ?? "none"), \(isProved ? "proved optimal" : "stable"); "
            + "\(seconds(reading)) s reading, \(seconds(solving)) s solving, \(seconds(total)) s in all, "
            + "\(peakBytes / 1_000_000) MB."
    }

    private func seconds(_ duration: Duration) -> String {
        let parts = duration.components
        return String(format: "%.6f", Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
    }
}
