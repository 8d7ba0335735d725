/// What is kept, as one row of the page "who sees what": everything of a topic has the same readers and is kept for the
/// same time, so that the row can say neither more nor less than the register.
package enum FieldTopic: String, Sendable, CaseIterable {
    case names, entry, search
    case listCopies = "list_copies"
    case listFault = "list_fault"
    case address, reaching
    case career
    case skills, answers, exclusions, unsorted
    case participation, places, proposals, computing
    case relation
    case endNote = "end_note"
    case waiting
    case secrets, attempts, passwords
    case printedCodes = "printed_codes"
    case sessions
    case secondFactor = "second_factor"
    case roles, granting
    case sent, content, stop
    case trail
    case importers
    case publishers
    case contact

    /// What for.
    package var purpose: FieldPurpose {
        switch self {
        case .names, .entry, .search, .listCopies, .listFault: .directory
        case .address, .reaching: .contact
        case .career: .history
        case .skills, .answers, .exclusions, .unsorted: .matching
        case .participation, .places, .proposals, .computing: .programme
        case .relation, .endNote, .waiting: .mentorship
        case .secrets, .attempts, .passwords, .printedCodes, .sessions, .secondFactor: .account
        case .roles, .granting: .roles
        case .sent, .content, .stop: .mails
        case .trail, .importers, .publishers: .audit
        case .contact: .organisation
        }
    }

    /// What the register says of it: every column of this topic.
    package var fields: [RegisteredFields] { FieldRegister.personal.filter { $0.topic == self } }
}
