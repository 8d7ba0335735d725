package import Storage

/// Statements about attempts that failed.
package enum AttemptSQL {
    static let recent: Statement = """
        SELECT at FROM failed_attempt WHERE whose = \(.bytes("whose")) AND at > \(.integer("since"))
        ORDER BY at DESC LIMIT 1000
        """
    static let add: Statement = """
        INSERT INTO failed_attempt (id, whose, at) VALUES (\(.text("id")), \(.bytes("whose")), \(.integer("at")))
        """
    static let take: Statement = "DELETE FROM failed_attempt WHERE id = \(.text("id"))"
    static let clear: Statement = "DELETE FROM failed_attempt WHERE whose = \(.bytes("whose"))"
    static let forget: Statement = "DELETE FROM failed_attempt WHERE at < \(.integer("before"))"

    package static let all = [recent, add, take, clear, forget]
}
