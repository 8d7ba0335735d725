/// What several steps refuse, gathered, so that a form says at once all that is to be mended.
///
/// A value that cannot be read is refused and stands in as another; the steps behind it go on and may refuse more. What
/// they write meanwhile is undone with the transaction, because whatever was refused is thrown at the end.
///
///     let id = try Refusals.gather { refusals in
///         let day = try refusals.read(else: today) { try form.day("starts_on") }
///         return try Programmes.create(input(day), by: actor, in: tx, at: now)
///     }
package struct Refusals: Sendable {
    private var problems: [Refusal.Problem] = []

    private init() {}

    /// - Throws: one `Refusal` of all that was refused, each field for what was found first; anything else as it is.
    package static func gather<T>(_ body: (inout Refusals) throws -> T) throws -> T {
        var refusals = Refusals()
        do {
            let value = try body(&refusals)
            guard refusals.problems.isEmpty else { throw Refusal(refusals.problems) }
            return value
        } catch let refusal as Refusal {
            throw Refusal(refusals.joined(by: refusal.problems))
        }
    }

    /// All that was refused so far: to be thrown where nothing can stand in.
    package var all: Refusal { Refusal(problems) }

    /// Refuses a field, and goes on.
    package mutating func refuse(_ key: String, field: String? = nil, values: [String: RefusalValue] = [:]) {
        problems += Refusal(key, field: field, values: values).problems
    }

    /// The value, or where it is refused the one that stands in for it.
    package mutating func read<T>(else standIn: T, _ step: () throws -> T) throws -> T {
        do { return try step() } catch let refusal as Refusal {
            problems = joined(by: refusal.problems)
            return standIn
        }
    }

    /// Checks, and goes on.
    package mutating func check(_ step: () throws -> Void) throws {
        try read(else: (), step)
    }

    /// A field that was refused already holds a stand-in: what is found of that says nothing.
    private func joined(by more: [Refusal.Problem]) -> [Refusal.Problem] {
        let known = Set(problems.compactMap(\.field))
        return problems
            + more.filter { problem in
                problem.field.map { !known.contains($0) } ?? !problems.contains(problem)
            }
    }
}

extension Refusal {
    /// The same, in the order of a form's fields. A field that was not sent, as no box of it is ticked, follows what was
    /// found before it; what is of no field comes last.
    package func sorted(as fields: [String]) -> Refusal {
        let places = Dictionary(fields.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
        var last = -1
        let placed = problems.map { problem -> (place: Int, problem: Problem) in
            guard let field = problem.field else { return (fields.count, problem) }
            last = places[field] ?? last
            return (last, problem)
        }
        return Refusal(
            placed.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
                .map(\.element.problem))
    }
}
