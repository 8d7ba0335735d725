package import Storage

/// Statements that move programmes on.
package enum ProgrammeProgressSQL {
    static let begin: Statement = """
        UPDATE programme SET stage = 'running' WHERE id = \(.text("programme")) AND stage IN ('preparing', 'matching')
        """
    static let match: Statement = """
        UPDATE programme SET stage = 'matching' WHERE id = \(.text("programme")) AND stage = 'preparing'
        """

    package static let all = [begin, match]
}
