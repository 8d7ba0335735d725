import Matching
package import Storage

/// Deciding about the pairs of a run: lock, unlock, set aside, allow again, move. Each decision stands for the runs to
/// come as well, and moves the pairs of this one at once to the best there is around it.
///
/// Each verb takes the version of the run that its author saw, and throws `ChangedMeanwhile` when there is another one.
package enum PairingDecisions {
    /// - Throws: `NotFound`, `ChangedMeanwhile`, or a `Refusal` when the run is not open any more, the order cannot be
    ///   carried out, or it would move pairs that this person does not look after.
    @discardableResult
    package static func decide(
        _ order: PairOrder, _ keys: [PairKey], of run: ID<PairingRun>, _ programme: ID<Programme>, version: Int,
        by actor: Actor, _ studies: RunStudies, in tx: Transaction, at now: Instant
    ) throws -> RunChange {
        guard !keys.isEmpty else { throw Refusal("refusal.pairing.nothing_chosen") }
        let record = try open(run, programme, version: version, actor, in: tx)
        if order == .lock { for key in keys { try checkPresence(key, in: tx) } }
        let study = try studies.study(record, in: tx)
        let change = try study.change(order, keys)
        try checkScope(change, keys, of: record, actor, in: tx)
        for key in keys { try write(order, key, reason: nil, of: record, actor, in: tx, at: now) }
        try save(change, of: record, study, moved: nil, by: actor, in: tx, at: now)
        for key in keys {
            try Audit.write(
                "pairs.\(order.rawValue)", "participant", key.mentee, programme: programme, by: actor, in: tx, at: now)
        }
        return change
    }

    /// Gives a mentee this mentor and locks the two. Of those who are locked already, the reason alone is noted; where
    /// none is asked for, nothing is done.
    /// - Parameter reason: needed where the pair breaks a rule that can be lifted.
    @discardableResult
    package static func move(
        _ key: PairKey, reason: String, of run: ID<PairingRun>, _ programme: ID<Programme>, version: Int,
        by actor: Actor, _ studies: RunStudies, in tx: Transaction, at now: Instant
    ) throws -> RunChange {
        let record = try open(run, programme, version: version, actor, in: tx)
        try checkPresence(key, in: tx)
        let study = try studies.study(record, in: tx)
        let change = try study.move(key)
        if change.breaksRule {
            if reason.isEmpty { throw Refusal("refusal.pairing.reason_needed", field: "reason") }
            if reason.count > 500 {
                throw Refusal("refusal.too_long", field: "reason", values: ["most": .number(500)])
            }
        }
        try checkScope(change, [key], of: record, actor, in: tx)
        if change.isDecidedAlready, !change.breaksRule { return change }
        let lifted = change.broken.map(\.reason.key).joined(separator: " ")
        for former in study.decisions where former.mentee == key.mentee && former.kind == .lock {
            if change.decisions.contains(former) { continue }
            try write(.unlock, PairKey(former.mentee, former.mentor), reason: nil, of: record, actor, in: tx, at: now)
        }
        try write(
            .lock, key, reason: change.breaksRule ? (reason, lifted) : nil, of: record, actor, in: tx, at: now)
        let isExplained = change.isDecidedAlready
        try save(change, of: record, study, moved: isExplained ? nil : key, by: actor, in: tx, at: now)
        try Audit.write(
            isExplained ? "pairs.explained" : "pairs.moved", "participant", key.mentee, programme: programme, by: actor,
            in: tx, at: now)
        return change
    }

    /// The run, open for changes and at the version that the author saw.
    private static func open(
        _ run: ID<PairingRun>, _ programme: ID<Programme>, version: Int, _ actor: Actor, in tx: Transaction
    ) throws -> RunRecord {
        let record = try RunRecord.find(run, of: programme, by: actor, in: tx)
        guard record.state == .done else { throw Refusal("refusal.pairing.not_open") }
        guard record.version == version else { throw ChangedMeanwhile() }
        return record
    }

    private static func checkScope(
        _ change: RunChange, _ keys: [PairKey], of record: RunRecord, _ actor: Actor, in tx: Transaction
    ) throws {
        guard let own = try ReviewScope.mentees(of: actor, record.programme, in: tx) else { return }
        guard keys.allSatisfy({ own.contains($0.mentee) }) else { throw NotFound() }
        try ReviewScope.checkTouched(change.mentees, actor, record.programme, in: tx)
    }

    /// A run knows people as they were when it was computed: who has left or withdrawn since can be held by nothing.
    private static func checkPresence(_ key: PairKey, in tx: Transaction) throws {
        guard let row = try tx.row(RunContentSQL.absent, key.mentee, key.mentor) else { return }
        let name = try row.text("first_name") + " " + row.text("last_name")
        let hasLeft = try row.text("presence") == Presence.left.rawValue
        throw Refusal(hasLeft ? "refusal.pairing.left" : "refusal.pairing.withdrew", values: ["name": .text(name)])
    }

    private static func write(
        _ order: PairOrder, _ key: PairKey, reason: (text: String, lifted: String)?, of record: RunRecord,
        _ actor: Actor, in tx: Transaction,
        at now: Instant
    ) throws {
        switch order {
        case .lock, .forbid:
            let kind: PairingInput.Decision.Kind = order == .lock ? .lock : .forbid
            try tx.run(
                RunContentSQL.decide, record.id, key.mentee, key.mentor, kind.rawValue, reason?.text, reason?.lifted,
                actor.person, now)
            try tx.run(
                RunContentSQL.decideForProgramme, ID<PairingRun>(at: now), record.programme, key.mentee, key.mentor,
                kind.rawValue, reason?.text, reason?.lifted, actor.person, now)
        case .unlock, .allow:
            try tx.run(RunContentSQL.lift, record.id, key.mentee, key.mentor)
            try tx.run(RunContentSQL.liftForProgramme, record.programme, key.mentee, key.mentor)
        }
    }

    private static func save(
        _ change: RunChange, of record: RunRecord, _ study: RunStudy, moved: PairKey?, by actor: Actor,
        in tx: Transaction, at now: Instant
    ) throws {
        for pair in change.removed { try tx.run(RunContentSQL.removePair, record.id, pair.key.mentee, pair.key.mentor) }
        for pair in change.added {
            try tx.run(
                RunContentSQL.addPair, record.id, pair.key.mentee, pair.key.mentor, pair.score,
                PairOrigin.solved.rawValue)
        }
        try mark(change, of: record, study, moved: moved, in: tx)
        if let certificate = change.after.certificate {
            try tx.run(RunContentSQL.setProof, record.id, RunProof(certificate, study.ground).document())
        }
        let changed = try tx.run(
            RunSQL.change, now, actor.person, change.after.matched, change.after.total, change.isProven,
            change.after.unmatched.count, record.id, record.version)
        guard changed == 1 else { throw ChangedMeanwhile() }
    }

    /// Says of the pairs about which something was decided how they came about.
    private static func mark(
        _ change: RunChange, of record: RunRecord, _ study: RunStudy, moved: PairKey?, in tx: Transaction
    ) throws {
        let (before, after) = (Set(study.decisions), Set(change.decisions))
        for decision in before.symmetricDifference(after) where decision.kind == .lock {
            let key = PairKey(decision.mentee, decision.mentor)
            let origin: PairOrigin = !after.contains(decision) ? .solved : key == moved ? .moved : .locked
            try tx.run(RunContentSQL.mark, origin.rawValue, record.id, key.mentee, key.mentor)
        }
        if let moved {
            try tx.run(RunContentSQL.mark, PairOrigin.moved.rawValue, record.id, moved.mentee, moved.mentor)
        }
    }
}
