package import Storage

/// What a person wishes to be in a programme, as the staff list or they themselves say.
package typealias Wish = StaffPerson.Wish

/// What is known of a person, as a form or a staff list gives it.
package struct PersonInput: Sendable, Hashable {
    package var staffNumber: String?
    package var firstName: String
    package var lastName: String
    package var email: String?
    package var jobTitle: String?
    package var site: ID<Site>?
    package var department: ID<Department>?
    package var grade: ID<Grade>?
    package var manager: ID<Person>?
    package var hiredOn: Day?
    /// A day in the past or today: the person has left. A day to come: they are still present.
    package var leftOn: Day?
    /// Hundredths of full time.
    package var ftePercent: Int?
    /// In which language Binôme speaks to them, `fr` or `en`; nil: as their site.
    package var language: String?
    /// IANA name; nil: as their site.
    package var timeZone: String?
    /// The codes of the languages that they speak.
    package var languages: Set<String>
    package var wish: Wish?
    package var availability: String?
    package var hopes: String?
    /// Places as a mentor.
    package var capacity: Int?

    package init(firstName: String, lastName: String) {
        self.firstName = firstName
        self.lastName = lastName
        languages = []
    }
}

/// What a line of a person's history is about. The raw values are stored, and are keys below `people.field.`.
package enum PersonField: String, Sendable, Hashable, CaseIterable {
    case staffNumber = "staff_number"
    case firstName = "first_name"
    case lastName = "last_name"
    case email
    case jobTitle = "job_title"
    case site, department, grade, manager
    case hiredOn = "hired_on"
    case leftOn = "left_on"
    case ftePercent = "fte_percent"
    case language
    case timeZone = "time_zone"
    case languages, wish, availability, hopes, capacity, presence, competencies

    /// Fields whose former values are not kept in the history.
    var isPrivate: Bool {
        switch self {
        case .email, .availability, .hopes: true
        default: false
        }
    }
}

/// Is somebody still there?
package enum Presence: String, Sendable, Hashable, CaseIterable {
    case present
    /// Absent from the last full list; nobody has said yet whether they left.
    case missing
    case left
}

/// Where a change comes from.
package enum ChangeSource: Sendable, Hashable {
    case hand
    case list(ID<StaffImport>)

    var importID: ID<StaffImport>? {
        if case .list(let id) = self { id } else { nil }
    }
}
