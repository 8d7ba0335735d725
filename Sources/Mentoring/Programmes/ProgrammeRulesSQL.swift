package import Storage

/// Statements about a programme's rules.
package enum ProgrammeRulesSQL {
    static let rules: Statement = """
        SELECT management_levels, common_language, other_department, other_site, grades_above, grades_below, least_score,
               mentor_capacity, mentee_capacity
        FROM programme WHERE id = \(.text("programme"))
        """
    static let weights: Statement = """
        SELECT criterion, weight FROM programme_criterion WHERE programme_id = \(.text("programme"))
        """

    package static let all = [rules, weights]
}
