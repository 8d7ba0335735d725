import Foundation
import HTTPTypes
import Mentoring
import Storage
import Tables
import TestEngines
import Testing

@testable import Web

/// Files that are no lists, or odd ones, by the page and by the command: each is answered with a sentence in the
/// reader's language, and nothing is half done.
@Suite struct `Bad files` {
    @Test(arguments: ["fr", "en"], BadFile.all)
    func `The page says what is wrong, names the file and keeps nothing`(language: String, file: BadFile) async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server, language: language)
            let answer = try await session.hand(try file.bytes(), file.name)
            #expect(answer.status == 422)
            #expect(answer.text.contains(language == "fr" ? file.french : file.english), "\(said(answer))")
            #expect(answer.text.contains(file.name))
            #expect(answer.text.contains("id=\"field-file\""), "another file may be chosen at once")
            #expect(try await server.database.read { try StaffImportRecord.history(limit: 10, in: $0) }.isEmpty)
            #expect(try await server.database.count(TestCountSQL.people) == 1)
            let spool = try FileManager.default.contentsOfDirectory(atPath: server.installation.settings.spool)
            #expect(spool == ["master.key"], "no file is left behind")
        }
    }

    private func said(_ answer: TestAnswer) -> String {
        answer.text.range(of: "error-summary").map { String(answer.text[$0.lowerBound...].prefix(300)) } ?? answer.text
    }

    @Test(arguments: ["fr", "en"], BadFile.all)
    func `The command says the same, ends with 1 and makes no database`(language: String, file: BadFile) async throws {
        try await withFolder { folder in
            let path = "\(folder)/\(file.name)"
            try Data(try file.bytes()).write(to: URL(filePath: path))
            let answer = try await ServerProcess.run(
                "people", "import", path, "--database", "sqlite:\(folder)/a.sqlite", "--language", language, "--json")
            #expect(answer.code == 1)
            #expect(answer.errors.contains(language == "fr" ? file.french : file.english), "\(answer.errors)")
            #expect(answer.output.hasPrefix("{\"error\":{\"key\":\""), "\(answer.output)")
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/a.sqlite"))
        }
    }

    @Test(arguments: ["fr", "en"])
    func `Odd lists are read, and the page says what was done`(language: String) async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server, language: language)
            for file in BadFile.odd {
                let path = try await session.compare(file.list, file.name, isFull: false)
                let page = try await session.browser.get(path).text
                #expect(page.contains(language == "fr" ? file.french : file.english), "\(file.name)")
                try await session.apply(path)
                let directory = try await session.browser.get("/people").text
                for person in file.people {
                    let name = person.split(separator: " ").map(String.init)
                    #expect(directory.contains(listed(name[0], name[1])), "\(file.name): \(person)")
                }
            }
        }
    }

    @Test(arguments: ["fr", "en"])
    func `Odd lists are read by the command, which says what was done`(language: String) async throws {
        try await withFolder { folder in
            for file in BadFile.odd {
                let path = "\(folder)/\(file.name)"
                try Data(file.list).write(to: URL(filePath: path))
                let answer = try await ServerProcess.run(
                    "people", "import", path, "--dry-run", "--database", "sqlite:\(folder)/none", "--language", language
                )
                #expect(answer.code == 0)
                #expect(answer.output.contains(language == "fr" ? file.french : file.english), "\(answer.output)")
            }
        }
    }

    // MARK: headings alone

    @Test(arguments: [("fr", "personne en dessous"), ("en", "nobody below")])
    func `Headings alone are looked at, then told to be empty`(language: String, sentence: String) async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server, language: language)
            let path = try await session.compare("Matricule;Nom;Prénom;Courriel\n")
            #expect(try await session.record(path).state == .failed)
            #expect(try await session.browser.get(path).text.contains(sentence))
            #expect(try await server.database.count(TestCountSQL.people) == 1)
        }
        try await withFolder { folder in
            try Data("Matricule;Nom;Prénom;Courriel\n".utf8).write(to: URL(filePath: "\(folder)/titres.csv"))
            let answer = try await ServerProcess.run(
                "people", "import", "\(folder)/titres.csv", "--database", "sqlite:\(folder)/a.sqlite", "--full",
                "--language", language)
            #expect(answer.code == 1)
            #expect(answer.errors.contains(sentence))
        }
    }

    // MARK: columns of one meaning

    @Test(arguments: [
        (
            "fr", "ligne 3 : « column Name » ne se comprend pas", "ligne 1 : on attend « columns »",
            "ne peut pas être lu"
        ),
        ("en", "line 3: “column Name” cannot be understood", "line 1: “columns”", "cannot be read"),
    ])
    func
        `A mapping that cannot be read is refused with the line and what was expected; a sound one is taken, and told of in the help`(
            language: String, line: String, first: String, absent: String
        ) async throws
    {
        try await withFolder { folder in
            let list = "Family;Given;Room\nMorel;Anne;12\n"
            try Data(list.utf8).write(to: URL(filePath: "\(folder)/liste.csv"))
            func run(_ mapping: String?) async throws -> (code: Int32, output: String, errors: String) {
                if let mapping { try Data(mapping.utf8).write(to: URL(filePath: "\(folder)/columns")) }
                return try await ServerProcess.run(
                    "people", "import", "\(folder)/liste.csv", "--mapping", "\(folder)/columns", "--dry-run", "--json",
                    "--database", "sqlite:\(folder)/none", "--language", language)
            }
            for (mapping, expected) in [
                (nil, absent), ("columns\t1\ncolumn\tlastName\tFamily\ncolumn Name\n", line), ("column\n", first),
            ] {
                let answer = try await run(mapping)
                let plain = answer.errors.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
                #expect(answer.code == 1 && plain.contains(expected), "\(plain)")
                #expect(!plain.contains("⟦") && (expected != line || plain.contains("workingTime")), "\(plain)")
            }
            // As an editor of Windows saves it.
            let good = ["columns\t1", "column\tlastName\tFamily", "column\tfirstName\tGiven", "column\t-\tRoom", ""]
            let answer = try await run("\u{FEFF}" + good.joined(separator: "\r\n"))
            #expect(answer.code == 0 && answer.output.contains("\"new\":1"), "\(answer.errors) \(answer.output)")
            // A column that the list does not have would be passed over: it is named, and nothing is read.
            let other = try await run((good.dropLast() + ["column\taddress\tHome page"]).joined(separator: "\n"))
            #expect(other.code == 1 && other.errors.contains("Home page"), "\(other.errors)")
            #expect(other.output.contains("\"key\":\"import.mapping.no_column\""), "\(other.output)")
            let help = try await ServerProcess.run("people", "import", "--help")
            #expect(help.output.contains("printf 'columns\\t1\\ncolumn\\tfullName\\tWho"), "\(help.output)")
        }
    }

    @Test(arguments: [
        ("fr", "« Mail » a le même sens que « Courriel »"), ("en", "“Mail” means the same as “Courriel”"),
    ])
    func `A mapping that gives one meaning to two columns is refused by the command, as on the page`(
        language: String, sentence: String
    ) async throws {
        try await withFolder { folder in
            let headings = [("number", "Matricule"), ("lastName", "Nom"), ("firstName", "Prénom")]
            let managers = [("manager", "Chef"), ("manager", "Son courriel")]
            func run(_ addresses: [(String, String)]) async throws -> (code: Int32, output: String, errors: String) {
                let columns = (headings + addresses + managers).map { "column\t\($0.0)\t\($0.1)\n" }.joined()
                try Data("columns\t1\n\(columns)".utf8).write(to: URL(filePath: "\(folder)/columns"))
                let list =
                    "Matricule;Nom;Prénom;Courriel;Mail;Chef;Son courriel\n1;Morel;Anne;a@exemple.fr;b@exemple.fr;;\n"
                try Data(list.utf8).write(to: URL(filePath: "\(folder)/liste.csv"))
                return try await ServerProcess.run(
                    "people", "import", "\(folder)/liste.csv", "--mapping", "\(folder)/columns", "--dry-run",
                    "--database", "sqlite:\(folder)/none", "--language", language)
            }
            let twice = try await run([("address", "Courriel"), ("address", "Mail")])
            #expect(twice.code == 1)
            let plain = twice.errors.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
            #expect(plain.contains(sentence), "\(twice.errors)")
            #expect(try await run([("address", "Courriel"), ("-", "Mail")]).code == 0, "a manager may be named twice")
        }
    }

    /// PostgreSQL cannot put such a number in an index: the whole list would fail for one cell.
    @Test(arguments: Engine.allCases)
    func `A staff number without end is refused on its line, and the others come in`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            let endless = (0..<900).map { String($0 * 7_919_317, radix: 36) }.joined()
            let path = try await session.compare(
                "Matricule;Nom;Prénom\n\(endless);Zola;Anne\n\(String(repeating: "9", count: 60));Petit;Luc\n",
                isFull: false)
            #expect(try await session.browser.get(path).text.contains("matricule de plus de 60 caractères"))
            try await session.apply(path)
            #expect(
                try await server.count("SELECT count(*) AS count FROM person WHERE last_name IN ('Zola', 'Petit')") == 1
            )
        }
    }

    // MARK: 200 MB

    /// Two hundred megabytes of which the disk holds nothing.
    private static let large = 200 << 20

    @Test(arguments: [("fr", "50\u{A0}Mo"), ("en", "50\u{A0}MB")])
    func `A file of 200 MB is refused before it is read, with the size allowed`(
        language: String, limit: String
    ) async throws {
        try await withServer(.sqlite) { server in
            let session = try await ListSession(server, language: language)
            let answer = try await session.browser.send(
                .post, "/people/import",
                headers: [
                    .contentType: "multipart/form-data; boundary=x", .contentLength: String(Self.large),
                ], body: [])
            #expect(answer.status == 413)
            #expect(answer.text.contains(limit))
            let start = try await session.browser.get("/people/import").text
            #expect(start.contains("data-most=\"\(Imports.limits.fileBytes)\""), "a script says so before it is sent")
        }
    }

    @Test(arguments: [("fr", "50\u{A0}Mo"), ("en", "50\u{A0}MB")])
    func `A file of 200 MB is refused by the command`(language: String, limit: String) async throws {
        try await withFolder { folder in
            let path = "\(folder)/immense.csv"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(truncate(path, off_t(Self.large)) == 0)
            let answer = try await ServerProcess.run(
                "people", "import", path, "--dry-run", "--database", "sqlite:\(folder)/none", "--language", language)
            #expect(answer.code == 1)
            #expect(answer.errors.contains(limit), "\(answer.errors)")
        }
    }
}
