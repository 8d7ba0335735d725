/// Scores all pairs, a mentee at a time, from rows of values: one row for each criterion, a byte for each mentor.
///
/// What many people share (a site, a grade, languages) is judged once for each kind of person and copied. Competencies
/// are added up from one row for each competency and level wanted. What concerns few pairs (wishes, the line of
/// management, exclusions) is put right afterwards, pair by pair. The judging itself is that of `Scoring`, so that a
/// table and an explanation cannot differ.
final class ScoreRows: @unchecked Sendable {
    // Unchecked: everything is made in `init` and only read afterwards.
    let scoring: Scoring
    let width: Int
    /// Criteria that count, with their points.
    private var parts: [(points: Int, isMust: Bool, row: any ValueRow)] = []
    /// Whether weighted sums fit 16 bits, which vector code likes best.
    private let areSumsSmall: Bool
    /// Rows of 1 where a rule about kinds of people is kept and 0 where it is broken.
    private var rules: [any ValueRow] = []
    private let few: FewPairs
    /// Score by weighted sum.
    private let totals: Memory<Int16>

    init(_ scoring: Scoring) {
        self.scoring = scoring
        width = scoring.mentors.count
        few = FewPairs(scoring)
        // Weights are divided by what they have in common.
        let common = max(1, Criterion.allCases.reduce(0) { Self.divisor($0, scoring.criteria[$1].points) })
        let points = scoring.criteria.points
        let highest = 100 * points / common
        areSumsSmall = highest <= Int(UInt16.max)
        totals = Memory(highest + 1)
        for sum in 0...highest { totals.base[sum] = Int16(Scoring.total(sum * common, points: points)) }
        for criterion in Criterion.allCases {
            let weight = scoring.criteria[criterion]
            guard weight.points > 0 else { continue }
            parts.append((weight.points / common, weight == .must, row(criterion)))
        }
        addRules()
    }

    /// The greatest common divisor.
    private static func divisor(_ one: Int, _ other: Int) -> Int {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }

    private func row(_ criterion: Criterion) -> any ValueRow {
        let value = { [scoring] in scoring.value(criterion, $0) }
        switch criterion {
        case .competencies: return CompetencyRow(scoring)
        case .wishes: return WishRow(scoring, few)
        case .language: return KindRow(scoring, by: { [$0.languages, $0.fluent] }, value)
        case .availability: return SlotRow(scoring)
        case .site: return KindRow(scoring, by: { $0.site }, value)
        case .departmentVariety: return KindRow(scoring, by: { $0.department }, value)
        case .seniorityGap: return KindRow(scoring, by: { $0.grade }, value)
        case .sharedHopes: return HopeRow(scoring)
        }
    }

    private func addRules() {
        func add(_ key: @escaping (Profile) -> some Hashable, _ breaks: @escaping (Profile, Profile) -> Bool) {
            let scoring = scoring
            self.rules.append(
                KindRow(scoring, by: key) { breaks(scoring.mentees[$0.mentee], scoring.mentors[$0.mentor]) ? 0 : 1 })
        }
        let rules = scoring.rules
        add({ $0.hasLeft }, { $0.hasLeft || $1.hasLeft })
        if rules.commonLanguage { add({ $0.languages }, scoring.breaksCommonLanguage) }
        if rules.otherDepartment { add({ $0.department }, scoring.breaksDepartment) }
        if rules.otherSite { add({ $0.site }, scoring.breaksSite) }
        if rules.grade != nil {
            let scoring = scoring
            add({ $0.grade }, { scoring.brokenGrade($0, $1) != nil })
        }
    }

    func table(threads: Int) -> DenseScores<Int16> {
        DenseScores(rows: scoring.mentees.count, columns: width) { table in
            nonisolated(unsafe) let table = table
            inParts(scoring.mentees.count, threads: threads, least: 16) { _, range in
                let scratch = RowScratch(width: width)
                for mentee in range { write(mentee, table + mentee * width, scratch) }
            }
        }
    }

    /// Writes the scores of one mentee with every mentor, -1 where the pair is not eligible.
    func write(_ mentee: Int, _ out: UnsafeMutablePointer<Int16>, _ scratch: RowScratch) {
        if areSumsSmall {
            write(mentee, out, scratch, scratch.smallSums.base)
        } else {
            write(mentee, out, scratch, scratch.sums.base)
        }
    }

    @inline(__always)
    private func write<Sum: FixedWidthInteger & UnsignedInteger>(
        _ mentee: Int, _ out: UnsafeMutablePointer<Int16>, _ scratch: RowScratch, _ sums: UnsafeMutablePointer<Sum>
    ) {
        let (open, width) = (scratch.open.base, width)
        sums.update(repeating: 0, count: width)
        open.update(repeating: 1, count: width)
        for part in parts {
            let values = part.row.values(mentee, scratch)
            let points = Sum(truncatingIfNeeded: part.points)
            for mentor in 0..<width { sums[mentor] = sums[mentor] &+ points &* Sum(truncatingIfNeeded: values[mentor]) }
            if part.isMust { for mentor in 0..<width where values[mentor] == 0 { open[mentor] = 0 } }
        }
        for rule in rules {
            let values = rule.values(mentee, scratch)
            for mentor in 0..<width { open[mentor] &= values[mentor] }
        }
        for mentor in few.forbidden(to: mentee) { open[mentor] = 0 }
        let floor = Int16(clamping: scoring.floor)
        let totals = totals.base
        for mentor in 0..<width {
            let score = totals[Int(truncatingIfNeeded: sums[mentor])]
            out[mentor] = open[mentor] != 0 && score >= floor ? score : -1
        }
    }
}

/// Memory that one thread uses from row to row.
final class RowScratch {
    let smallSums: Memory<UInt16>
    let sums: Memory<UInt32>
    let open: Memory<UInt8>
    let values: Memory<UInt8>
    let kinds: Memory<UInt8>
    let counts: Memory<UInt16>

    init(width: Int) {
        smallSums = Memory(width)
        sums = Memory(width)
        open = Memory(width)
        values = Memory(width)
        kinds = Memory(width)
        counts = Memory(width)
    }
}

/// Values of one criterion for one mentee with every mentor.
protocol ValueRow: AnyObject {
    func values(_ mentee: Int, _ scratch: RowScratch) -> UnsafePointer<UInt8>
}
