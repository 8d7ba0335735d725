package import Storage

/// What signing in needs to know of a person. Somebody who has never signed in has an account all the same: without
/// password, they come by a link or a printed code.
package struct Account: Sendable {
    package let person: ID<Person>
    package let firstName: String
    package let lastName: String
    package let email: String?
    package let staffNumber: String?
    package let password: PasswordHash?
    package let hasSecondFactor: Bool

    /// The account that somebody means: by address, else by staff number; nil where there is none, or its person left.
    /// - Parameter name: as typed.
    package static func find(_ name: String, in tx: Transaction) throws -> Account? {
        guard !name.isEmpty, name.utf8.count <= 254, !name.utf8.contains(0) else { return nil }
        let row =
            try name.contains("@")
            ? tx.row(AccountSQL.byAddress, People.emailKey(name))
            : tx.row(AccountSQL.byNumber, name) ?? withoutZeros(name, in: tx)
        return try row.map(Account.init)
    }

    /// By a number of digits whose zeros in front were left out, or are too many; nil where several may be meant.
    private static func withoutZeros(_ name: String, in tx: Transaction) throws -> Row? {
        guard let bare = bareNumber(name), (1...mostDigits).contains(bare.utf8.count) else { return nil }
        let found = try (bare.utf8.count...mostDigits).compactMap { width in
            try tx.row(AccountSQL.byNumber, String(repeating: "0", count: width - bare.utf8.count) + bare)
        }
        return found.count == 1 ? found[0] : nil
    }

    /// A name as attempts at it are counted: all spellings under which `find` takes it for the same are one.
    static func nameKey(_ name: String) -> String { bareNumber(name) ?? People.emailKey(name) }

    /// The digits of a number without spaces and the zeros in front; nil where it is made of anything else.
    private static func bareNumber(_ name: String) -> String? {
        let digits = name.filter { $0 != " " }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return String(digits.drop { $0 == "0" })
    }

    /// Digits of a staff number at most, where zeros are guessed.
    private static let mostDigits = 12

    package static func of(_ person: ID<Person>, in tx: Transaction) throws -> Account? {
        try tx.row(AccountSQL.byPerson, person).map(Account.init)
    }

    private init(_ row: Row) throws {
        person = try row.id("id")
        firstName = try row.text("first_name")
        lastName = try row.text("last_name")
        email = try row.optionalText("email")
        staffNumber = try row.optionalText("staff_number")
        password = try row.optionalText("password").flatMap { PasswordHash($0) }
        hasSecondFactor = try row.optionalInstant("totp_confirmed_at") != nil
    }

    /// Refuses a password that others would guess, or that was typed otherwise the second time. Checked before it is
    /// hashed.
    package func check(newPassword: String, again: String) throws {
        try PasswordPolicy().check(
            newPassword, again: again, names: [firstName, lastName], addresses: [email, staffNumber].compactMap { $0 })
    }

    /// Makes the row that holds what a person signs in with, where there is none yet.
    static func begin(_ person: ID<Person>, in tx: Transaction, at now: Instant) throws {
        try tx.run(AccountSQL.begin, person, now)
    }
}
