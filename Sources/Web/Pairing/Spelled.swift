import Words

/// Numbers in words, where a sentence begins with one: two to sixteen.
enum Spelled {
    static func number(_ number: Int, _ phrases: Phrases, capital: Bool = false) -> String {
        guard (2...16).contains(number) else { return phrases.number(number) }
        let word = phrases("spelled.\(number)")
        return capital ? word.prefix(1).uppercased() + word.dropFirst() : word
    }
}
