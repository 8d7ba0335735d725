import Mentoring
import Words

/// People whom somebody may turn to, named with how to reach them.
enum ContactViews {
    /// « Inès Belkacem et Luc Petit conduisent… », each name a link to write to them.
    /// - Parameter values: fill the rest of the sentence; `count` is that of the people where they do not say another.
    static func sentence(
        _ key: String, _ people: [ProgrammeContact], _ phrases: Phrases, values: [String: WordValue] = [:]
    ) -> HTML {
        HTML.sentence(links(people)) { pieces in
            let list = WordValue.list(pieces.keys.sorted().compactMap { pieces[$0] })
            return phrases(key, ["count": .number(people.count), "list": list].merging(values) { $1 })
        }
    }

    /// « Inès Belkacem et Luc Petit », each name a link to write to them.
    static func names(_ people: [ProgrammeContact], _ phrases: Phrases) -> HTML {
        HTML.sentence(links(people)) { pieces in phrases.list(pieces.keys.sorted().compactMap { pieces[$0] }) }
    }

    /// By keys whose order is that of the people.
    private static func links(_ people: [ProgrammeContact]) -> [String: HTML] {
        let keys = people.indices.map { String(1000 + $0) }
        return Dictionary(zip(keys, people.map(name))) { first, _ in first }
    }

    private static func name(_ person: ProgrammeContact) -> HTML {
        guard let email = person.email else { return .text(person.name) }
        return "<a href=\"mailto:\(email)\">\(person.name)</a>"
    }

    /// Who runs the programme of a pair, and to whom a worry goes: by name, with their address.
    static func card(_ view: MentorshipView, _ phrases: Phrases) -> HTML {
        let contacts = view.contacts
        if contacts.managers.isEmpty, contacts.referents.isEmpty { return .nothing }
        let programme: [String: WordValue] = ["programme": .text(view.record.programmeName)]
        return """
            <section class="card" aria-labelledby="help"><h2 id="help">\(phrases("mentorship.help"))</h2>\
            <dl class="facts facts--stacked">\
            \(contacts.managers.isEmpty
                ? .nothing
                : fact(phrases("mentorship.help.programme", programme), contacts.managers, phrases("mentorship.help.programme_note")))\
            \(worry(contacts, phrases))</dl></section>
            """
    }

    /// To whom a worry goes: a referent, else who runs the programme, and never the one it may be about.
    private static func worry(_ contacts: ProgrammeContacts, _ phrases: Phrases) -> HTML {
        let what = phrases("mentorship.help.worry")
        if !contacts.referents.isEmpty {
            return fact(what, contacts.referents, phrases("mentorship.help.worry_note"))
        }
        if contacts.listeners.isEmpty { return fact(what, [], phrases("mentorship.help.worry_nobody")) }
        if contacts.listeners != contacts.managers {
            let count: [String: WordValue] = ["count": .number(contacts.listeners.count)]
            return fact(what, contacts.listeners, phrases("mentorship.help.worry_listeners", count))
        }
        let key = contacts.hasReferent ? "mentorship.help.worry_outside" : "mentorship.help.worry_managers"
        return fact(what, [], phrases(key))
    }

    private static func fact(_ what: String, _ people: [ProgrammeContact], _ note: String) -> HTML {
        let lines = people.map { person -> HTML in
            let address: HTML =
                person.email.map { email -> HTML in "<br><a href=\"mailto:\(email)\">\(email)</a>" } ?? .nothing
            return "<p>\(person.name)\(address)</p>"
        }
        return "<div><dt>\(what)</dt><dd>\(lines)<p class=\"hint\">\(note)</p></dd></div>"
    }
}
