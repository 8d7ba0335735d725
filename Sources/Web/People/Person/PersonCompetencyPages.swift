import Mentoring
import Storage

/// Editing what a person can do and wants to learn: /people/:person/competencies.
enum PersonCompetencyPages {
    static func edit(_ request: PageRequest) async throws -> Answer {
        try await form(request, chosen: nil, .none)
    }

    static func change(_ request: PageRequest) async throws -> Answer {
        let id = try request.id("person", of: Person.self)
        let (actor, now, form) = (try request.actor, request.now, request.form)
        return try await request.submit(
            { tx in
                let entries = try Competencies.all(retired: true, in: tx).map { entry($0.id, form) }
                _ = try PersonRecord.find(id, in: tx)
                try People.setCompetencies(entries, of: id, source: .hand, by: actor, in: tx, at: now)
            }, done: { _ in .redirect(to: .person(id)) },
            refused: { refusal in
                try await self.form(
                    request, chosen: form.fields.mapValues { $0.first ?? "" }, Problems(refusal, in: request.phrases))
            })
    }

    private static func entry(_ id: ID<Competency>, _ form: Form) -> PersonCompetency {
        let (held, wanted) = (form["held-\(id)"], form["wanted-\(id)"])
        return PersonCompetency(
            id, held: !held.isEmpty, level: Int(held), wanted: !wanted.isEmpty, wantedLevel: Int(wanted))
    }

    private static func form(
        _ request: PageRequest, chosen: [String: String]?, _ problems: Problems
    ) async throws -> Answer {
        let id = try request.id("person", of: Person.self)
        let editing = try await request.read { tx in
            let own = try People.competencies(of: id, in: tx)
            let kept = Set(own.map(\.entry.competency))
            return PersonCompetencyViews.Editing(
                record: try PersonRecord.find(id, in: tx), families: try Competencies.families(in: tx),
                competencies: try Competencies.all(retired: true, in: tx).filter {
                    !$0.isRetired || kept.contains($0.id)
                },
                chosen: chosen ?? stored(own))
        }
        return request.page(PersonCompetencyViews.form(editing, problems, request.reader))
    }

    private static func stored(_ own: [ShownCompetency]) -> [String: String] {
        var chosen: [String: String] = [:]
        for item in own {
            let entry = item.entry
            if entry.held { chosen["held-\(entry.competency)"] = entry.level.map(String.init) ?? "any" }
            if entry.wanted { chosen["wanted-\(entry.competency)"] = entry.wantedLevel.map(String.init) ?? "any" }
        }
        return chosen
    }
}
