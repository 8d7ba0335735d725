import ArgumentParser
import MatchFiles
import Matching

/// Checks the proof of a matching.
struct MatchVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks that a certificate proves pairs to be the best there are.",
        discussion: """
            Example:
              binome match verify --scores scores.csv --mentees mentees.csv \\
                --mentors mentors.csv --pairs pairs.csv --certificate certificate.json
            Exit code 0 when it is proved, 1 when it is not, with the reason.
            """)

    @OptionGroup var files: MatchFilesOptions
    @Option(help: ArgumentHelp("The pairs: mentee,mentor,score.", valueName: "pairs.csv")) var pairs: String
    @Option(help: ArgumentHelp("The certificate, JSON.", valueName: "file")) var certificate: String

    func validate() throws {
        if let mistake = files.mistake { throw ValidationError(mistake) }
    }

    func run() throws {
        do {
            let (problem, mentees, mentors) = try files.read()
            let (pairs, lines) = try PairsFile.numbered(self.pairs, mentees: mentees, mentors: mentors)
            let proof = try CertificateFile.read(certificate, mentees: mentees, mentors: mentors)
            do { try proof.verify(pairs, of: problem) } catch {
                let words = ProofWords(
                    pairsPath: self.pairs, proofPath: certificate, scoresPath: files.scores ?? files.matrix ?? "",
                    pairs: pairs, lines: lines, mentees: mentees, mentors: mentors, problem: problem)
                throw Refused("Not proved. \(words.sentence(error))", key: "not_proved")
            }
            // A certificate without “floor” proves less, and must not be taken for one that has it.
            let worst = proof.floor.map { "; the worst score, \($0), is the highest there can be" } ?? ""
            let total = pairs.reduce(0) { $0 + $1.score }
            CommandOutput.line("Proved: \(pairs.count) places filled, total \(total)\(worst).")
        } catch let fault as FileFault {
            throw Refused(fault)
        } catch let fault as ProblemFault {
            throw Refused(fault)
        }
    }
}
