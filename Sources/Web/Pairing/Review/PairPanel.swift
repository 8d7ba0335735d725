import Matching
import Mentoring
import Storage

/// The pair that the panel shows, and what else could be.
struct PairPanel: Sendable {
    struct Other: Sendable {
        let participant: ID<Participant>
        let alternative: Alternative
        /// Whom it touches, to who may see everybody in it.
        let effect: ChangeEffect?
    }

    private static let most = 3
    /// Alternatives that are tried for who looks after a part of the programme.
    private static let mostTried = 40

    let line: PairLine
    let pair: Pair
    let explanation: Explanation
    let others: [Other]
    /// The pair goes on from before: nothing is decided about it here.
    let isExisting: Bool
    /// What the reader may decide about the pair.
    let orders: [PairOrder]

    /// - Parameter own: the mentees whom the reader looks after; nil for who runs the whole programme.
    init?(
        _ line: PairLine, _ study: RunStudy, _ record: RunRecord, own: Set<ID<Participant>>?,
        _ names: inout [ID<Participant>: String], in tx: Transaction
    ) throws {
        guard let pair = study.ground.scores.pair(line.key.mentee, line.key.mentor) else { return nil }
        self.line = line
        self.pair = pair
        explanation = study.scoring.explain(pair)
        isExisting = line.origin == .existing
        let isOpen = record.state == .done
        orders = [line.isLocked ? .unlock : .lock, .forbid].filter { order in
            own.map { study.changes(order, line.key, only: $0) } ?? true
        }
        let all = line.isLocked || !isOpen ? [] : study.costs(ofMentee: pair.mentee).others
        let found = Self.within(own, all, of: line.key.mentee, study).prefix(Self.most)
        others = found.map { alternative in
            Other(
                participant: study.input.mentors[alternative.index].participant, alternative: alternative,
                effect: own == nil ? study.effect(of: Pair(mentee: pair.mentee, mentor: alternative.index)) : nil)
        }
        var touched: Set<ID<Participant>> = [line.key.mentee, line.key.mentor]
        for other in others {
            touched.insert(other.participant)
            if let effect = other.effect { touched.formUnion(effect.gains.keys) }
            if case .betterUses(let people) = other.alternative.why {
                for one in people { touched.insert(study.input.mentees[one].participant) }
            }
            if case .betterPartners(let people) = other.alternative.why {
                for one in people { touched.insert(study.input.mentors[one].participant) }
            }
        }
        let namesakes = try study.namesakes(record, in: tx)
        for one in touched where names[one] == nil {
            names[one] = try ReviewNames.name(one, in: tx).map { namesakes.name($0, of: one) }
        }
    }

    /// Those that move nobody but whom the reader looks after.
    private static func within(
        _ own: Set<ID<Participant>>?, _ all: [Alternative], of mentee: ID<Participant>, _ study: RunStudy
    ) -> [Alternative] {
        guard let own else { return all }
        return all.prefix(mostTried).filter { one in
            study.moves(PairKey(mentee, study.input.mentors[one.index].participant), only: own)
        }
    }
}
