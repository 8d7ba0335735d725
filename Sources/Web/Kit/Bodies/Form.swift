import Mentoring

/// What a form sent: names and values as typed, and the files that came with it.
package struct Form: Sendable {
    package private(set) var fields: [String: [String]]
    package private(set) var files: [String: Upload]
    /// The names in the order in which they came: that of the page.
    package private(set) var order: [String]

    /// A file that came with a form: it lies in the spool folder until the request is over, unless it is taken.
    package struct Upload: Sendable {
        /// The name that the visitor's machine gave it; for showing only.
        package let name: String
        /// Where it lies here.
        package let path: String
        package let size: Int

        package init(name: String, path: String, size: Int) {
            self.name = name
            self.path = path
            self.size = size
        }
    }

    package init(_ fields: [String: [String]] = [:], files: [String: Upload] = [:], order: [String] = []) {
        self.fields = fields
        self.files = files
        self.order = order
    }

    /// What was typed in a field, without the spaces around it; empty where there is nothing to see.
    package subscript(_ name: String) -> String {
        get { (fields[name]?.first ?? "").trimmingSpaces }
        set { fields[name] = [newValue] }
    }

    /// The same, nil where nothing was typed.
    package func filled(_ name: String) -> String? {
        let value = self[name]
        return value.isEmpty ? nil : value
    }

    /// Exactly what was typed: passwords.
    package func verbatim(_ name: String) -> String {
        fields[name]?.first ?? ""
    }

    /// All values of a field: boxes ticked, choices made.
    package func all(_ name: String) -> [String] {
        (fields[name] ?? []).map(\.trimmingSpaces).filter { !$0.isEmpty }
    }

    /// What is ticked of a field with several boxes.
    package mutating func choose(_ values: [String], in name: String) { fields[name] = values }

    /// Is a box ticked?
    package func flag(_ name: String) -> Bool {
        !(fields[name]?.first ?? "").isEmpty
    }

    /// A whole number, or a refusal beside the field.
    package func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        guard let value = Int(self[name]), range.contains(value) else {
            throw Refusal(
                "refusal.number_between", field: name,
                values: ["least": .number(range.lowerBound), "most": .number(range.upperBound)])
        }
        return value
    }

    /// What was typed, or a refusal beside the field when nothing was, or more than `most` characters.
    package func required(_ name: String, most: Int = 200) throws -> String {
        let value = self[name]
        if value.isEmpty { throw Refusal("refusal.required", field: name) }
        if value.count > most { throw Refusal("refusal.too_long", field: name, values: ["most": .number(most)]) }
        return value
    }

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1). Nil when it is not valid UTF-8.
    package static func urlencoded(_ bytes: some Sequence<UInt8>) -> Form? {
        var fields: [String: [String]] = [:]
        var order: [String] = []
        for pair in Array(bytes).split(separator: 0x26) {
            let parts = pair.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]), let value = parts.count > 1 ? decoded(parts[1]) : "" else { return nil }
            fields[name, default: []].append(value)
            order.append(name)
        }
        return Form(fields, order: order)
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 0x25, index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
                let low = hex(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(byte == 0x2B ? 0x20 : byte)
                index += 1
            }
        }
        guard !out.contains(0) else { return nil }
        return String(validating: out, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
