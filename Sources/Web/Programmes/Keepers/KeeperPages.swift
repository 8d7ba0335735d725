import HTTPTypes
import Mentoring
import Storage
import Words

/// /programmes/:programme/keepers: who runs it, whom pairs write to, handing it over and leaving it.
enum KeeperPages {
    static func show(_ request: PageRequest) async throws -> Answer { try await page(request, .none) }

    private static func page(_ request: PageRequest, _ problems: Problems) async throws -> Answer {
        let (id, actor) = (try request.id("programme", of: Programme.self), try request.actor)
        let form = request.form
        let (record, keepers, named) = try await request.read { tx in
            (
                try ProgrammeRecord.find(id, for: actor, in: tx), try ProgrammeKeepers.all(of: id, by: actor, in: tx),
                problems["keeper"] == nil
                    ? nil : try Participants.meant(by: form["keeper"], for: id, by: actor, in: tx)
            )
        }
        return request.page(KeeperViews.page(record, keepers, form, named, problems, request.reader))
    }

    static func entrust(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let form = request.form
        return try await request.submit(
            { tx in
                try ProgrammeReach.requireWhole(actor, in: id)
                let person = try NamedField.person(form, "keeper", in: tx)
                return try ProgrammeKeepers.entrust(id, to: person, by: actor, in: tx, at: now)
            },
            done: {
                .redirect(to: .keepers(id), done: Done($0 ? "done.entrusted" : "done.entrusted.already"), at: now)
            },
            refused: { try await page(request, Problems($0, in: request.phrases)) })
    }

    static func leave(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let isSure = request.form.flag("sure")
        return try await request.submit(
            { tx in
                if !isSure { throw Refusal("refusal.leave_sure", field: "sure") }
                try ProgrammeKeepers.leave(id, by: actor, in: tx, at: now)
            }, done: { .redirect(to: .home, done: Done("done.left_programme"), at: now) },
            refused: { try await page(request, Problems($0, in: request.phrases)) })
    }

    static func setContact(_ request: PageRequest) async throws -> Answer {
        let (id, line) = (try request.id("programme", of: Programme.self), try request.id("grant", of: GrantLine.self))
        let (actor, now, isShown) = (try request.actor, request.now, request.form["shown"] == "yes")
        return try await request.submit(
            { try ProgrammeKeepers.setContact(line, to: isShown, of: id, by: actor, in: $0, at: now) },
            done: { .redirect(to: .keepers(id)) },
            refused: { try await page(request, Problems($0, in: request.phrases)) })
    }
}

/// The page of those who run a programme.
enum KeeperViews {
    static func page(
        _ record: ProgrammeRecord, _ keepers: [ProgrammeKeeper], _ form: Form, _ named: [FoundPerson]?,
        _ problems: Problems, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let shown = keepers.count(where: \.isContact)
        let rows = keepers.map { row($0, isLast: $0.isContact && shown == 1, record.id, reader) }
        return Page(
            title: phrases("keepers.title", ["count": .number(keepers.count)]), lead: phrases("keepers.lead"),
            trail: ProgrammeFrame.trail(phrases, record.name, record.id), section: .programmes,
            body: """
                \(ProgrammeFrame.tabs(record.id, current: .settings, within: true, isWhole: true, phrases))
                \(Forms.summary(problems, phrases))
                <div class="columns"><div class="columns__main"><section class="card" aria-labelledby="keepers">\
                <h2 id="keepers">\(phrases("keepers.list"))</h2><ul class="rows">\(rows)</ul></section></div>
                <aside class="columns__aside" aria-label="\(phrases("keepers.change"))">\(entrusting(record, form, named, problems, reader))\
                \(leaving(record, keepers, problems, reader))</aside></div>
                """)
    }

    /// - Parameter isLast: nobody else is shown, so that this one stays.
    private static func row(
        _ keeper: ProgrammeKeeper, isLast: Bool, _ programme: ID<Programme>, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let button =
            isLast
            ? HTML.nothing
            : Forms.button(
                .keeperContact(keeper.line, of: programme),
                phrases(keeper.isContact ? "keepers.hide" : "keepers.show"), reader, style: "button button--small",
                values: ["shown": keeper.isContact ? "no" : "yes"])
        let tag: HTML =
            keeper.isContact ? " <span class=\"tag tag--accent\">\(phrases("keepers.contact"))</span>" : .nothing
        let note = keeper.email ?? phrases("keepers.no_address")
        return """
            <li class="row"><div class="row__main"><h3>\(keeper.name)\(tag)</h3><p class="row__note">\(note)</p></div>\
            <div class="row__side">\(button)</div></li>
            """
    }

    private static func entrusting(
        _ record: ProgrammeRecord, _ form: Form, _ named: [FoundPerson]?, _ problems: Problems, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let field = NamedField.html(
            "keeper", phrases("keepers.entrust.field"), typed: form["keeper"], among: named, again: .keepers(record.id),
            hint: phrases("keepers.entrust.hint"), required: true, problems: problems, phrases)
        return """
            <section class="card" aria-labelledby="entrust"><h2 id="entrust">\(phrases("keepers.entrust"))</h2>\
            \(Forms.post(.keepers(record.id), reader, """
                \(field)<div class="form__actions"><button class="button button--primary">\(phrases("keepers.entrust.do"))</button></div>
                """))</section>
            """
    }

    /// Only where somebody else stays; asked once, for who leaves cannot come back alone.
    private static func leaving(
        _ record: ProgrammeRecord, _ keepers: [ProgrammeKeeper], _ problems: Problems, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let others = keepers.filter { $0.person != reader.signedIn?.person && $0.comesIn }
        let content: HTML =
            others.isEmpty
            ? "<p class=\"soft\">\(phrases("keepers.leave.alone"))</p>"
            : """
            <p>\(phrases("keepers.leave.text", ["list": .list(others.map(\.name))]))</p>\
            \(Forms.post(.keeperDeparture(record.id), reader, """
                \(Forms.checks("sure", phrases("keepers.leave.ask"), [Forms.check("sure", phrases("keepers.leave.sure"), checked: false)], problems: problems))\
                <div class="form__actions"><button class="button">\(phrases("keepers.leave.do"))</button></div>
                """))
            """
        return """
            <section class="card" aria-labelledby="leave"><h2 id="leave">\(phrases("keepers.leave"))</h2>\(content)</section>
            """
    }
}
