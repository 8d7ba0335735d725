import Mentoring
import Storage
import Words

/// How many people a publication concerns and how each of them learns of it: every difference between two numbers is
/// said in words.
struct PublicationCounts {
    let preview: PublicationPreview
    let programme: ID<Programme>
    let phrases: Phrases

    init(_ preview: PublicationPreview, of programme: ID<Programme>, _ phrases: Phrases) {
        self.preview = preview
        self.programme = programme
        self.phrases = phrases
    }

    private static let mostNamed = 10

    private var mails: Int { preview.mails.reduce(0) { $0 + $1.people } }
    private var isNew: Bool { preview.pairs > preview.goingOn }

    func lines(_ record: RunRecord, today: Day) -> [HTML] {
        let paths = RunPaths(record)
        let counted: [(key: String, count: Int, path: Path?)] = [
            ("publication.continuing", preview.continuing, nil), ("publication.going_on", preview.goingOn, nil),
            ("publication.unsure", preview.unsure, ReviewQuery.toReview.path(paths.review)),
            ("publication.told_before", preview.left.toldBefore, nil),
        ]
        let more = counted.filter { $0.count > 0 }.map { key, count, path -> HTML in
            let text = phrases(key, ["count": .number(count)])
            return path.map { path -> HTML in "<a href=\"\(path)\">\(text)</a>" } ?? .text(text)
        }
        // Where nothing begins, nothing changes for the programme either.
        let all = (isNew ? told : unreached) + more + (isNew ? [.text(becomes(today))] : [])
        return all.map { line -> HTML in "<li>\(line)</li>" }
    }

    /// How many learn it by mail, and how many from whoever publishes: nothing is promised to those who have no address.
    var lead: String {
        let others = preview.refused.count + preview.withoutAddress.count
        var sentences: [String] = []
        if mails > 0 {
            let key = preview.gate == .open ? "publication.lead.mails" : "publication.lead.waits"
            sentences.append(phrases(key, ["count": .number(mails)]))
        }
        if others > 0 {
            let key = mails > 0 ? "publication.lead.unreached" : "publication.lead.unreached_all"
            sentences.append(phrases(key, ["count": .number(others)]))
        }
        return (sentences + [phrases("publication.lead.final")]).joined(separator: " ")
    }

    /// « Ces binômes réunissent 104 personnes ; 103 recevront un courriel… », then who gets none.
    private var told: [HTML] {
        let languages = preview.mails.map { mail in
            phrases(
                "publication.mails_in",
                ["count": .number(mail.people), "language": .text(phrases.languageName(mail.language))])
        }
        let people = phrases("publication.people", ["count": .number(preview.people)])
        let text: String =
            mails == 0
            ? phrases("publication.no_mail")
            : phrases("publication.mails", ["count": .number(mails), "list": .list(languages)])
        let later: [HTML] =
            preview.gate == .open && preview.later > 0
            ? [.text(phrases("publication.later", ["count": .number(preview.later)]))] : []
        return [.text("\(people) \(text)")] + later + unreached
    }

    private var unreached: [HTML] {
        [("publication.refused", preview.refused), ("publication.without_address", preview.withoutAddress)]
            .filter { !$1.isEmpty }.map { named($0, $1) }
    }

    /// Who is told another way, by name.
    private func named(_ key: String, _ people: [(person: ID<Person>, name: String)]) -> HTML {
        let names = people.prefix(Self.mostNamed).enumerated().map { place, one -> HTML in
            "\(place == 0 ? "" : ", ")<a href=\"\(Path.person(one.person))\">\(one.name)</a>"
        }
        let codes: HTML =
            key == "publication.without_address"
            ? " <a href=\"\(Path.printedCodes.query(["programme": programme.text]))\">\(phrases("publication.print_codes"))</a>"
            : .nothing
        return "\(phrases(key, ["count": .number(people.count)])) \(names)\(more(people.count)).\(codes)"
    }

    private func more(_ count: Int) -> String {
        count > Self.mostNamed
            ? ", " + phrases("publication.and_more", ["count": .number(count - Self.mostNamed)]) : ""
    }

    private func becomes(_ today: Day) -> String {
        guard preview.startsOn > today else { return phrases("publication.stage") }
        return phrases("publication.stage.later", ["day": .text(phrases.date(preview.startsOn.description))])
    }

    /// Who is left, on which side, and how each of them would learn it: the parts add up to all of them.
    var left: String {
        let left = preview.left
        let sides = [("publication.left.mentees", left.mentees), ("publication.left.mentors", left.mentors)]
            .filter { $0.1 > 0 }.map { phrases($0.0, ["count": .number($0.1)]) }
        let parts: [(key: String, count: Int)] = [
            ("both", left.onBothSides), ("mail", left.byMail), ("pair", left.withPair), ("none", left.unreached.count),
        ]
        let names = left.unreached.prefix(Self.mostNamed).map(\.name).joined(separator: ", ")
        let told = parts.filter { $0.count > 0 || $0.key == "mail" }.map { key, count in
            phrases(
                "publication.tell_others.\(key)",
                [
                    "count": .number(count), "spelled": .text(Spelled.number(count, phrases, capital: true)),
                    "names": .text(names + more(left.unreached.count)),
                ])
        }
        let all = mails + left.byMail
        let sum = left.byMail > 0 && mails > 0 ? [phrases("publication.tell_others.all", ["count": .number(all)])] : []
        return ([phrases("publication.tell_others.hint", ["list": .list(sides)])] + told + sum).joined(separator: " ")
    }
}
