import HTTPTypes
import Mentoring
import NIOPosix
import Storage
import Words

/// What the page of rules shows.
struct RulesView: Sendable {
    let record: ProgrammeRecord
    let isSaved: Bool
    let typed: Form
    /// That of the page when it was first shown; the present one where somebody saved meanwhile.
    let version: Int
    let effect: RulesEffect
    let rules: ProgrammeRules
    /// What is typed and not what is kept.
    let unsaved: [RuleChange]
    /// Somebody else saved rules since the page was shown: who, and when.
    let meanwhile: ProgrammeEvent?
    let isConflict: Bool
    let sentences: ReasonSentences
}

/// /programmes/:programme/rules: what must hold, what weighs how much, and what a change does.
enum RulesPages {
    /// How the page comes to be shown.
    private enum Occasion { case asked, refused, conflict }

    static func show(_ request: PageRequest) async throws -> Answer {
        do { return try await page(request.query, request, .none) } catch let refusal as Refusal {
            return try await page(request.query, request, Problems(refusal, in: request.phrases), .refused)
        }
    }

    static func change(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let form = request.form
        let version = Int(form["version"]) ?? 0
        do {
            return try await request.submit(
                { tx in
                    try ProgrammeReach.requireWhole(actor, in: id)
                    let rules = try RulesForm.rules(form, over: ProgrammeRules.load(of: id, in: tx))
                    try Programmes.setRules(id, to: rules, version: version, by: actor, in: tx, at: now)
                }, done: { .redirect(to: Path.programmeRules(id).query(["saved": "yes"])) },
                refused: { try await page(form, request, Problems($0, in: request.phrases), .refused) })
        } catch is ChangedMeanwhile {
            var answer = try await page(form, request, .none, .conflict)
            answer.status = .conflict
            return answer
        }
    }

    private static func page(
        _ form: Form, _ request: PageRequest, _ problems: Problems, _ occasion: Occasion = .asked
    ) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let language = request.reader.language.rawValue
        let version = Int(form["version"])
        let (record, loaded, dictionary, since) = try await request.read { tx in
            let loaded = try RulesEffect.load(id, for: actor, in: tx, at: now)
            let record = try ProgrammeRecord.find(id, for: actor, in: tx)
            let since = try Programmes.changes(of: record, since: version ?? record.version, in: tx)
            return (record, loaded, try NameBook(language, in: tx), since)
        }
        let rules = occasion == .refused ? loaded.input.rules : try RulesForm.rules(form, over: loaded.input.rules)
        let (mentee, mentor) = (ID<Participant>(form["mentee"]), ID<Participant>(form["mentor"]))
        // Scores of all pairs are computed here: never on the threads that answer requests.
        let effect = try await NIOThreadPool.singleton.runIfActive {
            try RulesEffect.study(loaded.input, rules: rules, names: loaded.names, mentee: mentee, mentor: mentor)
        }
        let names = dictionary.names(effect.scores, loaded.names, request.phrases)
        let view = RulesView(
            record: record, isSaved: form.filled("saved") != nil,
            typed: form.filled("shown") == nil ? RulesForm.form(rules) : form,
            version: occasion == .conflict ? record.version : version ?? record.version, effect: effect, rules: rules,
            unsaved: loaded.input.rules.changes(to: rules),
            meanwhile: since.first { $0.action == "programme.rules_set" }, isConflict: occasion == .conflict,
            sentences: ReasonSentences(request.phrases, names: names))
        return request.page(RulesViews.page(view, problems, request.reader))
    }
}

/// The names of what reasons mention.
struct NameBook: Sendable {
    private let competencies: [ID<Competency>: String]
    private let sites: [ID<Site>: String]
    private let departments: [ID<Department>: String]

    init(_ language: String, in tx: Transaction) throws {
        competencies = Dictionary(
            try Competencies.all(in: tx).map { ($0.id, $0.name.text(in: language)) }
        ) { first, _ in first }
        sites = Dictionary(try Sites.all(in: tx).map { ($0.id, $0.name) }) { first, _ in first }
        departments = Dictionary(try Departments.all(in: tx).map { ($0.id, $0.name) }) { first, _ in first }
    }

    func names(
        _ scores: PairingScores, _ people: [ID<Participant>: String], _ phrases: Phrases
    ) -> ReasonSentences.Names {
        @Sendable func at<T: Sendable>(_ list: [T], _ index: Int) -> T? {
            list.indices.contains(index) ? list[index] : nil
        }
        return ReasonSentences.Names(
            competency: { index in at(scores.competencies, index).flatMap { competencies[$0] } ?? "" },
            language: { index in at(scores.languages, index).map { phrases.languageName($0) } ?? "" },
            hope: { index in at(scores.hopes, index).map { phrases("hope.\($0)") } ?? "" },
            mentee: { index in at(scores.input.mentees, index).flatMap { people[$0.participant] } ?? "" },
            mentor: { index in at(scores.input.mentors, index).flatMap { people[$0.participant] } ?? "" },
            site: { index in at(scores.sites, index).flatMap { sites[$0] } ?? "" },
            department: { index in at(scores.departments, index).flatMap { departments[$0] } ?? "" })
    }
}
