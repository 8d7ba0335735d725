import Words

/// Figures for those who watch over a programme without knowing its people: under five, one could guess who is meant, so
/// that no exact number is said.
enum Fewest {
    static let least = 5

    /// « 12 », « moins de 5 »; none stays none.
    static func figure(_ number: Int, _ phrases: Phrases) -> String {
        (1..<least).contains(number)
            ? phrases("home.fewer", ["least": .number(least)]) : phrases.number(number)
    }

    /// What chooses the form of the words beside it.
    static func counted(_ number: Int) -> Int { (1..<least).contains(number) ? least : number }
}
