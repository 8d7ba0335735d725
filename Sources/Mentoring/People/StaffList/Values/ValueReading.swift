import Foundation

/// Reads the values of single cells; each answers nil to what it does not understand.
enum ValueReading {
    /// Hundredths of full time: `100 %`, `0.8`, `0,8`, `80`, `4/5`, `mi-temps`. At most 150.
    static func workingTime(_ text: String) -> Int? {
        var folded = staffFolded(text).filter { !$0.isWhitespace }
        switch folded {
        case "tempsplein", "tempscomplet", "fulltime", "tp", "tc", "ft", "plein", "full": return 100
        case "mi-temps", "mitemps", "halftime", "half-time", "1/2temps": return 50
        default: break
        }
        let isPercent = folded.hasSuffix("%")
        if isPercent { folded.removeLast() }
        folded = String(folded.map { $0 == "," ? "." : $0 })
        let parts = folded.split(separator: "/").compactMap { Double($0) }
        if !isPercent, folded.contains("/"), parts.count == 2, parts[1] > 0 { return share(parts[0] / parts[1]) }
        guard let value = Double(folded) else { return nil }
        return share(isPercent || value > 1.5 ? value / 100 : value)
    }

    private static func share(_ value: Double) -> Int? {
        value > 0 && value <= 1.5 ? Int((value * 100).rounded()) : nil
    }

    static func wish(_ text: String) -> StaffPerson.Wish? {
        let words = staffFolded(text).filter { $0.isLetter || $0 == " " || $0 == "/" || $0 == "&" }
        switch words {
        case "les deux", "both", "mentor et mentore", "mentor and mentee", "mentor/mentore", "mentor/mentee":
            return .both
        default: break
        }
        let hasMentee = words.contains("mentore") || words.contains("mentee") || words.contains("accompagne")
        let alone = words.replacing("mentoree", with: "").replacing("mentore", with: "").replacing("mentee", with: "")
        let hasMentor = alone.contains("mentor")
        if hasMentee, hasMentor { return .both }
        return hasMentee ? .mentee : hasMentor ? .mentor : nil
    }

    static func capacity(_ text: String) -> Int? {
        guard let value = Int(text), (0...50).contains(value) else { return nil }
        return value
    }

    /// An address, lower case: out of `Name <a@b.c>` and `mailto:`, too.
    static func address(_ text: String) -> String? {
        if isPlainAddress(text) { return text }
        var address = text.lowercased()
        if let open = address.lastIndex(of: "<"), let close = address.lastIndex(of: ">"), open < close {
            address = String(address[address.index(after: open)..<close])
        }
        if address.hasPrefix("mailto:") { address.removeFirst(7) }
        return isPlainAddress(address) ? address : nil
    }

    /// One `@` between something and a name with a point inside; no blanks, controls, capitals or marks of punctuation.
    private static func isPlainAddress(_ text: String) -> Bool {
        var at: Int?
        var dots = 0
        var previous: UInt8 = 0x2E
        var length = 0
        for byte in text.utf8 {
            switch byte {
            case 0...0x20, 0x7F, 0x22, 0x28, 0x29, 0x2C, 0x3A...0x3C, 0x3E, 0x41...0x5D: return false
            case 0x40:
                guard at == nil, length > 0, length <= 64 else { return false }
                at = length
            case 0x2E:
                guard previous != 0x2E, previous != 0x40 else { return false }
                if at != nil { dots += 1 }
            default: break
            }
            previous = byte
            length += 1
        }
        return at != nil && dots > 0 && previous != 0x2E && length <= 254
    }

    /// The names in a list: parted by line breaks, semicolons, bars or bullets where there are any, else by commas.
    static func list(_ text: UnsafeBufferPointer<UInt8>, _ interner: inout Interner) -> [String] {
        let hasStrong = text.contains { $0 == 0x3B || $0 == 0x7C || $0 == 0x0A || $0 == 0x0D }
        var items: [String] = []
        var start = 0
        for end in 0...text.count {
            if end < text.count {
                let byte = text[end]
                let parts = hasStrong ? byte == 0x3B || byte == 0x7C || byte == 0x0A || byte == 0x0D : byte == 0x2C
                guard parts else { continue }
            }
            let (item, isClean) = CellText.trimmed(UnsafeBufferPointer(rebasing: text[start..<end]))
            start = end + 1
            if item.isEmpty { continue }
            let name = isClean ? interner.string(item) : mended(item, &interner)
            if !name.isEmpty, !items.contains(name) { items.append(name) }
        }
        return items
    }

    private static func mended(_ item: UnsafeBufferPointer<UInt8>, _ interner: inout Interner) -> String {
        var text = CellText.cleaned(String(decoding: item, as: UTF8.self))
        while let first = text.first, "•·–—*".contains(first) { text = CellText.cleaned(String(text.dropFirst())) }
        return text.utf8.withContiguousStorageIfAvailable { interner.string($0) } ?? text
    }
}

/// Time zones by IANA name, or by the city alone.
struct TimeZoneReading {
    private var known: [String: String]?

    mutating func name(_ text: String) -> String? {
        // The full name as it should be, which is the usual case and needs no list.
        let isSafe = text.utf8.allSatisfy {
            ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || "/_-+0123456789".utf8.contains($0)
        }
        if isSafe, text.contains("/"), text.utf8.count < 64, TimeZone(identifier: text) != nil { return text }
        if known == nil { known = Self.list() }
        return known?[staffFolded(text)]
    }

    private static func list() -> [String: String] {
        var known: [String: String] = [:]
        for name in TimeZone.knownTimeZoneIdentifiers { known[staffFolded(name)] = name }
        for name in TimeZone.knownTimeZoneIdentifiers {
            let city = staffFolded(String(name.split(separator: "/").last ?? "")).replacing("_", with: " ")
            if known[city] == nil { known[city] = name }
        }
        known["utc"] = "Etc/UTC"
        known["etc/utc"] = "Etc/UTC"
        known["romance standard time"] = "Europe/Paris"
        known["w. europe standard time"] = "Europe/Berlin"
        known["gmt standard time"] = "Europe/London"
        known["eastern standard time"] = "America/New_York"
        known["cet"] = "Europe/Paris"
        return known
    }
}
