/// Who reads a piece of personal data. What each may do is decided in Access; this says it, and the pages show it.
package enum FieldReader: String, Sendable, CaseIterable {
    /// The person it is about.
    case oneself
    /// Whom one works with: the other of the two.
    case pair
    /// Whoever runs the programme in which the person takes part, for their sites where limited to some.
    case managers
    /// Whoever looks after the organisation's people: administrators, and managers when they choose participants.
    case staffKeepers = "staff_keepers"
    case administrators
    /// Whoever takes part in a programme or did, or follows it: they learn who runs it, and who watches over its pairs.
    case participants
    /// Whoever is signed in and takes part in nothing: they learn who runs programmes, to know whom to ask.
    case colleagues
    /// Whoever opens the page that says it, signed in or not.
    case everyone
    /// Nobody: the program alone, to do its work.
    case program
}

/// How a piece of personal data lies in the database.
package enum FieldProtection: String, Sendable, CaseIterable {
    /// Readable by whoever may open the database.
    case plain
    /// Encrypted with a key that is neither in the database nor in its backup.
    case sealed
    /// Only a hash: what it was made from cannot be read from it.
    case hashed
}

/// For how long a piece of personal data is kept.
package enum FieldKeeping: String, Sendable, CaseIterable {
    /// As long as the person is in the organisation, then two years, so that retention can be measured.
    case employment
    /// As long as the programme, then two years.
    case programme
    /// Until it has done its work, at most some weeks.
    case briefly
    /// 90 days.
    case ninetyDays = "ninety_days"
    /// As long as the account.
    case account
    /// Five years: who did what must be provable.
    case fiveYears = "five_years"
}

/// What personal data is for: each is one part of the table on the page "who sees what".
package enum FieldPurpose: String, Sendable, CaseIterable {
    /// Knowing who works here, where and for whom: names, posts, sites, line of management.
    case directory
    /// Reaching people.
    case contact
    /// How a person's entry changed, arrivals and departures: retention is measured with it.
    case history
    /// Skills, languages, wishes, availability: finding whom somebody can learn from.
    case matching
    /// Taking part in a programme, and the proposals made.
    case programme
    /// The relation itself: who with whom, since when, and why it was proposed.
    case mentorship
    /// Signing in, and keeping others from doing so.
    case account
    /// What a person may do.
    case roles
    /// Mails on their way, and that they went.
    case mails
    /// Who did what and when.
    case audit
    /// Questions about personal data: whom to ask.
    case organisation
}

/// Columns of one table that hold personal data of the same topic, read by the same people.
package struct RegisteredFields: Sendable {
    package let table: String
    package let columns: [String]
    package let topic: FieldTopic
    package let readers: [FieldReader]
    package let protection: FieldProtection
    package let kept: FieldKeeping
    package var purpose: FieldPurpose { topic.purpose }

    /// - Parameter columns: their names, with spaces between.
    init(
        _ table: String, _ columns: String, for topic: FieldTopic, readBy readers: [FieldReader],
        _ protection: FieldProtection = .plain, kept: FieldKeeping
    ) {
        self.table = table
        self.columns = columns.split(separator: " ").map(String.init)
        self.topic = topic
        self.readers = readers
        self.protection = protection
        self.kept = kept
    }
}

/// Every column of every table: those that hold personal data with topic, readers, protection and keeping; the others
/// by name. A test compares it with the schema; the page "who sees what", a person's export and the purge are drawn
/// from it.
package enum FieldRegister {
    /// Whether somebody may read a column of a table.
    package static func reads(_ reader: FieldReader, _ column: String, of table: String) -> Bool {
        personal.contains { $0.table == table && $0.columns.contains(column) && $0.readers.contains(reader) }
    }

    package static let personal: [RegisteredFields] = [
        peopleFields, accountFields, workFields, programmeFields, pairingFields,
    ].flatMap { $0 }

    /// Columns that say nothing of a person: `table: columns`, with spaces between.
    package static let impersonal: [String: String] = [
        "organisation":
            "id name default_language only_language time_zone public_url mail_server mail_from mail_tested_at mail_released_at set_up_at",
        "job": "id kind subject state due_at attempts lease_owner lease_until created_at finished_at fault",
        "outbox": "id language template class state due_at attempts lease_owner lease_until created_at sent_with",
        "outbox_value": "outbox_id name",
        "site": "id name name_key time_zone language settled_at",
        "department": "id name name_key",
        "grade": "id name name_key rank",
        "grade_spelling": "name_key name grade_id",
        "person_word": "name_key",
        "set_up_code": "id code_hash expires_at failures pass_hash pass_until",
        "programme":
            "id name purpose template copied_from kind formality stage starts_on ends_on publishes_on mentor_capacity mentee_capacity meeting_days management_levels common_language other_department other_site grades_above grades_below least_score rules_set_at version created_at",
        "programme_language": "programme_id code",
        "programme_criterion": "programme_id criterion weight",
        "competency_family": "id key name_fr name_en position",
        "competency": "id key family_id name_fr name_en definition_fr definition_en position created_at retired_at",
        "competency_level": "competency_id level behaviour_fr behaviour_en",
        "competency_synonym": "name_key competency_id name own",
        "unknown_competency": "name_key name seen_at ignored_at",
        "staff_import":
            "id file_name state full_list mapping encoding separator progress created_at changed_at compared_at finished_at stale_at fault fault_line fault_column line_count person_count twice_count without_address without_manager homonym_count new_count changed_count unchanged_count refused_count missing_count left_count problem_count",
        "staff_import_row": "import_id position line action rekeyed",
        "staff_import_change": "import_id position id",
        "staff_import_place": "import_id kind id name name_key time_zone language",
        "staff_import_name": "import_id number competency_id name_key name",
        "staff_import_problem": "import_id position line heading reason severity remedy",
        "staff_import_mapping": "headings_key mapping full_list used_at",
        "pairing_run":
            "id programme_id previous_id state version asked_at started_at finished_at published_at changed_at progress mentees mentors places matched unfilled total proven fault",
        "mentorship": "id programme_id run_id kind formality",
    ]
}
