/// People with the same key, numbered in the order in which they first appear.
struct Kinds {
    /// Kind of each person.
    private(set) var of: [Int32] = []
    /// The first person of each kind.
    private(set) var first: [Int] = []

    init<Key: Hashable>(_ people: [Profile], by key: (Profile) -> Key) {
        var numbers: [Key: Int32] = [:]
        of.reserveCapacity(people.count)
        for (index, person) in people.enumerated() {
            let key = key(person)
            if let number = numbers[key] {
                of.append(number)
            } else {
                numbers[key] = Int32(first.count)
                of.append(Int32(first.count))
                first.append(index)
            }
        }
    }
}

/// Values that depend on a key of the two people only: judged once for each two kinds.
final class KindRow: ValueRow {
    private let mentees: Kinds
    private let rows: Memory<UInt8>
    private let width: Int

    init<Key: Hashable>(_ scoring: Scoring, by key: (Profile) -> Key, _ value: (Pair) -> Int) {
        mentees = Kinds(scoring.mentees, by: key)
        let mentors = Kinds(scoring.mentors, by: key)
        width = scoring.mentors.count
        rows = Memory(mentees.first.count * width)
        var ofKind = [UInt8](repeating: 0, count: mentors.first.count)
        for (kind, mentee) in mentees.first.enumerated() {
            for (other, mentor) in mentors.first.enumerated() {
                ofKind[other] = UInt8(clamping: value(Pair(mentee: mentee, mentor: mentor)))
            }
            let row = rows.base + kind * width
            for mentor in 0..<width { row[mentor] = ofKind[Int(mentors.of[mentor])] }
        }
    }

    func values(_ mentee: Int, _ scratch: RowScratch) -> UnsafePointer<UInt8> {
        UnsafePointer(rows.base + Int(mentees.of[mentee]) * width)
    }
}

/// Hours in common: counted for each kind of week among the mentors.
final class SlotRow: ValueRow {
    private let mentees: [WeekSlots]
    private let weeks: [WeekSlots]
    private let kinds: Kinds
    private let worth: [UInt8]

    init(_ scoring: Scoring) {
        mentees = scoring.mentees.map(\.availability)
        kinds = Kinds(scoring.mentors, by: \.availability)
        weeks = kinds.first.map { scoring.mentors[$0].availability }
        let enough = scoring.criteria.enoughSlots
        worth = (0...WeekSlots.count).map { UInt8(Scoring.availability($0, enough)) }
    }

    func values(_ mentee: Int, _ scratch: RowScratch) -> UnsafePointer<UInt8> {
        let own = mentees[mentee]
        let ofKind = scratch.kinds.base
        for (kind, week) in weeks.enumerated() {
            ofKind[kind] = own.isEmpty || week.isEmpty ? UInt8(Scoring.neutral) : worth[own.overlap(week)]
        }
        let values = scratch.values.base
        for (mentor, kind) in kinds.of.enumerated() { values[mentor] = ofKind[Int(kind)] }
        return UnsafePointer(values)
    }
}

/// Shared hopes: counted for each kind of hopes among the mentors.
final class HopeRow: ValueRow {
    private let mentees: [UInt64]
    private let hopes: [UInt64]
    private let kinds: Kinds

    init(_ scoring: Scoring) {
        mentees = scoring.mentees.map(\.hopes)
        kinds = Kinds(scoring.mentors, by: \.hopes)
        hopes = kinds.first.map { scoring.mentors[$0].hopes }
    }

    func values(_ mentee: Int, _ scratch: RowScratch) -> UnsafePointer<UInt8> {
        let own = mentees[mentee]
        let ofKind = scratch.kinds.base
        for (kind, other) in hopes.enumerated() { ofKind[kind] = UInt8(Scoring.hopes(own, other)) }
        let values = scratch.values.base
        for (mentor, kind) in kinds.of.enumerated() { values[mentor] = ofKind[Int(kind)] }
        return UnsafePointer(values)
    }
}
