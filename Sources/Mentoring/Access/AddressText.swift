/// Mail addresses as people type them.
package enum AddressText {
    /// The address in the form in which it is stored: without spaces around it, the domain in lower case. Nil where it
    /// cannot be an address; whether somebody reads there, only a mail can tell.
    package static func normal(_ typed: String) -> String? {
        let parts = typed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), typed.utf8.count <= 254 else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2,
            labels.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 63 && !$0.hasPrefix("-") && !$0.hasSuffix("-") })
        else { return nil }
        let unfit = Set("<>()[],;:\"\\")
        guard typed.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }),
            !typed.contains(where: { unfit.contains($0) }),
            !parts[0].hasPrefix("."), !parts[0].hasSuffix("."), !parts[0].contains("..")
        else { return nil }
        return "\(parts[0])@\(parts[1].lowercased())"
    }
}
