import Storage

/// One thing that changed of a person, in words for the history: names, not identifiers.
package struct PersonChange: Sendable, Hashable {
    package let field: PersonField
    package let from: String?
    package let to: String?

    package init(_ field: PersonField, from: String?, to: String?) {
        self.field = field
        self.from = from
        self.to = to
    }
}

/// The differences between what is stored and what is asked for.
enum PersonChanges {
    static func between(_ before: PersonRecord, _ after: PersonInput, in tx: Transaction) throws -> [PersonChange] {
        let old = before.input
        var changes: [PersonChange] = []
        func compare(_ field: PersonField, _ from: String?, _ to: String?) {
            if from != to { changes.append(PersonChange(field, from: from, to: to)) }
        }
        compare(.staffNumber, old.staffNumber, after.staffNumber)
        compare(.firstName, old.firstName, after.firstName)
        compare(.lastName, old.lastName, after.lastName)
        compare(.email, old.email, after.email)
        compare(.jobTitle, old.jobTitle, after.jobTitle)
        compare(.hiredOn, old.hiredOn?.description, after.hiredOn?.description)
        compare(.leftOn, old.leftOn?.description, after.leftOn?.description)
        compare(.ftePercent, old.ftePercent.map(String.init), after.ftePercent.map(String.init))
        compare(.language, old.language, after.language)
        compare(.timeZone, old.timeZone, after.timeZone)
        compare(.languages, joined(old.languages), joined(after.languages))
        compare(.wish, old.wish?.rawValue, after.wish?.rawValue)
        compare(.availability, old.availability, after.availability)
        compare(.hopes, old.hopes, after.hopes)
        compare(.capacity, old.capacity.map(String.init), after.capacity.map(String.init))
        if old.site != after.site { compareNames(.site, before.siteName, try Sites.name(after.site, in: tx), &changes) }
        if old.department != after.department {
            compareNames(.department, before.departmentName, try Departments.name(after.department, in: tx), &changes)
        }
        if old.grade != after.grade {
            compareNames(.grade, before.gradeName, try Grades.name(after.grade, in: tx), &changes)
        }
        if old.manager != after.manager {
            compareNames(.manager, before.managerName, try name(after.manager, in: tx), &changes)
        }
        return changes
    }

    /// Another place may bear the same name: still a change.
    private static func compareNames(
        _ field: PersonField, _ from: String?, _ to: String?, _ changes: inout [PersonChange]
    ) {
        changes.append(PersonChange(field, from: from, to: to))
    }

    private static func name(_ person: ID<Person>?, in tx: Transaction) throws -> String? {
        guard let person else { return nil }
        do { return try PersonRecord.find(person, in: tx).fullName } catch is NotFound {
            throw Refusal("refusal.person.manager_unknown", field: PersonField.manager.rawValue)
        }
    }

    private static func joined(_ codes: Set<String>) -> String? {
        codes.isEmpty ? nil : codes.sorted().joined(separator: ", ")
    }
}
