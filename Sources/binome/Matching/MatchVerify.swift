import ArgumentParser
import MatchFiles
import Matching

/// Checks the proof of a matching.
struct MatchVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks that a certificate proves pairs to be the best there are.",
        discussion: """
            Example:
              binome match verify --scores scores.csv --mentees mentees.csv --mentors mentors.csv \\
                --pairs pairs.csv --certificate certificate.json
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
            let pairs = try PairsFile.read(self.pairs, mentees: mentees, mentors: mentors)
            let proof = try CertificateFile.read(certificate, mentees: mentees, mentors: mentors)
            try proof.verify(pairs, of: problem)
            print("Proved: \(pairs.count) places filled, total \(pairs.reduce(0) { $0 + $1.score }).")
        } catch let fault as FileFault {
            throw Refused(fault.description)
        } catch let fault as ProblemFault {
            throw Refused("The scores cannot be matched: \(fault).")
        } catch let fault as CertificateFault {
            throw Refused("Not proved: \(fault).")
        }
    }
}
