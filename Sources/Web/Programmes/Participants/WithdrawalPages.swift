import HTTPTypes
import Mentoring
import Storage
import Words

/// Taking people out of a programme: asked first where that ends a pair, and taken back from the list of those who
/// withdrew.
enum WithdrawalPages {
    /// Withdraws those ticked.
    static func withdraw(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("programme", of: Programme.self)
        let chosen = request.form.all("participant").compactMap { ID<Participant>($0) }
        return try await withdraw(chosen, .withdrawals(id), then: .participants(id), request)
    }

    /// Withdraws one, from their page.
    static func withdrawOne(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("programme", of: Programme.self)
        let one = try request.id("participant", of: Participant.self)
        let page = Path.participant(one, of: id)
        return try await withdraw([one], .participant(one, of: id, part: "withdrawal"), then: page, request)
    }

    /// Done where it ends no pair, or the pairs that it ends were named before: `ends` says how many.
    private static func withdraw(
        _ chosen: [ID<Participant>], _ path: Path, then: Path, _ request: PageRequest
    ) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let named = Int(request.form["ends"]) ?? 0
        let atStake = try await request.write { tx -> [Departures.AtStake] in
            _ = try ProgrammeReach(of: actor, in: id)
            let atStake = try Departures.atStake(chosen, of: id, by: actor, in: tx)
            guard atStake.count == named else { return atStake }
            for one in chosen { try Departures.withdraw(one, from: id, by: actor, in: tx, at: now) }
            return atStake
        }
        if atStake.count == named {
            let key = named == 0 ? "done.withdrawn" : "done.withdrawn.pairs"
            let done = Done(key, values: ["count": Double(chosen.count), "pairs": Double(named)])
            return .redirect(to: chosen.isEmpty ? .participants(id) : then, done: done, at: now)
        }
        let record = try await request.read { try ProgrammeRecord.find(id, for: actor, in: $0) }
        return request.page(WithdrawalViews.page(record, chosen, atStake, path, then, request.reader))
    }

    /// Takes withdrawals back, and the pairs that ended with them.
    static func bringBack(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let chosen = request.form.all("participant").compactMap { ID<Participant>($0) }
        let list = Path.participants(id).query(["shown": "withdrawn"])
        return try await request.submit(
            { tx in for one in chosen { try Departures.bringBack(one, to: id, by: actor, in: tx, at: now) } },
            done: {
                .redirect(to: list, done: Done("done.returned", values: ["count": Double(chosen.count)]), at: now)
            },
            refused: { refusal in
                let record = try await request.read { try ProgrammeRecord.find(id, for: actor, in: $0) }
                return request.page(
                    WithdrawalViews.refused(record, Problems(refusal, in: request.phrases), list, request.reader))
            })
    }
}

enum WithdrawalViews {
    /// Names the pairs that would end, before they do.
    static func page(
        _ record: ProgrammeRecord, _ chosen: [ID<Participant>], _ atStake: [Departures.AtStake], _ path: Path,
        _ back: Path, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let items = atStake.map { one -> HTML in
            let pair = phrases("pairing.panel.title", ["mentee": .text(one.name), "mentor": .text(one.partner)])
            let since = phrases("mentorship.since", ["day": .text(phrases.date(one.startedOn.description))])
            return """
                <li class="row"><div class="row__main"><h3>\(pair)</h3><p class="row__note">\(since)</p></div>\
                <div class="row__side"><p class="row__note">\(phrases("withdrawal.told", ["name": .text(one.partner)]))</p></div></li>
                """
        }
        let hidden = chosen.map { one -> HTML in "<input type=\"hidden\" name=\"participant\" value=\"\(one.text)\">" }
        let people: [String: WordValue] = ["people": .number(chosen.count), "count": .number(atStake.count)]
        return Page(
            title: phrases("withdrawal.title", people), lead: phrases("withdrawal.lead"),
            trail: ProgrammeFrame.trail(phrases, record.name, record.id), section: .programmes,
            body: """
                <section class="card" aria-labelledby="ends"><h2 id="ends">\(phrases("withdrawal.ends", people))</h2>
                <ul class="rows">\(items)</ul>
                \(Forms.post(path, reader, """
                    \(hidden)<input type="hidden" name="ends" value="\(atStake.count)">\
                    <div class="form__actions"><button class="button button--primary">\(phrases("withdrawal.confirm", people))</button>\
                    <a class="button" href="\(back)">\(phrases("programme.cancel"))</a></div>
                    """))</section>
                """)
    }

    static func refused(_ record: ProgrammeRecord, _ problems: Problems, _ back: Path, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("pairing.refused.title"), lead: problems.all.map(\.sentence).joined(separator: " "),
            trail: ProgrammeFrame.trail(phrases, record.name, record.id), section: .programmes,
            body:
                "<p class=\"buttons\"><a class=\"button button--primary\" href=\"\(back)\">\(phrases("withdrawal.back"))</a></p>"
        )
    }
}
