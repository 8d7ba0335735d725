import Matching
import Mentoring
import Storage
import Words

/// What stands beside the list of pairs: who waits and why, how full mentors are, what changed since the run before.
enum SidePages {
    static func waiting(_ request: PageRequest) async throws -> Answer {
        let french = request.reader.language == .french
        let (record, found, words) = try await read(request) { record, study, actor, tx in
            let found = try ReviewFacts.waiting(of: record, study, by: actor, in: tx)
            let words = RunWords(study.ground.scores, try ReviewNames(in: tx), found.people, french: french)
            return (record, found.waiting, words)
        }
        return request.page(SideViews.waiting(record, found, words, request.reader))
    }

    /// A mentor: whom they have, whom else they could have had and why not.
    static func mentor(_ request: PageRequest) async throws -> Answer {
        let mentor = try request.id("mentor", of: Participant.self)
        let french = request.reader.language == .french
        let (record, facts, words) = try await read(request) { record, study, actor, tx in
            let facts = try MentorFacts(mentor, of: record, study, by: actor, in: tx)
            let words = RunWords(study.ground.scores, try ReviewNames(in: tx), facts.people, french: french)
            return (record, facts, words)
        }
        return request.page(MentorView.page(record, facts, words, request.reader))
    }

    static func loads(_ request: PageRequest) async throws -> Answer {
        let (record, loads) = try await read(request) { record, study, actor, tx in
            (record, try ReviewFacts.loads(of: record, study, by: actor, in: tx))
        }
        return request.page(SideViews.loads(record, loads, request.reader))
    }

    static func changes(_ request: PageRequest) async throws -> Answer {
        let (record, changes) = try await read(request) { record, study, actor, tx in
            (record, try ReviewFacts.changes(of: record, study, by: actor, in: tx))
        }
        return request.page(SideViews.changes(record, changes, request.reader))
    }

    private static func read<T: Sendable>(
        _ request: PageRequest, _ body: @escaping @Sendable (RunRecord, RunStudy, Actor, Transaction) throws -> T
    ) async throws -> T {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let studies = request.installation.studies
        return try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            return try body(record, studies.study(record, in: tx), actor, tx)
        }
    }
}

enum SideViews {
    private static func page(
        _ record: RunRecord, _ title: String, _ lead: String, _ phrases: Phrases, _ body: HTML
    ) -> Page {
        Page(
            title: title, lead: lead,
            trail: [
                (record.programmeName, .programmePage(record.programme)),
                (RunViews.title(record, phrases), RunPaths(record).review),
            ], section: .programmes, body: body)
    }

    /// Nothing to show, and the way on.
    static func empty(_ page: String, _ record: RunRecord, _ phrases: Phrases) -> HTML {
        """
        <section class="card"><div class="empty"><p class="empty__title">\(phrases("pairing.\(page).none_title"))</p>\
        <p>\(phrases("pairing.\(page).none_note"))</p><a class="button" href="\(RunPaths(record).review)">\(phrases("pairing.back"))</a></div></section>
        """
    }

    static func waiting(_ record: RunRecord, _ people: [WaitingMentee], _ words: RunWords, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let sentences = words.sentences(reader)
        let items = people.map { one -> HTML in
            let remedies = one.remedies.map { remedy -> HTML in
                "<p class=\"row__note\">\(PanelView.capitalised(sentences(remedy.reason))).</p>"
            }
            let choose: HTML =
                record.state == .done
                ? """
                <a class="button button--small" href="\(RunPaths(record).choices(one.participant))">\
                \(phrases("pairing.waiting.choose"))</a>
                """ : .nothing
            return """
                <li class="row"><div class="row__main"><h3>\(one.name)</h3><p class="row__note">\(why(one, phrases))</p>\
                \(remedies)</div><div class="row__side">\(choose)</div></li>
                """
        }
        let body: HTML =
            people.isEmpty
            ? empty("waiting", record, phrases)
            : """
            <section class="card" aria-labelledby="waiting"><div class="card__head"><h2 id="waiting">\
            \(phrases("pairing.waiting.who"))</h2></div><ul class="rows">\(items)</ul></section>
            """
        return page(
            record, phrases("pairing.waiting.title", ["count": .number(people.count)]),
            phrases(people.isEmpty ? "pairing.waiting.none" : "pairing.waiting.lead"), phrases, body)
    }

    /// Why somebody waits: all possible mentors are taken, or rules bar them.
    private static func why(_ one: WaitingMentee, _ phrases: Phrases) -> String {
        if one.eligible > 0 { return phrases("pairing.waiting.taken", ["count": .number(one.eligible)]) }
        let bars = one.bars.map { bar in
            phrases(
                "pairing.bar",
                ["bar": .text(phrases("pairing.bar.\(bar.bar.rawValue)")), "count": .number(bar.mentors)])
        }
        if bars.isEmpty { return phrases("pairing.waiting.no_mentor") }
        return phrases("pairing.waiting.barred", ["bars": .list(bars)])
    }

    static func loads(_ record: RunRecord, _ loads: [MentorLoad], _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let free = loads.reduce(0) { $0 + max(0, $1.places - $1.taken) }
        let rows = loads.map { load -> HTML in
            let share = load.places == 0 ? 0 : 100 * load.taken / load.places
            return """
                <tr class="row-link"><th scope="row" class="name"><a class="row-link__target" \
                href="\(RunPaths(record).mentor(load.participant))">\(load.name)</a></th>\
                <td data-label="\(phrases("pairing.loads.share"))">\
                <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
                <rect class="bar__fill" width="\(share)" height="6"/></svg></td>\
                <td class="number" data-label="\(phrases("pairing.loads.places"))">\
                \(phrases("pairing.loads.of", ["taken": .number(load.taken), "places": .number(load.places)]))</td>\
                <td class="soft" data-label="\(phrases("pairing.loads.mentees"))"><span>\(phrases.list(load.mentees))</span></td></tr>
                """
        }
        return page(
            record, phrases("pairing.loads.title", ["count": .number(free)]), phrases("pairing.loads.lead"), phrases,
            """
            <section class="card card--table"><table class="table table--close table--sticky"><thead><tr>\
            <th scope="col">\(phrases("pairing.mentor"))</th><th scope="col">\(phrases("pairing.loads.share"))</th>\
            <th scope="col" class="number">\(phrases("pairing.loads.places"))</th>\
            <th scope="col">\(phrases("pairing.loads.mentees"))</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """)
    }

    static func changes(_ record: RunRecord, _ changes: [FormerPair], _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let rows = changes.map { one -> HTML in
            let now = one.now.map { "\($0.name) (\(($0.score + 50) / 100))" }
            return """
                <tr><th scope="row" class="name">\(one.menteeName)</th>\
                <td data-label="\(phrases("pairing.move.before"))"><span>\(one.formerMentor) \
                (\((one.formerScore + 50) / 100))</span></td>\
                <td data-label="\(phrases("pairing.move.after"))"><span>\
                \(now.isEmpty ? phrases("pairing.nobody") : phrases.list(now))</span></td></tr>
                """
        }
        let table: HTML =
            changes.isEmpty
            ? empty("changes", record, phrases)
            : """
            <section class="card card--table"><table class="table"><thead><tr><th scope="col">\(phrases("pairing.mentee"))</th>\
            <th scope="col">\(phrases("pairing.move.before"))</th><th scope="col">\(phrases("pairing.move.after"))</th>\
            </tr></thead><tbody>\(rows)</tbody></table></section>
            """
        return page(
            record, phrases("pairing.changes.title", ["count": .number(changes.count)]),
            phrases(changes.isEmpty ? "pairing.changes.none" : "pairing.changes.lead"), phrases, table)
    }
}
