import Foundation
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
        let file = try MappedFile(path)
        // Text of any other encoding has NUL bytes, which JSON in UTF-8 cannot have.
        guard !file.bytes.contains(0), let object = try? JSONSerialization.jsonObject(with: Data(file.bytes)),
            let whole = object as? [String: Any]
        else { throw FileFault(path, "is not a JSON object") }
        if let (key, line) = repeatedKey(file.bytes) {
            throw FileFault(path, line: line, "has “\(key)” a second time in the same object")
        }
        guard let bonus = integer(whole["bonus"]) else { throw FileFault(path, "has no whole number “bonus”") }
        var certificate = Certificate(
            bonus: bonus, mentees: try prices(whole, "mentees", mentees, path),
            mentors: try prices(whole, "mentors", mentors, path))
        if let floor = whole["floor"] {
            guard let number = integer(floor) else { throw FileFault(path, "has a “floor” that is not a whole number") }
            certificate.floor = number
        }
        certificate.cover = try cover(whole, "cover", mentees, mentors, path)
        certificate.most = try cover(whole, "most", mentees, mentors, path)
        return certificate
    }

    /// A key that an object of this sound JSON has twice, of which a reader would see one; nil when there is none.
    private static func repeatedKey(_ text: UnsafeRawBufferPointer) -> (key: String, line: Int)? {
        // For each object that is open its keys, for each array nothing.
        var open: [Set<String>?] = []
        var (index, line, isKey) = (0, 1, false)
        while index < text.count {
            switch text[index] {
            case 10: line += 1
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                isKey = text[index] == UInt8(ascii: "{")
                open.append(isKey ? [] : nil)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = open.popLast()
                isKey = false
            case UInt8(ascii: ","): isKey = open.last.map { $0 != nil } ?? false
            case UInt8(ascii: "\""):
                let start = index
                index += 1
                while index < text.count, text[index] != UInt8(ascii: "\"") {
                    index += text[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                if isKey, index < text.count, let key = unquoted(text[start...index]) {
                    guard open[open.count - 1]?.insert(key).inserted ?? true else { return (key, line) }
                }
                isKey = false
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func unquoted(_ text: Slice<UnsafeRawBufferPointer>) -> String? {
        guard text.contains(UInt8(ascii: "\\")) else {
            return String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
        }
        return try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed) as? String
    }

    private static func cover(
        _ whole: [String: Any], _ name: String, _ mentees: PeopleFile, _ mentors: PeopleFile, _ path: String
    ) throws(FileFault) -> Cover? {
        guard let value = whole[name] else { return nil }
        guard let cover = value as? [String: Any] else {
            throw FileFault(path, "has a “\(name)” that is not an object")
        }
        let coveredMentees = try people(cover, "mentees", mentees, path)
        let coveredMentors = try people(cover, "mentors", mentors, path)
        let singly = try pairs(cover, mentees, mentors, path)
        return Cover(mentees: coveredMentees, mentors: coveredMentors, pairs: singly)
    }

    private static func integer(_ value: Any?) -> Int? {
        guard let number = value as? NSNumber, String(cString: number.objCType) != "c" else { return nil }
        return Int(exactly: number)
    }

    private static func prices(
        _ whole: [String: Any], _ name: String, _ list: PeopleFile, _ path: String
    ) throws(FileFault) -> [Int] {
        guard let entries = whole[name] as? [String: Any] else { throw FileFault(path, "has no object “\(name)”") }
        var prices = [Int?](repeating: nil, count: list.count)
        for (person, value) in entries {
            guard let index = list.index(of: person) else {
                throw FileFault(path, "has a price for “\(person)”, who is not in the list")
            }
            guard let price = integer(value) else {
                throw FileFault(path, "has a price of “\(person)” that is not a whole number")
            }
            prices[index] = price
        }
        if let missing = prices.firstIndex(of: nil) {
            throw FileFault(path, "has no price for “\(list.name(missing))”")
        }
        return prices.compactMap { $0 }
    }

    private static func people(
        _ cover: [String: Any], _ name: String, _ list: PeopleFile, _ path: String
    ) throws(FileFault) -> [Int] {
        guard let names = cover[name] as? [String] else { throw FileFault(path, "has a “cover” without “\(name)”") }
        return try names.map { name throws(FileFault) in
            guard let index = list.index(of: name) else {
                throw FileFault(path, "has “\(name)” in its cover, who is not in the list")
            }
            return index
        }
    }

    private static func pairs(
        _ cover: [String: Any], _ mentees: PeopleFile, _ mentors: PeopleFile, _ path: String
    ) throws(FileFault) -> [Pair] {
        guard let value = cover["pairs"] else { return [] }
        guard let pairs = value as? [[String]] else {
            throw FileFault(path, "has a “cover” with “pairs” that cannot be read")
        }
        return try pairs.map { pair throws(FileFault) in
            guard pair.count == 2, let mentee = mentees.index(of: pair[0]), let mentor = mentors.index(of: pair[1])
            else {
                throw FileFault(path, "has a pair in its cover of people who are not in the lists")
            }
            return Pair(mentee: mentee, mentor: mentor)
        }
    }
}
