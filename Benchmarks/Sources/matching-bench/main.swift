import Matching

// Times what has no peer: scoring people, and questions after a solve. Prints a table.
// With a folder, solves its instance: matching-bench FOLDER [THREADS [optimal|fair [ROUNDS]]]

/// A generator with a seed, so that every run measures the same.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(work)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

func text(_ seconds: Double) -> String {
    let micro = Int(seconds * 1e6 + 0.5)
    return micro < 10_000 ? "\(micro) µs" : "\(micro / 1000) ms"
}

func percent(_ share: Double) -> String {
    let hundredths = Int(share * 10_000 + 0.5)
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) %"
}

func people(_ count: Int, from first: Int, _ dice: inout Dice) -> [Profile] {
    (0..<count).map { index in
        var week = WeekSlots()
        for _ in 0..<20 { week.insert(.random(in: 0..<WeekSlots.count, using: &dice)) }
        func levels(_ count: Int) -> [CompetencyLevel] {
            (0..<count).map { _ in
                CompetencyLevel(.random(in: 0..<40, using: &dice), level: .random(in: 1...5, using: &dice))
            }
        }
        return Profile(
            person: first + index, offered: levels(6), sought: levels(3), languages: .random(in: 1...7, using: &dice),
            availability: week, site: .random(in: 0..<8, using: &dice), department: .random(in: 0..<12, using: &dice),
            grade: .random(in: 0..<9, using: &dice), hopes: .random(in: 1...1023, using: &dice),
            managers: (0..<4).map { _ in .random(in: 0..<20_000, using: &dice) })
    }
}

let six = Criteria([
    .competencies: .high, .language: .medium, .availability: .medium, .site: .low, .seniorityGap: .low,
    .sharedHopes: .medium,
])

func scoring(_ mentees: Int, _ mentors: Int) {
    var dice = Dice(state: 1)
    let scoring = Scoring(
        mentees: people(mentees, from: 0, &dice), mentors: people(mentors, from: mentees, &dice), criteria: six)
    let one = seconds { _ = scoring.scores(threads: 1) }
    let two = seconds { _ = scoring.scores(threads: 2) }
    print("| scoring \(mentees) × \(mentors), six criteria | \(text(one)) | \(text(two)) |")
}

func questions(_ mentees: Int, _ mentors: Int, candidates: Int) throws {
    var dice = Dice(state: 2)
    var pairs: [ScoredPair] = []
    for mentee in 0..<mentees {
        var chosen: Set<Int> = []
        while chosen.count < min(candidates, mentors) { chosen.insert(.random(in: 0..<mentors, using: &dice)) }
        for mentor in chosen {
            pairs.append(ScoredPair(mentee: mentee, mentor: mentor, score: .random(in: 0...200, using: &dice) * 5))
        }
    }
    let problem = try MatchingProblem(
        capacities: (0..<mentors).map { _ in Int.random(in: 1...3, using: &dice) },
        scores: Scores(mentees: mentees, mentors: mentors, pairs: pairs))
    var solved: Assignment?
    let solving = try seconds { solved = try problem.solve() }
    guard let solved else { return }
    var now = try WhatIf(problem, solved)
    let starting = try seconds { now = try WhatIf(problem, solved) }
    var slowest = 0.0
    var sum = 0.0
    let rounds = 40
    for _ in 0..<rounds {
        let pair = pairs[.random(in: 0..<pairs.count, using: &dice)].pair
        let changes: [Change] = [
            .impose(pair), .release(pair), .forbid(pair), .capacity(mentor: pair.mentor, 4), .removeMentee(pair.mentee),
            .addMentee(places: 1, candidates: (0..<20).map { Candidate((pair.mentor + $0) % mentors, score: 5 * $0) }),
        ]
        for change in changes {
            let time = seconds { _ = try? now.apply(change) }
            slowest = max(slowest, time)
            sum += time
        }
    }
    let mean = sum / Double(rounds * 6)
    let all = seconds { for mentee in 0..<10 { _ = now.costs(ofMentee: mentee) } } / 10
    let one = seconds { for pair in pairs.prefix(200) { _ = now.cost(of: pair.pair) } } / 200
    print(
        "| \(mentees) × \(mentors), \(pairs.count) pairs | \(text(solving)) | \(text(starting)) | \(text(mean)) "
            + "(\(percent(mean / solving))) | \(text(slowest)) | \(text(one)) | \(text(all)) |"
    )
}

if CommandLine.arguments.count > 1 {
    let words = CommandLine.arguments
    let folder = words[1]
    try solveFolder(
        folder, threads: words.count > 2 ? Int(words[2]) ?? 1 : 1,
        method: words.count > 3 && words[3] == "fair" ? .fair : .optimal,
        rounds: words.count > 4 ? Int(words[4]) ?? 1 : 1, isTable: isReadable(folder + "/scores.npy"))
} else {
    print("\n| | one core | two cores |\n| --- | --- | --- |")
    scoring(600, 400)
    scoring(10_000, 10_000)
    print(
        "\n| what if | solve | getting ready | a change, mean | slowest | cost of a pair | costs of all pairs of a person |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    try questions(300, 200, candidates: 200)
    try questions(1000, 600, candidates: 600)
    try questions(3000, 1800, candidates: 300)
    try questions(100_000, 60_000, candidates: 50)
}
