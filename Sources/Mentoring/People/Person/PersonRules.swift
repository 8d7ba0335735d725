import Foundation
import Storage

/// What holds of every person, by hand or from a list.
enum PersonRules {
    /// Letters of a staff number at most: it stands in an index, which takes no text of any length.
    static let longestNumber = 60

    /// What holds of a person alone.
    private static func check(_ input: PersonInput) throws {
        var problems: [Refusal] = []
        func refuse(_ key: String, _ field: PersonField) { problems.append(Refusal(key, field: field.rawValue)) }
        if input.firstName.isEmpty { refuse("refusal.person.first_name", .firstName) }
        if input.lastName.isEmpty { refuse("refusal.person.last_name", .lastName) }
        for (text, field, most) in [
            (input.firstName, PersonField.firstName, 120), (input.lastName, .lastName, 120),
            (input.staffNumber ?? "", .staffNumber, longestNumber),
        ] where text.count > most {
            problems.append(Refusal("refusal.too_long", field: field.rawValue, values: ["most": .number(most)]))
        }
        if let email = input.email, !isAddress(email) { refuse("refusal.person.email", .email) }
        if let zone = input.timeZone, TimeZone(identifier: zone) == nil {
            refuse("refusal.person.time_zone", .timeZone)
        }
        if let language = input.language, language != "fr", language != "en" {
            refuse("refusal.person.language", .language)
        }
        if let percent = input.ftePercent, !(1...150).contains(percent) { refuse("refusal.person.fte", .ftePercent) }
        if let from = input.hiredOn, let to = input.leftOn, to < from { refuse("refusal.person.left_before", .leftOn) }
        if let capacity = input.capacity, !(0...50).contains(capacity) { refuse("refusal.person.capacity", .capacity) }
        guard problems.isEmpty else { throw Refusal(problems.flatMap(\.problems)) }
    }

    /// The input without stray spaces and empty texts, or a refusal with every reason at once. Address and number are nobody else's,
    /// and nobody is managed from below.
    /// - Parameter before: the person as they are; nil for somebody new.
    static func checked(_ input: PersonInput, over before: PersonRecord?, in tx: Transaction) throws -> PersonInput {
        try Refusals.gather { refusals in
            let tidy = tidied(input)
            try refusals.check { try check(tidy) }
            if let email = tidy.email, let owner = try People.find(email: email, in: tx), owner != before?.id {
                refusals.refuse("refusal.person.email_taken", field: PersonField.email.rawValue)
            }
            if let number = tidy.staffNumber, let owner = try People.find(staffNumber: number, in: tx),
                owner != before?.id
            {
                refusals.refuse("refusal.person.number_taken", field: PersonField.staffNumber.rawValue)
            }
            if let before, tidy.manager != before.input.manager {
                try refusals.check { try checkManager(of: before.id, tidy.manager, in: tx) }
            }
            return tidy
        }
    }

    /// One @ with something on both sides and no space: the mail server decides the rest.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
            && !parts[1].hasSuffix(".") && text.utf8.count <= 254
            && text.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !",;<>\"".unicodeScalars.contains($0)
            }
    }

    /// Nobody is managed by themselves or by somebody below them.
    static func checkManager(of id: ID<Person>, _ manager: ID<Person>?, in tx: Transaction) throws {
        guard let manager else { return }
        if manager == id { throw Refusal("refusal.person.own_manager", field: PersonField.manager.rawValue) }
        if try tx.row(PersonSQL.isAbove, manager, id) != nil {
            throw Refusal("refusal.person.manager_below", field: PersonField.manager.rawValue)
        }
    }

    /// An address or number that is somebody else's becomes a refusal beside its field, what is gone meanwhile one of all.
    static func mappingTaken(_ body: () throws -> Void) throws {
        do { try body() } catch StorageError.unique("person__email_key") {
            throw Refusal("refusal.person.email_taken", field: PersonField.email.rawValue)
        } catch StorageError.unique("person__staff_number") {
            throw Refusal("refusal.person.number_taken", field: PersonField.staffNumber.rawValue)
        } catch StorageError.foreignKey {
            // A site, department, grade or manager that was there when the form was opened; SQLite does not say which.
            throw Refusal("refusal.person.choice_gone")
        }
    }

    private static func tidied(_ input: PersonInput) -> PersonInput {
        func tidy(_ text: String) -> String {
            text.onOneLine.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        func tidy(_ text: String?) -> String? {
            text.map(tidy).flatMap { $0.isEmpty ? nil : $0 }
        }
        var input = input
        input.firstName = tidy(input.firstName)
        input.lastName = tidy(input.lastName)
        input.staffNumber = tidy(input.staffNumber)
        input.email = tidy(input.email)
        input.jobTitle = tidy(input.jobTitle)
        input.timeZone = tidy(input.timeZone)
        input.language = tidy(input.language)
        input.availability = tidy(input.availability)
        input.hopes = tidy(input.hopes)
        return input
    }
}
