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
        case "les deux", "both", "mentor et mentore", "mentor and mentee", "mentor/mentore", "mentor/mentee": return .both
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
        var address = text.lowercased()
        if let open = address.lastIndex(of: "<"), let close = address.lastIndex(of: ">"), open < close {
            address = String(address[address.index(after: open)..<close])
        }
        if address.hasPrefix("mailto:") { address.removeFirst(7) }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64, address.utf8.count <= 254,
            parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix("."), !address.contains("..")
        else { return nil }
        let isPlain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !"<>()[],;:\"\\".unicodeScalars.contains($0) }
        return isPlain ? address : nil
    }

    /// The names in a list: parted by line breaks, semicolons, bars or bullets where there are any, else by commas.
    static func list(_ text: UnsafeBufferPointer<UInt8>, _ interner: inout Interner) -> [String] {
        let hasStrong = text.contains { $0 == 0x3B || $0 == 0x7C || $0 == 0x0A || $0 == 0x0D }
        var items: [String] = []
        for piece in text.split(omittingEmptySubsequences: true, whereSeparator: {
            hasStrong ? $0 == 0x3B || $0 == 0x7C || $0 == 0x0A || $0 == 0x0D : $0 == 0x2C
        }) {
            let (item, isClean) = CellText.trimmed(UnsafeBufferPointer(rebasing: piece))
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
    private var known: [String: String] = [:]

    init() {
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
    }

    func name(_ text: String) -> String? {
        if let name = known[staffFolded(text)] { return name }
        // An older name such as Asia/Calcutta: not listed, and known all the same.
        return text.contains("/") && text.utf8.count < 64 && TimeZone(identifier: text) != nil ? text : nil
    }
}
