package import Storage

/// Statements of the organisation's one row.
package enum OrganisationSQL {
    static let read: Statement = """
        SELECT name, default_language, only_language, time_zone, public_url, mail_server, mail_from, mail_tested_at,
               mail_released_at, protection_contact, protection_email, set_up_at
        FROM organisation WHERE id = 'one'
        """
    static let describe: Statement = """
        INSERT INTO organisation (id, name, default_language, only_language, time_zone, public_url)
        VALUES ('one', \(.text("name")), \(.text("language")), \(.text("only")), \(.text("zone")), \(.text("url")))
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, default_language = excluded.default_language,
            only_language = excluded.only_language, time_zone = excluded.time_zone, public_url = excluded.public_url
        """
    static let begin: Statement = """
        INSERT INTO organisation (id, name, default_language, time_zone)
        VALUES ('one', '', \(.text("language")), \(.text("zone"))) ON CONFLICT (id) DO NOTHING
        """
    static let connectMail: Statement = """
        UPDATE organisation SET mail_server = \(.bytes("server")), mail_from = \(.text("from")), mail_tested_at = NULL,
               mail_released_at = NULL
        WHERE id = 'one'
        """
    static let nameSender: Statement = "UPDATE organisation SET mail_from = \(.text("from")) WHERE id = 'one'"
    static let confirmMail: Statement = "UPDATE organisation SET mail_tested_at = \(.integer("now")) WHERE id = 'one'"
    static let releaseMail: Statement = """
        UPDATE organisation SET mail_released_at = \(.integer("now")) WHERE id = 'one' AND mail_server IS NOT NULL
        """
    static let nameContact: Statement = """
        UPDATE organisation SET protection_contact = \(.text("contact")), protection_email = \(.text("email"))
        WHERE id = 'one'
        """
    static let finish: Statement = """
        UPDATE organisation SET set_up_at = \(.integer("now")) WHERE id = 'one' AND set_up_at IS NULL
        """

    package static let all = [
        read, describe, begin, connectMail, nameSender, confirmMail, releaseMail, nameContact, finish,
    ]
}
