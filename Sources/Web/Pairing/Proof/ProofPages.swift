import HTTPTypes
import Mentoring
import Storage
import Words

/// Why no other pairs would do better, in plain words and in figures that anybody can check.
enum ProofPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        let (record, sum, decisions) = try await read(request) { record, study in
            (record, ProofSum(study), study.handDecisions().count)
        }
        let isWhole = try request.actor.manages(record.programme)
        return request.page(
            ProofViews.page(record, sum, decisions: decisions, withFiles: isWhole, request.reader))
    }

    /// The certificate, and the tables that it is checked against.
    static func file(_ request: PageRequest) async throws -> Answer {
        let name = request.parameters["file"] ?? ""
        guard let file = ProofFile(rawValue: name) else { throw NotFound() }
        let bytes = try await read(request) { _, study in try file.bytes(study) }
        return .file(
            .bytes(bytes), name: name, type: name.hasSuffix(".json") ? "application/json" : "text/csv; charset=utf-8")
    }

    private static func read<T: Sendable>(
        _ request: PageRequest, _ body: @escaping @Sendable (RunRecord, RunStudy) throws -> T
    ) async throws -> T {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let studies = request.installation.studies
        return try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            return try body(record, studies.study(record, in: tx))
        }
    }
}

enum ProofViews {
    static func page(
        _ record: RunRecord, _ sum: ProofSum, decisions: Int, withFiles: Bool, _ reader: Reader
    ) -> Page {
        let phrases = reader.phrases
        let proved =
            decisions == 0
            ? phrases("pairing.proof.title") : phrases("pairing.proof.title_around", ["count": .number(decisions)])
        let paths = RunPaths(record)
        let files = ProofFile.allCases.map { file -> HTML in
            "<li><a href=\"\(paths.proofFile(file.rawValue))\">\(file.rawValue)</a> – \(phrases("pairing.proof.file.\(file.key)"))</li>"
        }
        return Page(
            title: record.isProven ? proved : phrases("pairing.proof.title_missing"),
            lead: phrases(record.isProven ? "pairing.proof.lead" : "pairing.proof.lead_missing"),
            trail: RunFrame.trail(record, phrases), section: .programmes,
            body: """
                \(RunFrame.tabs(record.programme, reader))
                \(figures(sum, phrases))<details class="more"><summary>\(phrases("pairing.proof.detail"))</summary><div class="columns"><div class="columns__main"><section class="card">
                <h2>\(phrases("pairing.proof.idea"))</h2>
                <p>\(phrases("pairing.proof.idea_1"))</p>
                <p>\(phrases("pairing.proof.idea_2", ["bonus": .text(phrases.number(sum.bonus))]))</p>
                <p>\(phrases("pairing.proof.idea_3"))</p>
                </section>\(withFiles ? check(files, phrases) : .nothing)</div>
                <aside class="columns__aside" aria-label="\(phrases("pairing.proof.figures"))"><section class="card">
                <h2>\(phrases("pairing.proof.figures"))</h2><dl class="facts facts--figures">
                \(fact("pairing.proof.places", sum.menteePrices, phrases))\(fact("pairing.proof.capacities", sum.mentorPrices, phrases))
                \(fact("pairing.proof.excess", sum.excess, phrases))\(fact("pairing.proof.bound", sum.bound, phrases))
                \(fact("pairing.proof.reached", sum.reached, phrases))</dl>
                </section></aside></div></details>
                """)
    }

    /// The two numbers that are the proof, once they are the same.
    private static func figures(_ sum: ProofSum, _ phrases: Phrases) -> HTML {
        let stats = [("reached", sum.reached), ("ceiling", sum.bound)].map { key, number -> HTML in
            """
            <div class="stat"><p class="stat__figure">\(phrases.number(number))</p><p class="stat__label">\(phrases("pairing.proof.\(key)"))</p></div>
            """
        }
        return """
            <section class="card"><div class="stats stats--wide">\(stats)</div>
            <p>\(phrases(sum.bound == sum.reached ? "pairing.proof.equal" : "pairing.proof.unequal"))</p></section>
            """
    }

    /// The files with which anybody can do the sum again; for who runs the whole programme.
    private static func check(_ files: [HTML], _ phrases: Phrases) -> HTML {
        """
        <section class="card"><h2>\(phrases("pairing.proof.check"))</h2>
        <p>\(phrases("pairing.proof.check_note"))</p><ul class="plain">\(files)</ul>
        <p class="confidence"><code>binome match verify --scores scores.csv --mentees mentees.csv --mentors mentors.csv \
        --pairs pairs.csv --certificate certificate.json</code></p></section>
        """
    }

    private static func fact(_ key: String, _ value: Int, _ phrases: Phrases) -> HTML {
        "<div><dt>\(phrases(key))</dt><dd>\(phrases.number(value))</dd></div>"
    }
}
