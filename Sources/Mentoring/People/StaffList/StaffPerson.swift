/// One person of a staff list, with values made uniform. What the list does not say is nil or empty.
package struct StaffPerson: Sendable, Equatable {
    /// What a person says about mentoring in the list.
    package enum Wish: String, Sendable, CaseIterable { case mentor, mentee, both }

    /// Physical line of the file.
    package var line = 0
    package var number: String?
    /// Numbers of further contracts of the same person.
    package var otherNumbers: [String] = []
    package var lastName = ""
    package var firstName = ""
    /// E-mail address, lower case.
    package var address: String?
    /// ISO date.
    package var startDate: String?
    /// ISO date.
    package var endDate: String?
    package var job: String?
    package var grade: String?
    package var department: String?
    package var site: String?
    /// IANA name.
    package var timeZone: String?
    /// ISO 639 codes.
    package var languages: [String] = []
    /// Index of the manager among the reading's persons.
    package var manager: Int?
    /// What the list says of a manager who is not in it: another list or the database may know them.
    package var unknownManager: String?
    /// Hundredths of full time.
    package var workingTime: Int?
    package var mastered: [String] = []
    package var sought: [String] = []
    package var wish: Wish?
    package var availability: String?
    package var hopes: String?
    package var capacity: Int?

    package init() {}

    var shownName: String {
        [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// What was found in a list that a person should know of.
package struct StaffProblem: Sendable, Equatable {
    package enum Severity: String, Sendable, CaseIterable {
        /// The row is not taken in.
        case refused
        /// The row is taken in with something changed or left out.
        case corrected
        /// The row is taken in as it is.
        case noticed
    }

    package enum Reason: String, Sendable, CaseIterable {
        case missingName, missingFirstName, missingLastName, nameTooLong
        case invalidAddress, sharedAddress
        case impossibleDate, endBeforeStart, futureStart
        case lostZeros, numberTaken, numberTooLong, secondContract
        case unknownManager, ambiguousManager, managerIsOneself, managerLoop
        case unknownLanguage, unknownTimeZone, impossibleWorkingTime, unknownWish, impossibleCapacity
        case formula, strayBytes, textAfterQuote
        case totals, repeatedHeadings, repeatedHeading, footnote, example
        /// Found when the list is compared with the people there are.
        case numberOfAnother, addressOfAnother, addressOfAdministrator, markedLeft, importerAbsent,
            administratorAbsent
    }

    package enum Remedy: String, Sendable, CaseIterable {
        case rowRefused, rowIgnored, columnIgnored, valueDropped, addressDropped, endDropped, zerosAdded
        case mainContractKept, managerDropped, keptAsText, kept, readAsWindows
    }

    /// Physical line of the file, from 1.
    package var line: Int
    /// The heading of the column; empty when the whole row is meant.
    package var column: String
    package var value: String
    package var reason: Reason
    package var severity: Severity
    package var remedy: Remedy
    /// Whom it is about; nil where it is about the file.
    package var person: String?

    /// In one word, what became of the row: what was left out of it is not called corrected.
    package var outcome: Outcome { Outcome(severity, remedy) }

    package enum Outcome: String, Sendable, CaseIterable {
        case refused, leftOut, merged, corrected, noticed

        package init(_ severity: Severity, _ remedy: Remedy) {
            self =
                switch (severity, remedy) {
                case (.refused, _): .refused
                case (.noticed, _): .noticed
                case (_, .valueDropped), (_, .addressDropped), (_, .endDropped), (_, .managerDropped): .leftOut
                case (_, .mainContractKept): .merged
                default: .corrected
                }
        }
    }
}

/// Why a file is no staff list. Errors of the file itself are `TableError`.
package struct StaffListError: Error, Equatable, Sendable {
    package enum Key: String, Sendable, CaseIterable {
        /// No line says what the columns are.
        case headingsNotFound
        /// No column holds names.
        case nameColumnMissing
        /// Headings and nothing below.
        case noPersons
    }
    package var key: Key
    /// Line of the headings.
    package var line: Int?
}
