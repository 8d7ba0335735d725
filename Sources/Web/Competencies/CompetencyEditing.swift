import Mentoring
import Storage

/// Adding and changing a competency.
enum CompetencyEditing {
    static let pages = EditingPages<Competency>(
        parameter: "competency", path: { .competency($0) },
        shown: { id, tx in CompetencyForm.shown(try CompetencyInput(Competencies.find(id, in: tx), in: tx)) },
        added: { form, actor, tx, now in
            try Refusals.gather { refusals in
                let input = try CompetencyForm.input(form, &refusals, by: actor, in: tx, at: now)
                return try Competencies.add(input, by: actor, in: tx, at: now)
            }
        },
        changed: { id, form, actor, tx, now in
            try Refusals.gather { refusals in
                let input = try CompetencyForm.input(form, &refusals, by: actor, in: tx, at: now)
                try Competencies.change(id, to: input, by: actor, in: tx, at: now)
            }
        }, page: page)

    @Sendable private static func page(
        _ id: ID<Competency>?, _ form: Form, _ problems: Problems, _ request: PageRequest
    ) async throws -> Page {
        let (record, families) = try await request.read { tx in
            (try id.map { try Competencies.find($0, in: tx) }, try Competencies.families(in: tx))
        }
        return CompetencyFormViews.page(record, families, form, problems, request.reader)
    }
}

/// Between the form of a competency and what the verbs take.
enum CompetencyForm {
    static let longest = 1_000

    static func input(
        _ form: Form, _ refusals: inout Refusals, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws -> CompetencyInput {
        let new = BothLanguages(fr: short(form["family_fr"]), en: short(form["family_en"]))
        let family: ID<CompetencyFamily>
        if !new.isEmpty {
            family = try Competencies.family(new, by: actor, in: tx, at: now)
        } else if let chosen = ID<CompetencyFamily>(form["family"]) {
            family = chosen
        } else {
            refusals.refuse("refusal.required", field: "family")
            family = ID(at: now)
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
