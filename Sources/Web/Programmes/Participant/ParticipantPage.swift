import Mentoring
import Storage
import Words

/// What the page of one participant shows.
struct ParticipantView: Sendable {
    let programme: ProgrammeRecord
    let record: ParticipantRecord
    let answers: ParticipantAnswers
    let competencies: [ShownCompetency]
    let all: [CompetencyRecord]
    /// Found by the name looked for, for wishes.
    let found: [FoundPerson]
    let sought: String
    let isWhole: Bool
}

/// /programmes/:programme/participants/:participant: what somebody wishes, hopes, seeks and offers, and when they are free.
enum ParticipantPage {
    static func show(_ request: PageRequest) async throws -> Answer { try await page(request, .none) }

    private static func page(_ request: PageRequest, _ problems: Problems, typed: Form = Form()) async throws -> Answer
    {
        let (id, participant, actor) = try ids(request)
        let sought = request.query["q"]
        let view = try await request.read { tx in
            let record = try ParticipantRecord.find(participant, of: id, for: actor, in: tx)
            return ParticipantView(
                programme: try ProgrammeRecord.find(id, for: actor, in: tx), record: record,
                answers: try Participants.answers(of: participant, in: tx),
                competencies: try People.competencies(of: record.person, in: tx),
                all: try Competencies.all(in: tx).filter { !$0.isRetired },
                found: try Participants.findAnybody(sought, for: id, by: actor, in: tx), sought: sought,
                isWhole: try ProgrammeReach(of: actor, in: id).isWhole)
        }
        return request.page(ParticipantPageViews.page(view, typed, problems, request.reader))
    }

    private static func ids(_ request: PageRequest) throws -> (ID<Programme>, ID<Participant>, Actor) {
        (try request.id("programme"), try request.id("participant"), try request.actor)
    }

    private static func submit(
        _ request: PageRequest,
        _ verb: @escaping @Sendable (ID<Programme>, ID<Participant>, Actor, Transaction, Instant) throws -> Void
    ) async throws -> Answer {
        let (id, participant, actor) = try ids(request)
        let now = request.now
        return try await request.submit(
            { try verb(id, participant, actor, $0, now) }, done: { .redirect(to: .participant(participant, of: id)) },
            refused: { try await page(request, Problems($0, in: request.phrases), typed: request.form) })
    }

    /// The wishes in their order, one taken out or moved up, one added.
    static func setWishes(_ request: PageRequest) async throws -> Answer {
        let form = request.form
        return try await submit(request) { programme, id, actor, tx, now in
            _ = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
            var wishes = try Participants.answers(of: id, in: tx).wishes.map(\.person)
            if let person = ID<Person>(form["remove"]) { wishes.removeAll { $0 == person } }
            if let person = ID<Person>(form["up"]), let index = wishes.firstIndex(of: person), index > 0 {
                wishes.swapAt(index, index - 1)
            }
            if let person = ID<Person>(form["add"]) { wishes.append(person) }
            try Participants.setWishes(wishes, of: id, in: programme, by: actor, in: tx, at: now)
        }
    }

    static func setTimes(_ request: PageRequest) async throws -> Answer {
        let form = request.form
        return try await submit(request) { programme, id, actor, tx, now in
            let (written, unread) = WeekText.read(form["lines"])
            if let first = unread.first {
                throw Refusal("refusal.times.unread", field: "lines", values: ["line": .text(first)])
            }
            let times = WeekTimes(WeekGrid.spans(form.all("part"))).union(written)
            try Participants.setTimes(times, of: id, in: programme, by: actor, in: tx, at: now)
        }
    }

    static func setHopes(_ request: PageRequest) async throws -> Answer {
        let hopes = Set(request.form.all("hope").compactMap(Hope.init(rawValue:)))
        return try await submit(request) { programme, id, actor, tx, now in
            try Participants.setHopes(hopes, of: id, in: programme, by: actor, in: tx, at: now)
        }
    }

    static func setCompetencies(_ request: PageRequest) async throws -> Answer {
        let entries = ParticipantCompetencyForm.entries(request.form)
        return try await submit(request) { programme, id, actor, tx, now in
            let record = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
            try People.setCompetencies(entries, of: record.person, source: .hand, by: actor, in: tx, at: now)
        }
    }

    static func setCapacity(_ request: PageRequest) async throws -> Answer {
        let form = request.form
        return try await submit(request) { programme, id, actor, tx, now in
            let capacity =
                try form.filled("capacity") == nil ? nil : form.integer("capacity", in: 0...Participants.mostPlaces)
            try Participants.setCapacity(capacity, of: id, in: programme, by: actor, in: tx, at: now)
        }
    }

    static func withdraw(_ request: PageRequest) async throws -> Answer {
        try await submit(request) { try Departures.withdraw($1, from: $0, by: $2, in: $3, at: $4) }
    }

    static func bringBack(_ request: PageRequest) async throws -> Answer {
        try await submit(request) { try Departures.bringBack($1, to: $0, by: $2, in: $3, at: $4) }
    }
}

/// Mornings, noons and afternoons of the working week: what can be ticked.
enum WeekGrid {
    static let parts: [(name: String, from: Int, to: Int)] = [
        ("morning", 540, 720), ("noon", 720, 840), ("afternoon", 840, 1_080), ("evening", 1_080, 1_200),
    ]

    static func span(day: Int, _ part: (name: String, from: Int, to: Int)) -> Range<Int> {
        day * WeekTimes.dayMinutes + part.from..<day * WeekTimes.dayMinutes + part.to
    }

    /// Of boxes ticked: `0-morning`.
    static func spans(_ ticked: [String]) -> [Range<Int>] {
        let ticked = Set(ticked)
        return (0..<5).flatMap { day in parts.filter { ticked.contains("\(day)-\($0.name)") }.map { span(day: day, $0) }
        }
    }

    /// What the boxes do not say.
    static func remainder(_ times: WeekTimes) -> WeekTimes {
        let ticked = (0..<5).flatMap { day in parts.map { span(day: day, $0) }.filter(times.contains) }
        return times.subtracting(WeekTimes(ticked))
    }
}

/// Competencies as a form sends them: `held-ID` and `wanted-ID`, empty or a level, and a new one.
enum ParticipantCompetencyForm {
    static func entries(_ form: Form) -> [PersonCompetency] {
        var entries: [PersonCompetency] = []
        var ids = form.all("competency").compactMap { ID<Competency>($0) }
        if let new = ID<Competency>(form["new"]), !ids.contains(new) { ids.append(new) }
        for id in ids {
            let isNew = id.text == form["new"] && form.fields["held-\(id)"] == nil
            let held = form[isNew ? "new_held" : "held-\(id)"]
            let wanted = form[isNew ? "new_wanted" : "wanted-\(id)"]
            entries.append(
                PersonCompetency(
                    id, held: !held.isEmpty, level: Int(held), wanted: !wanted.isEmpty, wantedLevel: Int(wanted)))
        }
        return entries
    }
}
