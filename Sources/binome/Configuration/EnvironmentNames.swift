import ArgumentParser

/// Names in the environment that begin with `BINOME_`: one that is none of ours is a mistake, whichever command runs.
enum EnvironmentNames {
    private static let known = ServerOption.all.map(\.variable) + ["BINOME_CONFIG"]

    /// - Throws: `ValidationError` with the name and the nearest of those there are.
    static func check(_ environment: [String: String]) throws {
        for name in environment.keys.sorted()
        where name.hasPrefix("BINOME_") && !name.hasPrefix("BINOME_TEST_") && !known.contains(name) {
            let meant = nearest(to: name).map { " Did you mean \($0)?" } ?? ""
            throw ValidationError(
                "Unknown environment variable \(name).\(meant) See `binome serve --help` for those there are.")
        }
    }

    /// The known name that fewest letters part from it; nil where none is near.
    static func nearest(to name: String) -> String? {
        let found = known.map { (name: $0, steps: steps(from: name, to: $0)) }.min { $0.steps < $1.steps }
        guard let found, found.steps <= max(2, (name.count - "BINOME_".count) / 3) else { return nil }
        return found.name
    }

    /// How many letters are to be added, taken away, changed or swapped with the next to make one name the other.
    private static func steps(from one: String, to other: String) -> Int {
        let (a, b) = (Array(one), Array(other))
        var rows = [Array(0...b.count)]
        for i in 1...max(1, a.count) where i <= a.count {
            var row = [i]
            for j in 1...max(1, b.count) where j <= b.count {
                var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
