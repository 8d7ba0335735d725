import Foundation
import Mentoring
import Storage

/// What a page is told while a row is held.
struct ToldCosts: Decodable {
    struct Mentor: Decodable {
        let mentor: String
        let name: String
        let says: String
        let why: String
        let kind: String
        let path: String
    }

    let mentee: String
    let mentors: [Mentor]
    let best: [String]

    init(_ answer: TestAnswer) throws { self = try JSONDecoder().decode(ToldCosts.self, from: Data(answer.body)) }

    subscript(mentor: ID<Participant>) -> Mentor? { mentors.first { $0.mentor == mentor.text } }
}

/// The rows of a file of French cells, each by the heading that a cell stands under.
enum FileRow {
    static func all(_ text: String) -> [[String: String]] {
        let lines = table(text, separator: ";")
        guard let headings = lines.first else { return [] }
        return lines.dropFirst().map { cells in Dictionary(zip(headings, cells)) { first, _ in first } }
    }

    /// Every line in its cells.
    static func table(_ text: String, separator: Character) -> [[String]] {
        text.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline).map { cells($0, separator) }
    }

    /// What stands between quotation marks is one cell.
    private static func cells(_ line: Substring, _ separator: Character) -> [String] {
        var (cells, isQuoted) = ([""], false)
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
