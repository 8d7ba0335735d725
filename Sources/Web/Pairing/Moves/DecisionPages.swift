import HTTPTypes
import Mentoring
import Storage
import Words

/// Locking, unlocking, setting aside and allowing again, one pair or many; and the list of what stands.
enum DecisionPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let studies = request.installation.studies
        let (tabs, decisions) = try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            let tabs = try RunTabs(record, studies.study(record, in: tx), by: actor, in: tx)
            return (tabs, try ReviewFacts.decisions(of: record, by: actor, in: tx))
        }
        let paging = Paging(request.query, size: SideViews.pageSize, of: decisions.count)
        return request.page(DecisionViews.page(tabs, decisions, paging, request.reader))
    }

    static func decide(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let paths = try RunPaths(request)
        guard let order = PairOrder(rawValue: request.form["do"]) else { throw Rejection(.badRequest) }
        let keys = request.form.all("pair").compactMap(PairKey.init(text:))
        let version = Int(request.form["version"]) ?? 0
        let (studies, now) = (request.installation.studies, request.now)
        let back = Path(returning: request.form["return"]) ?? paths.review
        do {
            return try await request.submit(
                { tx in
                    try PairingDecisions.decide(
                        order, keys, of: paths.run, paths.programme, version: version, by: actor, studies, in: tx,
                        at: now)
                },
                done: { change in
                    let path = back.saying(ChangeDone.of(order, keys, change), at: now)
                    return .redirect(to: ForbidUndo.offering(order, keys, on: path))
                },
                refused: { refusal in
                    let record = try await record(request)
                    return request.page(
                        DecisionViews.refused(
                            record, Problems(refusal, in: request.phrases), back: back, request.reader))
                })
        } catch is ChangedMeanwhile {
            let view = try await again(order, keys, request)
            var answer = request.page(DecisionViews.changed(view, back: back, request.reader))
            answer.status = .conflict
            return answer
        }
    }

    private static func record(_ request: PageRequest) async throws -> RunRecord {
        let actor = try request.actor
        let paths = try RunPaths(request)
        return try await request.read { try RunRecord.find(paths.run, of: paths.programme, by: actor, in: $0) }
    }

    /// What was asked for, as the run stands now.
    private static func again(_ order: PairOrder, _ keys: [PairKey], _ request: PageRequest) async throws -> ChangedView
    {
        let actor = try request.actor
        let paths = try RunPaths(request)
        return try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            let namesakes = try Namesakes(of: record.programme, in: tx)
            let pairs = try keys.compactMap { key -> ChangedView.Pair? in
                guard let line = try PairList.line(key, of: record, namesakes, by: actor, in: tx) else {
                    guard try ReviewScope.looksAfter(key.mentee, actor, record.programme, in: tx),
                        let mentee = try ReviewNames.name(key.mentee, in: tx),
                        let mentor = try ReviewNames.name(key.mentor, in: tx)
                    else { return nil }
                    return ChangedView.Pair(key: key, mentee: mentee, mentor: mentor, stillTogether: false)
                }
                return ChangedView.Pair(key: key, mentee: line.mentee, mentor: line.mentor, stillTogether: true)
            }
            return ChangedView(record: record, order: order, pairs: pairs)
        }
    }
}

/// An order that met a run that had changed: it is shown again, to be repeated or given up.
struct ChangedView: Sendable {
    struct Pair: Sendable {
        let key: PairKey
        let mentee: String
        let mentor: String
        let stillTogether: Bool
    }

    let record: RunRecord
    let order: PairOrder
    let pairs: [Pair]
}

enum DecisionViews {
    static func page(
        _ tabs: RunTabs, _ decisions: [StandingDecision], _ paging: Paging, _ reader: Reader
    ) -> Page {
        let (record, phrases) = (tabs.record, reader.phrases)
        let taken = decisions.filter { $0.kind != .existing }
        let kept = decisions.filter { $0.kind == .existing }
        // What was decided first, then the pairs that go on; a page may hold the end of the one and the beginning of the other.
        let shown = paging.rows(of: taken + kept)
        let (shownTaken, shownKept) = (shown.filter { $0.kind != .existing }, shown.filter { $0.kind == .existing })
        let none: HTML = """
            <section class="card"><div class="empty"><p class="empty__title">\(phrases("pairing.decisions.empty"))</p>\
            <p>\(phrases("pairing.decisions.empty_note"))</p>\
            <a class="button" href="\(RunPaths(record).review)">\(phrases("pairing.back"))</a></div></section>
            """
        let links = ExportLinks.html(RunPaths(record).decisionsExport, phrases)
        let here = RunPaths(record).decisions
        let back = paging.start == 0 ? here : here.query(["from": String(paging.start)])
        return Page(
            title: phrases("pairing.decisions.title", ["count": .number(taken.count)]),
            lead: phrases(kept.isEmpty ? "pairing.decisions.lead" : "pairing.decisions.lead_kept"),
            trail: RunFrame.trail(record, phrases), section: .programmes,
            body: """
                \(tabs.html(current: .decisions, reader))
                \(taken.isEmpty ? none : .nothing)\
                \(shownTaken.isEmpty ? .nothing : table(
                    "decided", phrases("pairing.decisions"), shownTaken, links, back, record, reader))
                \(shownKept.isEmpty ? .nothing : table(
                    "kept", phrases("pairing.decisions.kept", ["count": .number(kept.count)]), shownKept,
                    shownTaken.isEmpty ? links : .nothing, back, record, reader))
                \(SideViews.pager(paging, here, phrases))
                """)
    }

    private static func table(
        _ id: String, _ title: String, _ decisions: [StandingDecision], _ links: HTML, _ back: Path,
        _ record: RunRecord, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        return """
            <section class="card card--table" aria-labelledby="\(id)"><div class="card__head">\
            <h2 id="\(id)">\(title)</h2><span class="card__links">\(links)</span></div>\
            <table class="table"><thead><tr><th scope="col">\(phrases("pairing.mentee"))</th>\
            <th scope="col">\(phrases("pairing.mentor"))</th><th scope="col">\(phrases("pairing.decision"))</th>\
            <td class="actions"></td></tr></thead><tbody>\(decisions.map { row($0, back, record, reader) })</tbody></table></section>
            """
    }

    private static func row(
        _ decision: StandingDecision, _ back: Path, _ record: RunRecord, _ reader: Reader
    ) -> HTML {
        let phrases = reader.phrases
        let undo: PairOrder? =
            switch decision.kind {
            case .lock: .unlock
            case .forbid: .allow
            case .existing: nil
            }
        let button: HTML =
            undo.map { order -> HTML in
                guard record.state == .done else { return .nothing }
                return Forms.button(
                    RunPaths(record).decisions, phrases("pairing.order.\(order.rawValue)"), reader,
                    style: "button button--small",
                    values: [
                        "do": order.rawValue, "pair": decision.key.text, "version": String(record.version),
                        "return": back.text,
                    ])
            } ?? .nothing
        let day = phrases.date(milliseconds: decision.at.milliseconds, .dayMonth)
        let by: HTML =
            decision.by.map { name -> HTML in
                " · \(phrases("pairing.decision.by", ["name": .text(name), "day": .text(day)]))"
            } ?? .nothing
        let reason: HTML = decision.reason.map { text -> HTML in "<br>\(text)" } ?? .nothing
        return """
            <tr><th scope="row" class="name">\(decision.mentee)</th>\
            <td class="name" data-label="\(phrases("pairing.mentor"))">\(decision.mentor)</td>\
            <td class="soft" data-label="\(phrases("pairing.decision"))"><span>\
            \(phrases("pairing.decision.\(decision.kind.rawValue)"))\(by)\(reason)</span></td>\
            <td class="actions">\(button)</td></tr>
            """
    }

    /// An order that could not be carried out.
    static func refused(_ record: RunRecord, _ problems: Problems, back: Path, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        return Page(
            title: phrases("pairing.refused.title"), lead: problems.all.map(\.sentence).joined(separator: " "),
            trail: RunFrame.trail(record, phrases), section: .programmes,
            body:
                "<p class=\"buttons\"><a class=\"button button--primary\" href=\"\(back)\">\(phrases("pairing.back"))</a></p>"
        )
    }

    /// Somebody else was faster: what was asked for is here to be repeated.
    static func changed(_ view: ChangedView, back: Path, _ reader: Reader) -> Page {
        let phrases = reader.phrases
        let items = view.pairs.map { pair -> HTML in
            let note: HTML =
                pair.stillTogether
                ? .nothing : " <span class=\"tag tag--attention\">\(phrases("pairing.changed.apart"))</span>"
            return """
                <li>\(phrases("pairing.panel.title", ["mentee": .text(pair.mentee), "mentor": .text(pair.mentor)]))\(note)\
                <input type="hidden" name="pair" value="\(pair.key.text)"></li>
                """
        }
        return Page(
            title: phrases("pairing.changed.title"), lead: phrases("pairing.changed.lead"),
            trail: RunFrame.trail(view.record, phrases), section: .programmes,
            body: """
                \(MoveViews.changedNotice(view.record, phrases))
                <section class="card"><h2>\(phrases("pairing.changed.asked.\(view.order.rawValue)"))</h2>
                \(Forms.post(RunPaths(view.record).decisions, reader, """
                    <ul>\(items)</ul><input type="hidden" name="do" value="\(view.order.rawValue)">\
                    <input type="hidden" name="version" value="\(view.record.version)">\
                    <input type="hidden" name="return" value="\(back.text)">\
                    <div class="form__actions"><button class="button">\(phrases("pairing.changed.repeat"))</button>\
                    <a class="button button--primary" href="\(back)">\(phrases("pairing.back"))</a></div>
                    """))</section>
                """)
    }
}
