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
    let changedCount: Int
    /// Mentees who wait and pairs that are unsure, of those whom the reader sees.
    let waiting: Int
    let unsure: Int
    /// A more recent run that is open too.
    let newer: ID<PairingRun>?

    init(
        _ record: RunRecord, _ query: ReviewQuery, _ studies: RunStudies, french: Bool, by actor: Actor,
        in tx: Transaction
    ) throws {
        self.record = record
        self.query = query
        let study = try studies.study(record, in: tx)
        page = try PairList.page(of: record, query.filter, after: query.after, by: actor, in: tx)
        explanations = Dictionary(
            page.lines.compactMap { line in
                study.ground.scores.pair(line.key.mentee, line.key.mentor).map { (line.key, study.scoring.explain($0)) }
            }
        ) { first, _ in first }
        let names = try ReviewNames(in: tx)
        let chosen =
            try query.selected.flatMap { try PairList.line($0, of: record, by: actor, in: tx) } ?? page.lines.first
        var book: [ID<Participant>: String] = [:]
        let whole = actor.manages(record.programme)
        panel = try chosen.flatMap { try PairPanel($0, study, record, whole: whole, &book, in: tx) }
        words = RunWords(study.ground.scores, names, book, french: french)
        isWhole = whole
        (sites, departments) = names.choices(of: study)
        scores = isWhole ? study.assignment.pairs.map(\.score).sorted() : []
        newer = try record.newer(in: tx)
        waiting = whole ? record.waiting : try ReviewFacts.waitingCount(of: record, study, by: actor, in: tx)
        var doubtful = PairFilter()
        doubtful.below = RunRecord.sure
        unsure = whole ? record.unsure : try PairList.count(of: record, doubtful, by: actor, in: tx)
        changedCount = try study.changedCount(record, by: actor, in: tx)
    }
}

/// The pair that the panel shows, and what else could be.
struct PairPanel: Sendable {
    struct Other: Sendable {
        let participant: ID<Participant>
        let index: Int
        let alternative: Alternative
        /// Told in full for the first one only, and to who may see everybody in it.
        let difference: Difference?
    }

    private static let most = 3

    let line: PairLine
    let pair: Pair
    let explanation: Explanation
    let others: [Other]
    /// Index of the mentee, of everybody the difference touches.
    let mentees: [ID<Participant>]
    /// The reason that was given for a pair that breaks a rule.
    let isExisting: Bool

    init?(
        _ line: PairLine, _ study: RunStudy, _ record: RunRecord, whole: Bool,
        _ names: inout [ID<Participant>: String], in tx: Transaction
    ) throws {
        guard let pair = study.ground.scores.pair(line.key.mentee, line.key.mentor) else { return nil }
        self.line = line
        self.pair = pair
        explanation = study.scoring.explain(pair)
        isExisting = line.origin == .existing
        mentees = study.input.mentees.map(\.participant)
        let found =
            line.isLocked || record.state != .done ? [] : study.costs(ofMentee: pair.mentee).others.prefix(Self.most)
        others = found.enumerated().map { place, alternative in
            Other(
                participant: study.input.mentors[alternative.index].participant, index: alternative.index,
                alternative: alternative,
                difference: place == 0 && whole
                    ? study.glimpse(Pair(mentee: pair.mentee, mentor: alternative.index)) : nil)
        }
        var touched: Set<ID<Participant>> = [line.key.mentee, line.key.mentor]
        for other in others {
            touched.insert(other.participant)
            for change in (other.difference?.added ?? []) + (other.difference?.removed ?? []) {
                touched.insert(study.input.mentees[change.mentee].participant)
            }
            if case .betterUses(let people) = other.alternative.why {
                for one in people { touched.insert(study.input.mentees[one].participant) }
            }
            if case .betterPartners(let people) = other.alternative.why {
                for one in people { touched.insert(study.input.mentors[one].participant) }
            }
        }
        for one in touched where names[one] == nil { names[one] = try ReviewNames.name(one, in: tx) }
    }
}

extension String {
    /// As it stands within a sentence.
    var uncapitalised: String { prefix(1).lowercased() + dropFirst() }
}

/// What the numbers in a run's reasons stand for, in the reader's language.
struct RunWords: Sendable {
    let scores: PairingScores
    let names: ReviewNames
    let people: [ID<Participant>: String]
    let french: Bool

    init(_ scores: PairingScores, _ names: ReviewNames, _ people: [ID<Participant>: String], french: Bool) {
        self.scores = scores
        self.names = names
        self.people = people
        self.french = french
    }

    func sentences(_ reader: Reader) -> ReasonSentences {
        let (scores, names, people, french) = (scores, names, people, french)
        let phrases = reader.phrases
        let unknown = phrases("pairing.unknown")
        return ReasonSentences(
            phrases,
            names: .init(
                competency: { names.competency(scores.competencies[$0], french: french) ?? unknown },
                language: { phrases.languageName(scores.languages[$0]) },
                hope: { HopeNames.name(scores.hopes[$0], phrases).uncapitalised },
                mentee: { people[scores.input.mentees[$0].participant] ?? unknown },
                mentor: { people[scores.input.mentors[$0].participant] ?? unknown },
                site: { names.site(scores.sites[$0]) ?? unknown },
                department: { names.department(scores.departments[$0]) ?? unknown }))
    }

    func mentee(_ index: Int) -> String { people[scores.input.mentees[index].participant] ?? "" }
}
