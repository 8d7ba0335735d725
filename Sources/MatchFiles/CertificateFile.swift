package import Matching

/// The certificate of an assignment as JSON: `bonus`, `mentees` and `mentors` (identifier → price), and for `fair`
/// `floor`, `cover` and `most` (`mentees`, `mentors`, and `pairs` if single pairs are needed).
package enum CertificateFile {
    /// The JSON text.
    package static func text(_ certificate: Certificate, mentees: PeopleFile, mentors: PeopleFile) -> [UInt8] {
        var text = Array("{\"bonus\":\(certificate.bonus)".utf8)
        func prices(_ name: String, _ prices: [Int], _ people: PeopleFile) {
            text += ",\n\"\(name)\":{".utf8
            for (index, price) in prices.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                appendQuoted(people.name(index), to: &text)
                text.append(UInt8(ascii: ":"))
                text += String(price).utf8
            }
            text.append(UInt8(ascii: "}"))
        }
        prices("mentees", certificate.mentees, mentees)
        prices("mentors", certificate.mentors, mentors)
        if let floor = certificate.floor { text += ",\n\"floor\":\(floor)".utf8 }
        if let cover = certificate.cover { append("cover", cover, mentees, mentors, to: &text) }
        if let most = certificate.most { append("most", most, mentees, mentors, to: &text) }
        text += "}\n".utf8
        return text
    }

    private static func append(
        _ name: String, _ cover: Cover, _ mentees: PeopleFile, _ mentors: PeopleFile, to text: inout [UInt8]
    ) {
        text += ",\n\"\(name)\":{\"mentees\":[".utf8
        append(cover.mentees, mentees, to: &text)
        text += "],\"mentors\":[".utf8
        append(cover.mentors, mentors, to: &text)
        if !cover.pairs.isEmpty {
            text += "],\"pairs\":[".utf8
            for (place, pair) in cover.pairs.enumerated() {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                text.append(UInt8(ascii: "["))
                appendQuoted(mentees.name(pair.mentee), to: &text)
                text.append(UInt8(ascii: ","))
                appendQuoted(mentors.name(pair.mentor), to: &text)
                text.append(UInt8(ascii: "]"))
            }
        }
        text += "]}".utf8
    }

    private static func append(_ list: [Int], _ people: PeopleFile, to text: inout [UInt8]) {
        for (place, index) in list.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            appendQuoted(people.name(index), to: &text)
        }
    }

    private static func appendQuoted(_ name: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                text.append(UInt8(ascii: "\\"))
                text.append(byte)
            case 0..<32:
                let digits = Array("0123456789abcdef".utf8)
                text += "\\u00".utf8
                text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }

    /// Reads a certificate. People who are missing, unknown or without a whole price are refused.
    package static func read(_ path: String, mentees: PeopleFile, mentors: PeopleFile) throws(FileFault) -> Certificate
    {
        let whole = Members(try JSONText.read(MappedFile(path)), path)
        guard let bonus = whole["bonus"]?.integer else { throw FileFault(path, "has no whole number “bonus”") }
        var certificate = Certificate(
            bonus: bonus, mentees: try prices(whole, "mentees", mentees),
            mentors: try prices(whole, "mentors", mentors))
        if let floor = whole["floor"] {
            guard let number = floor.integer else { throw FileFault(path, "has a “floor” that is not a whole number") }
            certificate.floor = number
        }
        certificate.cover = try cover(whole, "cover", mentees, mentors)
        certificate.most = try cover(whole, "most", mentees, mentors)
        return certificate
    }

    /// What an object of the file holds, by name.
    private struct Members {
        let path: String
        private let members: [(key: [UInt8], value: JSONValue)]

        init(_ value: JSONValue, _ path: String) {
            members = value.object ?? []
            self.path = path
        }

        subscript(name: String) -> JSONValue? { members.first { $0.key.elementsEqual(name.utf8) }?.value }
    }

    private static func cover(
        _ whole: Members, _ name: String, _ mentees: PeopleFile, _ mentors: PeopleFile
    ) throws(FileFault) -> Cover? {
        guard let value = whole[name] else { return nil }
        guard value.object != nil else { throw FileFault(whole.path, "has a “\(name)” that is not an object") }
        let cover = Members(value, whole.path)
        let coveredMentees = try people(cover, "mentees", mentees)
        let coveredMentors = try people(cover, "mentors", mentors)
        let singly = try pairs(cover, mentees, mentors)
        return Cover(mentees: coveredMentees, mentors: coveredMentors, pairs: singly)
    }

    private static func prices(
        _ whole: Members, _ name: String, _ list: PeopleFile
    ) throws(FileFault) -> [Int] {
        guard let entries = whole[name]?.object else { throw FileFault(whole.path, "has no object “\(name)”") }
        var prices = [Int?](repeating: nil, count: list.count)
        for (person, value) in entries {
            guard let index = list.index(of: person) else {
                throw FileFault(whole.path, "has a price for “\(text(person))”, who is not in the list")
            }
            guard let price = value.integer else {
                throw FileFault(whole.path, "has a price of “\(text(person))” that is not a whole number")
            }
            prices[index] = price
        }
        if let missing = prices.firstIndex(of: nil) {
            throw FileFault(whole.path, "has no price for “\(list.name(missing))”")
        }
        return prices.compactMap { $0 }
    }

    private static func text(_ name: [UInt8]) -> String { String(decoding: name, as: UTF8.self) }

    private static func people(_ cover: Members, _ name: String, _ list: PeopleFile) throws(FileFault) -> [Int] {
        guard let items = cover[name]?.list else {
            throw FileFault(cover.path, "has a “cover” without “\(name)”")
        }
        return try items.map { item throws(FileFault) in
            guard let name = item.text else { throw FileFault(cover.path, "has a “cover” without “\(name)”") }
            guard let index = list.index(of: name) else {
                throw FileFault(cover.path, "has “\(text(name))” in its cover, who is not in the list")
            }
            return index
        }
    }

    private static func pairs(
        _ cover: Members, _ mentees: PeopleFile, _ mentors: PeopleFile
    ) throws(FileFault) -> [Pair] {
        guard let value = cover["pairs"] else { return [] }
        guard let pairs = value.list else {
            throw FileFault(cover.path, "has a “cover” with “pairs” that cannot be read")
        }
        return try pairs.map { pair throws(FileFault) in
            let names = (pair.list ?? []).compactMap(\.text)
            guard names.count == 2, let mentee = mentees.index(of: names[0]), let mentor = mentors.index(of: names[1])
            else {
                throw FileFault(cover.path, "has a pair in its cover of people who are not in the lists")
            }
            return Pair(mentee: mentee, mentor: mentor)
        }
    }
}
