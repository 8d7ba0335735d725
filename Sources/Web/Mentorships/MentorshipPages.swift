import HTTPTypes
import Mentoring
import Storage
import Words

/// « Mon binôme »: whom somebody works with, why, and how to begin.
enum MentorshipPages {
    /// The one relation that goes on; a list where there are several, or none.
    static func list(_ request: PageRequest) async throws -> Answer {
        let person = try request.person
        let (records, waiting) = try await request.read { tx in
            (try MentorshipRecord.all(of: person, in: tx), try WaitingParticipation.all(of: person, in: tx))
        }
        let active = records.filter(\.isActive)
        if active.count == 1, waiting.isEmpty { return .redirect(to: .mentorship(active[0].id)) }
        return request.page(MentorshipViews.list(records, waiting, request.reader))
    }

    static func show(_ request: PageRequest) async throws -> Answer {
        let person = try request.person
        let id = try request.id("mentorship", of: Mentorship.self)
        let french = request.reader.language == .french
        let view = try await request.read { tx in
            let record = try MentorshipRecord.find(id, of: person, in: tx)
            return try MentorshipView(record, french: french, in: tx)
        }
        return request.page(MentorshipViews.page(view, request.reader))
    }
}

/// A relation as its page shows it.
struct MentorshipView: Sendable {
    let record: MentorshipRecord
    let reasons: [MentorshipReason]
    let referents: [(name: String, email: String?)]
    let firstSteps: [String]
    let names: ReviewNames
    let french: Bool

    init(_ record: MentorshipRecord, french: Bool, in tx: Transaction) throws {
        self.record = record
        self.french = french
        reasons = try record.reasons(in: tx)
        referents = try record.referents(in: tx)
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
