import Mentoring
import Storage
import Words

/// Adding and changing a person by hand: /people/new, /people/:person/edit.
enum PersonEditing {
    static let pages = EditingPages<Person>(
        parameter: "person", path: { .person($0) },
        shown: { id, tx in try PersonForm.shown(PersonRecord.find(id, in: tx), in: tx) },
        added: { form, actor, tx, now in
            try Refusals.gather { refusals in
                let input = try PersonForm.input(form, over: nil, &refusals, in: tx, at: now)
                return try People.add(input, by: actor, in: tx, at: now)
            }
        },
        changed: { id, form, actor, tx, now in
            let before = try PersonRecord.find(id, in: tx).input
            try Refusals.gather { refusals in
                let input = try PersonForm.input(form, over: before, &refusals, in: tx, at: now)
                try AddressChanges.change(id, to: input, by: actor, in: tx, at: now)
            }
        }, page: page)

    @Sendable private static func page(
        _ id: ID<Person>?, _ form: Form, _ problems: Problems, _ request: PageRequest
    ) async throws -> Page {
        let view = try await request.read { tx in
            PersonFormView(
                record: try id.map { try PersonRecord.find($0, in: tx) }, form: form, sites: try Sites.all(in: tx),
                departments: try Departments.all(in: tx), grades: try Grades.all(in: tx),
                spoken: try Directory.languages(in: tx))
        }
        return PersonFormViews.page(view, problems, request.reader)
    }
}

/// Between the form of a person and what the verbs take.
enum PersonForm {
    /// What was typed; what cannot be read is refused and left out. A manager is named by address, staff number or name.
    static func input(
        _ form: Form, over before: PersonInput?, _ refusals: inout Refusals, in tx: Transaction, at now: Instant
    ) throws -> PersonInput {
        var input = before ?? PersonInput(firstName: "", lastName: "")
        input.firstName = String(form["first_name"].prefix(200))
        input.lastName = String(form["last_name"].prefix(200))
        input.staffNumber = form.filled("staff_number")
        input.email = form.filled("email")
        input.jobTitle = form.filled("job_title").map { String($0.prefix(200)) }
        input.site = try place("site", form, new: "new_site") { try Sites.named($0, in: tx, at: now) }
        input.department = try place("department", form, new: "new_department") {
            try Departments.named($0, in: tx, at: now)
        }
        input.grade = try place("grade", form, new: "new_grade") { try Grades.named($0, in: tx, at: now) }
        input.manager = try refusals.read(else: nil) { try manager(form["manager"], before: before?.manager, in: tx) }
        input.hiredOn = try refusals.read(else: nil) { try day("hired_on", form) }
        input.ftePercent = try refusals.read(else: nil) { try number("fte_percent", form, in: 1...150) }
        input.language = form.filled("language")
        input.timeZone = form.filled("time_zone")
        input.languages = languages(form)
        for code in input.languages
        where !code.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }) || code.count > 8 {
            refusals.refuse("refusal.person.languages", field: "languages", values: ["code": .text(code)])
        }
        input.wish = form.filled("wish").flatMap(Wish.init(rawValue:))
        input.capacity = try refusals.read(else: nil) { try number("capacity", form, in: 0...50) }
        return input
    }

    private static func number(_ field: String, _ form: Form, in range: ClosedRange<Int>) throws -> Int? {
        form.filled(field) == nil ? nil : try form.integer(field, in: range)
    }

    /// The codes that are ticked, and the one more that was chosen.
    static func languages(_ form: Form) -> Set<String> {
        Set((form.all("languages") + form.all("other_language")).map { $0.lowercased() }.filter { !$0.isEmpty })
    }

    /// The same, from what is stored.
    static func shown(_ record: PersonRecord, in tx: Transaction) throws -> Form {
        let input = record.input
        let manager = try input.manager.map { try PersonRecord.find($0, in: tx) }
        let values: [String: String?] = [
            "first_name": input.firstName, "last_name": input.lastName, "staff_number": input.staffNumber,
            "email": input.email, "job_title": input.jobTitle, "site": input.site?.text,
            "department": input.department?.text,
            "grade": input.grade?.text, "hired_on": input.hiredOn?.description, "language": input.language,
            "manager": manager.map { $0.input.staffNumber ?? $0.input.email ?? $0.fullName },
            "fte_percent": input.ftePercent.map(String.init), "time_zone": input.timeZone,
            "wish": input.wish?.rawValue,
            "capacity": input.capacity.map(String.init),
        ]
        var fields = values.compactMapValues { $0.map { [$0] } }
        fields["languages"] = input.languages.sorted()
        return Form(fields)
    }

    private static func place<Entity>(
        _ field: String, _ form: Form, new: String, named: (String) throws -> ID<Entity>
    ) throws -> ID<Entity>? {
        if let name = form.filled(new) { return try named(String(name.prefix(200))) }
        return ID(form[field])
    }

    private static func day(_ field: String, _ form: Form) throws -> Day? {
        guard let text = form.filled(field) else { return nil }
        guard let day = Day(text) else { throw Refusal("refusal.person.day", field: field) }
        return day
    }

    private static func manager(_ text: String, before: ID<Person>?, in tx: Transaction) throws -> ID<Person>? {
        guard !text.isEmpty else { return nil }
        if let before, try shownName(PersonRecord.find(before, in: tx)).contains(text) { return before }
        switch try People.named(text, in: tx) {
        case .one(let id): return id
        case .none: throw Refusal("refusal.person.manager_unknown", field: "manager")
        case .several: throw Refusal("refusal.person.manager_several", field: "manager")
        }
    }

    private static func shownName(_ record: PersonRecord) -> [String] {
        [record.input.staffNumber, record.input.email, record.fullName].compactMap { $0 }
    }
}
