import Foundation
import Matching
package import Storage

/// Publishing the pairs of a run: relations begin, everybody is told. All of it or nothing.
package enum Publication {
    /// Publishes. A run that is published already stays as it is.
    /// - Parameter tellingOthers: writes to those for whom there is nobody, too.
    /// - Parameter withoutRules: whoever publishes knows that a rule which was chosen could not be judged.
    /// - Throws: `NotFound`, `ChangedMeanwhile`, or a `Refusal` when the run is not open or pairs may not be any more.
    /// - Returns: how many relations began, and how many people have a mail on its way to them; nil where it was published
    ///   before.
    @discardableResult
    package static func publish(
        _ run: ID<PairingRun>, _ programme: ID<Programme>, version: Int, tellingOthers: Bool = false,
        withoutRules: Bool = false, by actor: Actor, _ studies: RunStudies, in tx: Transaction, at now: Instant
    ) throws -> (begun: Int, mails: Int)? {
        let record = try RunRecord.find(run, of: programme, by: actor, in: tx)
        try ReviewScope.checkWhole(actor, programme)
        if record.state == .published { return nil }
        guard record.state == .done else { throw Refusal("refusal.pairing.not_open") }
        guard record.version == version else { throw ChangedMeanwhile() }
        let pairs = try tx.rows(PublicationSQL.pairs, run).map(PublishedPair.init)
        if pairs.isEmpty { throw Refusal("refusal.publication.no_pairs") }
        let study = try studies.study(record, in: tx)
        let outdated = try study.outdated(of: programme, in: tx, at: now).count
        if outdated > 0 { throw Refusal("refusal.publication.outdated", values: ["count": .number(outdated)]) }
        let unexplained = study.unexplained().count
        if unexplained > 0 { throw Refusal("refusal.publication.unexplained", values: ["count": .number(unexplained)]) }
        if !withoutRules, study.ground.unjudged.contains(where: \.asksFirst),
            pairs.contains(where: { !$0.metBefore })
        {
            throw Refusal("refusal.publication.unjudged", field: "without_rules")
        }
        let managers = try ProgrammeContacts.all(.manager, of: programme, in: tx)
        let begins = try Self.begins(programme, in: tx, at: now)
        var begun = 0
        for pair in pairs where !pair.isUnderWay {
            try begin(pair, record, study, managers, on: begins, in: tx, at: now)
            begun += 1
        }
        for one in try LeftWithout.all(of: study, programme, in: tx) {
            try one.note(record, managers, tell: tellingOthers, in: tx, at: now)
        }
        try PairingRuns.close(run, of: programme, by: actor, in: tx, at: now)
        try ProgrammeProgress.begin(programme, in: tx)
        try Audit.write("pairs.published", "pairing_run", run, programme: programme, by: actor, in: tx, at: now)
        let published = try RunRecord.find(run, of: programme, by: actor, in: tx)
        return (begun, try PublicationTrace.load(of: published, by: actor, in: tx)?.waiting ?? 0)
    }

    private static func begin(
        _ pair: PublishedPair, _ record: RunRecord, _ study: RunStudy, _ managers: [ProgrammeContact],
        on begins: Day?, in tx: Transaction, at now: Instant
    ) throws {
        let id = ID<Mentorship>(at: now)
        let today = Day(now, in: .gmt)
        try tx.run(
            PublicationSQL.add, id, record.id, pair.startedOn ?? today,
            pair.meetings, now, record.programme)
        for (participant, person, side) in [
            (pair.key.mentee, pair.mentee, "mentee"), (pair.key.mentor, pair.mentor, "mentor"),
        ] {
            try tx.run(PublicationSQL.addMember, id, participant, person, side)
            try tx.run(PublicationSQL.dropWait, participant)
        }
        for (position, reason) in MentorshipReason.reasons(pair.key, study).enumerated() {
            try tx.run(PublicationSQL.addReason, id, position, reason.key.rawValue, reason.subject, reason.number)
        }
        try PairingRuns.keep(pair.key, of: record.programme, since: pair.startedOn ?? today, in: tx, at: now)
        for letter in pair.letters(record, study, managers, path: "/mentorships/\(id.text)", begins: begins) {
            try letter.queue(in: tx, at: now)
        }
    }
}

/// A pair as publishing needs it.
struct PublishedPair {
    let key: PairKey
    let mentee: ID<Person>
    let mentor: ID<Person>
    let menteeFirst: String
    let mentorFirst: String
    let menteeName: String
    let mentorName: String
    /// Brought in: the two met before.
    let metBefore: Bool
    /// Since when, where somebody said so.
    let startedOn: Day?
    let meetings: Int
    /// Published before: nothing begins, and nobody is written to.
    let isUnderWay: Bool

    init(_ row: Row) throws {
        key = PairKey(try row.id("mentee_id"), try row.id("mentor_id"))
        mentee = try row.id("mentee_person")
        mentor = try row.id("mentor_person")
        menteeFirst = try row.text("mentee_first")
        mentorFirst = try row.text("mentor_first")
        menteeName = try row.text("mentee_first") + " " + row.text("mentee_last")
        mentorName = try row.text("mentor_first") + " " + row.text("mentor_last")
        metBefore = try row.boolean("met_before")
        startedOn = try row.optionalDay("started_on")
        meetings = try row.optionalInteger("meetings_held") ?? 0
        isUnderWay = try row.boolean("under_way")
    }
}
