package import Storage

/// A mail of a publication: to whom, by which template, and what fills its sentences. The one that is shown before is made
/// of the same.
package struct PublicationLetter: Sendable, Hashable {
    package let template: String
    package let person: ID<Person>
    package let firstName: String
    package let values: [String: String]

    func queue(in tx: Transaction, at now: Instant) throws {
        try Outbox.queue(template, to: person, class: .relation, values: values, in: tx, at: now)
    }

    /// One of each template, as somebody will read it.
    static func samples(
        _ pairs: [PublishedPair], _ alone: [LeftWithout], _ record: RunRecord, _ managers: [ProgrammeContact]
    ) -> [PublicationLetter] {
        let path = "/mentorships"
        let begun = [pairs.first { !$0.metBefore && !$0.isUnderWay }, pairs.first { $0.metBefore && !$0.isUnderWay }]
        let all =
            begun.compactMap(\.self).flatMap { $0.letters(record, path: path) }
            + alone.filter(\.isToBeTold).map { $0.letter(record, managers) }
        var known: Set<String> = []
        return all.filter { known.insert($0.template).inserted }
    }
}

extension PublishedPair {
    /// What the two read: that they begin, or that they go on.
    func letters(_ record: RunRecord, path: String) -> [PublicationLetter] {
        let kind = metBefore ? "pair_continues" : "pair_published"
        func letter(_ side: String, _ person: ID<Person>, _ first: String, _ partner: String) -> PublicationLetter {
            PublicationLetter(
                template: "\(kind)_\(side)", person: person, firstName: first,
                values: ["programme": record.programmeName, "path": path, "partner": partner])
        }
        return [
            letter("mentee", mentee, menteeFirst, mentorName), letter("mentor", mentor, mentorFirst, menteeName),
        ]
    }
}

extension LeftWithout {
    /// Reached by a mail, and not told before.
    var isToBeTold: Bool { !wasTold && hasAddress }

    /// That there is nobody, why, and whom to ask: never themselves.
    func letter(_ record: RunRecord, _ managers: [ProgrammeContact]) -> PublicationLetter {
        let others = managers.filter { $0.person != person }
        let contact = others.map { one in one.email.map { "\(one.name) (\($0))" } ?? one.name }
        let template =
            switch (side, cause) {
            case (.mentor, _): "left_without_mentor"
            case (.mentee, .rules): "left_without_rules"
            case (.mentee, _): "left_without_taken"
            }
        return PublicationLetter(
            template: template, person: person, firstName: firstName,
            values: ["programme": record.programmeName, "contact": contact.joined(separator: ", "), "path": "/"])
    }
}
