import Storage

extension Programmes {
    /// The input without stray spaces, or a refusal of all that cannot be, the name that another bears included.
    static func checked(
        _ input: ProgrammeInput, over before: ProgrammeRecord?, in tx: Transaction
    ) throws -> ProgrammeInput {
        try Refusals.gather { refusals in
            let tidy = input.tidied
            try refusals.check { try tidy.check() }
            let old = before?.input
            if tidy.name != old?.name || tidy.startsOn != old?.startsOn || tidy.endsOn != old?.endsOn {
                try refusals.check { try checkName(of: before?.id, tidy, in: tx) }
            }
            return tidy
        }
    }

    /// Two programmes of one name at the same time could not be told apart, in lists, mails and reports. What is over may
    /// give its name again.
    ///
    /// - Parameter id: the programme that bears the name already; nil for one to come.
    /// - Throws: `Refusal` beside the name.
    private static func checkName(of id: ID<Programme>?, _ input: ProgrammeInput, in tx: Transaction) throws {
        let key = folded(input.name)
        for row in try tx.rows(ProgrammeSQL.atTheTime, input.endsOn, input.startsOn) {
            guard try row.id("id") != id, folded(try row.text("name")) == key else { continue }
            throw Refusal(
                "refusal.programme.name_taken", field: "name",
                values: [
                    "name": .text(try row.text("name")), "from": .day(try row.day("starts_on")),
                    "to": .day(try row.day("ends_on")),
                ])
        }
    }
}
