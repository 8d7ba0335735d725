import Mentoring
import Words

/// Figures for those who watch over a programme without knowing its people: under five, one could guess who is meant, so
/// that no exact number is said.
enum Fewest {
    static let least = 5

    static func isHidden(_ number: Int) -> Bool { (1..<least).contains(number) }
}

/// A number as far as it is said.
enum ToldFigure: Sendable, Hashable {
    case exactly(Int)
    case fewer(than: Int)
    /// Stands where the exact number would give another away by subtraction.
    case atLeast(Int)

    /// Hidden where it is small; none stays none.
    init(_ number: Int) { self = Fewest.isHidden(number) ? .fewer(than: Fewest.least) : .exactly(number) }

    /// The smallest number that it may stand for.
    var least: Int {
        switch self {
        case .exactly(let number), .atLeast(let number): number
        case .fewer: 1
        }
    }

    var isExact: Bool { if case .exactly = self { true } else { false } }

    /// « 12 », « moins de 5 », « au moins 26 ».
    /// - Parameter capital: where a sentence begins with it.
    func words(_ phrases: Phrases, capital: Bool = false) -> String {
        let words = words(phrases)
        return capital ? words.prefix(1).uppercased() + words.dropFirst() : words
    }

    private func words(_ phrases: Phrases) -> String {
        switch self {
        case .exactly(let number): phrases.number(number)
        case .fewer(let most): phrases("home.fewer", ["least": .number(most)])
        case .atLeast(let number): phrases("home.at_least", ["least": .number(number)])
        }
    }

    /// What chooses the form of the words beside it.
    var counted: Int { if case .exactly(let number) = self { number } else { max(least, Fewest.least) } }
}

/// The figures of a programme that are said to who watches over it. Mentees are those in a pair and those who wait: where
/// one of the three is hidden, the other two are not both exact, or a subtraction would say it.
struct ToldFigures: Sendable {
    private(set) var mentees: ToldFigure
    let mentors: ToldFigure
    /// Nil where it would say how few mentors there are.
    let places: ToldFigure?
    private(set) var relations: ToldFigure
    /// Mentees who are in no pair yet.
    private(set) var waiting: ToldFigure
    let meetings: ToldFigure

    init(_ one: EntrustedProgramme) {
        // Who reached their aim is neither in a pair nor waits: counted apart, they would be found by subtraction.
        let inPlay = max(one.mentees - one.reached, 0)
        let waits = max(inPlay - one.paired, 0)
        mentees = ToldFigure(inPlay)
        mentors = ToldFigure(one.mentors)
        places = Fewest.isHidden(one.mentors) ? nil : ToldFigure(one.places)
        relations = ToldFigure(one.relations)
        waiting = ToldFigure(waits)
        meetings = ToldFigure(one.meetings)
        guard mentees.isExact, one.paired > 0, waits > 0 else { return }
        // Whatever is hidden is one of 1…4, and stays each of them.
        let rest = inPlay - (Fewest.least - 1)
        switch (Fewest.isHidden(one.paired), Fewest.isHidden(waits)) {
        case (true, true): mentees = .fewer(than: 2 * Fewest.least)
        case (false, true): if one.relations <= inPlay { relations = .atLeast(rest) }
        case (true, false): waiting = .atLeast(rest)
        case (false, false): break
        }
    }

    /// Pairs of several programmes together: exact only where each of them is.
    static func pairs(of programmes: [EntrustedProgramme]) -> ToldFigure {
        let told = programmes.map { ToldFigures($0).relations }
        if told.count == 1 { return told[0] }
        let sum = told.map(\.least).reduce(0, +)
        return told.allSatisfy(\.isExact) ? ToldFigure(sum) : .atLeast(sum)
    }
}
