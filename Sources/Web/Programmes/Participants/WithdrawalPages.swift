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
        let (atStake, leaving, told) = try await request.write {
            tx -> ([Departures.AtStake], [ID<Participant>], [WithdrawalNews.Told]) in
            _ = try ProgrammeReach(of: actor, in: id)
            let atStake = try Departures.atStake(chosen, of: id, by: actor, in: tx)
            let leaving = try chosen.filter { try takesPart($0, in: id, actor, tx) }
            // What was agreed to, or less: a pair that was named has ended since.
            guard atStake.isEmpty || atStake.count == named else { return (atStake, leaving, []) }
            let told = try leaving.map { try Departures.withdraw($0, from: id, by: actor, in: tx, at: now) }
            return (atStake, leaving, told)
        }
        if atStake.isEmpty || atStake.count == named {
            let done = done(
                key(of: atStake), leaving.count, of: chosen.count, already: "done.withdrawn.already", atStake, told)
            return .redirect(to: chosen.isEmpty ? .participants(id) : then, done: done, at: now)
        }
        let record = try await request.read { try ProgrammeRecord.find(id, for: actor, in: $0) }
        return request.page(WithdrawalViews.page(record, chosen, atStake, path, then, request.reader))
    }

    /// Whether pairs have ended, and whether all who are left learn it by mail.
    private static func key(of ended: [Departures.AtStake]) -> String {
        if ended.isEmpty { return "done.withdrawn" }
        return ended.allSatisfy(\.isPartnerWrittenTo) ? "done.withdrawn.pairs" : "done.withdrawn.pairs.untold"
    }

    /// Takes withdrawals back, and the pairs that ended with them.
    static func bringBack(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let chosen = request.form.all("participant").compactMap { ID<Participant>($0) }
        let list = Path.participants(id).query(["shown": "withdrawn"])
        return try await request.submit(
            { try bringBack(chosen, to: id, by: actor, in: $0, at: now) },
            done: { .redirect(to: list, done: $0, at: now) },
            refused: { refusal in
                let record = try await request.read { try ProgrammeRecord.find(id, for: actor, in: $0) }
                return request.page(
                    WithdrawalViews.refused(record, Problems(refusal, in: request.phrases), list, request.reader))
            })
    }
}

extension WithdrawalPages {
    /// Brings back those who had withdrawn among these.
    /// - Returns: what to say of it.
    static func bringBack(
        _ chosen: [ID<Participant>], to programme: ID<Programme>, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> Done {
        let back = try chosen.filter { try !takesPart($0, in: programme, actor, tx) }
        for one in back { try Departures.bringBack(one, to: programme, by: actor, in: tx, at: now) }
        return done("done.returned", back.count, of: chosen.count, already: "done.returned.already")
    }

    fileprivate static func takesPart(
        _ one: ID<Participant>, in programme: ID<Programme>, _ actor: Actor, _ tx: Transaction
    ) throws -> Bool {
        try ParticipantRecord.find(one, of: programme, for: actor, in: tx).withdrawnAt == nil
    }

    /// What is said of those for whom something changed; where it did for nobody who was chosen, that it was so already.
    fileprivate static func done(
        _ key: String, _ changed: Int, of chosen: Int, already: String, _ ended: [Departures.AtStake] = [],
        _ told: [WithdrawalNews.Told] = []
    ) -> Done {
        if changed == 0, chosen > 0 { return Done(already, values: ["count": Double(chosen)]) }
        let untold = ended.count { !$0.isPartnerWrittenTo }
        let (written, unreached) = (told.count { $0 == .byMail }, told.count { $0 == .byNobody })
        var keys = [key]
        if written > 0 { keys.append("done.withdrawn.told") }
        if unreached > 0 { keys.append("done.withdrawn.to_tell") }
        return Done(
            keys,
            [
                "count": Double(changed), "pairs": Double(ended.count), "untold": Double(untold),
                "told": Double(written), "unreached": Double(unreached),
            ])
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
            let since = phrases(
                one.worksFrom > reader.today ? "mentorship.from" : "mentorship.since",
                ["day": .text(phrases.date(one.worksFrom.description))])
            let told = phrases(
                one.isPartnerWrittenTo ? "withdrawal.told" : "withdrawal.untold", ["name": .text(one.partner)])
            return """
                <li class="row"><div class="row__main"><h3>\(pair)</h3><p class="row__note">\(since)</p></div>\
                <div class="row__side"><p class="row__note">\(told)</p></div></li>
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
