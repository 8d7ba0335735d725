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

/// Hours in common: one row of bits for each half-hour, added up over the half-hours of the mentee.
final class SlotRow: ValueRow {
    private let mentees: [WeekSlots]
    private let weeks: [WeekSlots]
    private let kinds: Kinds
    private let worth: Memory<UInt8>
    /// For each half-hour, 1 for each kind of week that has it.
    private let bits: Memory<UInt8>

    init(_ scoring: Scoring) {
        mentees = scoring.mentees.map(\.availability)
        kinds = Kinds(scoring.mentors, by: \.availability)
        weeks = kinds.first.map { scoring.mentors[$0].availability }
        worth = Memory(WeekSlots.count + 1)
        unknown = weeks.firstIndex { $0.isEmpty }
        let enough = scoring.criteria.enoughSlots
        for count in 0...WeekSlots.count { worth.base[count] = UInt8(Scoring.availability(count, enough)) }
        bits = Memory(WeekSlots.count * weeks.count, repeating: 0)
        for (kind, week) in weeks.enumerated() {
            for slot in 0..<WeekSlots.count where week.contains(slot) { bits.base[slot * weeks.count + kind] = 1 }
        }
    }

    func values(_ mentee: Int, _ scratch: RowScratch) -> UnsafePointer<UInt8> {
        let own = mentees[mentee]
        let (ofKind, values, worth, size) = (scratch.kinds.base, scratch.values.base, worth.base, weeks.count)
        if own.isEmpty {
            ofKind.update(repeating: UInt8(Scoring.neutral), count: size)
        } else {
            let slots = (0..<WeekSlots.count).filter { own.contains($0) }
            if slots.count < 256 {
                ofKind.update(repeating: 0, count: size)
                for slot in slots {
                    let row = bits.base + slot * size
                    for kind in 0..<size { ofKind[kind] = ofKind[kind] &+ row[kind] }
                }
                for kind in 0..<size { ofKind[kind] = worth[Int(ofKind[kind])] }
            } else {
                for (kind, week) in weeks.enumerated() { ofKind[kind] = worth[own.overlap(week)] }
            }
            if let unknown { ofKind[unknown] = UInt8(Scoring.neutral) }
        }
        kinds.spread(ofKind, values)
        return UnsafePointer(values)
    }

    /// The kind of week that says nothing.
    private let unknown: Int?
}

extension Kinds {
    /// Copies the value of each kind to those who are of it.
    @inline(__always)
    func spread(_ ofKind: UnsafePointer<UInt8>, _ values: UnsafeMutablePointer<UInt8>) {
        of.withUnsafeBufferPointer { kinds in
            if first.count == kinds.count { return values.update(from: ofKind, count: kinds.count) }
            for index in 0..<kinds.count { values[index] = ofKind[Int(kinds[index])] }
        }
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
        let (ofKind, values) = (scratch.kinds.base, scratch.values.base)
        for (kind, other) in hopes.enumerated() { ofKind[kind] = UInt8(Scoring.hopes(own, other)) }
        kinds.spread(ofKind, values)
        return UnsafePointer(values)
    }
}
