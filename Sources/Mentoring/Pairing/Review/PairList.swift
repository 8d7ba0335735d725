package import Storage

/// Which pairs of a run are to be shown.
package struct PairFilter: Sendable, Hashable {
    /// Only scores under this, 1–100, as people read them.
    package var below: Int?
    package var department: ID<Department>?
    package var site: ID<Site>?
    package var lockedOnly = false
    /// Only unsure pairs about which nothing is decided: those that a run counts as to be reviewed.
    package var toReview = false
    /// Only pairs that break a rule by a decision, whether somebody wrote why or not.
    package var liftedOnly = false
    /// Only pairs that the previous run did not have.
    package var changedOnly = false
    /// Words of names of either.
    package var search = ""

    package init() {}

    package var isEmpty: Bool { self == PairFilter() }
    package var isOnScores: Bool { below != nil || toReview }
}

/// A pair as the list shows it.
package struct PairLine: Sendable, Hashable {
    package let key: PairKey
    package let mentee: String
    package let mentor: String
    /// Hundredths.
    package let score: Int
    package let origin: PairOrigin
    package let isLocked: Bool
    /// What was written when a rule was lifted for them.
    package let reason: String?

    package var percent: Int { (score + 50) / 100 }
    package var isUnsure: Bool { percent < RunRecord.sure }
    /// It waits for a manager's eyes.
    package var isToReview: Bool { isUnsure && !isLocked }
}

/// Where a page of pairs ends and the next begins.
package struct PairCursor: Sendable, Hashable {
    package let score: Int
    package let key: PairKey

    package init(score: Int, key: PairKey) {
        self.score = score
        self.key = key
    }

    /// `5412.MENTEE.MENTOR`, as links carry it.
    package init?(_ text: String) {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 3, let score = Int(parts[0]), let mentee = ID<Participant>(parts[1]),
            let mentor = ID<Participant>(parts[2])
        else { return nil }
        self.init(score: score, key: PairKey(mentee, mentor))
    }

    package var text: String { "\(score).\(key.mentee.text).\(key.mentor.text)" }
}

/// A page of pairs.
package struct PairPage: Sendable {
    package let lines: [PairLine]
    /// Pairs that the filter lets through, on all pages.
    package let count: Int
    package let next: PairCursor?
}

/// The pairs of a run, as somebody may see them.
package enum PairList {
    package static let pageSize = 25

    /// The least sure first.
    /// - Parameter lifted: the pairs that break a rule by a decision, where the filter asks for them: all on one page.
    package static func page(
        of run: RunRecord, _ filter: PairFilter, lifted: Set<PairKey> = [], after: PairCursor? = nil,
        size: Int = pageSize, _ namesakes: Namesakes, by actor: Actor, in tx: Transaction
    ) throws -> PairPage {
        if filter.liftedOnly {
            var decided = filter
            (decided.liftedOnly, decided.lockedOnly) = (false, true)
            let all = try page(of: run, decided, size: run.matched + 1, namesakes, by: actor, in: tx).lines
            let lines = all.filter { lifted.contains($0.key) }
            return PairPage(lines: lines, count: lines.count, next: nil)
        }
        let values = conditions(run, filter, actor)
        let rows = try tx.rows(
            PairListSQL.page,
            values: values + [
                after?.score ?? -1, after?.key.mentee.text ?? "", after?.key.mentor.text ?? "", size + 1,
            ])
        let lines = try rows.prefix(size).map { try line($0, namesakes) }
        let isAll = after == nil && rows.count <= size
        let count = isAll ? rows.count : try count(of: run, filter, by: actor, in: tx)
        let next = rows.count > size ? lines.last.map { PairCursor(score: $0.score, key: $0.key) } : nil
        return PairPage(lines: lines, count: count, next: next)
    }

    /// Pairs that the filter lets through.
    package static func count(
        of run: RunRecord, _ filter: PairFilter, by actor: Actor, in tx: Transaction
    ) throws -> Int {
        // All of them are counted in the run itself.
        if filter.isEmpty, ReviewScope.reader(actor, run.programme) == nil { return run.matched }
        return try tx.row(PairListSQL.count, values: conditions(run, filter, actor))?.integer("pairs") ?? 0
    }

    /// One pair; nil when the run does not have it, or not for this reader.
    package static func line(
        _ key: PairKey, of run: RunRecord, _ namesakes: Namesakes, by actor: Actor, in tx: Transaction
    ) throws -> PairLine? {
        let reader = ReviewScope.reader(actor, run.programme)
        return try tx.row(PairListSQL.one, run.id, key.mentee, key.mentor, reader).map { try line($0, namesakes) }
    }

    private static func conditions(_ run: RunRecord, _ filter: PairFilter, _ actor: Actor) -> [any Bindable] {
        let words = PersonWords.sought(in: filter.search).words
        let (first, second) = (words.first, words.dropFirst().first)
        let below = min(filter.below ?? 101, filter.toReview ? RunRecord.sure : 101)
        return [
            run.id, below > 100 ? Int(Int32.max) : RunRecord.hundredths(below: below), filter.department, filter.site,
            filter.lockedOnly, filter.toReview, filter.changedOnly, run.previous, first, first.map(after), second,
            second.map(after),
            ReviewScope.reader(actor, run.programme),
        ]
    }

    /// The end of the range of words that begin so.
    private static func after(_ word: String) -> String { word + "\u{10FFFF}" }

    private static func line(_ row: Row, _ namesakes: Namesakes) throws -> PairLine {
        let key = PairKey(try row.id("mentee_id"), try row.id("mentor_id"))
        let mentee = try row.text("mentee_first") + " " + row.text("mentee_last")
        let mentor = try row.text("mentor_first") + " " + row.text("mentor_last")
        return PairLine(
            key: key, mentee: namesakes.name(mentee, of: key.mentee), mentor: namesakes.name(mentor, of: key.mentor),
            score: try row.integer("score"), origin: PairOrigin(rawValue: try row.text("origin")) ?? .solved,
            isLocked: try row.optionalText("decision") != nil, reason: try row.optionalText("reason"))
    }
}
