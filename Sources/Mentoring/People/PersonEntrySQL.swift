package import Storage

/// Statements about one person whom the product itself enters or marks.
package enum PersonEntrySQL {
    static let presence: Statement = "SELECT presence FROM person WHERE id = \(.text("person"))"
    static let mailRefused: Statement = """
        UPDATE person SET mail_refused_at = \(.integer("now"))
        WHERE id = \(.text("person")) AND email = \(.text("address")) AND mail_refused_at IS NULL
        """

    package static let all = [presence, mailRefused]
}
