import Mentoring
import Storage

/// Adding and changing a competency.
enum CompetencyEditingPages {
    static func new(_ request: PageRequest) async throws -> Answer {
        try await page(request, nil, form: Form(), .none)
    }

    static func add(_ request: PageRequest) async throws -> Answer {
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { tx in
                try Competencies.add(CompetencyForm.input(form, by: actor, in: tx, at: now), by: actor, in: tx, at: now)
            }, done: { id in .redirect(to: .competency(id)) },
            refused: { try await page(request, nil, form: form, Problems($0, in: request.phrases)) })
    }

    static func edit(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("competency", of: Competency.self)
        let form = try await request.read { tx in
            CompetencyForm.shown(try CompetencyInput(Competencies.find(id, in: tx), in: tx))
        }
        return try await page(request, id, form: form, .none)
    }

    static func change(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("competency", of: Competency.self)
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { tx in
                let input = try CompetencyForm.input(form, by: actor, in: tx, at: now)
                try Competencies.change(id, to: input, by: actor, in: tx, at: now)
            }, done: { _ in .redirect(to: .competency(id)) },
            refused: { try await page(request, id, form: form, Problems($0, in: request.phrases)) })
    }

    private static func page(
        _ request: PageRequest, _ id: ID<Competency>?, form: Form, _ problems: Problems
    ) async throws -> Answer {
        let (record, families) = try await request.read { tx in
            (try id.map { try Competencies.find($0, in: tx) }, try Competencies.families(in: tx))
        }
        return request.page(CompetencyFormViews.page(record, families, form, problems, request.reader))
    }
}

/// Between the form of a competency and what the verbs take.
enum CompetencyForm {
    static let longest = 1_000

    static func input(_ form: Form, by actor: Actor, in tx: Transaction, at now: Instant) throws -> CompetencyInput {
        let new = BothLanguages(fr: short(form["family_fr"]), en: short(form["family_en"]))
        let family: ID<CompetencyFamily>
        if !new.isEmpty {
            family = try Competencies.addFamily(new, by: actor, in: tx, at: now)
        } else if let chosen = ID<CompetencyFamily>(form["family"]) {
            family = chosen
        } else {
            throw Refusal("refusal.required", field: "family")
        }
        return CompetencyInput(
            family: family, name: BothLanguages(fr: short(form["name_fr"]), en: short(form["name_en"])),
            definition: long("definition", form), levels: (0...5).map { long("level_\($0)", form) },
            synonyms: Competencies.split(synonyms: form["synonyms"]))
    }

    static func shown(_ input: CompetencyInput) -> Form {
        var form = Form([
            "family": [input.family.text], "name_fr": [input.name.fr], "name_en": [input.name.en],
            "definition_fr": [input.definition.fr], "definition_en": [input.definition.en],
            "synonyms": [input.synonyms.joined(separator: "\n")],
        ])
        for (level, behaviour) in input.levels.enumerated() {
            form["level_\(level)_fr"] = behaviour.fr
            form["level_\(level)_en"] = behaviour.en
        }
        return form
    }

    private static func long(_ name: String, _ form: Form) -> BothLanguages {
        BothLanguages(fr: String(form[name + "_fr"].prefix(longest)), en: String(form[name + "_en"].prefix(longest)))
    }

    private static func short(_ text: String) -> String { String(text.prefix(120)) }
}
