import HTTPTypes
import Mentoring
import Storage
import Words

/// Asking for computations, following them, and looking back at those of before.
enum RunPages {
    static func history(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let programme = try request.id("programme", of: Programme.self)
        let (name, runs) = try await request.read { tx in
            (
                try PairingRuns.programmeName(programme, by: actor, in: tx),
                try RunRecord.all(of: programme, by: actor, in: tx)
            )
        }
        return request.page(RunViews.history(programme, name, runs, mayAsk: actor.manages(programme), request.reader))
    }

    static func ask(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let programme = try request.id("programme", of: Programme.self)
        let now = request.now
        let without = request.form.flag("without_rules")
        return try await request.submit(
            { try PairingRuns.ask(for: programme, withoutRules: without, by: actor, in: $0, at: now) },
            done: { .redirect(to: RunPaths(programme, $0).review) },
            refused: { refusal in
                guard refusal.problems.contains(where: { $0.key == PairingRuns.unjudgedRefusal }) else { throw refusal }
                return try await askFirst(programme, request)
            })
    }

    /// A rule that was chosen would not count: asked before anything is computed.
    private static func askFirst(_ programme: ID<Programme>, _ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        let (name, rules) = try await request.read { tx in
            (
                try PairingRuns.programmeName(programme, by: actor, in: tx),
                try PairingRuns.unjudged(of: programme, by: actor, in: tx, at: now)
            )
        }
        return request.page(RunViews.askFirst(programme, name, rules, request.reader))
    }

    static func cancel(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let now = request.now
        try await request.write { tx in
            try PairingRuns.cancel(paths.run, of: paths.programme, by: actor, in: tx, at: now)
            try Publication.closeEmpty(paths.run, of: paths.programme, by: actor, in: tx, at: now)
        }
        return .redirect(to: paths.review)
    }

    /// What is there to show of a run.
    private enum Sight {
        case underWay(RunRecord)
        /// The review as it was drawn before.
        case drawn(Page)
        case review(Review, DrawnPages)
    }

    /// The review of a run that has pairs; else how far it is, or why it has none.
    static func show(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        let paths = try RunPaths(request)
        switch try await sight(request, paths, by: actor) {
        case .underWay(let record):
            return request.page(RunViews.underWay(record, mayCancel: actor.manages(paths.programme), request.reader))
        case .drawn(let page):
            return request.page(page)
        case .review(let review, let drawn):
            var page = ReviewViews.page(review, request.reader)
            page.body = "\(ForbidUndo.html(request, review.record))\(page.body)"
            // The mails of a publication go out without anybody doing anything.
            if review.record.state == .done { drawn.keep(page, request, of: review.record) }
            return request.page(page)
        }
    }

    private static func sight(_ request: PageRequest, _ paths: RunPaths, by actor: Actor) async throws -> Sight {
        let query = ReviewQuery(request.query)
        let (studies, kept) = (request.installation.studies, request.installation.drawnReviews)
        let (french, now) = (request.reader.language == .french, request.now)
        return try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            guard record.state.hasPairs else { return .underWay(record) }
            let drawn = try kept.value(in: tx) { DrawnPages() }
            if let page = drawn.page(request, of: record) { return .drawn(page) }
            let review = try Review(record, query, studies, french: french, by: actor, in: tx, at: now)
            return .review(review, drawn)
        }
    }
}
