import Storage

/// What a list may say of a person, as it is stored.
struct PersonValues: Equatable, Sendable {
    var staffNumber: String?
    var firstName = ""
    var lastName = ""
    var email: String?
    var jobTitle: String?
    var site: ID<Site>?
    var department: ID<Department>?
    var grade: ID<Grade>?
    var manager: ID<Person>?
    /// ISO dates.
    var hiredOn: String?
    var leftOn: String?
    var ftePercent: Int?
    var language: String?
    var timeZone: String?
    var wish: String?
    var availability: String?
    var hopes: String?
    var capacity: Int?
    var presence = Presence.present
    /// Codes in order, with commas.
    var languages = ""

    init() {}

    /// A row of `KnownSQL.people`, without the languages.
    init(_ row: Row) throws {
        staffNumber = try row.optionalText("staff_number")
        firstName = try row.text("first_name")
        lastName = try row.text("last_name")
        email = try row.optionalText("email")
        jobTitle = try row.optionalText("job_title")
        site = try row.optionalID("site_id")
        department = try row.optionalID("department_id")
        grade = try row.optionalID("grade_id")
        manager = try row.optionalID("manager_id")
        hiredOn = try row.optionalText("hired_on")
        leftOn = try row.optionalText("left_on")
        ftePercent = try row.optionalInteger("fte_percent")
        language = try row.optionalText("language")
        timeZone = try row.optionalText("time_zone")
        wish = try row.optionalText("wish")
        availability = try row.optionalText("availability")
        hopes = try row.optionalText("hopes")
        capacity = try row.optionalInteger("capacity")
        presence = Presence(rawValue: try row.text("presence")) ?? .present
    }
}

/// What makes values of a row of a list: an empty cell says nothing. In a full list, which is right about the whole
/// organisation, no manager and no end date say that there is none.
struct ListedValues {
    let columns: Set<StaffColumn>
    let isFull: Bool
    /// ISO date.
    let today: String
    /// Stands in where neither list nor site says which language somebody speaks.
    let defaultLanguage: String
    var places: ListedPlaces

    /// Does an empty cell in the manager's column say that there is none?
    var clearsManagers: Bool { isFull && columns.contains(.manager) }

    /// The values of a person of the list, over those that are known.
    /// - Parameters:
    ///   - manager: as found; where the list's word was no use, what is known stays.
    ///   - staysLeft: noted as left by hand.
    mutating func values(
        of person: StaffPerson, over known: PersonValues?, manager: ManagerFinding, staysLeft: Bool
    ) -> PersonValues {
        var values = known ?? PersonValues()
        values.staffNumber = longer(person.number, known?.staffNumber)
        if !person.firstName.isEmpty { values.firstName = clipped(person.firstName) }
        if !person.lastName.isEmpty { values.lastName = clipped(person.lastName) }
        values.email = person.address.map(clipped) ?? values.email
        values.jobTitle = person.job.map(clipped) ?? values.jobTitle
        if let name = person.site { values.site = places.site(clipped(name)) }
        if let name = person.department { values.department = places.department(clipped(name)) }
        if let name = person.grade { values.grade = places.grade(clipped(name)) }
        switch manager {
        case .person(let id): values.manager = id
        case .nobody: if clearsManagers { values.manager = nil }
        case .dropped: values.manager = nil
        case .unclear: break
        }
        values.hiredOn = person.startDate ?? values.hiredOn
        values.ftePercent = person.workingTime ?? values.ftePercent
        values.timeZone = person.timeZone ?? values.timeZone
        values.wish = person.wish?.rawValue ?? values.wish
        values.availability = person.availability.map { clipped($0, 2_000) } ?? values.availability
        values.hopes = person.hopes.map { clipped($0, 2_000) } ?? values.hopes
        values.capacity = person.capacity.map { min($0, 50) } ?? values.capacity
        settleLanguages(person, &values)
        settlePresence(person, known, staysLeft: staysLeft, &values)
        return values
    }

    /// Of two spellings of one number, the one whose zeros are there.
    private func longer(_ listed: String?, _ known: String?) -> String? {
        guard let listed else { return known }
        guard let known, isDigits(listed), isDigits(known), known.utf8.count > listed.utf8.count,
            known.hasSuffix(listed), known.dropLast(listed.utf8.count).allSatisfy({ $0 == "0" })
        else { return listed }
        return known
    }

    /// Who speaks one of our two languages is spoken to in it; who speaks both, as their site does.
    private mutating func settleLanguages(_ person: StaffPerson, _ values: inout PersonValues) {
        if !person.languages.isEmpty {
            values.languages = Set(person.languages).sorted().joined(separator: ",")
            let ours = person.languages.filter { $0 == "fr" || $0 == "en" }
            if values.language == nil, ours.count == 1 { values.language = ours[0] }
        } else if values.languages.isEmpty {
            values.languages = values.language ?? values.site.flatMap { places.language(of: $0) } ?? defaultLanguage
        }
    }

    private func settlePresence(
        _ person: StaffPerson, _ known: PersonValues?, staysLeft: Bool, _ values: inout PersonValues
    ) {
        if staysLeft { return }
        let end = person.endDate
        let clears = isFull && columns.contains(.endDate)
        if end != nil || clears || known?.presence != .present { values.leftOn = end }
        values.presence = values.leftOn.map { $0 <= today } ?? false ? .left : .present
    }

    private func clipped(_ text: String) -> String { clipped(text, 300) }

    private func clipped(_ text: String, _ most: Int) -> String {
        text.utf8.count <= most ? text : String(text.prefix(most))
    }
}

/// What became of a list's word on somebody's manager.
enum ManagerFinding {
    case person(ID<Person>)
    /// The list names none.
    case nobody
    /// The one that is named would close a circle.
    case dropped
    /// The list names one, and it is not clear who.
    case unclear
}
