package import Storage

/// Statements about what a run holds: its inputs, decisions, pairs and proof.
package enum RunContentSQL {
    static let clearInput: Statement = "DELETE FROM pairing_input WHERE run_id = \(.text("run"))"
    static let clearDecisions: Statement = "DELETE FROM pairing_run_decision WHERE run_id = \(.text("run"))"
    static let clearPairs: Statement = "DELETE FROM pairing_pair WHERE run_id = \(.text("run"))"
    static let clearProof: Statement = "DELETE FROM pairing_proof WHERE run_id = \(.text("run"))"
    static let addInput: Statement = """
        INSERT INTO pairing_input (run_id, archive) VALUES (\(.text("run")), \(.bytes("archive")))
        """
    static let input: Statement = "SELECT archive FROM pairing_input WHERE run_id = \(.text("run"))"
    static let takeDecisions: Statement = """
        INSERT INTO pairing_run_decision (run_id, mentee_id, mentor_id, kind, reason, lifted, decided_by, decided_at)
        SELECT \(.text("run")), mentee_id, mentor_id, kind, reason, lifted, decided_by, decided_at
        FROM pairing_decision WHERE programme_id = \(.text("programme"))
        """
    static let decisions: Statement = """
        SELECT mentee_id, mentor_id, kind, reason, lifted FROM pairing_run_decision
        WHERE run_id = \(.text("run")) ORDER BY mentee_id, mentor_id
        """
    /// What was written stays where the same is decided again without a word.
    static let decide: Statement = """
        INSERT INTO pairing_run_decision (run_id, mentee_id, mentor_id, kind, reason, lifted, decided_by, decided_at)
        VALUES (\(.text("run")), \(.text("mentee")), \(.text("mentor")), \(.text("kind")), \(.text("reason")),
                \(.text("lifted")), \(.text("actor")), \(.integer("now")))
        ON CONFLICT (run_id, mentee_id, mentor_id) DO UPDATE
        SET kind = excluded.kind,
            reason = CASE WHEN pairing_run_decision.kind = excluded.kind
                          THEN COALESCE(excluded.reason, pairing_run_decision.reason) ELSE excluded.reason END,
            lifted = CASE WHEN pairing_run_decision.kind = excluded.kind AND excluded.reason IS NULL
                          THEN pairing_run_decision.lifted ELSE excluded.lifted END,
            decided_by = excluded.decided_by,
            decided_at = excluded.decided_at
        WHERE pairing_run_decision.kind <> 'existing'
        """
    static let lift: Statement = """
        DELETE FROM pairing_run_decision
        WHERE run_id = \(.text("run")) AND mentee_id = \(.text("mentee")) AND mentor_id = \(.text("mentor"))
          AND kind <> 'existing'
        """
    static let decideForProgramme: Statement = """
        INSERT INTO pairing_decision (id, programme_id, mentee_id, mentor_id, kind, reason, lifted, decided_by, decided_at)
        VALUES (\(.text("id")), \(.text("programme")), \(.text("mentee")), \(.text("mentor")), \(.text("kind")),
                \(.text("reason")), \(.text("lifted")), \(.text("actor")), \(.integer("now")))
        ON CONFLICT (programme_id, mentee_id, mentor_id) DO UPDATE
        SET kind = excluded.kind,
            reason = CASE WHEN pairing_decision.kind = excluded.kind
                          THEN COALESCE(excluded.reason, pairing_decision.reason) ELSE excluded.reason END,
            lifted = CASE WHEN pairing_decision.kind = excluded.kind AND excluded.reason IS NULL
                          THEN pairing_decision.lifted ELSE excluded.lifted END,
            decided_by = excluded.decided_by,
            decided_at = excluded.decided_at
        WHERE pairing_decision.kind <> 'existing'
        """
    static let liftForProgramme: Statement = """
        DELETE FROM pairing_decision
        WHERE programme_id = \(.text("programme")) AND mentee_id = \(.text("mentee"))
          AND mentor_id = \(.text("mentor")) AND kind <> 'existing'
        """
    /// Those of the two who are not there any more.
    static let absent: Statement = """
        SELECT person.first_name, person.last_name, person.presence
        FROM participant JOIN person ON person.id = participant.person_id
        WHERE participant.id IN (\(.text("mentee")), \(.text("mentor")))
          AND (person.presence = 'left' OR participant.withdrawn_at IS NOT NULL)
        ORDER BY person.presence, participant.side
        """
    static let pairs: Statement = """
        SELECT mentee_id, mentor_id, score, origin FROM pairing_pair
        WHERE run_id = \(.text("run")) ORDER BY mentee_id, mentor_id
        """
    static let addPair: Statement = """
        INSERT INTO pairing_pair (run_id, mentee_id, mentor_id, score, origin)
        VALUES (\(.text("run")), \(.text("mentee")), \(.text("mentor")), \(.integer("score")), \(.text("origin")))
        """
    static let removePair: Statement = """
        DELETE FROM pairing_pair
        WHERE run_id = \(.text("run")) AND mentee_id = \(.text("mentee")) AND mentor_id = \(.text("mentor"))
        """
    static let mark: Statement = """
        UPDATE pairing_pair SET origin = \(.text("origin"))
        WHERE run_id = \(.text("run")) AND mentee_id = \(.text("mentee")) AND mentor_id = \(.text("mentor"))
        """
    static let setProof: Statement = """
        INSERT INTO pairing_proof (run_id, document) VALUES (\(.text("run")), \(.bytes("document")))
        ON CONFLICT (run_id) DO UPDATE SET document = excluded.document
        """
    static let proof: Statement = "SELECT document FROM pairing_proof WHERE run_id = \(.text("run"))"

    package static let all = [
        clearInput, clearDecisions, clearPairs, clearProof, addInput, input, takeDecisions, decisions, decide, lift,
        decideForProgramme, liftForProgramme, absent, pairs, addPair, removePair, mark, setProof, proof,
    ]
}
