/// What a column of a staff list can mean. The raw values are kept in remembered mappings: never rename one.
package enum StaffColumn: String, Sendable, CaseIterable {
    case number, lastName, firstName, fullName, address, startDate, endDate, job, grade, department, site, timeZone
    case languages, manager, workingTime, mastered, sought, wish, availability, hopes, capacity

    /// Whether several columns of a list may have this meaning (a manager's number, name and address).
    package var mayRepeat: Bool { self == .manager }
}

/// Which of the first two numbers of `01/03/2026` is the day.
package enum DateOrder: String, Sendable, CaseIterable { case dayMonth, monthDay }
