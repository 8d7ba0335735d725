package import Storage

/// A mail of a publication: to whom, by which template, and what fills its sentences. The one that is shown before is made
/// of the same.
package struct PublicationLetter: Sendable, Hashable {
    package let template: String
    package let person: ID<Person>
    package let firstName: String
    package let values: [String: String]

    /// « Inès Belkacem (ines@exemple.fr), Luc Petit »: whom to ask.
    static func contact(_ people: [ProgrammeContact]) -> String {
        ProgrammeContacts.shown(people).map { People.contact($0.name, $0.email) }.joined(separator: ", ")
    }

    func queue(in tx: Transaction, at now: Instant) throws {
        try Outbox.queue(template, to: person, class: .relation, values: values, in: tx, at: now)
    }

    /// One of each template, as somebody will read it.
    static func samples(
        _ pairs: [PublishedPair], _ alone: [LeftWithout], _ record: RunRecord, _ study: RunStudy,
        _ managers: [ProgrammeContact], begins: Day?
    ) -> [PublicationLetter] {
        let path = "/mentorships"
        let begun = [pairs.first { !$0.metBefore && !$0.isUnderWay }, pairs.first { $0.metBefore && !$0.isUnderWay }]
        let all =
            begun.compactMap(\.self).flatMap { $0.letters(record, study, managers, path: path, begins: begins) }
            + alone.filter(\.isToBeTold).map { $0.letter(record, managers) }
        var known: Set<String> = []
        return all.filter { known.insert($0.template).inserted }
    }
}

extension PublishedPair {
    /// What the two read: that they begin, with whom and why, or that they go on.
    /// - Parameter begins: the day on which the programme begins; nil where it has begun.
    func letters(
        _ record: RunRecord, _ study: RunStudy, _ managers: [ProgrammeContact], path: String, begins: Day?
    ) -> [PublicationLetter] {
        let common = ["programme": record.programmeName, "path": path]
        if metBefore {
            return [
                letter("pair_continues_mentee", to: mentee, menteeFirst, common, ["partner": mentorName]),
                letter("pair_continues_mentor", to: mentor, mentorFirst, common, ["partner": menteeName]),
            ]
        }
        // Ids and keys: the words are found when the mail is written, in the reader's language.
        var why: [String: String] = [:]
        if let reason = MentorshipReason.first(of: key, study) {
            why = ["reason": reason.key.rawValue, "subject": reason.subject]
            why["number"] = reason.number.map(String.init)
        }
        why["begins"] = begins?.description
        let more = common.merging(why) { $1 }
        return [
            letter(
                "pair_published_mentee", to: mentee, menteeFirst, more, about(mentor, mentorFirst, mentorName, managers)
            ),
            letter(
                "pair_published_mentor", to: mentor, mentorFirst, more, about(mentee, menteeFirst, menteeName, managers)
            ),
        ]
    }

    private func about(
        _ partner: ID<Person>, _ first: String, _ name: String, _ managers: [ProgrammeContact]
    ) -> [String: String] {
        let contact = PublicationLetter.contact(managers.filter { $0.person != mentee && $0.person != mentor })
        return ["partner": name, "first": first, "who": partner.text, "contact": contact]
    }

    private func letter(
        _ template: String, to person: ID<Person>, _ first: String, _ common: [String: String], _ own: [String: String]
    ) -> PublicationLetter {
        PublicationLetter(template: template, person: person, firstName: first, values: common.merging(own) { $1 })
    }
}

extension LeftWithout {
    /// Reached by a mail, and not told before.
    var isToBeTold: Bool { !wasTold && hasAddress }

    /// That there is nobody, why, and whom to ask: never themselves.
    func letter(_ record: RunRecord, _ managers: [ProgrammeContact]) -> PublicationLetter {
        let contact = PublicationLetter.contact(managers.filter { $0.person != person })
        let template =
            switch (side, cause) {
            case (.mentor, _): "left_without_mentor"
            case (.mentee, .rules): "left_without_rules"
            case (.mentee, _): "left_without_taken"
            }
        return PublicationLetter(
            template: template, person: person, firstName: firstName,
            values: ["programme": record.programmeName, "contact": contact, "path": "/"])
    }
}
