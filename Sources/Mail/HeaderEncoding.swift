internal import Foundation

/// A header of free text, folded: as it is when plain ASCII, else in encoded words (RFC 2047).
func unstructuredHeader(_ name: String, _ value: String) -> String {
    let spaced = value.hasPrefix(" ") || value.hasSuffix(" ") || value.contains("  ")
    let plain = value.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !spaced && !value.contains("=?")
    let words = value.split(separator: " ")
    guard plain, words.allSatisfy({ $0.utf8.count <= 900 }) else {
        return "\(name): " + encodedWords(value, firstLineUsed: name.utf8.count + 2).joined(separator: "\r\n ") + "\r\n"
    }
    return folded("\(name):", words.map(String.init))
}

/// A header of one address.
func addressHeader(_ header: String, _ address: MailAddress) -> String {
    guard let name = address.name else { return folded("\(header):", [address.address]) }
    let ascii = name.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    var words: [String]
    if !ascii || name.contains("=?") || name.utf8.count > 60 {
        words = encodedWords(name, firstLineUsed: header.utf8.count + 2)
    } else if name.utf8.allSatisfy({ isAtomByte($0) || $0 == 0x20 }), !name.contains("  ") {
        words = name.split(separator: " ").map(String.init)
    } else {
        let escaped = name.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        words = ["\"\(escaped)\""]
    }
    words.append("<\(address.address)>")
    return folded("\(header):", words)
}

/// The start of a header and its words, a new line begun before a word that would pass column 78.
func folded(_ start: String, _ words: [String]) -> String {
    var header = start
    var column = start.utf8.count
    for (index, word) in words.enumerated() {
        // The first word stays beside the name: some old servers drop a header whose first line is empty.
        if index > 0, column + 1 + word.utf8.count > 78 {
            header += "\r\n"
            column = 0
        }
        header += " " + word
        column += 1 + word.utf8.count
    }
    return header + "\r\n"
}

/// The text as encoded words of at most 75 characters, on lines of at most 76; no character is split.
private func encodedWords(_ text: String, firstLineUsed: Int) -> [String] {
    let frame = "=?UTF-8?B??=".utf8.count
    var words: [String] = []
    var bytes: [UInt8] = []
    var room = 76 - firstLineUsed
    func close() {
        words.append("=?UTF-8?B?" + Data(bytes).base64EncodedString() + "?=")
        bytes = []
        room = 75
    }
    for scalar in text.unicodeScalars {
        let next = Array(String(scalar).utf8)
        if !bytes.isEmpty, frame + (bytes.count + next.count + 2) / 3 * 4 > room { close() }
        bytes += next
    }
    close()
    return words
}

/// A parameter of a MIME header with its leading semicolon, each piece on a line of its own: quoted when plain
/// ASCII, else as RFC 2231 says, cut in pieces when long.
func mimeParameter(_ name: String, _ value: String) -> String {
    let plain = value.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
    if plain, value.utf8.count <= 60 { return ";\r\n \(name)=\"\(value)\"" }
    let pieces = percentEncodedPieces(value, length: 56)
    if pieces.count == 1 { return ";\r\n \(name)*=UTF-8''\(pieces[0])" }
    return pieces.enumerated()
        .map { index, piece in ";\r\n \(name)*\(index)*=" + (index == 0 ? "UTF-8''" : "") + piece }
        .joined()
}

private func percentEncodedPieces(_ value: String, length: Int) -> [String] {
    var pieces = [""]
    for byte in value.utf8 {
        let plain = isLetter(byte) || isDigit(byte) || "-._".utf8.contains(byte)
        let unit =
            plain
            ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        if pieces[pieces.count - 1].utf8.count + unit.utf8.count > length { pieces.append("") }
        pieces[pieces.count - 1] += unit
    }
    return pieces
}

/// A date as RFC 5322 writes it, in UTC, from milliseconds since 1970.
func dateText(_ milliseconds: Int64) -> String {
    let seconds = milliseconds.quotient(floor: 1000)
    let days = seconds.quotient(floor: 86_400)
    let time = seconds - days * 86_400
    // Years that begin in March put the leap day last, which makes the arithmetic regular.
    let shifted = days + 719_468
    let era = shifted.quotient(floor: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let weekday = (days + 4) - (days + 4).quotient(floor: 7) * 7
    let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(names[Int(weekday)]), \(day) \(months[Int(month) - 1]) \(year) "
        + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) +0000"
}

extension Int64 {
    /// The quotient rounded towards minus infinity.
    fileprivate func quotient(floor divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}
