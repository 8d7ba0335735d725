import Foundation
package import Storage
import Words

/// What was just done, said once on the page that follows a form.
///
/// It travels in the address, as keys of the catalogue below `done.` and numbers: no words, so that nobody can make a
/// page say something by a link. It is said for two minutes only, so that a page kept or shared does not repeat it.
///
/// `.redirect(to: list, done: Done("done.returned", values: ["count": 3]), at: request.now)`
package struct Done: Sendable, Hashable {
    /// Sentences, one after the other.
    package let keys: [String]
    /// Whole numbers, or with two digits after the point.
    package let values: [String: Double]

    package init(_ keys: String..., values: [String: Double] = [:]) {
        self.keys = keys
        self.values = values
    }

    package init(_ keys: [String], _ values: [String: Double]) {
        self.keys = keys
        self.values = values
    }

    static let parameter = "done"
    private static let lifetime: Int64 = 120_000

    /// `done.returned~count_3~AT`.
    fileprivate func text(at now: Instant) -> String {
        let numbers = values.sorted { $0.key < $1.key }.map { name, value in
            let whole = Int(exactly: value).map(String.init)
            return "~\(name)_\(whole ?? String(format: "%.2f", value))"
        }
        return keys.joined(separator: "+") + numbers.joined() + "~\(now.milliseconds)"
    }

    /// What an address says; nil where it says nothing, or too long ago.
    init?(_ text: String, at now: Instant) {
        var parts = text.split(separator: "~").map(String.init)
        // Compared, not subtracted: what anybody may write in an address may be as far away as a number goes.
        guard parts.count >= 2, let at = parts.popLast().flatMap(Int64.init),
            (now.milliseconds - Self.lifetime...now.milliseconds).contains(at)
        else { return nil }
        keys = parts.removeFirst().split(separator: "+").map(String.init)
        var values: [String: Double] = [:]
        for part in parts {
            let pair = part.split(separator: "_").map(String.init)
            guard pair.count == 2, let value = Double(pair[1]), value.isFinite, abs(value) < 1e12 else { return nil }
            values[pair[0]] = value
        }
        self.values = values
    }

    /// The notice above the page; nothing where the catalogue has no such sentence.
    func notice(_ phrases: Phrases) -> HTML {
        let known = keys.filter { $0.hasPrefix("done.") && phrases.catalogue.keys.contains($0) }
        if known.isEmpty { return .nothing }
        let words = values.mapValues { value -> WordValue in
            if let whole = Int(exactly: value) { return .number(whole) }
            let isTenth = (value * 10).rounded() == value * 10
            return .decimal(value, digits: isTenth ? 1 : 2)
        }
        let sentences = known.map { phrases($0, words) }.joined(separator: " ")
        return """
            <div class="notice notice--success" role="status" data-done><p>\(sentences)</p></div>

            """
    }
}

extension Path {
    /// The same path, which says what was just done there. It takes the place of what the path said before.
    package func saying(_ done: Done, at now: Instant) -> Path { carrying(Done.parameter, done.text(at: now)) }

    /// The same path with this in its query, in the place of what stood there under this name.
    func carrying(_ name: String, _ value: String) -> Path {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let address = parts[0].split(separator: "?", maxSplits: 1).map(String.init)
        let kept = (address.count > 1 ? address[1] : "").split(separator: "&").filter {
            !$0.hasPrefix(name + "=")
        }
        let query = (kept.map(String.init) + [name + "=" + Path.encoded(value)])
            .joined(separator: "&")
        let fragment = parts.count > 1 ? "#" + parts[1] : ""
        return Path(returning: "\(address.first ?? "/")?\(query)\(fragment)") ?? self
    }
}

extension Answer {
    /// Go and look there (303), where it is said what was done.
    package static func redirect(to path: Path, done: Done, at now: Instant) -> Answer {
        .redirect(to: path.saying(done, at: now))
    }
}
