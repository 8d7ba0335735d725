import Mentoring
import Storage
import Words

/// The form of a programme's settings: what was typed, kept until it is accepted.
struct ProgrammeForm: Sendable {
    var typed: Form

    init(_ typed: Form) { self.typed = typed }

    init(_ input: ProgrammeInput) {
        typed = Form([
            "name": [input.name], "purpose": [input.purpose], "kind": [input.kind.rawValue],
            "formality": [input.formality.rawValue], "starts_on": [input.startsOn.description],
            "ends_on": [input.endsOn.description], "publishes_on": [input.publishesOn?.description ?? ""],
            "mentor_capacity": [String(input.mentorCapacity)], "mentee_capacity": [String(input.menteeCapacity)],
            "meeting_days": [String(input.meetingDays)], "languages": input.languages.sorted(),
        ])
    }

    /// As a template begins it: from the first of the next month.
    init(_ template: ProgrammeTemplate, language: String, today: Day) {
        let start = today.adding(days: 1 - today.day).adding(months: 1)
        self.init(
            ProgrammeInput(
                name: template.name.text(in: language), purpose: template.purpose.text(in: language),
                kind: template.kind,
                formality: template.formality, startsOn: start, endsOn: start.adding(months: template.months),
                mentorCapacity: template.mentorCapacity, menteeCapacity: template.menteeCapacity,
                meetingDays: template.meetingDays))
        typed["template"] = template.key
    }

    /// Nothing but what a form cannot leave open: pairs of two, from the first of the next month, for nine months.
    init(blankFrom today: Day) {
        let start = today.adding(days: 1 - today.day).adding(months: 1)
        self.init(
            ProgrammeInput(
                name: "", purpose: "", kind: .oneToOne, formality: .formal, startsOn: start,
                endsOn: start.adding(months: 9), mentorCapacity: 1, menteeCapacity: 1, meetingDays: 21))
        typed["blank"] = "yes"
    }

    /// As an earlier programme gives it: as long, from next month or a year later.
    init(copyOf earlier: ProgrammeRecord, today: Day) {
        var input = earlier.input
        let start = max(input.startsOn.adding(months: 12), today.adding(days: 1 - today.day).adding(months: 1))
        input.endsOn = start.adding(days: input.startsOn.days(until: input.endsOn))
        input.startsOn = start
        input.publishesOn = nil
        // A name of its own: two programmes of one name could not be told apart.
        let year = String(start.year)
        if !input.name.contains(year) {
            let lastYear = String(earlier.input.startsOn.year)
            input.name =
                input.name.contains(lastYear)
                ? input.name.replacing(lastYear, with: year) : "\(input.name) \(year)"
        }
        self.init(input)
        typed["from"] = earlier.id.text
        typed["from_name"] = earlier.name
    }

    /// Whoever typed days that are unusual says that they are meant.
    var daysAreMeant: Bool { typed.flag("days_meant") }
    /// They are asked to say so.
    private(set) var asksForDays = false

    /// The form as it is shown once it was refused.
    func refused(_ refusal: Refusal) -> ProgrammeForm {
        var form = self
        form.asksForDays = refusal.problems.contains { ProgrammeInput.unusual.contains($0.key) }
        return form
    }

    /// What the verbs take. Says everything that cannot be read at once.
    func input() throws -> ProgrammeInput {
        var problems: [Refusal.Problem] = []
        func read<T>(_ body: () throws -> T?) -> T? {
            do { return try body() } catch {
                if let refusal = error as? Refusal { problems += refusal.problems }
                return nil
            }
        }
        func date(_ name: String) throws -> Day? {
            guard let text = typed.filled(name) else { throw Refusal("refusal.required", field: name) }
            guard let day = day(typed: text) else { throw Refusal("refusal.programme.day", field: name) }
            return day
        }
        let starts = read { try date("starts_on") }
        let ends = read { try date("ends_on") }
        let publishes = typed.filled("publishes_on") == nil ? nil : read { try date("publishes_on") }
        let mentors = read { try typed.integer("mentor_capacity", in: 1...20) }
        let mentees = read { try typed.integer("mentee_capacity", in: 1...5) }
        let days = read { try typed.integer("meeting_days", in: 1...365) }
        guard let starts, let ends, let mentors, let mentees, let days, problems.isEmpty else {
            throw Refusal(problems)
        }
        return ProgrammeInput(
            name: typed["name"], purpose: typed["purpose"], kind: ProgrammeKind(rawValue: typed["kind"]) ?? .oneToOne,
            formality: ProgrammeFormality(rawValue: typed["formality"]) ?? .formal, startsOn: starts, endsOn: ends,
            publishesOn: publishes, mentorCapacity: mentors, menteeCapacity: mentees, meetingDays: days,
            languages: Set(typed.all("languages").filter { $0.count <= 8 }))
    }
}
