import Foundation
package import Matching
package import Storage

/// What publishing a run would do, for the page that asks before it is done.
package struct PublicationPreview: Sendable {
    package let pairs: Int
    /// Pairs that met before they were brought in: they go on and get a note.
    package let continuing: Int
    /// Pairs that were published before: they go on, and nothing is sent to them.
    package let goingOn: Int
    /// Pairs that begin with this publication.
    package var beginning: Int { pairs - continuing - goingOn }
    /// Places of mentees that stay empty.
    package let waiting: Int
    package let unsure: Int
    /// People who get a mail, by language code, in the order of codes.
    package let mails: [(language: String, people: Int)]
    /// Of those, who had a mail of the day: theirs leaves tomorrow.
    package let later: Int
    /// People whose address was refused before, and people who have none: to be told another way.
    package let refused: [(person: ID<Person>, name: String)]
    package let withoutAddress: [(person: ID<Person>, name: String)]
    /// People in the pairs that begin or are told that they go on.
    package let people: Int
    /// Those for whom there is nobody.
    package let left: LeftPreview
    /// One mail of each kind that would be sent.
    package let letters: [PublicationLetter]
    /// Pairs that begin though they break a rule, which was lifted by hand.
    package let lifted: [Lifted]
    /// Pairs that may not be any more: nothing can be published with them.
    package let outdated: [Outdated]
    /// Locked pairs that break a rule, and nobody wrote why: nothing can be published before somebody does.
    package let unexplained: [Lifted]
    package var isHeldUp: Bool { !outdated.isEmpty || !unexplained.isEmpty }
    /// Mentees who came in since and are in no pair of the run.
    package let newcomers: [String]
    /// The first day of the programme.
    package let startsOn: Day
    /// Somebody is named to whom a worry goes.
    package let hasReferent: Bool
    /// Which mails may leave now.
    package let gate: MailGate
    /// Rules that could not be judged for everybody when the pairs were computed.
    package let unjudged: [UnjudgedRule]

    /// What of the rules changed since the run was computed.
    package let standing: RunStanding

    /// A pair that may not be any more, named.
    package struct Outdated: Sendable {
        package let mentee: String
        package let mentor: String
        package let why: OutdatedPair.Why
        /// Who has too few places, where that is why.
        package let full: String?
    }

    /// A pair that breaks a rule, and why all the same.
    package struct Lifted: Sendable {
        package let key: PairKey
        package let mentee: String
        package let mentor: String
        package let rules: [BrokenRule]
        package let reason: String?
    }
}

extension Publication {
    /// How many pairs a publication of the run would begin; none of one that is not open.
    package static func begins(with run: RunRecord, in tx: Transaction) throws -> Int {
        run.state == .done ? try toBegin(of: run, in: tx) : 0
    }

    /// Closes an open run that has nothing to publish; one that has stays open.
    package static func closeEmpty(
        _ run: ID<PairingRun>, of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let record = try RunRecord.find(run, of: programme, by: actor, in: tx)
        guard record.state == .done, actor.manages(programme), try toBegin(of: record, in: tx) == 0 else { return }
        try PairingRuns.giveUp(run, of: programme, by: actor, in: tx, at: now)
    }

    /// How many pairs of a run would begin if it were published: the others are published already.
    package static func toBegin(of run: RunRecord, in tx: Transaction) throws -> Int {
        try tx.row(PublicationSQL.toBegin, run.id)?.integer("pairs") ?? 0
    }

    /// The pairs of a run that were relations when it was computed: they go on, and none of them is brought in from a file.
    package static func goingOn(in run: RunRecord, in tx: Transaction) throws -> Set<PairKey> {
        Set(
            try tx.rows(PublicationSQL.goingOn, run.id).map {
                PairKey(try $0.id("mentee_id"), try $0.id("mentor_id"))
            })
    }

    /// What would happen, read only.
    package static func preview(
        of record: RunRecord, by actor: Actor, _ studies: RunStudies, mailServerGiven: Bool, in tx: Transaction,
        at now: Instant
    ) throws -> PublicationPreview {
        try ReviewScope.checkWhole(actor, record.programme)
        let readers = try tx.rows(PublicationSQL.readers, now.adding(days: -1), record.id).map(PublicationReader.init)
        let mails = Dictionary(grouping: readers.filter(\.isReached), by: \.language).mapValues(\.count)
        let unreached = { (reach: String) in readers.filter { $0.reach == reach }.map { (person: $0.id, name: $0.name) }
        }
        let reached = Set(readers.filter(\.isReached).map(\.id))
        let pairs = try tx.rows(PublicationSQL.pairs, record.id).map(PublishedPair.init)
        let study = try studies.study(record, in: tx)
        let standing = try studies.standing(of: record, in: tx, at: now)
        let alone = record.state == .done ? try LeftWithout.all(of: study, record.programme, in: tx) : []
        return PublicationPreview(
            pairs: pairs.count, continuing: pairs.count { $0.metBefore && !$0.isUnderWay },
            goingOn: pairs.count(where: \.isUnderWay), waiting: record.waiting,
            unsure: record.unsure, mails: mails.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            later: readers.count { $0.reach == "later" }, refused: unreached("refused"),
            withoutAddress: unreached("none"),
            people: readers.count, left: LeftPreview(alone, reached: reached),
            letters: PublicationLetter.samples(
                pairs, alone, record, study, try ProgrammeContacts.all(.manager, of: record.programme, in: tx),
                begins: try begins(record.programme, in: tx, at: now)),
            lifted: try named(study.lifted(), record, study, by: actor, in: tx),
            outdated: try named(standing.outdatedPairs, in: tx),
            unexplained: record.state == .done ? try named(study.unexplained(), record, study, by: actor, in: tx) : [],
            newcomers: try study.newcomers(record, in: tx),
            startsOn: try tx.row(PublicationSQL.start, record.programme)?.day("starts_on") ?? Day(now, in: .gmt),
            hasReferent: try !ProgrammeContacts.all(.referent, of: record.programme, in: tx).isEmpty,
            gate: try MailGate.read(given: mailServerGiven, in: tx), unjudged: study.ground.unjudged,
            standing: standing)
    }

    /// The day on which the programme begins; nil where it has begun.
    static func begins(_ programme: ID<Programme>, in tx: Transaction, at now: Instant) throws -> Day? {
        let day = try tx.row(PublicationSQL.start, programme)?.day("starts_on")
        return day.flatMap { $0 > Day(now, in: .gmt) ? $0 : nil }
    }

    private static func named(_ pairs: [OutdatedPair], in tx: Transaction) throws -> [PublicationPreview.Outdated] {
        try pairs.map { pair in
            let mentee = try ReviewNames.name(pair.key.mentee, in: tx) ?? ""
            let mentor = try ReviewNames.name(pair.key.mentor, in: tx) ?? ""
            var full: String?
            if case .full(let who) = pair.why { full = who == pair.key.mentee ? mentee : mentor }
            return PublicationPreview.Outdated(mentee: mentee, mentor: mentor, why: pair.why, full: full)
        }
    }

    /// Pairs that begin and break these rules, by name.
    private static func named(
        _ pairs: [PairKey: [BrokenRule]], _ record: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws -> [PublicationPreview.Lifted] {
        let namesakes = try study.namesakes(record, in: tx)
        return try pairs.compactMap { key, rules in
            guard let line = try PairList.line(key, of: record, namesakes, by: actor, in: tx), line.origin != .existing
            else {
                return nil
            }
            return PublicationPreview.Lifted(
                key: key, mentee: line.mentee, mentor: line.mentor, rules: rules, reason: line.reason)
        }.sorted { $0.mentee < $1.mentee }
    }
}

/// Somebody whom a publication tells of a pair.
private struct PublicationReader {
    let id: ID<Person>
    let name: String
    let language: String
    /// `now`, `later`, `refused` or `none`.
    let reach: String

    var isReached: Bool { reach == "now" || reach == "later" }

    init(_ row: Row) throws {
        id = try row.id("id")
        name = try row.text("first_name") + " " + row.text("last_name")
        language = try row.text("language")
        reach = try row.text("reach")
    }
}
