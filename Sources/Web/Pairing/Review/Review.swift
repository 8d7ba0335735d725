import Matching
import Mentoring
import Storage
import Words

/// All that the review page shows, read in one moment.
struct Review: Sendable {
    let record: RunRecord
    let query: ReviewQuery
    let page: PairPage
    let explanations: [PairKey: Explanation]
    let panel: PairPanel?
    let sites: [(id: ID<Site>, name: String)]
    let departments: [(id: ID<Department>, name: String)]
    /// Scores of all pairs, in hundredths, rising.
    let scores: [Int]
    let words: RunWords
    /// May run again and publish; a local manager sees only what they look after.
    let isWhole: Bool
    /// How far a local manager reaches.
    let limits: LocalLimits?
    /// The other pages of the run, with who waits and what changed.
    let tabs: RunTabs
    /// Pairs that are to be reviewed, of those whom the reader sees.
    let unsure: Int
    /// A more recent run that is open too.
    let newer: ID<PairingRun>?
    /// What was decided by hand, and what it costs.
    let hand: HandDecisions
    /// The pairs that stand on a lifted rule, and which; and those that break one, of which nobody wrote why.
    let lifted: [PairKey: [BrokenRule]]
    let unexplained: [PairKey: [BrokenRule]]
    /// The pairs that will not be: somebody left or withdrew since.
    let gone: [GonePair]
    /// Pairs that break a rule or a limit since, where nobody of the run is gone; for who runs the whole.
    let outdated: Int
    /// What of the rules changed since; for who runs the whole.
    let standing: RunStanding
    /// Mentees who came in since.
    let newcomers: [String]
    /// How many pairs of an open run are published already, and go on whatever is decided about the others.
    let published: Int
    /// The pairs that go on from an earlier publication; all others that stay together were brought in from a file.
    let goingOn: Set<PairKey>
    /// The first day of the programme.
    let startsOn: Day
    /// Pairs that go on and break a rule as the run knew it.
    let keptBroken: [PairKey: [BrokenRule]]
    /// Who has more pairs that are decided than places, by name; for who runs the whole.
    let overbooked: [(name: String, pairs: Int, places: Int)]
    /// What rules cost in people, and the places that stay free; for who runs the whole.
    let reliefs: [RuleRelief]
    let free: Int
    /// The rules that this run could not judge for everybody.
    let unjudged: [UnjudgedRule]
    /// What became of the mails of the publication; nil for a run that is not published, or not for this reader.
    let trace: PublicationTrace?

    init(
        _ record: RunRecord, _ query: ReviewQuery, _ studies: RunStudies, french: Bool, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws {
        self.record = record
        self.query = query
        let study = try studies.study(record, in: tx)
        let (lifted, unexplained) = (study.lifted(), study.unexplained())
        let kept = study.keptBroken()
        let breaking = Set(lifted.keys).union(unexplained.keys).union(kept.keys)
        let namesakes = try study.namesakes(record, in: tx)
        page = try PairList.page(
            of: record, query.filter, lifted: breaking, after: query.after, namesakes, by: actor, in: tx)
        explanations = Dictionary(
            page.lines.compactMap { line in
                study.ground.scores.pair(line.key.mentee, line.key.mentor).map { (line.key, study.scoring.explain($0)) }
            }
        ) { first, _ in first }
        let names = try ReviewNames(in: tx)
        let chosen =
            try query.selected.flatMap { try PairList.line($0, of: record, namesakes, by: actor, in: tx) }
            ?? page.lines.first
        var book: [ID<Participant>: String] = [:]
        let whole = actor.manages(record.programme)
        let own = try ReviewScope.mentees(of: actor, record.programme, in: tx)
        panel = try chosen.flatMap { try PairPanel($0, study, record, own: own, &book, in: tx) }
        limits = try LocalLimits(actor, record.programme, names, in: tx)
        words = RunWords(study.ground.scores, names, book, french: french)
        isWhole = whole
        (sites, departments) = names.choices(of: study, own: own)
        scores = isWhole ? study.assignment.pairs.map(\.score).sorted() : []
        newer = try record.newer(in: tx)
        tabs = try RunTabs(record, study, by: actor, in: tx)
        unsure =
            whole ? record.unsure : try PairList.count(of: record, ReviewQuery.toReview.filter, by: actor, in: tx)
        keptBroken = kept.filter { own?.contains($0.key.mentee) ?? true }
        overbooked =
            whole
            ? try study.overbooked().map { (try ReviewNames.name($0.participant, in: tx) ?? "", $0.pairs, $0.places) }
            : []
        unjudged = study.ground.unjudged
        reliefs = whole && record.state == .done ? study.reliefs() : []
        free = study.freePlaces
        hand = study.handDecisions(own: own)
        self.lifted = lifted
        self.unexplained = unexplained.filter { own?.contains($0.key.mentee) ?? true }
        gone = try study.gone(record, by: actor, in: tx)
        published = record.state == .done ? try record.matched - Publication.toBegin(of: record, in: tx) : 0
        goingOn = try Publication.goingOn(in: record, in: tx)
        startsOn = try ProgrammeRecord.find(record.programme, for: actor, in: tx).input.startsOn
        standing = whole ? try studies.standing(of: record, in: tx, at: now) : .nothing
        outdated = gone.isEmpty ? standing.outdated : 0
        newcomers = whole ? try study.newcomers(record, in: tx) : []
        trace = whole ? try PublicationTrace.load(of: record, by: actor, in: tx) : nil
    }
}
