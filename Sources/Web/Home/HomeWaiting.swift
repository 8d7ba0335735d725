import Mentoring
import Storage
import Words

/// What somebody finds who has nobody now: how things stand, what will happen and when, whom to ask.
enum HomeWaiting {
    static func cards(_ waiting: [WaitingParticipation], _ reader: Reader) -> HTML {
        let told = first(waiting)?.participant
        let cards = waiting.map { card($0, isTold: $0.participant == told, reader) }
        let side = waiting.first?.side.rawValue ?? "mentee"
        let ideas = (1...3).map { number -> HTML in "<li>\(reader.phrases("home.meanwhile.\(side).\(number)"))</li>" }
        return """
            <div class="columns"><div class="columns__main">\(cards)</div><div class="columns__aside">
            <section class="card"><h2>\(reader.phrases("home.meanwhile"))</h2><ul class="plain">\(ideas)</ul></section>
            </div></div>
            """
    }

    /// What comes first is what somebody must not learn late: a pair that ended, then a publication without them.
    private static func first(_ waiting: [WaitingParticipation]) -> WaitingParticipation? {
        waiting.min { rank($0.standing) < rank($1.standing) }
    }

    private static func rank(_ standing: WaitingParticipation.Standing) -> Int {
        switch standing {
        case .ended: 0
        case .without: 1
        case .late: 2
        case .preparing: 3
        }
    }

    static func title(_ waiting: [WaitingParticipation], _ phrases: Phrases) -> String {
        switch first(waiting)?.standing {
        case .ended(let record) where record.ending == .ownDeparture: phrases("home.returned.title")
        case .ended(let record): phrases("home.ended.title", ["name": .list(record.partners.map(\.name))])
        case .without: phrases("home.without.title")
        case .late: phrases("home.late.title")
        case .preparing, nil: phrases("mentorship.list.waiting")
        }
    }

    static func lead(_ waiting: [WaitingParticipation], _ phrases: Phrases) -> String {
        guard let one = first(waiting) else { return "" }
        if case .preparing = one.standing { return phrases("mentorship.list.waiting_lead") }
        return now(one, phrases)
    }

    /// How things stand, in a sentence or two that blame nobody.
    private static func now(_ one: WaitingParticipation, _ phrases: Phrases) -> String {
        switch one.standing {
        case .preparing: phrases(one.isInReview ? "home.waits.review" : "home.waits.preparing")
        case .late: phrases("home.late", ["programme": .text(one.programmeName)])
        case .without(let day, let cause): without(one, day, cause, phrases)
        case .ended(let record) where record.ending == .ownDeparture: ended(record, phrases, key: "home.returned")
        case .ended(let record): ended(record, phrases)
        }
    }

    private static func without(
        _ one: WaitingParticipation, _ day: Day, _ cause: WaitCause?, _ phrases: Phrases
    ) -> String {
        let published = phrases(
            "home.without", ["programme": .text(one.programmeName), "day": .text(phrases.date(day.description))])
        let why = phrases("home.without.\(one.side.rawValue).\(cause?.rawValue ?? "unknown")")
        return "\(published) \(why)"
    }

    static func ended(_ record: MentorshipRecord, _ phrases: Phrases, key: String? = nil) -> String {
        let ending = record.ending ?? .closed
        let endedOn = record.endedOn ?? record.startedOn
        let told = phrases(
            key ?? "home.ended.\(ending.rawValue)",
            [
                "name": .text(phrases.list(record.partners.map(\.firstName))),
                "programme": .text(record.programmeName), "day": .text(phrases.date(endedOn.description)),
            ])
        // Nothing was done together before the programme began.
        let isConsoled = key == nil && ending != .ownDeparture && endedOn >= record.worksFrom
        return isConsoled ? told + " " + phrases("home.ended.together") : told
    }

    /// What happens next, with the day where it is known.
    private static func next(_ one: WaitingParticipation, _ reader: Reader) -> [(when: String, what: String)] {
        let phrases = reader.phrases
        let side = one.side.rawValue
        if case .preparing = one.standing {
            var moments: [(when: String, what: String)] = []
            if let day = one.publishesOn, day >= reader.today {
                moments.append((phrases.weekdayDate(day.description), phrases("home.waits.publication")))
            }
            if one.startsOn >= reader.today {
                let day = phrases.weekdayDate(one.startsOn.description)
                moments.append((day, phrases("home.waits.start.\(side)")))
            }
            return moments
        }
        let key: String =
            if one.isInReview {
                "home.next.review"
            } else if case .ended(let record) = one.standing {
                record.ending == .ownDeparture ? "home.next.\(side)" : "home.next.ended"
            } else if case .without(_, .rules) = one.standing {
                "home.next.rules"
            } else {
                "home.next.\(side)"
            }
        return [(phrases("home.next"), phrases(key))]
    }

    /// - Parameter isTold: the sentence under the title has said already how things stand.
    private static func card(_ one: WaitingParticipation, isTold: Bool, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let present =
            isTold && lead([one], phrases) == now(one, phrases)
            ? [] : [(when: phrases("home.now"), what: now(one, phrases))]
        let moments = present + next(one, reader)
        let items = moments.enumerated().map { place, moment -> HTML in
            "<li\(attribute: "aria-current", place == 0 ? "step" : nil)><span class=\"timeline__when\">\(moment.when)</span><p>\(moment.what)</p></li>"
        }
        return """
            <section class="card"><div class="card__head"><h2>\(one.programmeName)</h2>\
            <span class="card__note">\(MentorshipListViews.stands(one, phrases))</span></div>
            <ol class="timeline">\(items)\(ask(one, phrases))</ol>\(page(one, phrases))</section>
            """
    }

    private static func ask(_ one: WaitingParticipation, _ phrases: Phrases) -> HTML {
        if one.managers.isEmpty { return .nothing }
        let people = ContactViews.names(one.managers, phrases)
        return "<li><span class=\"timeline__when\">\(phrases("home.ask"))</span><p>\(people)</p></li>"
    }

    /// Where a pair ended, its page is still theirs.
    private static func page(_ one: WaitingParticipation, _ phrases: Phrases) -> HTML {
        guard case .ended(let record) = one.standing else { return .nothing }
        return """
            <p class="card__foot"><a href="\(Path.mentorship(record.id))">\(phrases("home.ended.page"))</a></p>
            """
    }

    /// For who has somebody else: a pair that ended of late.
    static func endings(_ records: [MentorshipRecord], _ phrases: Phrases) -> HTML {
        let notices = records.map { record -> HTML in
            """
            <div class="notice notice--info"><p>\(ended(record, phrases)) \
            <a href="\(Path.mentorship(record.id))">\(phrases("home.ended.page"))</a></p></div>
            """
        }
        return .joined(notices)
    }
}
