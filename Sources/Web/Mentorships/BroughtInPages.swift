import Matching
import Mentoring
import Storage
import Words

/// Taking a pair out again that was brought in from a file and is not published: asked first.
enum BroughtInPages {
    static func ask(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let pair = try request.id("pair", of: BroughtInPair.self)
        let (record, found) = try await request.read { tx in
            (
                try ProgrammeRecord.find(id, for: actor, in: tx),
                try BroughtInPair.find(pair, of: id, by: actor, in: tx, at: now)
            )
        }
        return request.page(BroughtInView.removal(record, found, request.reader))
    }

    static func remove(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let pair = try request.id("pair", of: BroughtInPair.self)
        try await request.write { tx in
            try BroughtInPair.find(pair, of: id, by: actor, in: tx, at: now).remove(
                from: id, by: actor, in: tx, at: now)
        }
        return .redirect(to: .pairs(of: id), done: Done("done.pair_taken_out"), at: now)
    }
}

/// The pairs that were brought in from a file and wait to be published, with what they go against.
enum BroughtInView {
    static func card(_ view: ProgrammePairsView, _ reader: Reader) -> HTML {
        guard !view.broughtIn.isEmpty else { return .nothing }
        let phrases = reader.phrases
        let say = ReasonSentences(phrases, names: .none)
        let rows = view.broughtIn.map { row($0, view.record.id, say) }
        return """
            <section class="card" aria-labelledby="brought-in"><div class="card__head"><h2 id="brought-in">\(phrases(
                "relations.brought", ["count": .number(view.broughtIn.count)]))</h2></div>
            <p class="soft">\(phrases("relations.brought.note"))</p><ul class="rows">\(rows)</ul></section>
            """
    }

    private static func row(_ pair: BroughtInPair, _ programme: ID<Programme>, _ say: ReasonSentences) -> HTML {
        let phrases = say.phrases
        let since = pair.startedOn.map { phrases("mentorship.since", ["day": .text(phrases.date($0.description))]) }
        let facts = [since, phrases("relations.brought.meetings", ["count": .number(pair.meetings)])]
        let rules = pair.broken.map { say($0.reason) }
        let tag: HTML =
            rules.isEmpty
            ? .nothing
            : " <span class=\"tag tag--attention tag--says\">\(phrases("pairing.tag.breaks", ["rules": .list(rules)]))</span>"
        let title = phrases("pairing.panel.title", ["mentee": .text(pair.mentee), "mentor": .text(pair.mentor)])
        return """
            <li class="row"><div class="row__main"><h3>\(title)</h3><p class="row__note">\(facts.compactMap(\.self).joined(
                separator: " · "))\(tag)</p></div><div class="row__side"><a class="button button--small" \
            href="\(Path.pairRemoval(pair.id, of: programme))">\(phrases("relations.brought.remove"))\
            <span class="hidden-text"> \(pair.mentee)</span></a></div></li>
            """
    }

    static func removal(_ record: ProgrammeRecord, _ pair: BroughtInPair, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let names: [String: WordValue] = ["mentee": .text(pair.mentee), "mentor": .text(pair.mentor)]
        return Page(
            title: phrases("relations.brought.title", names), lead: phrases("relations.brought.lead"),
            trail: ProgrammeFrame.trail(phrases, record.name, record.id)
                + [(phrases("programme.tab.pairs"), .pairs(of: record.id))], section: .programmes,
            body: """
                <div class="buttons">\(Forms.button(
                    .pairRemoval(pair.id, of: record.id), phrases("relations.brought.confirm"), reader,
                    style: "button button--primary"))
                <a class="button" href="\(Path.pairs(of: record.id))">\(phrases("programme.cancel"))</a></div>
                """)
    }
}
