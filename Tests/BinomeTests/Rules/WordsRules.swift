import Foundation
import Testing
import Words

/// What holds for all words: both languages, no key missing, none unused, good typography.
@Suite struct WordsRules {
    private let sources: URL
    private let catalogue: Catalogue
    private let swift: [SwiftWords]

    init() throws {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        let sources = root.appending(path: "Sources").resolvingSymlinksInPath()
        let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).sorted()
        self.sources = sources
        catalogue = try Catalogue(
            sources: files.filter { $0.hasSuffix("/words.json") }.map { path in
                (path, [UInt8](try Data(contentsOf: sources.appending(path: path))))
            })
        swift = try files.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Words/") }.map { path in
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            return SwiftWords(path: path, text: text)
        }
    }

    @Test func `Both languages of a key expect the same values`() {
        for key in catalogue.keys.sorted() {
            let (french, english) = (
                catalogue.placeholders(of: key, in: .french), catalogue.placeholders(of: key, in: .english)
            )
            // A count may choose a form in one language and not be written in the other.
            #expect(french.subtracting(["count"]) == english.subtracting(["count"]), "\(key)")
        }
    }

    @Test func `No text has a fault of typography`() {
        #expect(!catalogue.keys.isEmpty)
        for key in catalogue.keys.sorted() {
            for language in Language.allCases {
                for text in catalogue.forms(of: key, in: language) {
                    let faults = typographyFaults(text, in: language)
                    #expect(faults == [], "\(catalogue.path(of: key) ?? "") \(key): run Scripts/words.py")
                }
            }
        }
    }

    @Test func `In no text does a line end between a number and what it counts`() {
        let broken = /\d \p{L}/
        for key in catalogue.keys.sorted() {
            for language in Language.allCases {
                let names = catalogue.placeholders(of: key, in: language)
                let values = Dictionary(uniqueKeysWithValues: names.map { ($0, WordValue.number(12)) })
                let text = Phrases(catalogue, in: language, ties: true)(key, values)
                #expect(text.firstMatch(of: broken) == nil, "\(key): \(text)")
            }
        }
    }

    @Test func `Every key that the sources name is in the catalogue`() {
        let areas = Set(catalogue.keys.compactMap { $0.split(separator: ".").first.map(String.init) })
        // Refusals name the end of a key: "refusal.\(key)".
        let ends = Set(catalogue.keys.flatMap(SwiftWords.ends))
        for file in swift {
            for literal in file.keys where areas.contains(where: { literal.hasPrefix($0 + ".") }) {
                let isKnown = ends.contains(literal)
                #expect(isKnown, "\(file.path) names \(literal)")
            }
        }
    }

    @Test func `Every key of the catalogue is used`() throws {
        var named: Set<String> = []
        var patterns: Set<String> = []
        for file in swift {
            named.formUnion(file.keys)
            patterns.formUnion(file.patterns)
        }
        let built = try patterns.map { try Regex("^\($0)$") }
        for key in catalogue.keys.subtracting(named).sorted() {
            let isBuilt = built.contains { key.wholeMatch(of: $0) != nil }
            #expect(isBuilt, "\(catalogue.path(of: key) ?? "") has \(key), which no source names")
        }
    }

    @Test func `A literal with a value in it stands for the keys that it may build`() {
        let file = SwiftWords(
            path: "", text: #"f("error.404.title", "error.\(known(a, "x")).text", "a.\(b)", "x.csv")"#)
        #expect(file.keys == ["error.404.title"])
        #expect(file.patterns == [#"error\.[A-Za-z0-9_.-]+\.text"#, #"a\.[A-Za-z0-9_.-]+"#])
        #expect(SwiftWords.ends(of: "refusal.people.name") == ["refusal.people.name", "people.name"])
    }
}

/// The keys that a Swift file names in string literals.
private struct SwiftWords {
    let path: String
    /// Whole literals that have the form of a key.
    private(set) var keys: Set<String> = []
    /// Literals with values in them, as regular expressions.
    private(set) var patterns: Set<String> = []

    private static let fileEndings = [
        ".csv", ".json", ".xlsx", ".js", ".css", ".svg", ".sql", ".md", ".html", ".txt", ".db",
    ]

    init(path: String, text: String) {
        self.path = path
        let bytes = Array(text.utf8)
        for start in bytes.indices where bytes[start] == UInt8(ascii: "\"") {
            let (pieces, isWhole) = SwiftWords.literal(bytes[(start + 1)...])
            guard isWhole, let first = pieces.first, SwiftWords.opensKey(first) else { continue }
            if pieces.count > 1 {
                let quoted = pieces.map { $0.replacing(".", with: #"\."#) }
                patterns.insert(quoted.joined(separator: "[A-Za-z0-9_.-]+"))
            } else if !first.hasSuffix("."), !SwiftWords.fileEndings.contains(where: first.hasSuffix) {
                keys.insert(first)
            }
        }
    }

    /// The key and what remains when words are taken from its front, two words at least.
    static func ends(of key: String) -> [String] {
        let parts = key.split(separator: ".")
        return parts.indices.dropLast().map { parts[$0...].joined(separator: ".") }
    }

    /// Whether a text begins as a key does: an area, a dot, then words of keys.
    private static func opensKey(_ text: String) -> Bool {
        guard let dot = text.firstIndex(of: "."), dot != text.startIndex, text.first?.isLowercase == true else {
            return false
        }
        return !text.contains("..")
    }

    /// The pieces of the literal that begins here, cut at its interpolations; `isWhole` if it holds signs of keys only.
    private static func literal(_ bytes: ArraySlice<UInt8>) -> (pieces: [String], isWhole: Bool) {
        var pieces: [String] = []
        var piece: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                return (pieces + [String(decoding: piece, as: UTF8.self)], true)
            } else if byte == UInt8(ascii: "\\"), bytes[(index + 1)...].first == UInt8(ascii: "(") {
                pieces.append(String(decoding: piece, as: UTF8.self))
                piece = []
                index = end(ofParentheses: bytes, from: index + 1)
            } else if isSign(byte) {
                piece.append(byte)
                index += 1
            } else {
                break
            }
        }
        return (pieces, false)
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte < 128 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private static func end(ofParentheses bytes: ArraySlice<UInt8>, from start: Int) -> Int {
        var depth = 0
        for index in start..<bytes.endIndex {
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return bytes.endIndex
    }
}
