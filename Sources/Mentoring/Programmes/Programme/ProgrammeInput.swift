package import Storage

package typealias ProgrammeKind = ProgrammeTemplate.Kind
package typealias ProgrammeFormality = ProgrammeTemplate.Formality

extension ProgrammeTemplate.Kind {
    /// Can it be run with this version? Groups and peers are modelled and still to come.
    package var isOpen: Bool { self == .oneToOne || self == .reverse || self == .flash }
}

/// How far a programme is.
package enum ProgrammeStage: String, Sendable, Hashable, CaseIterable {
    /// People are taken in, rules are chosen.
    case preparing
    /// Pairs are computed and reviewed.
    case matching
    /// Pairs are published and meet.
    case running
    case closed
}

/// What a form says of a programme; its rules and weights are a `ProgrammeRules`.
package struct ProgrammeInput: Sendable, Hashable {
    package var name: String
    package var purpose: String
    package var kind: ProgrammeKind
    package var formality: ProgrammeFormality
    package var startsOn: Day
    package var endsOn: Day
    /// When pairs are to be published; nil while nobody decided.
    package var publishesOn: Day?
    /// Places of a mentor and of a mentee where nothing else was said of them.
    package var mentorCapacity: Int
    package var menteeCapacity: Int
    /// Days from one meeting to the next.
    package var meetingDays: Int
    /// Codes of the languages in which pairs may work; empty for any.
    package var languages: Set<String>

    package init(
        name: String, purpose: String, kind: ProgrammeKind = .oneToOne, formality: ProgrammeFormality = .formal,
        startsOn: Day, endsOn: Day, publishesOn: Day? = nil, mentorCapacity: Int = 1, menteeCapacity: Int = 1,
        meetingDays: Int = 21, languages: Set<String> = []
    ) {
        self.name = name
        self.purpose = purpose
        self.kind = kind
        self.formality = formality
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.publishesOn = publishesOn
        self.mentorCapacity = mentorCapacity
        self.menteeCapacity = menteeCapacity
        self.meetingDays = meetingDays
        self.languages = languages
    }

    /// Without stray spaces.
    var tidied: ProgrammeInput {
        var input = self
        input.name = tidy(name)
        input.purpose = purpose.trimmingSpaces
        return input
    }

    /// - Throws: a refusal with every reason at once.
    func check() throws {
        try Refusals.gather { refusals in
            func check(_ value: Int, _ range: ClosedRange<Int>, _ field: String) {
                guard !range.contains(value) else { return }
                refusals.refuse(
                    "refusal.number_between", field: field,
                    values: ["least": .number(range.lowerBound), "most": .number(range.upperBound)])
            }
            func check(_ text: String, most: Int, missing: String, _ field: String) {
                if text.isEmpty { refusals.refuse(missing, field: field) }
                if text.count > most {
                    refusals.refuse("refusal.too_long", field: field, values: ["most": .number(most)])
                }
            }
            check(name, most: 120, missing: "refusal.required", "name")
            check(purpose, most: 2_000, missing: "refusal.programme.purpose", "purpose")
            if !kind.isOpen { refusals.refuse("refusal.programme.kind", field: "kind") }
            if endsOn <= startsOn { refusals.refuse("refusal.programme.ends_before", field: "ends_on") }
            if let publishesOn, publishesOn > endsOn {
                refusals.refuse("refusal.programme.publishes_after", field: "publishes_on")
            }
            check(mentorCapacity, 1...20, "mentor_capacity")
            check(menteeCapacity, 1...5, "mentee_capacity")
            check(meetingDays, 1...365, "meeting_days")
        }
    }

    /// Days that are seldom meant: pairs published once the programme has begun, or days that are past already. What stays
    /// as it was is not asked about again.
    /// - Throws: `Refusal` beside each, with keys of `unusual`.
    func checkDays(before: ProgrammeInput?, today: Day) throws {
        var problems: [Refusal] = []
        func ask(_ key: String, _ field: String, _ day: Day) {
            problems.append(Refusal(key, field: field, values: ["day": .day(day)]))
        }
        if startsOn < today, startsOn != before?.startsOn {
            ask("refusal.programme.unusual.starts_past", "starts_on", startsOn)
        }
        if let publishesOn, publishesOn != before?.publishesOn || startsOn != before?.startsOn {
            if publishesOn < today, publishesOn != before?.publishesOn {
                ask("refusal.programme.unusual.publishes_past", "publishes_on", publishesOn)
            } else if publishesOn > startsOn {
                ask("refusal.programme.unusual.publishes_late", "publishes_on", startsOn)
            }
        }
        guard problems.isEmpty else { throw Refusal(problems.flatMap(\.problems)) }
    }

    /// What a deliberate yes lifts.
    package static let unusual: Set<String> = [
        "refusal.programme.unusual.starts_past", "refusal.programme.unusual.publishes_past",
        "refusal.programme.unusual.publishes_late",
    ]

    private func tidy(_ text: String) -> String {
        text.replacing("\0", with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
