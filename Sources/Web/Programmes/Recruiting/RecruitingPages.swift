import Matching
import Mentoring
import Storage
import Tables
import Words

/// What the page of whom to ask shows.
struct RecruitingView: Sendable {
    let programme: ProgrammeRecord
    let competency: CompetencyRecord
    /// Nil where mentors are no longer short of it.
    let shortage: ProgrammeFigures.Shortage?
    let recruits: [Recruit]
    /// Those whom the shortage counts and the reader reaches, of each side as many as a page shows and one.
    let counted: [ProgrammeFigures.Counted]
    /// Whether the reader may open people's pages.
    let readsPeople: Bool
}

/// /programmes/:programme/recruits/:competency: who could be asked to be a mentor.
enum RecruitingPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let competency: ID<Competency> = try request.id("competency")
        let readsPeople = !request.reader.roles.isDisjoint(with: [.administrator, .manager])
        let view = try await request.read { tx in
            let programme = try ProgrammeRecord.find(id, for: actor, in: tx)
            let record = try Competencies.find(competency, in: tx)
            return RecruitingView(
                programme: programme, competency: record,
                shortage: try ProgrammeFigures.load(id, for: actor, in: tx).shortages
                    .first { $0.competency == competency },
                recruits: try Participants.recruits(for: competency, in: id, by: actor, in: tx),
                counted: try ProgrammeFigures.counted(
                    competency, in: id, for: actor, limit: RecruitingViews.mostCounted + 1, in: tx),
                readsPeople: readsPeople)
        }
        return request.page(RecruitingViews.page(view, request.reader))
    }

    /// All who could be asked, also those beyond what the page shows.
    static func export(_ request: PageRequest) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let (competency, phrases) = (try request.id("competency", of: Competency.self), request.phrases)
        let name = try await request.read { try Competencies.find(competency, in: $0).name }
        let file = phrases("recruits.file", ["competency": .text(name.text(in: phrases.language.rawValue))])
        let headings = ["name", "job", "department", "site", "level", "wish", "load"].map {
            phrases("recruits.column.\($0)")
        }
        return try await request.export(file, headings: headings) { tx, write in
            _ = try ProgrammeRecord.find(id, for: actor, in: tx)
            for one in try Participants.recruits(for: competency, in: id, limit: .max, by: actor, in: tx) {
                let texts = [one.name, one.jobTitle, one.department, one.site].map { $0.map { TableValue.text($0) } }
                let wishes = one.wish == .mentor || one.wish == .both
                try write(
                    texts.map { $0 ?? .empty } + [
                        one.level.map { .integer($0) } ?? .empty,
                        wishes ? .text(phrases("recruits.wishes")) : .empty, .integer(one.load),
                    ])
            }
        }
    }
}

/// Whom to ask, in words.
enum RecruitingViews {
    static func page(_ view: RecruitingView, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let name = view.competency.name.text(in: phrases.language.rawValue)
        let shown = min(view.recruits.count, Participants.mostRecruits)
        let key = view.recruits.count > shown ? "recruits.title_more" : "recruits.title"
        return Page(
            title: phrases(key, ["count": .number(shown), "competency": .text(name)]), lead: lead(view, name, phrases),
            trail: ProgrammeFrame.trail(phrases, view.programme.name, view.programme.id), section: .programmes,
            body: "\(view.recruits.isEmpty ? nobody(view, phrases) : list(view, reader))\(counted(view, phrases))")
    }

    private static func lead(_ view: RecruitingView, _ name: String, _ phrases: Phrases) -> String {
        guard let shortage = view.shortage else { return phrases("recruits.lead_enough") }
        return phrases(
            "programme.lead.shortage",
            [
                "name": .text(view.programme.name), "competency": .text(name),
                "seekers": .text(phrases("programme.shortage.seekers", ["count": .number(shortage.seekers)])),
                "places": .number(shortage.places),
            ])
    }

    /// Names of each side that a page shows.
    static let mostCounted = 200

    /// Who is behind the numbers of the sentence above.
    private static func counted(_ view: RecruitingView, _ phrases: Phrases) -> HTML {
        guard !view.counted.isEmpty else { return .nothing }
        let sides = [Side.mentee, .mentor].map { side -> HTML in
            let people = view.counted.filter { $0.side == side }
            guard !people.isEmpty else { return .nothing }
            let names = people.prefix(mostCounted).map { one -> HTML in
                "<li><a href=\"\(Path.participant(one.participant, of: view.programme.id))\">\(one.name)</a></li>"
            }
            return "\(heading(people.count, side, view, phrases))<ul class=\"names\">\(names)</ul>"
        }
        return """
            <section class="card" aria-labelledby="counted"><h2 id="counted">\(phrases("recruits.counted"))</h2>\(sides)</section>
            """
    }

    private static func heading(_ count: Int, _ side: Side, _ view: RecruitingView, _ phrases: Phrases) -> HTML {
        guard count > mostCounted else {
            return "<h3>\(phrases("recruits.counted.\(side.rawValue)", ["count": .number(count)]))</h3>"
        }
        let all = Path.participants(view.programme.id).query(["side": side.rawValue])
        return """
            <h3>\(phrases("recruits.counted.\(side.rawValue).many", ["count": .number(mostCounted)]))</h3>\
            <p><a href="\(all)">\(phrases("recruits.counted.more"))</a></p>
            """
    }

    private static func nobody(_ view: RecruitingView, _ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("recruits.nobody"))</p>
        <p>\(phrases("recruits.nobody_text"))</p><p><a class="button" href="\(Path.takingIn(view.programme.id))">\(phrases("programme.do.people"))</a></p></div></section>
        """
    }

    private static func list(_ view: RecruitingView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let rows = view.recruits.prefix(Participants.mostRecruits).map { row($0, view, reader) }
        return """
            <section class="card" aria-labelledby="recruits"><div class="card__head"><h2 id="recruits">\(phrases("recruits.list"))</h2>
            <span class="card__note">\(phrases("recruits.list_note"))</span>
            <span class="card__links">\(ExportLinks.html(.recruitsExport(view.programme.id, for: view.competency.id), phrases))</span></div>\
            <ul class="rows">\(rows)</ul></section>
            """
    }

    private static func row(_ recruit: Recruit, _ view: RecruitingView, _ reader: Reader) -> HTML {
        let phrases = reader.phrases
        let place = [recruit.jobTitle, recruit.department, recruit.site].compactMap(\.self).joined(separator: " · ")
        let level =
            recruit.level.map { phrases("people.level", ["level": .number($0)]) } ?? phrases("people.level.unknown")
        let wish: HTML =
            recruit.wish == .mentor || recruit.wish == .both
            ? " <span class=\"tag tag--accent\">\(phrases("recruits.wishes"))</span>" : .nothing
        let name: HTML =
            view.readsPeople ? "<a href=\"\(Path.person(recruit.id))\">\(recruit.name)</a>" : "\(recruit.name)"
        let add = Forms.button(
            .takingIn(view.programme.id), phrases("recruits.take_in"), reader, style: "button button--small",
            values: ["person": recruit.id.text, "side": "mentor"])
        return """
            <li class="row"><div class="row__main"><h3>\(name)\(wish)</h3><p class="row__note">\(place)</p></div>
            <div class="row__side"><p class="row__note">\(level), \(phrases("recruits.load", ["count": .number(recruit.load)]))</p>\(add)</div></li>
            """
    }
}
