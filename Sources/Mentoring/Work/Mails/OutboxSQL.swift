package import Storage

/// Statements of the outbox: taking, sending, closing.
package enum OutboxSQL {
    /// What somebody asked for or must know for the safety of their account, and the test mail: never held back.
    private static let asked: Statement = """
        outbox.template IN ('mail_test', 'sign_in', 'new_password', 'password_changed', 'address_confirm',
            'address_changed', 'second_factor_changed', 'recovery_code_used')
        """
    /// What goes out together is one mail: the pieces of news that wait for the same person and address.
    private static let mail: Statement = """
        CASE WHEN outbox.class = 'relation' AND outbox.state = 'waiting' AND outbox.attempts = 0
            THEN COALESCE(outbox.person_id, '') || ' ' || outbox.address ELSE outbox.id END
        """
    /// The next mail to send: due and waiting, or left by a server that died while sending it. A mail that goes out in
    /// another is not taken on its own.
    static let next: Statement = """
        SELECT outbox.id, outbox.person_id, outbox.address, outbox.language, outbox.template, outbox.class,
               outbox.state, outbox.created_at, outbox.attempts, person.first_name, person.presence,
               person.mail_refused_at, mail_stop.stopped_at, person.email,
               outbox.person_id IS NOT NULL AND NOT \(asked) AS follows
        FROM outbox
        LEFT JOIN person ON person.id = outbox.person_id
        LEFT JOIN mail_stop ON mail_stop.person_id = outbox.person_id
        WHERE outbox.state IN ('waiting', 'sending') AND outbox.due_at <= \(.integer("now"))
          AND outbox.sent_with IS NULL AND (outbox.lease_until IS NULL OR outbox.lease_until < \(.integer("now")))
          AND (\(.boolean("all")) OR \(asked))
        ORDER BY outbox.due_at, outbox.id LIMIT 1
        """
    /// What waits for a person goes to the address that they have by now.
    static let readdress: Statement = """
        UPDATE outbox SET address = \(.text("address"))
        WHERE person_id = \(.text("person")) AND state IN ('waiting', 'sending') AND NOT \(asked)
        """
    /// When the person last got a mail of the class that goes out once a day.
    static let lastRelation: Statement = """
        SELECT max(sent_at) AS at FROM outbox
        WHERE person_id = \(.text("person")) AND class = 'relation' AND state = 'sent'
        """
    static let postpone: Statement = """
        UPDATE outbox SET due_at = \(.integer("due"))
        WHERE person_id = \(.text("person")) AND class = 'relation' AND state = 'waiting' AND due_at < \(.integer("due"))
        """
    /// The other mails of the same class and person and address that are due go out in this one.
    static let group: Statement = """
        UPDATE outbox SET sent_with = \(.text("leader"))
        WHERE person_id = \(.text("person")) AND address = \(.text("address")) AND class = 'relation'
          AND state = 'waiting' AND sent_with IS NULL AND attempts = 0 AND due_at <= \(.integer("now"))
          AND id <> \(.text("leader"))
        """
    static let followers: Statement = """
        SELECT id, template FROM outbox WHERE sent_with = \(.text("leader")) ORDER BY id
        """
    static let values: Statement = "SELECT name, value FROM outbox_value WHERE outbox_id = \(.text("id"))"
    static let lease: Statement = """
        UPDATE outbox SET state = 'sending', attempts = attempts + 1, lease_owner = \(.text("owner")),
               lease_until = \(.integer("until"))
        WHERE id = \(.text("id"))
        """
    /// Only the server that holds the lease writes what became of the mail.
    static let close: Statement = """
        UPDATE outbox SET state = \(.text("state")), sent_at = \(.integer("sent")), reply = \(.text("reply")),
               lease_until = NULL
        WHERE id = \(.text("id")) AND lease_owner = \(.text("owner")) AND state = 'sending'
        """
    static let closeFollowers: Statement = """
        UPDATE outbox SET state = \(.text("state")), sent_at = \(.integer("sent")), reply = \(.text("reply"))
        WHERE sent_with = \(.text("id")) AND state = 'waiting'
        """
    static let again: Statement = """
        UPDATE outbox SET state = 'waiting', due_at = \(.integer("due")), reply = \(.text("reply")), lease_until = NULL
        WHERE id = \(.text("id")) AND lease_owner = \(.text("owner")) AND state = 'sending'
        """
    static let purge: Statement = """
        DELETE FROM outbox_value WHERE outbox_id = \(.text("id"))
        """
    static let purgeFollowers: Statement = """
        DELETE FROM outbox_value WHERE outbox_id IN (SELECT id FROM outbox WHERE sent_with = \(.text("id")))
        """
    static let forget: Statement = """
        DELETE FROM outbox WHERE state IN ('sent', 'refused', 'dropped') AND due_at < \(.integer("before"))
        """
    static let counts: Statement = """
        SELECT outbox.state, COUNT(DISTINCT \(mail)) AS number, min(outbox.due_at) AS oldest FROM outbox
        WHERE outbox.state IN ('waiting', 'sending') AND outbox.sent_with IS NULL GROUP BY outbox.state
        """
    static let held: Statement = """
        SELECT COUNT(DISTINCT \(mail)) AS number FROM outbox
        WHERE outbox.state = 'waiting' AND outbox.sent_with IS NULL AND NOT \(asked)
        """
    static let stateCounts: Statement = """
        SELECT outbox.state, COUNT(DISTINCT \(mail)) AS number FROM outbox
        WHERE outbox.state IN ('waiting', 'sending', 'sent', 'refused', 'dropped')
          AND outbox.due_at >= \(.integer("since")) AND outbox.sent_with IS NULL
        GROUP BY outbox.state
        """
    /// Waits for the same person and address as an outbox row, and will go out in the same mail.
    private static let mate: Statement = """
        mate.person_id = outbox.person_id AND mate.address = outbox.address AND mate.class = 'relation'
          AND mate.state = 'waiting' AND mate.attempts = 0 AND mate.sent_with IS NULL
          AND outbox.class = 'relation' AND outbox.state = 'waiting' AND outbox.attempts = 0
        """
    /// Mails of one state, the latest due first, and how many other pieces of news go out in each. Never what a mail says.
    static let ofState: Statement = """
        SELECT outbox.id, outbox.person_id, outbox.template, outbox.state, outbox.due_at, outbox.sent_at,
               outbox.attempts, outbox.reply, person.first_name, person.last_name,
               (SELECT COUNT(*) FROM outbox follower WHERE follower.sent_with = outbox.id)
               + (SELECT COUNT(*) FROM outbox mate WHERE \(mate) AND mate.id <> outbox.id) AS more
        FROM outbox LEFT JOIN person ON person.id = outbox.person_id
        WHERE outbox.state = \(.text("state")) AND outbox.sent_with IS NULL
          AND NOT EXISTS (SELECT 1 FROM outbox mate WHERE \(mate) AND mate.id < outbox.id)
          AND (outbox.due_at, outbox.id) < (\(.integer("due")), \(.text("id")))
        ORDER BY outbox.due_at DESC, outbox.id DESC LIMIT \(.integer("limit"))
        """
    static let jobCounts: Statement = """
        SELECT state, count(*) AS number FROM job WHERE state IN ('waiting', 'failed') GROUP BY state
        """
    static let latest: Statement = """
        SELECT id, state, reply, attempts, sent_at, created_at FROM outbox
        WHERE person_id = \(.text("person")) AND template = \(.text("template"))
        ORDER BY created_at DESC, id DESC LIMIT 1
        """
    /// The latest that were tried in vain, and are tried again.
    static let failing: Statement = """
        SELECT id, state, reply, attempts, sent_at, created_at FROM outbox
        WHERE state = 'waiting' AND attempts > 0 AND reply IS NOT NULL AND sent_with IS NULL
        ORDER BY due_at DESC, id DESC LIMIT 50
        """
    static let retryNow: Statement = """
        UPDATE outbox SET due_at = \(.integer("now"))
        WHERE state = 'waiting' AND attempts > 0 AND sent_with IS NULL AND due_at > \(.integer("now"))
        """
    static let dropWaiting: Statement = """
        UPDATE outbox SET state = 'dropped'
        WHERE person_id = \(.text("person")) AND template = \(.text("template")) AND state = 'waiting'
        """
    static let dropQueued: Statement = """
        UPDATE outbox SET state = 'dropped'
        WHERE person_id = \(.text("person")) AND created_at = \(.integer("at")) AND template = \(.text("template"))
          AND state = 'waiting'
        """
    static let goneOut: Statement = """
        SELECT id FROM outbox
        WHERE person_id = \(.text("person")) AND created_at = \(.integer("at")) AND template = \(.text("template"))
          AND state IN ('sending', 'sent')
        """
    static let stop: Statement = """
        INSERT INTO mail_stop (person_id, stopped_at) VALUES (\(.text("person")), \(.integer("now")))
        ON CONFLICT (person_id) DO NOTHING
        """
    static let resume: Statement = "DELETE FROM mail_stop WHERE person_id = \(.text("person"))"
    static let stopped: Statement = "SELECT stopped_at FROM mail_stop WHERE person_id = \(.text("person"))"

    package static let all = [
        next, readdress, lastRelation, postpone, group, followers, values, lease, close, closeFollowers, again, purge,
        purgeFollowers, forget, counts, held, stateCounts, ofState, jobCounts, latest, failing, retryNow, dropWaiting,
        dropQueued, goneOut, stop, resume, stopped,
    ]
}
