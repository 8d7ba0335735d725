/// Lines of a template that show how it is filled in: « Exemple : Durand ». Somebody who leaves them in brings nobody in.
package enum ExampleMark {
    /// Does a cell say that its line is an example? No name holds a colon.
    package static func isOn(_ cell: String) -> Bool {
        guard cell.utf8.first == UInt8(ascii: "E") || cell.utf8.first == UInt8(ascii: "e") else { return false }
        let word = cell.prefix(7).lowercased()
        guard word == "exemple" || word == "example" else { return false }
        return cell.dropFirst(7).drop(while: \.isWhitespace).first == ":"
    }
}
