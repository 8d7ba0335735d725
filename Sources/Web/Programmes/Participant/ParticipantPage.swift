import Mentoring
import Storage
import Words

/// What the page of one participant shows.
struct ParticipantView: Sendable {
    let programme: ProgrammeRecord
    let record: ParticipantRecord
    let answers: ParticipantAnswers
    let competencies: [ShownCompetency]
    let all: [CompetencyRecord]
    /// Found by the name looked for, for wishes.
    let found: [FoundPerson]
    let sought: String
    let isWhole: Bool
    let isSaved: Bool
}

/// /programmes/:programme/participants/:participant: what somebody wishes, hopes, seeks and offers, and when they are free.
enum ParticipantPage {
    static func show(_ request: PageRequest) async throws -> Answer { try await page(request, .none) }

    private static func page(_ request: PageRequest, _ problems: Problems, typed: Form = Form()) async throws -> Answer
    {
        let (id, participant, actor) = try ids(request)
        let (sought, isSaved) = (request.query["q"], request.query.filled("saved") != nil)
        let view = try await request.read { tx in
            let record = try ParticipantRecord.find(participant, of: id, for: actor, in: tx)
            return ParticipantView(
                programme: try ProgrammeRecord.find(id, for: actor, in: tx), record: record,
                answers: try Participants.answers(of: participant, in: tx),
                competencies: try People.competencies(of: record.person, in: tx),
                all: try Competencies.all(in: tx).filter { !$0.isRetired },
                found: try Participants.findAnybody(sought, for: id, by: actor, in: tx), sought: sought,
                isWhole: try ProgrammeReach(of: actor, in: id).isWhole, isSaved: isSaved)
        }
        return request.page(ParticipantPageViews.page(view, typed, problems, request.reader))
    }

    private static func ids(_ request: PageRequest) throws -> (ID<Programme>, ID<Participant>, Actor) {
        (try request.id("programme"), try request.id("participant"), try request.actor)
    }

    /// Everything that the page holds, at once: what was not changed writes nothing. A name looked for is looked for
    /// once the rest is kept.
    static func save(_ request: PageRequest) async throws -> Answer {
        let (id, participant, actor) = try ids(request)
        let (form, now) = (request.form, request.now)
        let page = Path.participant(participant, of: id).query(["saved": "yes", "q": form["q"]])
        return try await request.submit(
            { try ParticipantForm(form).save(participant, of: id, by: actor, in: $0, at: now) },
            done: { .redirect(to: form.filled("q") == nil ? page : page.fragment("wishes")) },
            refused: { try await Self.page(request, Problems($0, in: request.phrases), typed: form) })
    }

    static func bringBack(_ request: PageRequest) async throws -> Answer {
        let (id, participant, actor) = try ids(request)
        let (now, path) = (request.now, Path.participant(participant, of: id))
        return try await request.submit(
            { try WithdrawalPages.bringBack([participant], to: id, by: actor, in: $0, at: now) },
            done: { .redirect(to: path, done: $0, at: now) },
            refused: { try await page(request, Problems($0, in: request.phrases), typed: request.form) })
    }
}
