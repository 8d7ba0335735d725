/// Competencies sought: one row of worths for each competency and level that somebody wants, added up for each mentee.
final class CompetencyRow: ValueRow {
    private let sought: [[Int32]]
    private let rows: Memory<UInt8>
    private let width: Int
    private let unknown: Memory<UInt8>

    init(_ scoring: Scoring) {
        let width = scoring.mentors.count
        self.width = width
        unknown = Memory(width, repeating: UInt8(Scoring.neutral))
        var numbers: [CompetencyLevel: Int32] = [:]
        var wanted: [CompetencyLevel] = []
        sought = scoring.mentees.map { mentee in
            mentee.sought.map { one in
                if let number = numbers[one] { return number }
                let number = Int32(wanted.count)
                numbers[one] = number
                wanted.append(one)
                return number
            }
        }
        let rows = Memory<UInt8>(wanted.count * width, repeating: 0)
        self.rows = rows
        var byCompetency: [Int: [Int]] = [:]
        for (number, one) in wanted.enumerated() { byCompetency[one.competency, default: []].append(number) }
        for (mentor, profile) in scoring.mentors.enumerated() {
            for one in profile.offered {
                for number in byCompetency[one.competency] ?? [] {
                    let worth = UInt8(clamping: Scoring.level(one.level, wanted: wanted[number].level))
                    let cell = rows.base + number * width + mentor
                    cell.pointee = max(cell.pointee, worth)
                }
            }
        }
    }

    func values(_ mentee: Int, _ scratch: RowScratch) -> UnsafePointer<UInt8> {
        let wanted = sought[mentee]
        guard let first = wanted.first else { return UnsafePointer(unknown.base) }
        if wanted.count == 1 { return UnsafePointer(rows.base + Int(first) * width) }
        let (sums, values) = (scratch.counts.base, scratch.values.base)
        guard wanted.count < 128 else { return many(wanted, scratch) }
        sums.update(repeating: UInt16(wanted.count / 2), count: width)
        for number in wanted {
            let row = rows.base + Int(number) * width
            for mentor in 0..<width { sums[mentor] = sums[mentor] &+ UInt16(row[mentor]) }
        }
        if wanted.count <= 24 {
            // Division by a multiplication that is exact for sums of up to 100 times 24.
            let share = UInt16((65_536 + wanted.count - 1) / wanted.count)
            for mentor in 0..<width {
                let high = UInt16(truncatingIfNeeded: (UInt32(sums[mentor]) &* UInt32(share)) >> 16)
                values[mentor] = UInt8(truncatingIfNeeded: high)
            }
        } else {
            let count = UInt16(wanted.count)
            for mentor in 0..<width { values[mentor] = UInt8(truncatingIfNeeded: sums[mentor] / count) }
        }
        return UnsafePointer(values)
    }

    private func many(_ wanted: [Int32], _ scratch: RowScratch) -> UnsafePointer<UInt8> {
        for mentor in 0..<width {
            let sum = wanted.reduce(wanted.count / 2) { $0 + Int(rows.base[Int($1) * width + mentor]) }
            scratch.values.base[mentor] = UInt8(clamping: sum / wanted.count)
        }
        return UnsafePointer(scratch.values.base)
    }
}
