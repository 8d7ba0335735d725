extension FieldRegister {
    static let peopleFields: [RegisteredFields] = [
        RegisteredFields(
            "person", "first_name last_name job_title site_id department_id", for: .names,
            readBy: [.oneself, .staffKeepers, .managers, .pair], kept: .employment),
        RegisteredFields(
            "person", "id staff_number name_key grade_id manager_id", for: .entry,
            readBy: [.oneself, .staffKeepers, .managers], kept: .employment),
        // That of whoever runs a programme or receives worries is read by those who may have to turn to them.
        RegisteredFields(
            "person", "email", for: .address,
            readBy: [.oneself, .staffKeepers, .managers, .pair, .participants, .colleagues], kept: .employment),
        RegisteredFields(
            "person", "email_key language time_zone mail_refused_at", for: .reaching,
            readBy: [.oneself, .staffKeepers, .managers], kept: .employment),
        RegisteredFields(
            "person", "hired_on left_on missing_on fte_percent presence created_at changed_at", for: .career,
            readBy: [.oneself, .staffKeepers], kept: .employment),
        // What of these speaks for a pair is written into its reasons: there, the other of the two reads it.
        RegisteredFields(
            "person", "wish availability hopes capacity", for: .skills, readBy: [.oneself, .staffKeepers, .managers],
            kept: .employment),
        RegisteredFields("person_word", "person_id word", for: .search, readBy: [.program], kept: .employment),
        RegisteredFields(
            "person_language", "person_id code", for: .skills, readBy: [.oneself, .staffKeepers, .managers],
            kept: .employment),
        RegisteredFields(
            "person_change", "id person_id at actor_id import_id field from_text to_text", for: .career,
            readBy: [.oneself, .staffKeepers], kept: .employment),
        RegisteredFields("staff_import", "by_id", for: .importers, readBy: [.staffKeepers], kept: .fiveYears),
        RegisteredFields("staff_import", "fault_value", for: .listFault, readBy: [.staffKeepers], kept: .fiveYears),
        RegisteredFields(
            "staff_import_row",
            "person_id staff_number first_name last_name name_key email email_key job_title site_id department_id grade_id manager_id hired_on left_on fte_percent language time_zone wish availability hopes capacity presence words languages competencies",
            for: .listCopies, readBy: [.staffKeepers], kept: .briefly),
        RegisteredFields(
            "staff_import_change", "person_id field from_text to_text", for: .listCopies, readBy: [.staffKeepers],
            kept: .briefly),
        RegisteredFields(
            "staff_import_problem", "value person", for: .listCopies, readBy: [.staffKeepers], kept: .briefly),
        RegisteredFields(
            "person_competency", "person_id competency_id held level wanted wanted_level source", for: .skills,
            readBy: [.oneself, .staffKeepers, .managers], kept: .employment),
        RegisteredFields(
            "unknown_competency_person", "name_key person_id held level wanted wanted_level", for: .unsorted,
            readBy: [.staffKeepers], kept: .briefly),
    ]

    static let accountFields: [RegisteredFields] = [
        RegisteredFields("account", "person_id created_at", for: .secrets, readBy: [.program], kept: .account),
        RegisteredFields(
            "account", "password printed_code", for: .secrets, readBy: [.program], .hashed, kept: .account),
        RegisteredFields("account", "password_changed_at", for: .passwords, readBy: [.oneself], kept: .account),
        RegisteredFields(
            "account", "printed_at", for: .printedCodes, readBy: [.oneself, .staffKeepers], kept: .account),
        RegisteredFields(
            "account", "totp_secret totp_pending", for: .secrets, readBy: [.program], .sealed, kept: .account),
        RegisteredFields(
            "account", "totp_confirmed_at totp_last_step", for: .secondFactor, readBy: [.oneself, .administrators],
            kept: .account),
        RegisteredFields("recovery_code", "person_id used_at", for: .passwords, readBy: [.oneself], kept: .account),
        RegisteredFields("recovery_code", "hash", for: .secrets, readBy: [.program], .hashed, kept: .account),
        RegisteredFields(
            "session", "id person_id created_at seen_at expires_at second_factor_at agent", for: .sessions,
            readBy: [.oneself], kept: .briefly),
        RegisteredFields("session", "token_hash", for: .attempts, readBy: [.program], .hashed, kept: .briefly),
        RegisteredFields(
            "access_link", "id purpose person_id detail created_at expires_at used_at", for: .attempts,
            readBy: [.program], kept: .briefly),
        RegisteredFields("access_link", "token_hash", for: .attempts, readBy: [.program], .hashed, kept: .briefly),
        RegisteredFields("failed_attempt", "id at", for: .attempts, readBy: [.program], kept: .briefly),
        RegisteredFields("failed_attempt", "whose", for: .attempts, readBy: [.program], .hashed, kept: .briefly),
        RegisteredFields(
            "role_grant", "person_id role programme_id is_contact", for: .roles,
            readBy: [.oneself, .participants, .colleagues, .managers, .administrators], kept: .employment),
        RegisteredFields(
            "role_grant", "id site_id department_id granted_by granted_at", for: .granting,
            readBy: [.oneself, .administrators], kept: .employment),
    ]

    static let workFields: [RegisteredFields] = [
        RegisteredFields(
            "organisation", "protection_contact protection_email", for: .contact, readBy: [.everyone], kept: .account),
        RegisteredFields(
            "outbox", "person_id address sent_at reply", for: .sent, readBy: [.administrators], kept: .ninetyDays),
        RegisteredFields("outbox_value", "value", for: .content, readBy: [.program], kept: .briefly),
        RegisteredFields("mail_stop", "person_id stopped_at", for: .stop, readBy: [.oneself], kept: .employment),
        RegisteredFields(
            "audit", "id at actor_id action subject_kind subject_id programme_id", for: .trail,
            readBy: [.administrators], kept: .fiveYears),
    ]

    static let programmeFields: [RegisteredFields] = [
        RegisteredFields("programme", "created_by", for: .publishers, readBy: [.managers], kept: .programme),
        RegisteredFields(
            "participant", "programme_id person_id side withdrawn_at", for: .participation,
            readBy: [.oneself, .managers, .pair], kept: .programme),
        RegisteredFields(
            "participant", "id capacity joined_at source", for: .places, readBy: [.oneself, .managers],
            kept: .programme),
        // As above: the reasons of a pair say what of these speaks for it.
        RegisteredFields(
            "participant_wish", "participant_id person_id rank", for: .answers, readBy: [.oneself, .managers],
            kept: .programme),
        RegisteredFields(
            "participant_slot", "participant_id starts ends", for: .answers, readBy: [.oneself, .managers],
            kept: .programme),
        RegisteredFields(
            "participant_hope", "participant_id hope", for: .answers, readBy: [.oneself, .managers], kept: .programme),
        RegisteredFields(
            "programme_exclusion", "programme_id person_id other_id reason created_by created_at", for: .exclusions,
            readBy: [.managers], kept: .programme),
    ]

    static let pairingFields: [RegisteredFields] = [
        RegisteredFields(
            "pairing_decision",
            "id programme_id mentee_id mentor_id kind reason lifted started_on meetings_held decided_by decided_at",
            for: .proposals, readBy: [.managers], kept: .programme),
        RegisteredFields(
            "pairing_run", "asked_by published_by changed_by", for: .publishers, readBy: [.managers], kept: .programme),
        RegisteredFields("pairing_input", "run_id archive", for: .computing, readBy: [.program], kept: .programme),
        RegisteredFields(
            "pairing_run_decision", "run_id mentee_id mentor_id kind reason lifted decided_by decided_at",
            for: .proposals,
            readBy: [.managers], kept: .programme),
        RegisteredFields("pairing_proof", "run_id document", for: .proposals, readBy: [.managers], kept: .programme),
        RegisteredFields(
            "pairing_pair", "run_id mentee_id mentor_id score origin", for: .proposals, readBy: [.managers],
            kept: .programme),
        RegisteredFields(
            "mentorship", "state started_on meetings_before ended_on end_reason ended_for created_at", for: .relation,
            readBy: [.oneself, .pair, .managers], kept: .programme),
        RegisteredFields("mentorship", "ended_by end_note", for: .endNote, readBy: [.managers], kept: .programme),
        RegisteredFields(
            "mentorship_wait", "participant_id run_id cause published_at told_at", for: .waiting,
            readBy: [.oneself, .managers], kept: .programme),
        RegisteredFields(
            "mentorship_member", "mentorship_id participant_id person_id side", for: .relation,
            readBy: [.oneself, .pair, .managers], kept: .programme),
        RegisteredFields(
            "mentorship_reason", "mentorship_id position key subject number", for: .relation,
            readBy: [.oneself, .pair, .managers], kept: .programme),
    ]
}
