import Mentoring
import Storage
import Words

/// Opening a programme: choose a template or an earlier programme, then one form.
enum ProgrammeOpening {
    static func new(_ request: PageRequest) async throws -> Answer {
        let actor = try request.actor
        if let key = request.query.filled("template") {
            guard let template = try ProgrammeTemplate.embedded().first(where: { $0.key == key }) else {
                throw NotFound()
            }
            let form = ProgrammeForm(template, language: request.reader.language.rawValue, today: request.reader.today)
            return try await page(form, request)
        }
        if request.query.filled("blank") != nil {
            return try await page(ProgrammeForm(blankFrom: request.reader.today), request)
        }
        if let id = ID<Programme>(request.query["from"]) {
            let earlier = try await request.read { tx in
                try ProgrammeReach.requireWhole(actor, in: id)
                return try ProgrammeRecord.find(id, for: actor, in: tx)
            }
            return try await page(ProgrammeForm(copyOf: earlier, today: request.reader.today), request)
        }
        let earlier = try await request.read { try Programmes.list(for: actor, in: $0) }.filter {
            $0.reach?.isWhole == true
        }
        return request.page(OpeningViews.choice(try ProgrammeTemplate.embedded(), earlier: earlier, request.reader))
    }

    static func open(_ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        let form = ProgrammeForm(request.form)
        let template = try ProgrammeTemplate.embedded().first { $0.key == request.form["template"] }
        let source = ID<Programme>(request.form["from"])
        return try await request.submit(
            { tx in
                try Refusals.gather { refusals in
                    let input = try form.input(&refusals)
                    if let source {
                        return try Programmes.copy(
                            source, as: input, daysAreMeant: form.daysAreMeant, by: actor, in: tx, at: now)
                    }
                    let rules = template.map { ProgrammeRules($0) } ?? .usual
                    return try Programmes.create(
                        input, rules: rules, template: template?.key, daysAreMeant: form.daysAreMeant, by: actor,
                        in: tx, at: now)
                }
            }, done: { .redirect(to: .programme($0)) },
            refused: { try await page(form.refused($0), request, Problems($0, in: request.phrases)) })
    }

    private static func page(
        _ form: ProgrammeForm, _ request: PageRequest, _ problems: Problems = .none
    ) async throws -> Answer {
        let languages = try await request.read { try Directory.languages(in: $0) }
        return request.page(OpeningViews.form(form, languages: languages, problems, request.reader))
    }
}

extension ProgrammeRules {
    /// With no template: the weights that serve most programmes.
    static var usual: ProgrammeRules {
        ProgrammeRules(weights: [
            "competencies": "high", "wishes": "high", "language": "medium", "availability": "medium", "site": "low",
            "departmentVariety": "low", "seniorityGap": "low", "sharedHopes": "medium",
        ])
    }
}
