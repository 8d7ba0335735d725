package import Storage

/// Statements that write participants and what they said.
package enum ParticipantSQL {
    /// Of a person: within what a local manager looks after, where one asks. `person` must be in the statement.
    static let personWithinReach: Statement = """
        (\(.text("local")) IS NULL OR EXISTS (
            SELECT 1 FROM role_grant
            WHERE role_grant.person_id = \(.text("local")) AND role_grant.role = 'local_manager'
                AND role_grant.programme_id = \(.text("programme"))
                AND (role_grant.site_id IS NOT NULL OR role_grant.department_id IS NOT NULL)
                AND (role_grant.site_id IS NULL OR role_grant.site_id = person.site_id)
                AND (role_grant.department_id IS NULL OR role_grant.department_id = person.department_id)))
        """
    static let columns: Statement = """
        participant.id, participant.programme_id, participant.person_id, participant.side, participant.capacity,
        participant.joined_at, participant.withdrawn_at, participant.source, programme.mentor_capacity,
        programme.mentee_capacity, person.first_name, person.last_name, person.job_title, person.presence,
        person.availability, person.hopes, site.name AS site, department.name AS department, grade.name AS grade,
        COALESCE(person.time_zone, site.time_zone, organisation.time_zone) AS zone
        """
    static let tables: Statement = """
        participant
        JOIN programme ON programme.id = participant.programme_id
        JOIN person ON person.id = participant.person_id
        LEFT JOIN site ON site.id = person.site_id
        LEFT JOIN department ON department.id = person.department_id
        LEFT JOIN grade ON grade.id = person.grade_id
        LEFT JOIN organisation ON organisation.id = 'one'
        """
    static let find: Statement = """
        SELECT \(columns) FROM \(tables)
        WHERE participant.id = \(.text("id")) AND participant.programme_id = \(.text("programme"))
            AND \(personWithinReach)
        """
    static let ofPerson: Statement = """
        SELECT id, withdrawn_at FROM participant
        WHERE programme_id = \(.text("programme")) AND person_id = \(.text("person")) AND side = \(.text("side"))
        """
    static let allOf: Statement = """
        SELECT person_id, side, id, withdrawn_at FROM participant WHERE programme_id = \(.text("programme"))
        """
    static let contacts: Statement = """
        SELECT participant.id, person.staff_number, person.email
        FROM participant JOIN person ON person.id = participant.person_id
        WHERE \(personWithinReach) AND participant.programme_id = \(.text("programme"))
        """
    /// The person to be taken in, if within reach.
    static let candidate: Statement = """
        SELECT person.id, person.presence, person.capacity, person.availability, person.hopes FROM person
        WHERE person.id = \(.text("person")) AND \(personWithinReach)
        """
    static let add: Statement = """
        INSERT INTO participant (id, programme_id, person_id, side, capacity, joined_at, source)
        VALUES (\(.text("id")), \(.text("programme")), \(.text("person")), \(.text("side")), \(.integer("capacity")),
                \(.integer("now")), \(.text("source")))
        """
    static let setWithdrawn: Statement = """
        UPDATE participant SET withdrawn_at = \(.integer("at")) WHERE id = \(.text("id"))
        """
    static let setCapacity: Statement = """
        UPDATE participant SET capacity = \(.integer("capacity")) WHERE id = \(.text("id"))
        """

    static let dropWishes: Statement = "DELETE FROM participant_wish WHERE participant_id = \(.text("participant"))"
    static let addWish: Statement = """
        INSERT INTO participant_wish (participant_id, person_id, rank)
        VALUES (\(.text("participant")), \(.text("person")), \(.integer("rank")))
        """
    static let dropSlots: Statement = "DELETE FROM participant_slot WHERE participant_id = \(.text("participant"))"
    static let addSlot: Statement = """
        INSERT INTO participant_slot (participant_id, starts, ends)
        VALUES (\(.text("participant")), \(.integer("starts")), \(.integer("ends")))
        """
    static let dropHopes: Statement = "DELETE FROM participant_hope WHERE participant_id = \(.text("participant"))"
    static let addHope: Statement = """
        INSERT INTO participant_hope (participant_id, hope) VALUES (\(.text("participant")), \(.text("hope")))
        """

    static let wishes: Statement = """
        SELECT participant_wish.person_id, person.first_name, person.last_name, person.job_title, person.presence,
            EXISTS (
                SELECT 1 FROM participant AS across
                WHERE across.programme_id = participant.programme_id AND across.person_id = participant_wish.person_id
                    AND across.side <> participant.side AND across.withdrawn_at IS NULL) AS takes_part
        FROM participant_wish
        JOIN participant ON participant.id = participant_wish.participant_id
        JOIN person ON person.id = participant_wish.person_id
        WHERE participant_wish.participant_id = \(.text("participant"))
        ORDER BY participant_wish.rank, person.name_key, person.id
        """
    static let slots: Statement = """
        SELECT starts, ends FROM participant_slot WHERE participant_id = \(.text("participant")) ORDER BY starts
        """
    static let hopes: Statement = """
        SELECT hope FROM participant_hope WHERE participant_id = \(.text("participant")) ORDER BY hope
        """

    package static let all = [
        find, contacts, ofPerson, allOf, candidate, add, setWithdrawn, setCapacity, dropWishes, addWish, dropSlots,
        addSlot,
        dropHopes,
        addHope, wishes, slots, hopes,
    ]
}
