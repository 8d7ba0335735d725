import Foundation
import Storage

/// Where a page of a list begins: after the line of these keys, the last of which tells lines apart.
package struct ListPlace: Sendable, Hashable {
    package let keys: [String]

    package init(_ keys: [String]) { self.keys = keys }

    /// As an address carries it.
    package init?(text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        let keys = parts.compactMap { $0.removingPercentEncoding }
        guard keys.count == parts.count else { return nil }
        self.keys = keys
    }

    package var text: String {
        keys.map { $0.replacing("%", with: "%25").replacing("~", with: "%7E") }.joined(separator: "~")
    }

    /// The keys of a page's address, `count` of them; nil for the first page, and for what is no place.
    static func keys(_ text: String?, count: Int) -> [String]? {
        text.flatMap(ListPlace.init(text:)).flatMap { $0.keys.count == count ? $0.keys : nil }
    }
}

extension Transaction {
    /// A page of a list, and whether more follow.
    /// - Parameters:
    ///   - values: of the statement, but for the last, which is how many rows it reads.
    func page<Line>(
        _ statement: Statement, values: [any Bindable], limit: Int, line: (Row) throws -> Line
    ) throws -> (lines: [Line], more: Bool) {
        var lines = try rows(statement, values: values + [limit + 1]).map(line)
        let more = lines.count > limit
        if more { lines.removeLast() }
        return (lines, more)
    }
}

extension PersonWords {
    /// The first two words that are looked for, each with the end of what begins like it; nil where there is none.
    static func bounds(of text: String) -> [any Bindable] {
        let words = sought(in: text).words
        let both = [words.first, words.dropFirst().first]
        return both.flatMap { word -> [String?] in [word, word.map { $0 + "\u{10FFFF}" }] }
    }
}
