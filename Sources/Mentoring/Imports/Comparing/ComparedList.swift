import Storage

/// What a list would change of the people there are.
package struct ComparedList: Sendable {
    enum Action: Sendable { case new, changed, unchanged }

    /// What becomes of somebody who is known.
    struct Changed: Sendable {
        let values: PersonValues
        /// Staff number or address is another.
        let rekeyed: Bool
        /// Names, number or address are others: so are the words by which the person is found.
        let renamed: Bool
        let newLanguages: Bool
        /// Nil where they stay.
        let competencies: String?
    }

    struct Change: Sendable {
        let id: ID<PersonChange>
        let person: ID<Person>
        let field: PersonField
        let from: String?
        let to: String?
    }

    /// The list, with the problems that came with the comparison.
    package internal(set) var reading: StaffListReading
    package internal(set) var counts = ImportCounts()
    /// By person of the list.
    var ids: [ID<Person>] = []
    /// In which order they are staged: new people by name, then the others as they are listed.
    var order: [Int] = []
    var actions: [Action] = []
    var managers: [ManagerFinding] = []
    var changed: [Int: Changed] = [:]
    var changes: [Change] = []
    var missing: [ID<Person>] = []
    var maker: ListedValues
    var skills: ListedSkills

    /// How many rows there are to stage.
    var rowCount: Int { counts.new + counts.changed + missing.count }

    /// The rows to stage, made one after the other: new, changed and missing people.
    func rows(for list: ID<StaffImport>) -> some Sequence<[any Bindable]> {
        var maker = maker
        var skills = skills
        let listed = order.enumerated().lazy.compactMap { position, index -> [any Bindable]? in
            switch actions[index] {
            case .unchanged: return nil
            case .changed:
                guard let changed = changed[index] else { return nil }
                return StagedRow(changed, of: ids[index]).values(
                    list, position, line: reading.persons[index].line, "changed")
            case .new:
                let person = reading.persons[index]
                let values = maker.values(of: person, over: nil, manager: managers[index], staysLeft: false)
                let entries = skills.entries(of: person)
                let changed = Changed(
                    values: values, rekeyed: false, renamed: true, newLanguages: true,
                    competencies: entries.isEmpty ? nil : ListedSkills.packed(entries))
                return StagedRow(changed, of: ids[index]).values(list, position, line: person.line, "new")
            }
        }
        let absent = missing.enumerated().lazy.map { offset, id in
            StagedRow.missing(list, ids.count + offset, id)
        }
        return Joined(first: listed, second: absent)
    }

    /// For `StagingSQL.addChange`.
    func changeValues(for list: ID<StaffImport>) -> some Sequence<[any Bindable]> {
        changes.enumerated().lazy.map { position, change -> [any Bindable] in
            let isPrivate = change.field.isPrivate
            return [
                list, position, change.id, change.person, change.field.rawValue, isPrivate ? nil : change.from,
                isPrivate ? nil : change.to,
            ]
        }
    }

    /// For `StaffImportSQL.addProblem`.
    func problemValues(for list: ID<StaffImport>) -> some Sequence<[any Bindable]> {
        reading.problems.enumerated().lazy.map { position, problem -> [any Bindable] in
            [
                list, position, problem.line, problem.column, problem.value, problem.reason.rawValue,
                problem.severity.rawValue, problem.remedy.rawValue, problem.person,
            ]
        }
    }
}

/// One sequence after another.
struct Joined<First: Sequence, Second: Sequence>: Sequence where First.Element == Second.Element {
    let first: First
    let second: Second

    func makeIterator() -> AnyIterator<First.Element> {
        var head = first.makeIterator()
        var tail = second.makeIterator()
        return AnyIterator { head.next() ?? tail.next() }
    }
}

/// A row of `staff_import_row`.
struct StagedRow {
    private let changed: ComparedList.Changed
    private let person: ID<Person>

    init(_ changed: ComparedList.Changed, of person: ID<Person>) {
        self.changed = changed
        self.person = person
    }

    /// For `StagingSQL.addRow`.
    func values(_ list: ID<StaffImport>, _ position: Int, line: Int, _ action: String) -> [any Bindable] {
        let values = changed.values
        return [
            list, position, line, action, person, changed.rekeyed, values.staffNumber, values.firstName,
            values.lastName,
            PersonWords.nameKey(lastName: values.lastName, firstName: values.firstName), values.email,
            values.email.map(People.emailKey), values.jobTitle, values.site, values.department, values.grade,
            values.manager, values.hiredOn, values.leftOn, values.ftePercent, values.language, values.timeZone,
            values.wish, values.availability, values.hopes, values.capacity, values.presence.rawValue,
            changed.renamed ? words : nil, changed.newLanguages ? values.languages : nil, changed.competencies,
        ]
    }

    private var words: String {
        var input = PersonInput(firstName: changed.values.firstName, lastName: changed.values.lastName)
        input.email = changed.values.email
        input.staffNumber = changed.values.staffNumber
        return PersonWords.words(of: input).sorted().joined(separator: " ")
    }

    /// Somebody who is not in the list.
    static func missing(_ list: ID<StaffImport>, _ position: Int, _ person: ID<Person>) -> [any Bindable] {
        let nothing: [any Bindable] = Array(repeating: String?.none, count: 13)
        let day: [any Bindable] = [Int?.none, String?.none, String?.none, String?.none, String?.none, String?.none]
        let rest: [any Bindable] = [Int?.none, String?.none, String?.none, String?.none, String?.none]
        return [list, position, Int?.none, "missing", person, false] + nothing + day + rest
    }
}
