import HTTPTypes
import Mentoring
import Storage
import Words

/// « Mon binôme »: whom somebody works with, why, and how to begin.
enum MentorshipPages {
    /// The one relation there is; a list where there are several, or none goes on.
    static func list(_ request: PageRequest) async throws -> Answer {
        let person = try request.person
        let today = request.reader.today
        let list = try await request.read { try MentorshipList(of: person, today: today, in: $0) }
        if let only = list.only { return .redirect(to: .mentorship(only.id)) }
        return request.page(MentorshipListViews.page(list, request.reader))
    }

    static func show(_ request: PageRequest) async throws -> Answer {
        let person = try request.person
        let id = try request.id("mentorship", of: Mentorship.self)
        let french = request.reader.language == .french
        let (view, isOnly) = try await request.read { tx in
            let record = try MentorshipRecord.find(id, of: person, in: tx)
            return (
                try MentorshipView(record, of: person, french: french, in: tx), try record.isOnly(of: person, in: tx)
            )
        }
        return request.page(MentorshipViews.page(view, isOnly: isOnly, request.reader))
    }
}

/// A relation as its page shows it.
struct MentorshipView: Sendable {
    let record: MentorshipRecord
    let reasons: [MentorshipReason]
    let contacts: ProgrammeContacts
    let firstSteps: [String]
    let names: ReviewNames
    let french: Bool

    init(_ record: MentorshipRecord, of person: ID<Person>, french: Bool, in tx: Transaction) throws {
        self.record = record
        self.french = french
        reasons = try record.reasons(in: tx)
        contacts = try record.contacts(for: person, in: tx)
        names = try ReviewNames(in: tx)
        let template = record.template.flatMap { FirstSteps.templates[$0] } ?? FirstSteps.usual
        let steps = record.side == .mentor ? template?.firstSteps.mentor : template?.firstSteps.mentee
        firstSteps = (french ? steps?.fr : steps?.en) ?? []
    }
}

/// The templates in the program, read once.
enum FirstSteps {
    private static let all = (try? ProgrammeTemplate.embedded()) ?? []
    static let templates = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }
    /// For a programme that began from none.
    static let usual = all.first
}
