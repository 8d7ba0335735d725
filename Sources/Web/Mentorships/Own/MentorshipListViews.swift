import Mentoring
import Storage
import Words

/// All pairs of somebody: those that go on, those to come, and those that have ended.
struct MentorshipList: Sendable {
    let records: [MentorshipRecord]
    let waiting: [WaitingParticipation]
    /// Where they neither work with somebody nor wait: what they withdrew from, else whom to ask.
    let outside: Outside

    init(of person: ID<Person>, today: Day, in tx: Transaction) throws {
        records = try MentorshipRecord.all(of: person, in: tx)
        waiting = try WaitingParticipation.all(of: person, in: tx)
        let takesPart = records.contains(where: \.isActive) || !waiting.isEmpty
        outside = takesPart ? .none : try Outside(person, today: today, in: tx)
    }

    var active: [MentorshipRecord] { records.filter(\.isActive) }
    var ended: [MentorshipRecord] { records.filter { !$0.isActive } }
    /// The one pair there ever was: its page says it all.
    var only: MentorshipRecord? { records.count == 1 && waiting.isEmpty ? active.first : nil }
}

/// What somebody reads who takes part in nothing now.
struct Outside: Sendable {
    let former: [FormerParticipation]
    /// Who runs programmes, for whom no programme is behind.
    let keepers: [ProgrammeContact]

    static let none = Outside(former: [], keepers: [])

    private init(former: [FormerParticipation], keepers: [ProgrammeContact]) {
        self.former = former
        self.keepers = keepers
    }

    init(_ person: ID<Person>, today: Day, in tx: Transaction) throws {
        former = try FormerParticipation.all(of: person, today: today, in: tx)
        keepers = former.isEmpty ? try ProgrammeContacts.keepers(for: person, today: today, in: tx) : []
    }
}

enum MentorshipListViews {
    static func page(_ list: MentorshipList, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let (active, ended) = (list.active, list.ended)
        let rows = active.map { row($0, reader) } + list.waiting.map { wait($0, reader) }
        let present: HTML =
            rows.isEmpty ? .nothing : "<section class=\"card\"><ul class=\"rows\">\(rows)</ul></section>"
        let past: HTML =
            ended.isEmpty
            ? .nothing
            : """
            <section class="card" aria-labelledby="ended"><div class="card__head">\
            <h2 id="ended">\(phrases("mentorship.list.ended"))</h2></div>\
            <ul class="rows">\(ended.map { row($0, reader, heading: "h3") })</ul></section>
            """
        return Page(
            title: title(list, phrases), lead: lead(list, phrases), section: .mentorships,
            body: "\(present)\(rows.isEmpty ? OutsideViews.cards(list.outside, reader) : .nothing)\(past)")
    }

    private static func title(_ list: MentorshipList, _ phrases: Phrases) -> String {
        if !list.active.isEmpty { return phrases("mentorship.list.title", ["count": .number(list.active.count)]) }
        if !list.waiting.isEmpty { return HomeWaiting.title(list.waiting, phrases) }
        return OutsideViews.title(list.outside, phrases) ?? phrases("mentorship.list.title", ["count": .number(0)])
    }

    private static func lead(_ list: MentorshipList, _ phrases: Phrases) -> String {
        if !list.active.isEmpty { return phrases("mentorship.list.lead") }
        return list.waiting.isEmpty ? "" : HomeWaiting.lead(list.waiting, phrases)
    }

    private static func row(_ record: MentorshipRecord, _ reader: Reader, heading: HTML = "h2") -> HTML {
        let phrases = reader.phrases
        let state: String =
            record.isActive
            ? MentorshipViews.since(record, reader)
            : phrases("mentorship.ended", ["day": .text(phrases.date(record.endedOn?.description ?? ""))])
        let side = phrases("mentorship.\(record.isActive ? "as" : "was").\(record.side.rawValue)")
        return """
            <li class="row"><div class="row__main"><\(heading) class="row__title"><a href="\(Path.mentorship(record.id))">\
            \(phrases.list(record.partners.map(\.name)))</a></\(heading)><p class="row__note">\(record.programmeName)</p></div>\
            <div class="row__side"><p>\(side)</p>\
            <p class="row__note">\(state)</p></div></li>
            """
    }

    private static func wait(_ waiting: WaitingParticipation, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        var when = ""
        if case .preparing = waiting.standing, let day = waiting.publishesOn, day >= reader.today {
            when = phrases("mentorship.publishes", ["day": .text(phrases.weekdayDate(day.description))])
        }
        return """
            <li class="row"><div class="row__main"><h2 class="row__title">\(waiting.programmeName)</h2>\
            <p class="row__note">\(stands(waiting, phrases))</p></div>\
            <div class="row__side"><p>\(phrases("mentorship.standing.\(standing(waiting))"))</p>\
            <p class="row__note">\(when)</p></div></li>
            """
    }

    private static func standing(_ waiting: WaitingParticipation) -> String {
        switch waiting.standing {
        case .preparing: "preparing"
        case .late: "late"
        case .without: "without"
        case .ended(let record): record.ending == .ownDeparture ? "returned" : "ended"
        }
    }

    /// « Vous cherchez un·e mentor·e. », or that they wait: whether there is somebody is not known yet.
    static func stands(_ waiting: WaitingParticipation, _ phrases: Phrases) -> String {
        if case .preparing = waiting.standing { return phrases("mentorship.waits.\(waiting.side.rawValue)") }
        return phrases("mentorship.waits_on.\(waiting.side.rawValue)")
    }
}
