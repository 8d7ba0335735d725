import Foundation

/// Network addresses as they are compared: one address in one writing.
package enum NetworkAddress {
    /// As the system writes it: `::ffff:10.0.0.5` (IPv4 on a socket of IPv6) is `10.0.0.5`, `0:0::1` is `::1`; the port
    /// that some proxies add, and the brackets that go with it, are left out. Nil for what is no address.
    package static func normal(_ text: String) -> String? {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return written(String(text[text.index(after: text.startIndex)..<end]))
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return written(parts.count == 2 ? String(parts[0]) : text)
    }

    private static func written(_ text: String) -> String? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return string(AF_INET, &four) }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1, let whole = string(AF_INET6, &six) else { return nil }
        let mapped = "::ffff:"
        return whole.hasPrefix(mapped) && whole.contains(".") ? String(whole.dropFirst(mapped.count)) : whole
    }

    private static func string(_ family: Int32, _ address: UnsafeRawPointer) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, address, &buffer, socklen_t(buffer.count)) != nil else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
