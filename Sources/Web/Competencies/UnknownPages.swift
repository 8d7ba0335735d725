import Mentoring
import Storage
import Tables
import Words

/// Names of staff lists that the framework does not know: /competencies/unknown.
enum UnknownPages {
    static let most = 50

    static func list(_ request: PageRequest) async throws -> Answer {
        try await page(request, form: nil, .none)
    }

    /// All decisions of the page at once: another name, a competency of its own, or nothing.
    static func decide(_ request: PageRequest) async throws -> Answer {
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { tx in
                try Competencies.decide(
                    UnknownForm.decisions(form), newFamily: String(form["new_family"].prefix(120)), by: actor, in: tx,
                    at: now)
            }, done: { decided in .redirect(to: Path.unknownCompetencies.query(["decided": String(decided)])) },
            refused: { try await page(request, form: form, Problems($0, in: request.phrases)) })
    }

    /// A name that was set aside waits again.
    static func reconsider(_ request: PageRequest) async throws -> Answer {
        let (actor, now, name) = (try request.actor, request.now, request.form["name"])
        try await request.write { try Competencies.reconsider(unknown: name, by: actor, in: $0, at: now) }
        return .redirect(to: .unknownCompetencies)
    }

    /// The product's own framework, for who has none.
    static func addFramework(_ request: PageRequest) async throws -> Answer {
        let (actor, now) = (try request.actor, request.now)
        try await request.write { try Competencies.addDefault(by: actor, in: $0, at: now) }
        return .redirect(to: .competencies)
    }

    static func export(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        let headings = [phrases("competencies.competency"), phrases("competencies.unknown.bearers")]
        return try await request.export(phrases("competencies.unknown.file"), headings: headings) { tx, write in
            for name in try Competencies.unknown(limit: 100_000, in: tx) {
                try write([.text(name.name), .integer(name.people)])
            }
        }
    }

    private static func page(_ request: PageRequest, form: Form?, _ problems: Problems) async throws -> Answer {
        let view = try await request.read { tx in
            let names = try Competencies.unknown(limit: most, in: tx)
            return UnknownView(
                names: names, count: try Competencies.unknownCount(in: tx), competencies: try Competencies.all(in: tx),
                families: try Competencies.families(in: tx), lacksDefault: try Competencies.lacksDefault(in: tx),
                nearest: try Competencies.nearest(to: names.map(\.key), in: tx),
                setAside: try Competencies.setAside(limit: most, in: tx))
        }
        let decided = Int(request.query["decided"])
        return request.page(UnknownViews.page(view, form, decided: decided, problems, request.reader))
    }
}

struct UnknownView: Sendable {
    let names: [UnknownCompetency]
    let count: Int
    let competencies: [CompetencyRecord]
    let families: [FamilyRecord]
    let lacksDefault: Bool
    /// The competency whose names are most like an unknown one, by its key.
    let nearest: [String: NearestCompetency]
    let setAside: [UnknownCompetency]
}

/// Between the form of unknown names and what the verb takes: rows `name-N`, each with its `choice-N`.
enum UnknownForm {
    static func decisions(_ form: Form) -> [UnknownDecision] {
        (0..<UnknownPages.most).compactMap { row in
            guard let key = form.filled("name-\(row)") else { return nil }
            let chosen = form["choice-\(row)"]
            guard let meaning = meaning(chosen.isEmpty ? form["rest"] : chosen) else { return nil }
            return UnknownDecision(key: key, meaning: meaning, field: "choice-\(row)")
        }
    }

    static func value(_ meaning: UnknownDecision.Meaning) -> String {
        switch meaning {
        case .otherName(let competency): "name:\(competency)"
        case .new(let family): "new:\(family)"
        case .newInNewFamily: "new:"
        case .setAside: "aside"
        }
    }

    private static func meaning(_ value: String) -> UnknownDecision.Meaning? {
        if value == "aside" { return .setAside }
        if value == "new:" { return .newInNewFamily }
        if value.hasPrefix("new:") { return ID(String(value.dropFirst(4))).map { .new(in: $0) } }
        return ID(String(value.dropFirst(5))).map { .otherName(of: $0) }
    }
}
