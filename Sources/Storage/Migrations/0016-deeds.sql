-- The lines of the audit trail that tell whether what was worked out still holds: whoever signs in or out changes nothing.
CREATE INDEX audit_deed ON audit (at) WHERE action NOT IN ('session.opened', 'session.ended', 'session.all_ended');
