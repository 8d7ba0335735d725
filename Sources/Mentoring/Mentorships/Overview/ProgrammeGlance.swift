package import Storage

/// A programme as the home page of who runs it shows it, and what waits in it.
@dynamicMemberLookup
package struct ProgrammeGlance: Sendable {
    private let outline: ProgrammeOutline
    package let isWhole: Bool
    /// What a local manager looks after in it, by name.
    package let localPlaces: [String]
    /// People in pairs that are out who can neither be written to nor sign in; for who runs the whole.
    package let unreached: Int
    /// The latest run that is not cancelled or failed.
    package let run: RunRecord?

    /// Pairs proposed under the score that is surely good about which nothing is decided, among those that the reader sees.
    package let unsure: Int
    /// Mentees whose pair has ended and who have nobody since; for who runs the whole.
    package let alone: [LeftAlone]
    /// Mentees whom the latest publication left without anybody, while no other run is open; for who runs the whole.
    package let leftWithout: Int
    /// Pairs of the run in review that will not be: somebody left or withdrew since.
    package let gone: Int
    /// Pairs of the run in review that break a rule since, where none of them is gone; for who runs the whole.
    package let broken: Int
    /// Locked pairs of it that break a rule, and nobody wrote why.
    package let unexplained: Int
    /// What of the rules changed since the run in review was computed; for who runs the whole.
    package let changes: [RuleChange]
    package let otherPlaces: Int
    /// Pairs of it that a publication would begin; for who runs the whole.
    package let begins: Int
    /// Competencies that more mentees seek than there are places of mentors; while pairs are still to be made.
    package let shortages: [ProgrammeFigures.Shortage]

    package subscript<Value>(dynamicMember path: KeyPath<ProgrammeOutline, Value>) -> Value { outline[keyPath: path] }

    /// The programmes that this person runs, as a whole or in part; those that are over last.
    package static func all(
        for actor: Actor, _ studies: RunStudies, in tx: Transaction, at now: Instant
    ) throws -> [ProgrammeGlance] {
        guard let person = actor.person else { return [] }
        return try tx.rows(GlanceSQL.programmes, person).map {
            try ProgrammeGlance($0, for: actor, studies, in: tx, at: now)
        }
    }

    private init(_ row: Row, for actor: Actor, _ studies: RunStudies, in tx: Transaction, at now: Instant) throws {
        var outline = try ProgrammeOutline(row)
        let (id, stage) = (outline.id, outline.stage)
        isWhole = actor.manages(id)
        localPlaces = try LocalPlaces.names(of: actor, in: id, tx)
        let since = now.adding(days: -PrintedCodes.days)
        unreached =
            isWhole && stage != "closed" ? try tx.row(GlanceSQL.unreached, id, since)?.integer("people") ?? 0 : 0
        run = try RunRecord.latest(of: id, in: tx)
        let isToBePaired = stage != "running" && stage != "closed"
        let figures = isToBePaired || !isWhole ? try ProgrammeFigures.load(id, for: actor, in: tx) : nil
        shortages = isToBePaired ? figures?.shortages ?? [] : []
        if let figures, !isWhole {
            // A local manager counts those whom they look after.
            (outline.mentees, outline.mentors, outline.places) = (figures.mentees, figures.mentors, figures.places)
            outline.relations = try tx.row(GlanceSQL.localRelations, id, actor.person)?.integer("relations") ?? 0
            outline.meetings = 0
        }
        self.outline = outline
        alone =
            isWhole && stage != "closed"
            ? try LeftAlone.all(of: id, openRun: run?.state == .done ? run?.id : nil, in: tx) : []
        let begins = isWhole ? try run.map { try Publication.begins(with: $0, in: tx) } ?? 0 : 0
        self.begins = begins
        // A run that has nobody to begin changes nothing for who waits.
        let isSettled = run?.state == .published || (run?.state == .done && begins == 0)
        leftWithout =
            isWhole && stage != "closed" && isSettled
            ? try Self.leftWithout(id, in: tx) : 0
        gone = isWhole ? try run.map { try GonePair.all(of: $0, by: actor, in: tx).count } ?? 0 : 0
        let standing = isWhole ? try run.map { try studies.standing(of: $0, in: tx, at: now) } : nil
        broken = gone == 0 ? standing?.outdated ?? 0 : 0
        unexplained = standing?.unexplained ?? 0
        (changes, otherPlaces) = (standing?.changes ?? [], standing?.otherPlaces ?? 0)
        var open = PairFilter()
        open.toReview = true
        unsure =
            if let run, run.state == .done, !isWhole {
                try PairList.count(of: run, open, by: actor, in: tx)
            } else { run?.unsure ?? 0 }
    }

    /// The run in review was computed by other rules than those of now.
    package var followsOldRules: Bool { !changes.isEmpty || otherPlaces > 0 }

    /// Mentees who take part, whom a publication left without anybody, and who have nobody yet.
    package static func leftWithout(_ programme: ID<Programme>, in tx: Transaction) throws -> Int {
        try tx.row(GlanceSQL.leftWithout, programme)?.integer("people") ?? 0
    }

    /// What waits for whoever runs it. A local manager reviews; computing and publishing are not theirs.
    package var tasks: [WaitingTask] {
        var tasks: [WaitingTask] = []
        let (id, stage, mentees, places) = (outline.id, outline.stage, outline.mentees, outline.places)
        let named: [String: RefusalValue] = ["programme": .text(outline.name)]
        if let one = alone.first {
            tasks.append(
                WaitingTask(
                    alone.contains { $0.former == nil } ? "alone_yet" : "alone",
                    values: named.merging(["count": .number(alone.count), "name": .text(one.name)]) { $1 },
                    path: "/programmes/\(id.text)/pairs#alone", attention: true))
        }
        if let run, run.state == .done {
            let path = "/programmes/\(id.text)/pairing-runs/\(run.id.text)"
            if gone > 0 {
                tasks.append(
                    WaitingTask(
                        "solve_again", values: named.merging(["count": .number(gone)]) { $1 }, path: path,
                        attention: true))
            }
            if broken > 0 {
                tasks.append(
                    WaitingTask(
                        "rules_broken", values: named.merging(["count": .number(broken)]) { $1 },
                        path: path + "/publication", attention: true))
            }
            if unexplained > 0 {
                tasks.append(
                    WaitingTask(
                        "unexplained", values: named.merging(["count": .number(unexplained)]) { $1 },
                        path: path + "?lifted=yes", attention: true))
            }
            if unsure > 0 {
                tasks.append(
                    WaitingTask(
                        "review", values: named.merging(["count": .number(unsure)]) { $1 },
                        path: path + "?review=yes"))
            } else if begins > 0, gone + broken + unexplained == 0, !followsOldRules {
                let values = named.merging(["count": .number(begins), "waiting": .number(run.waiting)]) { $1 }
                let key = run.waiting > 0 && isWhole ? "publish_some" : "publish"
                tasks.append(WaitingTask(key, values: values, path: path))
            }
        } else if isWhole, run == nil, stage != "closed", mentees > 0, outline.mentors > 0 {
            tasks.append(WaitingTask("find_pairs", values: named, path: "/programmes/\(id.text)/pairing-runs"))
        } else if isWhole, stage == "preparing", mentees == 0 || outline.mentors == 0 {
            tasks.append(WaitingTask("gather", values: named, path: "/programmes/\(id.text)"))
        }
        if unreached > 0 {
            tasks.append(
                WaitingTask(
                    "unreached", values: named.merging(["count": .number(unreached)]) { $1 },
                    path: "/printed-codes?programme=\(id.text)", attention: true))
        }
        if let run, leftWithout > 0 {
            // Who waits says how many are lacking better than places and people compared: not every place is for everybody.
            tasks.append(
                WaitingTask(
                    "left_without", values: named.merging(["count": .number(leftWithout)]) { $1 },
                    path: "/programmes/\(id.text)/pairing-runs/\(run.id.text)/waiting", attention: true))
        } else if isWhole, stage != "closed", outline.wanted > places, outline.mentors > 0 {
            tasks.append(
                WaitingTask(
                    "mentors_short",
                    values: named.merging([
                        "count": .number(outline.wanted - places), "mentees": .number(mentees),
                        "places": .number(places),
                    ]) { $1 }, path: "/programmes/\(id.text)", attention: true))
        }
        return tasks
    }
}

/// What waits among the people of the organisation.
package enum PeopleGlance {
    package static func tasks(in tx: Transaction) throws -> [WaitingTask] {
        var tasks: [WaitingTask] = []
        guard let row = try tx.row(GlanceSQL.people) else { return [] }
        let missing = try row.integer("missing")
        if missing > 0 {
            tasks.append(
                WaitingTask("missing", values: ["count": .number(missing)], path: "/people/missing", attention: true))
        }
        let unknown = try Competencies.unknownCount(in: tx)
        tasks += try incomplete(in: tx)
        if unknown > 0 {
            tasks.append(
                WaitingTask("unknown_competencies", values: ["count": .number(unknown)], path: "/competencies/unknown"))
        }
        return tasks
    }

    /// What scores and mails need and do not find: an order of grades, time zones of sites, addresses that work.
    package static func incomplete(in tx: Transaction) throws -> [WaitingTask] {
        guard let row = try tx.row(GlanceSQL.incomplete) else { return [] }
        let (grades, sites) = (try row.integer("grades"), try row.integer("sites"))
        let refused = try row.integer("refused")
        var tasks: [WaitingTask] = []
        func add(_ key: String, _ count: Int, _ path: String, attention: Bool = false) {
            guard count > 0 else { return }
            tasks.append(WaitingTask(key, values: ["count": .number(count)], path: path, attention: attention))
        }
        add("mails_refused", refused, "/people?check=refused", attention: true)
        // One grade alone has no order.
        if try row.integer("all_grades") > 1 { add("grades", grades, "/people/grades") }
        add("sites", sites, "/people/sites")
        return tasks
    }

    /// People present in the organisation, counted up to two: is there anybody beside the first administrator?
    package static func count(in tx: Transaction) throws -> Int {
        try tx.row(GlanceSQL.people)?.integer("present") ?? 0
    }
}
