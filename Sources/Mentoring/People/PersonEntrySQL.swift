package import Storage

/// Statements about one person whom the product itself enters or marks.
package enum PersonEntrySQL {
    static let byAddress: Statement = "SELECT id, presence FROM person WHERE email_key = \(.text("key"))"
    static let add: Statement = """
        INSERT INTO person (id, first_name, last_name, name_key, email, email_key, presence, created_at, changed_at)
        VALUES (\(.text("id")), \(.text("first")), \(.text("last")), \(.text("name_key")), \(.text("email")),
                \(.text("email_key")), 'present', \(.integer("now")), \(.integer("now")))
        """
    static let addWord: Statement = """
        INSERT INTO person_word (person_id, word, name_key)
        VALUES (\(.text("person")), \(.text("word")), \(.text("name_key"))) ON CONFLICT DO NOTHING
        """
    static let mailRefused: Statement = """
        UPDATE person SET mail_refused_at = \(.integer("now")) WHERE id = \(.text("person")) AND mail_refused_at IS NULL
        """

    package static let all = [byAddress, add, addWord, mailRefused]
}
