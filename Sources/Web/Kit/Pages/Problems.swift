package import Mentoring
import Storage
package import Words

/// The reasons of a refusal, in the reader's words, by field.
package struct Problems: Sendable {
    /// (field, sentence); field is nil for the whole form.
    package let all: [(field: String?, sentence: String)]

    package static let none = Problems(all: [])

    private init(all: [(field: String?, sentence: String)]) {
        self.all = all
    }

    package init(_ refusal: Refusal, in phrases: Phrases) {
        all = refusal.problems.map { problem in
            (problem.field, phrases(problem.key, phrases.words(problem.values)))
        }
    }

    /// One sentence, already in the reader's words.
    package init(sentence: String, field: String?) {
        all = [(field, sentence)]
    }

    package var isEmpty: Bool { all.isEmpty }

    /// What to show beside a field: all that is wrong with it.
    package subscript(field: String) -> String? {
        let sentences = all.filter { $0.field == field }.map(\.sentence)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}

extension Phrases {
    /// The same values as the catalogue takes them.
    package func words(_ values: [String: RefusalValue]) -> [String: WordValue] {
        values.mapValues { value in
            switch value {
            case .text(let text): .text(text)
            case .number(let number): .number(number)
            case .list(let list): .list(list)
            case .day(let day): .text(date(day.description))
            }
        }
    }
}
