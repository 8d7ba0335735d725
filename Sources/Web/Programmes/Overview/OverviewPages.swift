import Mentoring
import Storage
import Words

/// What the overview of a programme shows.
struct OverviewView: Sendable {
    let record: ProgrammeRecord
    let figures: ProgrammeFigures
    let standing: PairingStanding
    /// Pairs that go on.
    let relations: Int
    /// Pairs that each matching keeps, of those whom the reader looks after.
    let existing: Int
    /// When pairs were first published; nil while they are not.
    let publishedAt: Instant?
    let isWhole: Bool
    /// Mails wait: there is no server, or it is not proved.
    let mailsWait: Bool
}

/// /programmes/:programme: how far it is, and what to do next.
enum OverviewPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let given = request.installation.settings.mailServerGiven
        let view = try await request.read { tx in
            OverviewView(
                record: try ProgrammeRecord.find(id, for: actor, in: tx),
                figures: try ProgrammeFigures.load(id, for: actor, in: tx),
                standing: try PairingStanding.load(id, in: tx),
                relations: try ProgrammePairs.count(RelationFilter(), of: id, for: actor, in: tx),
                existing: try PairingStanding.existing(id, for: actor, in: tx),
                publishedAt: try PairingStanding.publishedAt(id, in: tx),
                isWhole: try ProgrammeReach(of: actor, in: id).isWhole,
                mailsWait: try MailGate.read(given: given, in: tx) != .open && PublicationTrace.waits(id, in: tx))
        }
        return request.page(OverviewViews.page(view, request.reader))
    }
}
