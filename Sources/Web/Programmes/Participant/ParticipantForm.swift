import Mentoring
import Storage

/// The form of a participant's page: what somebody seeks and offers, wishes, hopes, when they are free, how many places.
struct ParticipantForm: Sendable {
    private let form: Form

    init(_ form: Form) { self.form = form }

    func save(
        _ id: ID<Participant>, of programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        let record = try ParticipantRecord.find(id, of: programme, for: actor, in: tx)
        // A form of another page, or of none.
        guard form.filled("shown") != nil else { throw NotFound() }
        let answers = try Participants.answers(of: id, in: tx)
        let (capacity, times) = (try capacity(), try times())
        try People.setCompetencies(
            ParticipantCompetencyForm.entries(form), of: record.person, source: .hand, by: actor, in: tx, at: now)
        let wishes = wishes()
        if wishes != answers.wishes.map(\.person) {
            try Participants.setWishes(wishes, of: id, in: programme, by: actor, in: tx, at: now)
        }
        if times != answers.times {
            try Participants.setTimes(times, of: id, in: programme, by: actor, in: tx, at: now)
        }
        let hopes = Set(form.all("hope").compactMap(Hope.init(rawValue:)))
        if hopes != answers.hopes {
            try Participants.setHopes(hopes, of: id, in: programme, by: actor, in: tx, at: now)
        }
        if capacity != record.ownCapacity {
            try Participants.setCapacity(capacity, of: id, in: programme, by: actor, in: tx, at: now)
        }
    }

    /// Those of the page in their order, one taken out or moved up, one added.
    private func wishes() -> [ID<Person>] {
        var wishes = form.all("wish").compactMap { ID<Person>($0) }
        if let person = ID<Person>(form["remove"]) { wishes.removeAll { $0 == person } }
        if let person = ID<Person>(form["up"]), let index = wishes.firstIndex(of: person), index > 0 {
            wishes.swapAt(index, index - 1)
        }
        if let person = ID<Person>(form["add"]) { wishes.append(person) }
        return wishes
    }

    private func times() throws -> WeekTimes {
        let (written, unread) = WeekText.read(form["lines"])
        if let first = unread.first {
            throw Refusal("refusal.times.unread", field: "lines", values: ["line": .text(first)])
        }
        return WeekTimes(WeekGrid.spans(form.all("part"))).union(written)
    }

    private func capacity() throws -> Int? {
        try form.filled("capacity") == nil ? nil : form.integer("capacity", in: 0...Participants.mostPlaces)
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
