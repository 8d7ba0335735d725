package import Matching

/// Ranked wishes, read from `side,person,other,rank`.
package enum WishesFile {
    package static func read(_ path: String, mentees: PeopleFile, mentors: PeopleFile) throws(FileFault) -> Wishes {
        let file = try MappedFile(path)
        try file.requireUTF8()
        var fields = try Fields(file)
        _ = try fields.heading(["side", "person", "other", "rank"])
        var wishes = Wishes(namedOnly: false)
        while let row = try fields.row(4) {
            guard let rank = row.fields[3].number else {
                throw FileFault(
                    path, line: row.line, "has the rank “\(row.fields[3].string)”: a whole number is expected")
            }
            let again: Bool
            switch row.fields[0].string {
            case "mentee":
                let person = try mentees.require(row.fields[1], path, row.line)
                let other = try mentors.require(row.fields[2], path, row.line)
                again = wishes.ofMentees[person, default: [:]].updateValue(rank, forKey: other) != nil
            case "mentor":
                let person = try mentors.require(row.fields[1], path, row.line)
                let other = try mentees.require(row.fields[2], path, row.line)
                again = wishes.ofMentors[person, default: [:]].updateValue(rank, forKey: other) != nil
            default:
                throw FileFault(
                    path, line: row.line, "has the side “\(row.fields[0].string)”: mentee or mentor is expected")
            }
            if again { throw FileFault(path, line: row.line, "ranks the same person again") }
        }
        return wishes
    }
}
