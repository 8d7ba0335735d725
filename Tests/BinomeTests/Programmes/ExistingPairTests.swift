import Matching
import Mentoring
import Storage
import Testing

@testable import binome

@Suite struct `Pairs that met before` {
    @Test(arguments: Engine.allCases)
    func `come in locked, and each line that cannot says why`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            try await server.person("Adrien", "Colin", email: "adrien@exemple.test")
            try await server.person("Nadia", "Haddad")
            try await server.person("Luc", "Petit")
            try await server.person("Luc", "Petit", email: "luc2@exemple.test")
            let browser = try await server.browser(signedInAs: claire)
            let base = "/programmes/\(programme)/participants/pairs"
            let file = """
                Mentoré;Mentor;Début;Rencontres
                adrien@exemple.test;Nadia Haddad;01/09/2026;4
                Personne Inconnue;Nadia Haddad;01/09/2026;1
                Adrien Colin;Luc Petit;;0
                Nadia Haddad;Adrien Colin;32/01/2026;2
                """
            let preview = try await browser.upload(
                "\(base)/preview", file: ("file", "pairs.csv", Array(file.utf8)), from: base)
            #expect(preview.status == 200)
            #expect(preview.text.contains("Un binôme peut entrer"))
            #expect(preview.text.contains("Ligne 3"))
            #expect(preview.text.contains("plusieurs personnes s’appellent"))
            #expect(preview.text.contains("32/01/2026"))
            // One button stands out, and the lines left out can be saved with their reasons.
            #expect(preview.text.ranges(of: "button--primary").count == 1)
            let line = "5;started;badDate;32/01/2026"
            #expect(preview.text.contains("name=\"line\" value=\"\(line)\""))
            let saved = try await browser.post("\(base)/refused", ["line": line, "format": "csv"], from: base)
            #expect(saved.text.contains("5;début;32/01/2026;") && saved.text.contains("par exemple"))
            let pairs = try #require(preview.field("pairs"))
            #expect(try await browser.post(base, ["pairs": pairs]).status == 303)
            #expect(try await browser.post(base, ["pairs": pairs]).status == 303)
            let overview = try await browser.get("/programmes/\(programme)")
            #expect(overview.text.contains("Un binôme existant"))
            let input = try await server.database.read { [now = server.clock.now] in
                try PairingInput.load(of: programme, in: $0, at: now)
            }
            #expect(input.decisions.map(\.kind) == [.existing])
            #expect(input.mentees.count == 1 && input.mentors.count == 1)
        }
    }

    @Test(arguments: Engine.allCases, ["fr", "en"])
    func `are filled into a template whose examples are skipped where they stay`(
        engine: Engine, language: String
    ) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            try await server.person("Adrien", "Colin")
            try await server.person("Nadia", "Haddad")
            let browser = try await server.browser(signedInAs: claire, language: language)
            let base = "/programmes/\(programme)/participants/pairs"
            let page = try await browser.get(base).text
            for format in ["xlsx", "csv"] {
                #expect(page.contains("\(base)/template?format=\(format)"))
                let template = try await browser.get("\(base)/template?format=\(format)")
                #expect(template.status == 200)
                // As it comes: nothing comes in, and no fault is found.
                let alone = try await browser.upload(
                    "\(base)/preview", file: ("file", "modele.\(format)", template.body), from: base)
                #expect(alone.status == 200 && !alone.text.contains("name=\"line\""))
                #expect(alone.text.contains(language == "fr" ? "2 lignes d’exemple" : "2 example lines"))
            }
            var csv = try await browser.get("\(base)/template?format=csv").body
            let separator = language == "fr" ? ";" : ","
            csv += Array("Adrien Colin\(separator)Nadia Haddad\(separator)\(separator)\r\n".utf8)
            let filled = try await browser.upload("\(base)/preview", file: ("file", "modele.csv", csv), from: base)
            #expect(filled.text.contains(language == "fr" ? "Un binôme peut entrer" : "One pair can be brought in"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `from a file without the two columns are refused with a reason`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            let browser = try await server.browser(signedInAs: claire, language: "en")
            let base = "/programmes/\(programme)/participants/pairs"
            for bytes in [Array("a;b\n1;2\n".utf8), [], [0, 1, 2, 3]] {
                let answer = try await browser.upload("\(base)/preview", file: ("file", "x.csv", bytes), from: base)
                #expect(answer.status == 422)
                #expect(answer.text.contains("field__error"))
            }
        }
    }
}

@Suite struct `The page of rules` {
    @Test(arguments: Engine.allCases)
    func `shows what a change does to a pair, and keeps nothing by showing`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            let mentee = try await server.person("Adrien", "Colin")
            let mentor = try await server.person("Nadia", "Haddad")
            let now = server.clock.now
            try await server.database.write { tx in
                _ = try Participants.add(mentee, as: .mentee, to: programme, by: .product, in: tx, at: now)
                _ = try Participants.add(mentor, as: .mentor, to: programme, by: .product, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: claire)
            let page = try await browser.get("/programmes/\(programme)/rules")
            #expect(page.text.contains("Adrien Colin et Nadia Haddad"))
            #expect(page.text.contains("Score : 50 sur 100") || page.text.contains("50 sur 100"))
            // Nothing is known of wishes, so half of 100; the least score of 80 leaves the one mentee waiting.
            let shown = try await browser.get(
                "/programmes/\(programme)/rules?shown=yes&version=1&weight-wishes=high&least_score=80")
            #expect(shown.text.contains("Avec un score minimal de 80, une personne attendrait."))
            #expect(shown.text.contains("Ce binôme ne serait pas proposé"))
            let kept = try await server.database.read { try ProgrammeRules.load(of: programme, in: $0) }
            #expect(kept.leastScore == nil)
            let refused = try await browser.post(
                "/programmes/\(programme)/rules",
                ["shown": "yes", "version": "1", "least_score": "101", "common_language": "yes"])
            #expect(refused.status == 422)
            #expect(refused.field("least_score") == "101")
        }
    }

    @Test(arguments: Engine.allCases)
    func `weighs on one scale, refuses to weigh nothing, and shows a pair that the rules allow`(
        engine: Engine
    ) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            let now = server.clock.now
            try await server.database.write { tx in
                // Adrien's only mentor is his own manager: as an example, Bruno comes before him.
                let boss = try People.add(
                    PersonInput(firstName: "Zoé", lastName: "Chef"), by: .product, in: tx, at: now)
                var adrien = PersonInput(firstName: "Adrien", lastName: "Aubert")
                adrien.manager = boss
                let mentees = try [adrien, PersonInput(firstName: "Bruno", lastName: "Blin")].map {
                    try People.add($0, by: .product, in: tx, at: now)
                }
                for mentee in mentees {
                    _ = try Participants.add(mentee, as: .mentee, to: programme, by: .product, in: tx, at: now)
                }
                _ = try Participants.add(boss, as: .mentor, to: programme, by: .product, in: tx, at: now)
            }
            let browser = try await server.browser(signedInAs: claire)
            let path = "/programmes/\(programme)/rules"
            let page = try await browser.get(path)
            #expect(
                page.text.contains("Bruno Blin et Zoé Chef") && !page.text.contains("Ce binôme ne serait pas proposé"))
            #expect(page.text.contains("fort <small>100</small>") && page.text.contains("faible <small>20</small>"))
            // "number" opens with what holds now; the score says of how many points.
            #expect(page.field("number-competencies") == "100" && page.field("number-site") == "0")
            #expect(page.text.contains("<span class=\"score__value\">50 sur 100</span>"))
            var off: [(String, String)] = [("shown", "yes"), ("version", "1")]
            for criterion in Criterion.allCases { off.append(("weight-\(criterion.rawValue)", "off")) }
            let query = off.map { "\($0)=\($1)" }.joined(separator: "&")
            #expect(try await browser.get("\(path)?\(query)").text.contains("Aucun critère ne compte"))
            let nothing = try await browser.post(path, ["shown": "yes", "version": "1", "weight-competencies": "off"])
            #expect(nothing.status == 422 && nothing.text.contains("Donnez du poids à un critère au moins"))
            let saved = try await browser.post(path, ["shown": "yes", "version": "1", "weight-site": "high"])
            let after = try await browser.get(saved.location ?? "").text
            #expect(after.contains("Les règles sont enregistrées") && after.contains("Voir qui attendrait"))
            // What comes next is one press away, and asks for the pairs by what was saved.
            #expect(after.contains("action=\"/programmes/\(programme)/pairing-runs\""))
            let asked = try await browser.post("/programmes/\(programme)/pairing-runs", from: saved.location ?? "")
            #expect(asked.status == 303 && asked.location?.contains("/pairing-runs/") == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func `excludes a pair by name and lifts it again`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let claire = try await server.person("Claire", "Morel")
            let programme = try await server.programme(by: claire)
            let adrien = try await server.person("Adrien", "Colin")
            let nadia = try await server.person("Nadia", "Haddad")
            let browser = try await server.browser(signedInAs: claire)
            let path = "/programmes/\(programme)/exclusions"
            let typo = try await browser.post(path, ["one": "Adrien Colin", "other": "Nadja", "reason": "r"])
            #expect(typo.status == 422)
            #expect(typo.field("one") == "Adrien Colin")
            #expect(try await browser.post(path, ["one": "Adrien Colin", "other": "Nadia Haddad"]).status == 303)
            #expect(try await browser.post(path, ["one": "Nadia Haddad", "other": "Adrien Colin"]).status == 422)
            #expect(try await browser.get(path).text.contains("Une paire exclue"))
            let lifted = try await browser.post(
                "\(path)/removals", ["one": nadia.text, "other": adrien.text], from: path)
            #expect(lifted.status == 303)
            #expect(try await browser.get(path).text.contains("Aucune paire exclue"))
        }
    }
}
