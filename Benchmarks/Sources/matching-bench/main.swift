import Matching

// Times what has no peer: scoring people, and questions after a solve. Prints a table.
// With a folder, solves its instance: matching-bench FOLDER [THREADS [optimal|fair [ROUNDS]]]
// or asks questions of it: matching-bench questions FOLDER…

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
    if micro < 100 {
        let tenths = Int(seconds * 1e7 + 0.5)
        return "\(tenths / 10).\(tenths % 10) µs"
    }
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

let words = CommandLine.arguments
if words.count > 2, words[1] == "questions" {
    for folder in words[2...] {
        print("\n\(folder)")
        var questions = try Questions(readFolder(folder, threads: 2))
        try questions.run(people: 60, repeats: questions.mentees > 20_000 ? 3 : 10)
    }
} else if words.count > 1 {
    try solveFolder(
        words[1], threads: words.count > 2 ? Int(words[2]) ?? 1 : 1,
        method: words.count > 3 && words[3] == "fair" ? .fair : .optimal,
        rounds: words.count > 4 ? Int(words[4]) ?? 1 : 1)
} else {
    print("\n| | one core | two cores |\n| --- | --- | --- |")
    scoring(600, 400)
    scoring(10_000, 10_000)
    for (mentees, mentors, candidates) in [
        (300, 200, nil), (1000, 600, nil), (3000, 1800, nil), (10_000, 6000, nil), (100_000, 60_000, 50),
    ] as [(Int, Int, Int?)] {
        var questions = try Questions(Questions.problem(mentees, mentors, candidates: candidates))
        try questions.run(people: 60, repeats: mentees > 20_000 ? 3 : 10)
    }
}
