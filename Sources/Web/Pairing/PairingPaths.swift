package import Mentoring
package import Storage

extension Path {
    package static func programmePage(_ programme: ID<Programme>) -> Path { "/programmes/\(programme)" }
    package static func runs(of programme: ID<Programme>) -> Path { "/programmes/\(programme)/pairing-runs" }
    package static func runsExport(of programme: ID<Programme>) -> Path {
        "/programmes/\(programme)/pairing-runs/export"
    }
}

/// The pages of one run.
struct RunPaths {
    let programme: ID<Programme>
    let run: ID<PairingRun>

    init(_ programme: ID<Programme>, _ run: ID<PairingRun>) {
        self.programme = programme
        self.run = run
    }

    init(_ record: RunRecord) {
        programme = record.programme
        run = record.id
    }

    init(_ request: PageRequest) throws {
        programme = try request.id("programme")
        run = try request.id("run")
    }

    var review: Path { "/programmes/\(programme)/pairing-runs/\(run)" }
    var export: Path { "/programmes/\(programme)/pairing-runs/\(run)/export" }
    var waitingExport: Path { "/programmes/\(programme)/pairing-runs/\(run)/waiting/export" }
    var loadsExport: Path { "/programmes/\(programme)/pairing-runs/\(run)/mentors/export" }
    var changesExport: Path { "/programmes/\(programme)/pairing-runs/\(run)/changes/export" }
    var decisionsExport: Path { "/programmes/\(programme)/pairing-runs/\(run)/decisions/export" }
    var cancellation: Path { "/programmes/\(programme)/pairing-runs/\(run)/cancellation" }
    var decisions: Path { "/programmes/\(programme)/pairing-runs/\(run)/decisions" }
    var waiting: Path { "/programmes/\(programme)/pairing-runs/\(run)/waiting" }
    var loads: Path { "/programmes/\(programme)/pairing-runs/\(run)/mentors" }
    func mentor(_ mentor: ID<Participant>) -> Path { "/programmes/\(programme)/pairing-runs/\(run)/mentors/\(mentor)" }
    var changes: Path { "/programmes/\(programme)/pairing-runs/\(run)/changes" }
    var proof: Path { "/programmes/\(programme)/pairing-runs/\(run)/proof" }
    var costs: Path { "/programmes/\(programme)/pairing-runs/\(run)/costs" }
    var moves: Path { "/programmes/\(programme)/pairing-runs/\(run)/moves" }
    var publication: Path { "/programmes/\(programme)/pairing-runs/\(run)/publication" }

    func proofFile(_ name: String) -> Path { "/programmes/\(programme)/pairing-runs/\(run)/proof/\(name)" }

    /// The mentors whom a mentee could have.
    func choices(_ mentee: ID<Participant>) -> Path { "/programmes/\(programme)/pairing-runs/\(run)/mentees/\(mentee)" }

    /// The page that asks whether these two are to be together, with what it costs.
    func move(_ key: PairKey) -> Path { moves.query(["moved": key.mentee.text, "mentor": key.mentor.text]) }

    /// The review with this pair in its panel, at its row of the list.
    func pair(_ key: PairKey, _ filter: ReviewQuery = ReviewQuery()) -> Path {
        filter.path(review, after: filter.after, selected: key).fragment(PairTable.anchor(key))
    }
}

/// A pair in a form or a link: `MENTEE.MENTOR`.
extension PairKey {
    init?(text: String) {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, let mentee = ID<Participant>(parts[0]), let mentor = ID<Participant>(parts[1]) else {
            return nil
        }
        self.init(mentee, mentor)
    }

    var text: String { "\(mentee.text).\(mentor.text)" }
}
