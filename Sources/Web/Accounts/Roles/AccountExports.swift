import Mentoring
import Storage
import Tables
import Words

/// Who holds which role, and who could get a code on paper, as files to save.
enum AccountExports {
    /// A line for each role that somebody holds.
    static func roles(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        let headings = ["person", "email", "role", "programme", "place", "given", "second_factor"].map {
            phrases("roles.column.\($0)")
        }
        return try await request.export(phrases("roles.file"), headings: headings) { tx, write in
            for holder in try RoleList.holders(in: tx) {
                for line in holder.lines {
                    try write([
                        .text(holder.name), cell(holder.email), .text(phrases("roles.role.\(line.role.rawValue)")),
                        cell(line.programme), cell(line.place),
                        .date(Day(line.grantedAt, in: phrases.timeZone).description),
                        .text(phrases("roles.second_factor.\(holder.hasSecondFactor ? "set" : "none")")),
                    ])
                }
            }
        }
    }

    /// People without an address. The codes themselves are shown once, on paper, and never here.
    static func printedCodes(_ request: PageRequest) async throws -> Answer {
        let (phrases, actor, named) = (request.phrases, try request.actor, ID<Programme>(request.query["programme"]))
        let headings = [
            "printed_codes.person", "sign_in.number", "printed_codes.department", "printed_codes.state",
        ].map { phrases($0) }
        return try await request.export(phrases("printed_codes.file"), headings: headings) { tx, write in
            let programme = try PrintedCodes.programmes(for: actor, in: tx).first { $0.id == named }?.id
            try PrintedCodes.eachCandidate(of: programme, in: tx) { person in
                try write([
                    .text("\(person.firstName) \(person.lastName)"), cell(person.staffNumber), cell(person.department),
                    .text(PrintedCodeViews.state(person, phrases)),
                ])
            }
        }
    }

    private static func cell(_ text: String?) -> TableValue { text.map { .text($0) } ?? .empty }
}
