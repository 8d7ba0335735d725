// The things that have identifiers. Each is the phantom type of its `ID`; what an area knows of one is a value type of
// that area.

/// Somebody of the organisation, past or present.
package enum Person {}
/// Where people work: has a time zone and a language.
package enum Site {}
/// A part of the organisation.
package enum Department {}
/// A rank; ordered.
package enum Grade {}
/// A skill of the framework.
package enum Competency {}
/// A group of competencies.
package enum CompetencyFamily {}
/// A mentoring programme.
package enum Programme {}
/// A person in a programme, as mentor or mentee.
package enum Participant {}
/// The relation of a mentor and a mentee.
package enum Mentorship {}
/// One computation of pairs.
package enum PairingRun {}
/// One staff list handed over.
package enum StaffImport {}
/// A signed-in browser.
package enum Session {}
/// Work that outlives a request.
package enum Job {}
/// A mail to be sent.
package enum OutboxMail {}
/// A line of the audit trail.
package enum AuditLine {}
/// What a person is, beside taking part: a row of their roles.
package enum GrantLine {}
