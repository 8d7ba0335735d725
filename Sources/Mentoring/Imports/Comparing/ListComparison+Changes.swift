import Storage

/// What changes for people who are known, field by field.
extension ListComparison {
    mutating func change(_ person: ID<Person>, _ field: PersonField, _ from: String?, _ to: String?) {
        list.changes.append(
            ComparedList.Change(id: ID(at: now), person: person, field: field, from: from, to: to))
    }

    mutating func noteChanges(_ id: ID<Person>, _ old: PersonValues, _ new: PersonValues) {
        func compare(_ field: PersonField, _ from: String?, _ to: String?) {
            if from != to { change(id, field, from, to) }
        }
        let places = list.maker.places.names
        compare(.staffNumber, old.staffNumber, new.staffNumber)
        compare(.firstName, old.firstName, new.firstName)
        compare(.lastName, old.lastName, new.lastName)
        compare(.email, old.email, new.email)
        compare(.jobTitle, old.jobTitle, new.jobTitle)
        compare(.site, old.site.flatMap { places[$0.text] }, new.site.flatMap { places[$0.text] })
        compare(.department, old.department.flatMap { places[$0.text] }, new.department.flatMap { places[$0.text] })
        compare(.grade, old.grade.flatMap { places[$0.text] }, new.grade.flatMap { places[$0.text] })
        if old.manager != new.manager { change(id, .manager, name(of: old.manager), name(of: new.manager)) }
        compare(.hiredOn, old.hiredOn, new.hiredOn)
        compare(.leftOn, old.leftOn, new.leftOn)
        compare(.ftePercent, old.ftePercent.map(String.init), new.ftePercent.map(String.init))
        compare(.language, old.language, new.language)
        compare(.timeZone, old.timeZone, new.timeZone)
        compare(.wish, old.wish, new.wish)
        compare(.availability, old.availability, new.availability)
        compare(.hopes, old.hopes, new.hopes)
        compare(.capacity, old.capacity.map(String.init), new.capacity.map(String.init))
        compare(.presence, old.presence.rawValue, new.presence.rawValue)
        compare(.languages, shown(old.languages), shown(new.languages))
    }

    private func shown(_ codes: String) -> String? {
        codes.isEmpty ? nil : codes.split(separator: ",").joined(separator: ", ")
    }

    private func name(of person: ID<Person>?) -> String? {
        guard let person else { return nil }
        if let known = people.find(person) { return people.all[known].name }
        guard let index = list.ids.firstIndex(of: person) else { return nil }
        return list.reading.persons[index].firstName + " " + list.reading.persons[index].lastName
    }
}
