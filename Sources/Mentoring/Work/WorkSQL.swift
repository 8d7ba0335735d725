package import Storage

/// Statements of jobs, outbox and audit trail.
package enum WorkSQL {
    static let addAudit: Statement = """
        INSERT INTO audit (id, at, actor_id, action, subject_kind, subject_id, programme_id)
        VALUES (\(.text("id")), \(.integer("at")), \(.text("actor")), \(.text("action")), \(.text("kind")),
                \(.text("subject")), \(.text("programme")))
        """

    /// The lines of the last two hours before the latest one: also what was begun long before it was written, and what is
    /// written while a clock that was ahead is waited for.
    /// Whoever signs in or out changes nothing.
    static let latestAudit: Statement = """
        SELECT COUNT(*) AS lines, COALESCE(MAX(audit.at), 0) AS at FROM audit
        WHERE audit.action NOT IN ('session.opened', 'session.ended', 'session.all_ended') AND audit.at > (
            SELECT latest.at FROM audit latest
            WHERE latest.action NOT IN ('session.opened', 'session.ended', 'session.all_ended')
            ORDER BY latest.at DESC LIMIT 1) - 7200000
        """

    static let addJob: Statement = """
        INSERT INTO job (id, kind, subject, state, due_at, attempts, created_at)
        VALUES (\(.text("id")), \(.text("kind")), \(.text("subject")), 'waiting', \(.integer("due")), 0, \(.integer("now")))
        ON CONFLICT (kind, subject) WHERE state = 'waiting' DO NOTHING
        """
    static let cancelJob: Statement = """
        UPDATE job SET state = 'cancelled', finished_at = \(.integer("now"))
        WHERE kind = \(.text("kind")) AND subject = \(.text("subject")) AND state = 'waiting'
        """
    static let dueJob: Statement = """
        SELECT id, kind, subject, attempts, lease_until FROM job
        WHERE state = 'waiting' AND due_at <= \(.integer("now")) AND (lease_until IS NULL OR lease_until < \(.integer("now")))
            AND (\(.text("busy")) IS NULL OR kind <> \(.text("busy")))
        ORDER BY due_at, id LIMIT 1
        """
    static let leaseJob: Statement = """
        UPDATE job SET lease_owner = \(.text("owner")), lease_until = \(.integer("until")), attempts = attempts + 1
        WHERE id = \(.text("id"))
        """
    static let renewLease: Statement = """
        UPDATE job SET lease_until = \(.integer("until"))
        WHERE id = \(.text("id")) AND lease_owner = \(.text("owner")) AND state = 'waiting'
        """
    static let finishJob: Statement = """
        UPDATE job SET state = 'done', finished_at = \(.integer("now")), lease_until = NULL
        WHERE id = \(.text("id")) AND lease_owner = \(.text("owner")) AND state = 'waiting'
        """
    static let retryJob: Statement = """
        UPDATE job SET due_at = \(.integer("due")), lease_until = NULL, fault = \(.text("fault"))
        WHERE id = \(.text("id")) AND lease_owner = \(.text("owner")) AND state = 'waiting'
        """
    static let failJob: Statement = """
        UPDATE job SET state = 'failed', finished_at = \(.integer("now")), lease_until = NULL, fault = \(.text("fault"))
        WHERE id = \(.text("id")) AND lease_owner = \(.text("owner")) AND state = 'waiting'
        """

    /// The server stops: whoever comes next may begin at once, and this run does not count.
    static let releaseJob: Statement = """
        UPDATE job SET lease_until = NULL, attempts = attempts - 1
        WHERE id = \(.text("id")) AND lease_owner = \(.text("owner")) AND state = 'waiting'
        """

    /// Leases taken before a moment, by servers that are dead. They end now, and still say that their server died.
    static let endLeases: Statement = """
        UPDATE job SET lease_until = 0
        WHERE state = 'waiting' AND lease_until IS NOT NULL AND lease_until <= \(.integer("until"))
        """
    static let lateLease: Statement = """
        SELECT id FROM job
        WHERE kind = \(.text("kind")) AND subject = \(.text("subject")) AND state = 'waiting'
            AND lease_until < \(.integer("late")) LIMIT 1
        """

    static let addMail: Statement = """
        INSERT INTO outbox (id, person_id, address, language, template, class, state, due_at, attempts, created_at)
        VALUES (\(.text("id")), \(.text("person")), \(.text("address")), \(.text("language")), \(.text("template")),
                \(.text("class")), 'waiting', \(.integer("due")), 0, \(.integer("now")))
        """
    static let addMailValue: Statement = """
        INSERT INTO outbox_value (outbox_id, name, value)
        VALUES (\(.text("outbox")), \(.text("name")), \(.text("value")))
        """
    static let addressee: Statement = """
        SELECT person.email, person.presence, person.mail_refused_at, person.language, site.language AS site_language
        FROM person LEFT JOIN site ON site.id = person.site_id WHERE person.id = \(.text("person"))
        """
    static let defaultLanguage: Statement = """
        SELECT default_language, only_language FROM organisation WHERE id = 'one'
        """

    package static let all = [
        addAudit, latestAudit, addJob, cancelJob, dueJob, leaseJob, renewLease, finishJob, retryJob, failJob,
        releaseJob, endLeases, lateLease,
        addMail, addMailValue, addressee, defaultLanguage,
    ]
}
