internal import Foundation

/// An address that can safely stand in an envelope and in a header: one line, plain local part, domain in ASCII
/// (an international domain is kept in its punycode form, which every server understands).
package struct MailAddress: Sendable, Hashable {
    /// What people call the owner; never empty, free of control characters.
    package let name: String?
    /// `local@domain`, the domain in lower case and ASCII.
    package let address: String

    /// Reads `local@domain`, `Name <local@domain>` or `"Name" <local@domain>`. `nil` when anything is doubtful:
    /// quoted local parts, comments, groups, address literals and domains without a dot are refused on purpose.
    package init?(parsing text: String) {
        let text = text.trimmingCharacters(in: CharacterSet(charactersIn: " "))
        guard text.hasSuffix(">") else {
            self.init(name: nil, address: text)
            return
        }
        guard let open = text.lastIndex(of: "<") else { return nil }
        let address = String(text[text.index(after: open)...].dropLast())
        let before = text[..<open].trimmingCharacters(in: CharacterSet(charactersIn: " "))
        guard let name = MailAddress.unquoted(before) else { return nil }
        self.init(name: name.isEmpty ? nil : name, address: address)
    }

    /// `nil` when the address is not valid, or the name holds a control character or is longer than 200 characters.
    /// A name that is empty once trimmed is no name.
    package init?(name: String?, address: String) {
        guard let address = MailAddress.checked(address) else { return nil }
        if let name {
            guard isOneLine(name), name.count <= 200 else { return nil }
            let trimmed = name.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
            self.name = trimmed.isEmpty ? nil : trimmed
        } else {
            self.name = nil
        }
        self.address = address
    }

    /// The part after the at sign.
    package var domain: String {
        String(address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...])
    }

    private static func unquoted(_ text: String) -> String? {
        guard text.hasPrefix("\"") else { return text.contains { "<>\"".contains($0) } ? nil : text }
        guard text.count >= 2, text.hasSuffix("\"") else { return nil }
        var name = ""
        var escaped = false
        for character in text.dropFirst().dropLast() {
            if !escaped, character == "\\" {
                escaped = true
            } else if !escaped, character == "\"" {
                return nil
            } else {
                name.append(character)
                escaped = false
            }
        }
        return escaped ? nil : name
    }

    private static func checked(_ text: String) -> String? {
        guard let at = text.lastIndex(of: "@") else { return nil }
        let local = text[..<at]
        guard isDotAtom(local), local.utf8.count <= 64 else { return nil }
        guard let domain = asciiDomain(String(text[text.index(after: at)...])) else { return nil }
        let address = "\(local)@\(domain)"
        return address.utf8.count <= 254 ? address : nil
    }

    private static func asciiDomain(_ text: String) -> String? {
        guard !text.isEmpty, text.utf8.count <= 253, isOneLine(text) else { return nil }
        var domain = text.lowercased()
        if !domain.utf8.allSatisfy({ $0 < 0x80 }) {
            // Foundation holds the mapping of RFC 5891 and UTS 46; what it cannot map is refused below.
            guard domain.unicodeScalars.allSatisfy({ !"/:@?#[]%\\ ".unicodeScalars.contains($0) }) else { return nil }
            var components = URLComponents()
            components.scheme = "http"
            components.host = domain
            guard let encoded = components.encodedHost else { return nil }
            domain = encoded.lowercased()
        }
        return isHostName(domain) ? domain : nil
    }

    private static func isHostName(_ domain: String) -> Bool {
        let labels = domain.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, !last.allSatisfy(isDigit) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }
}
