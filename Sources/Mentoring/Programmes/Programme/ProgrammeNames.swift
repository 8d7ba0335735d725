import Storage

extension Programmes {
    /// Two programmes of one name at the same time could not be told apart, in lists, mails and reports. What is over may
    /// give its name again.
    ///
    /// - Parameter id: the programme that bears the name already; nil for one to come.
    /// - Throws: `Refusal` beside the name.
    static func checkName(of id: ID<Programme>?, _ input: ProgrammeInput, in tx: Transaction) throws {
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
