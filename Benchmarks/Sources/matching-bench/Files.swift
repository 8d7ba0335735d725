import MatchFiles
import Matching

/// Solves the instance in a folder so many times and prints how long each step took: what `binome match` does, without
/// building the server around it.
func solveFolder(_ folder: String, threads: Int, method: Method, rounds: Int) throws {
    for _ in 0..<rounds {
        let clock = ContinuousClock()
        let start = clock.now
        let problem = try readFolder(folder, threads: threads)
        let read = clock.now
        let result = try problem.solve(method, threads: threads)
        let solved = clock.now
        try result.certificate?.verify(result.pairs, of: problem)
        let proved = clock.now
        print(
            "matched \(result.matched) total \(result.total) minimum \(result.minimum ?? -1):", "reading",
            text(start, read), "solving", text(read, solved), "proving", text(solved, proved))
    }
}

/// The instance in a folder.
func readFolder(_ folder: String, threads: Int) throws -> MatchingProblem {
    let mentees = try PeopleFile(folder + "/mentees.csv", side: .mentee)
    let mentors = try PeopleFile(folder + "/mentors.csv", side: .mentor)
    let scores =
        isReadable(folder + "/scores.npy")
        ? try MatrixFile.read(folder + "/scores.npy", mentees: mentees, mentors: mentors)
        : try ScoresFile.read(folder + "/scores.csv", mentees: mentees, mentors: mentors, threads: threads)
    return try MatchingProblem(places: mentees.places, capacities: mentors.places, scores: scores)
}

private func text(_ from: ContinuousClock.Instant, _ to: ContinuousClock.Instant) -> String {
    let parts = from.duration(to: to).components
    return text(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
}

/// Whether there is a file that can be read.
private func isReadable(_ path: String) -> Bool { (try? MappedFile(path)) != nil }
