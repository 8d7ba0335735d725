package import Storage

/// Statements of the directory. Each way to go through it is a whole statement made of fixed parts: the index that is
/// walked in order (people by name; words by word, then name), or a small set that is gathered and sorted.
/// What else is asked for is a condition that costs nothing where nobody asks.
package enum DirectorySQL {
    // MARK: Parts

    private static let shown: Statement = """
        person.id, person.first_name, person.last_name, person.name_key, person.staff_number, person.email,
        person.job_title, person.presence, person.site_id, person.department_id, person.grade_id
        """
    private static let columnConditions: Statement = """
        person.presence IN (\(.text("presence1")), \(.text("presence2")), \(.text("presence3")))
        AND (\(.text("site")) IS NULL OR person.site_id = \(.text("site")))
        AND (\(.text("department")) IS NULL OR person.department_id = \(.text("department")))
        AND (\(.text("grade")) IS NULL OR person.grade_id = \(.text("grade")))
        AND (\(.text("check")) IS NULL
            OR (\(.text("check")) = 'manager' AND person.manager_id IS NULL)
            OR (\(.text("check")) = 'address' AND person.email_key IS NULL)
            OR (\(.text("check")) = 'refused' AND person.mail_refused_at IS NOT NULL)
            OR (\(.text("check")) = 'namesake' AND EXISTS (
                SELECT 1 FROM person AS other WHERE other.name_key = person.name_key AND other.id <> person.id
                    AND other.presence <> 'left')))
        AND (\(.text("code")) IS NULL
            OR (person.email_key >= \(.text("code")) AND person.email_key < \(.text("code_end")))
            OR (person.staff_number >= \(.text("code")) AND person.staff_number < \(.text("code_end")))
            OR (person.staff_number >= \(.text("upper")) AND person.staff_number < \(.text("upper_end"))))
        """
    private static let partConditions: Statement = """
        (\(.text("language")) IS NULL OR EXISTS (
            SELECT 1 FROM person_language
            WHERE person_language.person_id = person.id AND person_language.code = \(.text("language"))))
        AND (\(.text("competency")) IS NULL OR EXISTS (
            SELECT 1 FROM person_competency
            WHERE person_competency.person_id = person.id AND person_competency.competency_id = \(.text("competency"))
                AND person_competency.held AND COALESCE(person_competency.level, \(.integer("assumed"))) >= \(.integer("least"))))
        """
    /// The words after the first, each of which somebody must have too.
    private static func otherWords(of person: Statement) -> Statement {
        """
        (\(.text("word2")) IS NULL OR EXISTS (SELECT 1 FROM person_word WHERE person_word.person_id = \(person)
            AND person_word.word >= \(.text("word2")) AND person_word.word < \(.text("word2_end"))))
        AND (\(.text("word3")) IS NULL OR EXISTS (SELECT 1 FROM person_word WHERE person_word.person_id = \(person)
            AND person_word.word >= \(.text("word3")) AND person_word.word < \(.text("word3_end"))))
        AND (\(.text("word4")) IS NULL OR EXISTS (SELECT 1 FROM person_word WHERE person_word.person_id = \(person)
            AND person_word.word >= \(.text("word4")) AND person_word.word < \(.text("word4_end"))))
        """
    }
    private static let conditions: Statement =
        "\(columnConditions) AND \(partConditions) AND \(otherWords(of: "person.id"))"
    /// The same where words are walked: the other words are looked for before the person is fetched, who is mostly not
    /// the one.
    private static let conditionsOfFound: Statement =
        "\(otherWords(of: "found.person_id")) AND \(foundOnce) AND \(columnConditions) AND \(partConditions)"
    private static let firstWord: Statement = """
        (\(.text("word1")) IS NULL OR EXISTS (SELECT 1 FROM person_word WHERE person_word.person_id = person.id
            AND person_word.word >= \(.text("word1")) AND person_word.word < \(.text("word1_end"))))
        """
    /// Where somebody is found by several words that begin alike, the first of them counts.
    private static let foundOnce: Statement = """
        found.word < \(.text("word1_end")) AND NOT EXISTS (
            SELECT 1 FROM person_word AS earlier WHERE earlier.person_id = found.person_id
                AND earlier.word >= \(.text("word1")) AND earlier.word < found.word)
        """

    // MARK: Walks

    /// Which index of people is walked in the order of names.
    private static func nameWalk(_ within: Statement, forward: Bool) -> Statement {
        forward
            ? """
            SELECT \(shown), '' AS word FROM person
            WHERE \(within) (person.name_key, person.id) > (\(.text("name")), \(.text("id"))) AND \(conditions)
            ORDER BY person.name_key, person.id LIMIT \(.integer("limit"))
            """
            : """
            SELECT \(shown), '' AS word FROM person
            WHERE \(within) (person.name_key, person.id) < (\(.text("name")), \(.text("id"))) AND \(conditions)
            ORDER BY person.name_key DESC, person.id DESC LIMIT \(.integer("limit"))
            """
    }

    private static func nameCount(_ within: Statement) -> Statement {
        """
        SELECT COUNT(*) AS people FROM (
            SELECT person.id FROM person WHERE \(within) \(conditions) LIMIT \(.integer("limit"))) AS counted
        """
    }

    private static let inSite: Statement = "person.site_id = \(.text("site")) AND"
    private static let inDepartment: Statement = "person.department_id = \(.text("department")) AND"
    private static let inGrade: Statement = "person.grade_id = \(.text("grade")) AND"
    private static let absent: Statement =
        "person.presence = \(.text("presence1")) AND person.presence <> 'present' AND"

    static let byName = Way(nameWalk("", forward: true), nameWalk("", forward: false), count: nameCount(""))
    static let bySite = Way(nameWalk(inSite, forward: true), nameWalk(inSite, forward: false), count: nameCount(inSite))
    static let byDepartment = Way(
        nameWalk(inDepartment, forward: true), nameWalk(inDepartment, forward: false), count: nameCount(inDepartment))
    static let byGrade = Way(
        nameWalk(inGrade, forward: true), nameWalk(inGrade, forward: false), count: nameCount(inGrade))
    static let byAbsence = Way(
        nameWalk(absent, forward: true), nameWalk(absent, forward: false), count: nameCount(absent))

    static let byWord = Way(
        """
        SELECT \(shown), found.word FROM person_word AS found JOIN person ON person.id = found.person_id
        WHERE (found.word, found.name_key, found.person_id) > (\(.text("word")), \(.text("name")), \(.text("id")))
            AND \(conditionsOfFound)
        ORDER BY found.word, found.name_key, found.person_id LIMIT \(.integer("limit"))
        """,
        """
        SELECT \(shown), found.word FROM person_word AS found JOIN person ON person.id = found.person_id
        WHERE (found.word, found.name_key, found.person_id) < (\(.text("word")), \(.text("name")), \(.text("id")))
            AND found.word >= \(.text("word1")) AND \(conditionsOfFound)
        ORDER BY found.word DESC, found.name_key DESC, found.person_id DESC LIMIT \(.integer("limit"))
        """,
        count: """
            SELECT COUNT(*) AS people FROM (
                SELECT person.id FROM person_word AS found JOIN person ON person.id = found.person_id
                WHERE found.word >= \(.text("word1")) AND \(conditionsOfFound) LIMIT \(.integer("limit"))
            ) AS counted
            """)

    // MARK: Small sets

    /// People of a small set, in the order of the word by which they are found, then of names.
    private static func gathered(_ source: Statement) -> Statement {
        """
        SELECT person.id, person.name_key, COALESCE((
                SELECT MIN(person_word.word) FROM person_word WHERE person_word.person_id = person.id
                    AND person_word.word >= \(.text("word1")) AND person_word.word < \(.text("word1_end"))), '') AS word
        FROM (\(source)) AS source JOIN person ON person.id = source.person_id
        WHERE \(firstWord) AND \(conditions)
        """
    }

    private static func gathering(_ source: Statement) -> Way {
        Way(
            """
            SELECT \(shown), page.word FROM (
                SELECT picked.id, picked.name_key, picked.word FROM (\(gathered(source))) AS picked
                WHERE (picked.word, picked.name_key, picked.id) > (\(.text("word")), \(.text("name")), \(.text("id")))
                ORDER BY picked.word, picked.name_key, picked.id LIMIT \(.integer("limit"))
            ) AS page JOIN person ON person.id = page.id ORDER BY page.word, page.name_key, page.id
            """,
            """
            SELECT \(shown), page.word FROM (
                SELECT picked.id, picked.name_key, picked.word FROM (\(gathered(source))) AS picked
                WHERE (picked.word, picked.name_key, picked.id) < (\(.text("word")), \(.text("name")), \(.text("id")))
                ORDER BY picked.word DESC, picked.name_key DESC, picked.id DESC LIMIT \(.integer("limit"))
            ) AS page JOIN person ON person.id = page.id
            ORDER BY page.word DESC, page.name_key DESC, page.id DESC
            """,
            count: "SELECT COUNT(*) AS people FROM (\(gathered(source)) LIMIT \(.integer("limit"))) AS counted",
            size: "SELECT COUNT(*) AS people FROM (\(source) LIMIT \(.integer("limit"))) AS counted")
    }

    static let ofSite = gathering("SELECT id AS person_id FROM person WHERE site_id = \(.text("site"))")
    static let ofDepartment = gathering(
        "SELECT id AS person_id FROM person WHERE department_id = \(.text("department"))")
    static let ofGrade = gathering("SELECT id AS person_id FROM person WHERE grade_id = \(.text("grade"))")
    static let ofAbsence = gathering(
        "SELECT id AS person_id FROM person WHERE presence = \(.text("presence1")) AND presence <> 'present'")
    static let ofNoManager = gathering("SELECT id AS person_id FROM person WHERE manager_id IS NULL")
    static let ofNoAddress = gathering("SELECT id AS person_id FROM person WHERE email_key IS NULL")
    static let ofRefused = gathering(
        "SELECT id AS person_id FROM person WHERE mail_refused_at IS NOT NULL AND name_key >= ''")
    static let ofLanguage = gathering("SELECT person_id FROM person_language WHERE code = \(.text("language"))")
    static let ofCompetency = gathering(
        """
        SELECT person_id FROM person_competency
        WHERE competency_id = \(.text("competency")) AND held AND COALESCE(level, \(.integer("assumed"))) >= \(.integer("least"))
        """)
    static let ofCode = gathering(
        """
        SELECT id AS person_id FROM person WHERE email_key >= \(.text("code")) AND email_key < \(.text("code_end"))
        UNION SELECT id FROM person WHERE staff_number >= \(.text("code")) AND staff_number < \(.text("code_end"))
        UNION SELECT id FROM person WHERE staff_number >= \(.text("upper")) AND staff_number < \(.text("upper_end"))
        """)

    static let headCount: Statement = """
        SELECT (SELECT COUNT(*) FROM person) AS people,
            (SELECT COUNT(*) FROM person WHERE presence = 'missing' AND presence <> 'present') AS missing,
            (SELECT COUNT(*) FROM person WHERE presence = 'left' AND presence <> 'present') AS gone
        """
    static let languages: Statement = """
        WITH RECURSIVE spoken (code) AS (
            SELECT MIN(code) FROM person_language
            UNION ALL
            SELECT (SELECT MIN(person_language.code) FROM person_language WHERE person_language.code > spoken.code)
            FROM spoken WHERE spoken.code IS NOT NULL
        )
        SELECT code FROM spoken WHERE code IS NOT NULL ORDER BY code
        """

    private static let ways = [
        byName, bySite, byDepartment, byGrade, byAbsence, byWord, ofSite, ofDepartment, ofGrade, ofAbsence, ofNoManager,
        ofNoAddress, ofRefused, ofLanguage, ofCompetency, ofCode,
    ]
    package static let all =
        ways.flatMap { [$0.forward, $0.backward, $0.count] + ($0.size.map { [$0] } ?? []) } + [headCount, languages]

    /// One way to go through the directory: on, back, and how many there are; for a set, how large it is before the
    /// other conditions.
    struct Way: Sendable {
        let forward: Statement
        let backward: Statement
        let count: Statement
        let size: Statement?

        init(_ forward: Statement, _ backward: Statement, count: Statement, size: Statement? = nil) {
            self.forward = forward
            self.backward = backward
            self.count = count
            self.size = size
        }
    }
}
