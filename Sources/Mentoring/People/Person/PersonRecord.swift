package import Storage

/// A person as stored, with the names of what they belong to.
package struct PersonRecord: Sendable {
    package let id: ID<Person>
    /// The fields that a form or a list may change.
    package var input: PersonInput
    package let presence: Presence
    /// The day of the full list in which they were first absent.
    package let missingOn: Day?
    package let siteName: String?
    package let departmentName: String?
    package let gradeName: String?
    package let managerName: String?
    /// What stands in where the person's own language and time zone are not known.
    package let siteLanguage: String?
    package let siteTimeZone: String?
    /// Since when the mail server refuses their address.
    package let mailRefusedAt: Instant?
    package let createdAt: Instant

    package var fullName: String { input.firstName + " " + input.lastName }

    /// Throws `NotFound` where there is no such person.
    package static func find(_ id: ID<Person>, in tx: Transaction) throws -> PersonRecord {
        guard let row = try tx.row(PersonSQL.find, id) else { throw NotFound() }
        return try PersonRecord(row, languages: tx.rows(PersonSQL.languages, id).map { try $0.text("code") })
    }

    private init(_ row: Row, languages: [String]) throws {
        id = try row.id("id")
        presence = Presence(rawValue: try row.text("presence")) ?? .present
        missingOn = try row.optionalDay("missing_on")
        siteName = try row.optionalText("site")
        departmentName = try row.optionalText("department")
        gradeName = try row.optionalText("grade")
        siteLanguage = try row.optionalText("site_language")
        siteTimeZone = try row.optionalText("site_zone")
        mailRefusedAt = try row.optionalInstant("mail_refused_at")
        createdAt = try row.instant("created_at")
        let manager = try (row.optionalText("manager_first"), row.optionalText("manager_last"))
        if let first = manager.0, let last = manager.1 { managerName = first + " " + last } else { managerName = nil }
        input = try Self.input(row, languages)
    }

    private static func input(_ row: Row, _ languages: [String]) throws -> PersonInput {
        var input = PersonInput(firstName: try row.text("first_name"), lastName: try row.text("last_name"))
        input.staffNumber = try row.optionalText("staff_number")
        input.email = try row.optionalText("email")
        input.jobTitle = try row.optionalText("job_title")
        input.site = try row.optionalID("site_id")
        input.department = try row.optionalID("department_id")
        input.grade = try row.optionalID("grade_id")
        input.manager = try row.optionalID("manager_id")
        input.hiredOn = try row.optionalDay("hired_on")
        input.leftOn = try row.optionalDay("left_on")
        input.ftePercent = try row.optionalInteger("fte_percent")
        input.language = try row.optionalText("language")
        input.timeZone = try row.optionalText("time_zone")
        input.languages = Set(languages)
        input.wish = try row.optionalText("wish").flatMap(Wish.init(rawValue:))
        input.availability = try row.optionalText("availability")
        input.hopes = try row.optionalText("hopes")
        input.capacity = try row.optionalInteger("capacity")
        return input
    }
}
