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
    /// Mentees whom a publication left without anybody; for who runs the whole. And where they are listed.
    let leftWithout: Int
    let waiting: Path?
    let isWhole: Bool
    /// What a local manager looks after.
    let places: [String]
    /// Mails wait: there is no server, or it is not proved.
    let mailsWait: Bool
}

/// /programmes/:programme: how far it is, and what to do next.
enum OverviewPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let given = request.installation.settings.mailServerGiven
        let view = try await request.read { tx in
            let isWhole = try ProgrammeReach(of: actor, in: id).isWhole
            let standing = try PairingStanding.load(id, in: tx)
            let without = isWhole && standing.isPublished ? try ProgrammeGlance.leftWithout(id, in: tx) : 0
            return OverviewView(
                record: try ProgrammeRecord.find(id, for: actor, in: tx),
                figures: try ProgrammeFigures.load(id, for: actor, in: tx),
                standing: standing,
                relations: try ProgrammePairs.count(RelationFilter(), of: id, for: actor, in: tx),
                existing: try PairingStanding.existing(id, for: actor, in: tx),
                publishedAt: try PairingStanding.publishedAt(id, in: tx),
                leftWithout: without,
                waiting: without > 0 ? standing.run.map { RunPaths(id, $0).waiting } : nil, isWhole: isWhole,
                places: try LocalPlaces.names(of: actor, in: id, tx),
                mailsWait: try MailGate.read(given: given, in: tx) != .open && PublicationTrace.waits(id, in: tx))
        }
        return request.page(OverviewViews.page(view, request.reader))
    }
}
