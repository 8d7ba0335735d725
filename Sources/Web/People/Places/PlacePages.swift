import Mentoring
import Storage

/// Sites: /people/sites.
enum SitePages {
    static func list(_ request: PageRequest) async throws -> Answer {
        try await page(request, typed: nil, .none)
    }

    static func change(_ request: PageRequest) async throws -> Answer {
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { tx in
                try Refusals.gather { refusals in
                    // Only what was changed, or said for the first time, is written, and told in the audit.
                    for site in try Sites.all(in: tx) where form.fields["zone-\(site.id)"] != nil {
                        let (zone, language) = (form.filled("zone-\(site.id)"), form.filled("language-\(site.id)"))
                        guard site.isOpen || zone != site.timeZone || language != site.language else { continue }
                        try refusals.check {
                            try Sites.set(site.id, timeZone: zone, language: language, by: actor, in: tx, at: now)
                        }
                    }
                }
            }, done: { _ in .redirect(to: .sites) },
            refused: { try await page(request, typed: form, Problems($0, in: request.phrases)) })
    }

    private static func page(
        _ request: PageRequest, typed: Form?, _ problems: Problems
    ) async throws -> Answer {
        let (sites, counts, organisation) = try await request.read { tx in
            (try Sites.all(in: tx), try Sites.counts(in: tx), try Organisation.read(in: tx))
        }
        return request.page(
            SiteViews.page(sites, counts, within: organisation, typed: typed, problems, request.reader))
    }
}

/// Grades: /people/grades.
enum GradePages {
    static func list(_ request: PageRequest) async throws -> Answer {
        try await page(request, .none)
    }

    /// Ranks come as numbers beside each grade; an empty one has none.
    static func rank(_ request: PageRequest) async throws -> Answer {
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { tx in
                try Refusals.gather { refusals in
                    var ranks: [ID<Grade>: Int] = [:]
                    for grade in try Grades.all(in: tx) where form.filled("rank-\(grade.id)") != nil {
                        ranks[grade.id] = try refusals.read(else: 0) {
                            try form.integer("rank-\(grade.id)", in: 0...999)
                        }
                    }
                    try Grades.rank(ranks, by: actor, in: tx, at: now)
                }
            }, done: { _ in .redirect(to: .grades) },
            refused: { try await page(request, Problems($0, in: request.phrases)) })
    }

    static func merge(_ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        let (from, into) = (ID<Grade>(request.form["from"]), ID<Grade>(request.form["into"]))
        return try await request.submit(
            { tx in
                try Refusals.gather { refusals in
                    if from == nil { refusals.refuse("refusal.required", field: "from") }
                    if into == nil { refusals.refuse("refusal.required", field: "into") }
                    guard let from, let into else { throw refusals.all }
                    try Grades.merge(from, into: into, by: actor, in: tx, at: now)
                }
            }, done: { _ in .redirect(to: .grades) },
            refused: { try await page(request, Problems($0, in: request.phrases)) })
    }

    private static func page(_ request: PageRequest, _ problems: Problems) async throws -> Answer {
        let (grades, counts) = try await request.read { (try Grades.all(in: $0), try Grades.counts(in: $0)) }
        return request.page(GradeViews.page(grades, counts, request.form, problems, request.reader))
    }
}
