import Synchronization

/// Every word that people read, in every language, by key.
package struct Catalogue: Sendable {
    /// What is wrong with the words, with the file and the key where it is.
    package struct Fault: Error, Equatable, CustomStringConvertible {
        package let path: String
        package let key: String?
        package let reason: String

        package var description: String { [path, key, reason].compactMap(\.self).joined(separator: ": ") }
    }

    private struct Entry: Sendable {
        let path: String
        let texts: [Language: WordText]
    }

    private let entries: [String: Entry]
    private let misses = Misses()

    /// Reads `words.json` files: `{"people.title": {"fr": "Personnes", "en": "People"}}`.
    ///
    /// - Throws: `Fault` for malformed JSON, a key written twice, a language absent, an unknown plural form.
    package init(sources: [(path: String, bytes: [UInt8])]) throws {
        var entries: [String: Entry] = [:]
        for (path, bytes) in sources {
            for (key, node) in try Catalogue.read(bytes, path) {
                if let first = entries[key] {
                    throw Fault(path: path, key: key, reason: "the key is already in \(first.path)")
                }
                entries[key] = Entry(path: path, texts: try Catalogue.texts(node, path, key))
            }
        }
        self.entries = entries
    }

    package var keys: Set<String> { Set(entries.keys) }

    /// How many times a key or a value was asked for in vain since the catalogue was made.
    package var missed: Int { misses.count }

    /// The text of a key with its values put in. A missing key comes back in ⟦⟧, and is counted.
    /// - Parameter tied: no line is broken between a number and what it counts.
    package func text(
        _ key: String, _ values: [String: WordValue] = [:], in language: Language, tied: Bool = false
    ) -> String {
        guard let text = entries[key]?.texts[language] else {
            misses.add()
            return "⟦\(key)⟧"
        }
        let pieces = text.pieces(for: values, in: language)
        if pieces.count == 1, case .words(let words) = pieces[0] { return tied ? TiedNumbers.tied(words) : words }
        var result = ""
        var afterNumber = false
        for piece in pieces {
            switch piece {
            case .words(let words):
                result += tied ? TiedNumbers.tied(words, afterNumber: afterNumber) : words
            case .value(let name):
                if values[name] == nil { misses.add() }
                let written = values[name]?.written(in: language) ?? "⟦\(name)⟧"
                if language == .french { result.elide(before: written) }
                result += written
                afterNumber = values[name]?.isNumber ?? false
            }
        }
        return result
    }

    /// The names of the values that a key expects in a language; empty for an unknown key.
    package func placeholders(of key: String, in language: Language) -> Set<String> {
        entries[key]?.texts[language]?.placeholders ?? []
    }

    /// Each form of a key as it was written, for the rules that judge every text; empty for an unknown key.
    package func forms(of key: String, in language: Language) -> [String] {
        entries[key]?.texts[language]?.sources ?? []
    }

    /// The file that holds a key.
    package func path(of key: String) -> String? { entries[key]?.path }

    private static func read(_ bytes: [UInt8], _ path: String) throws -> [(key: String, value: WordFile.Node)] {
        do {
            return try WordFile.read(bytes)
        } catch {
            throw Fault(path: path, key: nil, reason: "line \(error.line): \(error.reason)")
        }
    }

    private static func texts(_ node: WordFile.Node, _ path: String, _ key: String) throws -> [Language: WordText] {
        func fault(_ reason: String) -> Fault { Fault(path: path, key: key, reason: reason) }
        let parts = key.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, parts.allSatisfy({ String($0).isPartOfKey }) else {
            throw fault("a key is an area and a name, as people.title")
        }
        guard case .object(let languages) = node else { throw fault("an object with fr and en is expected") }
        var texts: [Language: WordText] = [:]
        for (code, text) in languages {
            guard let language = Language(rawValue: code) else { throw fault("“\(code)” is no language of ours") }
            guard texts[language] == nil else { throw fault("“\(code)” is given twice") }
            do {
                texts[language] = try Catalogue.text(text)
            } catch let error as WordText.Fault {
                throw fault("\(code): \(error.reason)")
            }
        }
        if let absent = Language.allCases.first(where: { texts[$0] == nil }) {
            throw fault("“\(absent.rawValue)” is absent")
        }
        return texts
    }

    private static func text(_ node: WordFile.Node) throws -> WordText {
        switch node {
        case .text(let text): return try WordText(plain: text)
        case .object(let forms):
            var written: [(key: String, value: String)] = []
            for (form, node) in forms {
                guard case .text(let text) = node else { throw WordText.Fault(reason: "“\(form)” is no text") }
                guard !written.contains(where: { $0.key == form }) else {
                    throw WordText.Fault(reason: "“\(form)” is given twice")
                }
                written.append((form, text))
            }
            return try WordText(forms: written)
        }
    }
}

/// The count of words asked for in vain, shared by the copies of a catalogue.
private final class Misses: Sendable {
    private let total = Atomic<Int>(0)
    var count: Int { total.load(ordering: .relaxed) }
    func add() { total.add(1, ordering: .relaxed) }
}

extension String {
    fileprivate var isPartOfKey: Bool {
        !isEmpty && utf8.allSatisfy { $0 == 45 || $0 == 95 || (48...57).contains($0) || (($0 | 32) &- 97) < 26 }
    }
}
