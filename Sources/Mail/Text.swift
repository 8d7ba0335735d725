/// Whether the text can stand in a header: no control character (so no line end, no NUL) and no Unicode line or
/// paragraph separator.
func isOneLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x2028
            && scalar.value != 0x2029
    }
}

func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte & 0x40 != 0
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// The characters of an atom (RFC 5322, 3.2.3).
func isAtomByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
}

/// Atoms with single dots between them.
func isDotAtom(_ text: some StringProtocol) -> Bool {
    let atoms = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return !atoms.isEmpty && atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomByte) }
}

/// A name as MIME uses them for types and parameters (RFC 2045, 5.1).
func isMIMEToken(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "!#$%&'*+-.^_`{|}~".utf8.contains($0) }
}
