package import Storage

/// What only the master key can read. Going on with another key would lock everybody out who has a second factor, and
/// nobody would know why: the server looks before it begins.
package enum SealedValues {
    /// Is anything sealed that the keys do not open? Without keys: is anything sealed at all?
    package static func areLost(to keys: Keys?, in tx: Transaction) throws -> Bool {
        if let row = try tx.row(SecondFactorSQL.anySealed) {
            let person: ID<Person> = try row.id("person_id")
            return try !SecondFactors.opens(row.bytes("totp_secret"), of: person, with: keys?.secondFactors)
        }
        guard try Organisation.read(in: tx)?.mailServer != nil else { return false }
        guard let keys else { return true }
        return try OrganisationSettings.mailServer(sealer: keys.settings, in: tx) == nil
    }

    /// The master key is lost for good: takes away what nobody can read any more, so that another key may be made.
    /// Whoever had a second factor is told, and sets one up again after the password.
    /// - Returns: how many had one.
    @discardableResult
    package static func forget(in tx: Transaction, at now: Instant) throws -> Int {
        let people: [ID<Person>] = try tx.rows(SecondFactorSQL.forgetAll).map { try $0.id("person_id") }
        try tx.run(SecondFactorSQL.forgetRecoveryCodes)
        try tx.run(PrintedCodeSQL.forgetAll)
        if let organisation = try Organisation.read(in: tx), organisation.mailServer != nil {
            try Organisation.connectMail(sealed: nil, from: organisation.mailFrom, in: tx)
        }
        try Audit.write(
            "master_key.lost", "organisation", nil as ID<Organisation>?, by: .product, in: tx, at: now)
        for person in people {
            try Outbox.queue("second_factor_changed", to: person, class: .immediate, in: tx, at: now)
        }
        return people.count
    }
}
