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

    /// What the verbs take; what cannot be read is refused, and something stands in for it.
    func input(_ refusals: inout Refusals) throws -> ProgrammeInput {
        let starts: Day? = try refusals.read(else: nil) { try date("starts_on") }
        let ends: Day? = try refusals.read(else: nil) { try date("ends_on") }
        let publishes: Day? =
            typed.filled("publishes_on") == nil
            ? nil : try refusals.read(else: nil) { try date("publishes_on") }
        // What stands in for a day meets no other programme, and no rule of two days minds it.
        let start = starts ?? ends?.adding(days: -1) ?? Day(number: 0)
        func number(_ name: String, _ range: ClosedRange<Int>) throws -> Int {
            try refusals.read(else: range.lowerBound) { try typed.integer(name, in: range) }
        }
        return ProgrammeInput(
            name: typed["name"], purpose: typed["purpose"], kind: ProgrammeKind(rawValue: typed["kind"]) ?? .oneToOne,
            formality: ProgrammeFormality(rawValue: typed["formality"]) ?? .formal, startsOn: start,
            endsOn: ends ?? start.adding(days: 1), publishesOn: ends == nil ? nil : publishes,
            mentorCapacity: try number("mentor_capacity", 1...20),
            menteeCapacity: try number("mentee_capacity", 1...5), meetingDays: try number("meeting_days", 1...365),
            languages: Set(typed.all("languages").filter { $0.count <= 8 }))
    }

    private func date(_ name: String) throws -> Day {
        guard let text = typed.filled(name) else { throw Refusal("refusal.required", field: name) }
        guard let day = day(typed: text) else { throw Refusal("refusal.programme.day", field: name) }
        return day
    }
}
