internal import Foundation

/// A body ready for the wire and the name of its encoding.
struct EncodedBody {
    let encoding: String
    let bytes: [UInt8]
}

/// Text with CRLF between lines, as 7bit where that is safe, else quoted-printable or base64, whichever is shorter.
func encodedBody(ofText text: String) -> EncodedBody {
    let lines = linesOf(text)
    if lines.allSatisfy(isPlain) {
        return EncodedBody(encoding: "7bit", bytes: Array(lines.joined(separator: [0x0D, 0x0A])))
    }
    let printable = quotedPrintable(lines)
    let whole = Array(lines.joined(separator: [0x0D, 0x0A]))
    if printable.count <= whole.count / 3 * 4 + whole.count / 28 {
        return EncodedBody(encoding: "quoted-printable", bytes: printable)
    }
    return encodedBody(ofBytes: whole)
}

/// Base64 in lines of 76 characters.
func encodedBody(ofBytes bytes: [UInt8]) -> EncodedBody {
    let options: Data.Base64EncodingOptions = [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ]
    return EncodedBody(encoding: "base64", bytes: Array(Data(bytes).base64EncodedData(options: options)))
}

/// The lines of a text whatever ends them: CRLF, CR or LF.
private func linesOf(_ text: String) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    var previous: UInt8 = 0
    for byte in text.utf8 {
        if byte == 0x0D || (byte == 0x0A && previous != 0x0D) {
            lines.append([])
        } else if byte != 0x0A {
            lines[lines.count - 1].append(byte)
        }
        previous = byte
    }
    return lines
}

/// Safe as it is: short, ASCII, no space at the end (servers may drop it), no `=_` (which begins our boundaries) and
/// no `From ` at the start (which some stores rewrite).
private func isPlain(_ line: [UInt8]) -> Bool {
    guard line.count <= 76, line.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x09 }) else { return false }
    guard line.last != 0x20, line.last != 0x09, !line.starts(with: "From ".utf8) else { return false }
    return !zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: "=") && $1 == UInt8(ascii: "_") }
}

private func quotedPrintable(_ lines: [[UInt8]]) -> [UInt8] {
    let hex = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
        if index > 0 { result += [0x0D, 0x0A] }
        var column = 0
        for (place, byte) in line.enumerated() {
            let isLast = place == line.count - 1
            let literal = (0x21..<0x7F).contains(byte) && byte != UInt8(ascii: "=")
            let space = (byte == 0x20 || byte == 0x09) && !isLast
            // A lone dot or "From " at the start of a line is what servers on the way tamper with.
            let risky = column == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
            let unit = (literal && !risky) || space ? [byte] : [0x3D, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            // 76 characters with the soft break's own sign.
            if column + unit.count > (isLast ? 76 : 75) {
                result += [0x3D, 0x0D, 0x0A]
                column = 0
            }
            result += unit
            column += unit.count
        }
    }
    return result
}
