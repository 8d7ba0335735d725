package import Storage

/// Statements of the outbox: taking, sending, closing.
package enum OutboxSQL {
    /// The next mail to send: due and waiting, or left by a server that died while sending it. A mail that goes out in
    /// another is not taken on its own.
    static let next: Statement = """
        SELECT outbox.id, outbox.person_id, outbox.address, outbox.language, outbox.template, outbox.class,
               outbox.state, outbox.created_at, outbox.attempts, person.first_name, person.presence,
               person.mail_refused_at, mail_stop.stopped_at
        FROM outbox
        LEFT JOIN person ON person.id = outbox.person_id
        LEFT JOIN mail_stop ON mail_stop.person_id = outbox.person_id
        WHERE outbox.state IN ('waiting', 'sending') AND outbox.due_at <= \(.integer("now"))
          AND outbox.sent_with IS NULL AND (outbox.lease_until IS NULL OR outbox.lease_until < \(.integer("now")))
        ORDER BY outbox.due_at, outbox.id LIMIT 1
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
        SELECT state, count(*) AS number, min(due_at) AS oldest FROM outbox
        WHERE state IN ('waiting', 'sending') GROUP BY state
        """
    static let stateCounts: Statement = """
        SELECT state, count(*) AS number FROM outbox
        WHERE state IN ('waiting', 'sending', 'sent', 'refused', 'dropped') AND due_at >= \(.integer("since"))
        GROUP BY state
        """
    /// Of one state, the latest due first. Never what a mail says.
    static let ofState: Statement = """
        SELECT outbox.id, outbox.person_id, outbox.template, outbox.state, outbox.due_at, outbox.sent_at,
               outbox.attempts, outbox.reply, person.first_name, person.last_name
        FROM outbox LEFT JOIN person ON person.id = outbox.person_id
        WHERE outbox.state = \(.text("state"))
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
    static let retryNow: Statement = """
        UPDATE outbox SET due_at = \(.integer("now"))
        WHERE state = 'waiting' AND attempts > 0 AND sent_with IS NULL AND due_at > \(.integer("now"))
        """
    static let dropWaiting: Statement = """
        UPDATE outbox SET state = 'dropped'
        WHERE person_id = \(.text("person")) AND template = \(.text("template")) AND state = 'waiting'
        """
    static let stop: Statement = """
        INSERT INTO mail_stop (person_id, stopped_at) VALUES (\(.text("person")), \(.integer("now")))
        ON CONFLICT (person_id) DO NOTHING
        """
    static let resume: Statement = "DELETE FROM mail_stop WHERE person_id = \(.text("person"))"
    static let stopped: Statement = "SELECT stopped_at FROM mail_stop WHERE person_id = \(.text("person"))"

    package static let all = [
        next, lastRelation, postpone, group, followers, values, lease, close, closeFollowers, again, purge,
        purgeFollowers, forget, counts, stateCounts, ofState, jobCounts, latest, retryNow, dropWaiting, stop, resume,
        stopped,
    ]
}
