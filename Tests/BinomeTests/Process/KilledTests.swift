import Foundation
import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// `kill -9`, as a power cut or the kernel does it. After the restart the work goes on, or was never begun.
@Suite(.serialized) struct `A server that is killed` {
    /// A staff list as human resources export it.
    private func list(_ people: Int) -> [UInt8] {
        var text = "Matricule;Nom;Prénom;Courriel;Service;Site;Responsable;Compétences maîtrisées\n"
        for n in 1...people {
            text += "\(10_000 + n);Nom\(n);Prénom\(n);p\(n)@exemple.fr;Service \(n % 9);Site \(n % 4);"
            text += n == 1 ? ";écoute active\n" : "\(10_000 + (n + 6) / 8);négociation\n"
        }
        return Array(text.utf8)
    }

    @Test(arguments: Engine.allCases)
    func `while it reads a list, reads it again; while it imports one, imports it once`(engine: Engine) async throws {
        try await withProcesses(engine) { ground in
            let people = 20_000
            let person = try await ground.beside.person("Claire", "Morel", roles: [Grant(.manager)])
            let session = try await ground.session(of: person)
            let first = try await ground.start()
            var browser = first.browser(session: session)
            let handed = try await browser.upload(
                "/people/import", file: (field: "file", name: "liste.csv", bytes: list(people)), from: "/people/import")
            let columns = try #require(handed.location)
            let path = String(columns.dropLast("/columns".count))
            let id = try #require(ID<StaffImport>(String(path.suffix(36))))
            func record() async throws -> StaffImportRecord {
                try await ground.database.read { try StaffImportRecord.find(id, in: $0) }
            }
            _ = try await browser.post(columns, ["do": "compare", "full": "no"], from: columns)
            try await ground.wait { try await record().progress > 0 }
            try await first.killed()
            #expect(try await record().state == .reading)
            #expect(try await ground.count("SELECT count(*) AS n FROM person") == 1)

            try await ground.endLeases()
            let second = try await ground.start()
            try await ground.wait { try await record().state != .reading }
            #expect(try await record().state == .ready)
            #expect(try await record().counts?.new == people)
            #expect(try await ground.count("SELECT count(*) AS n FROM staff_import_row") == people)

            browser = second.browser(session: session)
            _ = try await browser.post(path + "/application", from: path)
            try await ground.wait {
                try await ground.count(
                    "SELECT count(*) AS n FROM job WHERE kind = 'staff_list.apply' AND lease_until IS NOT NULL") == 1
            }
            try await second.killed()
            let left = try await ground.count("SELECT count(*) AS n FROM person")
            #expect(left == 1 || left == people + 1, "half a list was imported")

            try await ground.endLeases()
            let third = try await ground.start()
            try await ground.wait { try await record().state == .done }
            #expect(try await ground.count("SELECT count(*) AS n FROM person") == people + 1)
            let notes = try await ground.count(
                "SELECT count(*) AS n FROM audit WHERE action = 'staff_list.imported'")
            #expect(notes == 1)
            #expect(try await third.browser(session: session).get(path).text.contains("importées"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `or a command that is, leaves a list of which a server says that nothing came of it`(
        engine: Engine
    ) async throws {
        try await withProcesses(engine) { ground in
            let path = ground.folder + "/liste.csv"
            try Data(list(7_000)).write(to: URL(filePath: path))
            let command = ["people", "import", path, "--database", ground.database.address.text]
            let process = try ServerProcess.begin(command)
            try await ground.wait {
                try await ground.count("SELECT count(*) AS n FROM staff_import WHERE state = 'reading'") == 1
            }
            kill(process.processIdentifier, SIGKILL)
            try await ground.wait { !process.isRunning }
            let left = try await ground.count("SELECT count(*) AS n FROM person")
            #expect(left == 0 || left == 7_000)
            ground.beside.clock.advance(seconds: 16 * 60)
            try await ground.beside.work()
            let state = left == 0 ? "failed" : "done"
            let ended = try await ground.count(
                "SELECT count(*) AS n FROM staff_import WHERE state = \(.text("state"))", state)
            #expect(ended == 1)
            #expect(try await ground.count("SELECT count(*) AS n FROM staff_import_row") == 0 || left == 7_000)
            let again = try await ServerProcess.run(command)
            #expect(again.code == 0, "\(again.errors)")
            #expect(try await ground.count("SELECT count(*) AS n FROM person") == 7_000)
        }
    }

    /// People whose scores all differ, so that the solver has something to do.
    private func programme(_ ground: ProcessGround, pairs: Int) async throws -> SmallProgramme {
        var people: [Somebody] = []
        for n in 0..<pairs {
            people.append(.mentor("Mentor A\(n)"))
            people.append(.mentee("Mentee B\(n)", wishes: []))
        }
        return try await ground.beside.programme(people)
    }

    private func manager(of programme: SmallProgramme, _ ground: ProcessGround) async throws -> String {
        let person = try await ground.beside.person(
            "Claire", "Morel", roles: [Grant(.manager, programme: programme.id)])
        return try await ground.session(of: person)
    }

    @Test(arguments: Engine.allCases, ["KILL", "TERM"])
    func `or stopped while it computes pairs, computes them after the restart`(
        engine: Engine, signal: String
    ) async throws {
        try await withProcesses(engine) { ground in
            let programme = try await programme(ground, pairs: 300)
            let session = try await manager(of: programme, ground)
            let first = try await ground.start()
            let asked = try await first.browser(session: session).post(programme.runs, from: programme.runs)
            let run = try #require(asked.location)
            try await ground.wait {
                try await ground.count("SELECT count(*) AS n FROM pairing_run WHERE state <> 'waiting'") == 1
            }
            first.send(signal == "TERM" ? SIGTERM : SIGKILL)
            let code = try await first.ended()
            if signal == "TERM" { #expect(code == 0) }
            // Told to stop, it leaves the job to whoever comes next; killed, it could not.
            if signal == "KILL" { try await ground.endLeases() }
            let second = try await ground.start()
            try await ground.wait {
                try await ground.count("SELECT count(*) AS n FROM pairing_run WHERE state = 'done'") == 1
            }
            #expect(try await ground.count("SELECT count(*) AS n FROM pairing_pair") == 300)
            let page = try await second.browser(session: session).get(run)
            #expect(page.status == 200 && page.text.contains("300 binômes formés"))
            #expect(try await ground.count("SELECT count(*) AS n FROM job WHERE state <> 'done'") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `while it publishes, has published all or nothing, and no mail is lost`(engine: Engine) async throws {
        try await withProcesses(engine) { ground in
            let pairs = 60
            let programme = try await programme(ground, pairs: pairs)
            let session = try await manager(of: programme, ground)
            var server = try await ground.start()
            let asked = try await server.browser(session: session).post(programme.runs, from: programme.runs)
            let run = try #require(asked.location)
            try await ground.wait {
                try await ground.count("SELECT count(*) AS n FROM pairing_run WHERE state = 'done'") == 1
            }
            func published() async throws -> Int {
                let counts = [
                    try await ground.count("SELECT count(*) AS n FROM mentorship"),
                    try await ground.count("SELECT count(*) AS n FROM outbox") / 2,
                    try await ground.count("SELECT count(*) AS n FROM pairing_run WHERE state = 'published'") * pairs,
                ]
                #expect(Set(counts).count == 1, "half published: \(counts)")
                return counts[0]
            }
            for milliseconds in [20, 60, 120, 250] where try await published() == 0 {
                let browser = server.browser(session: session)
                let token = try await browser.formToken(at: run)
                let publishing = Task {
                    try await browser.post(run + "/publication", ["version": "1"], token: token)
                }
                try await Task.sleep(for: .milliseconds(milliseconds))
                try await server.killed()
                _ = await publishing.result
                try await ground.endLeases()
                server = try await ground.start()
            }
            if try await published() == 0 {
                _ = try await server.browser(session: session).post(run + "/publication", ["version": "1"], from: run)
            }
            #expect(try await published() == pairs)

            // And once more in the midst of the mails.
            _ = try await ground.mails.received(pairs / 2)
            try await server.killed()
            try await ground.endLeases()
            server = try await ground.start()
            try await ground.wait {
                try await ground.count("SELECT count(*) AS n FROM outbox WHERE state <> 'sent'") == 0
            }
            let messages = ground.mails.messages
            let ids = Set(
                messages.compactMap { $0.firstMatch(of: /(?i)\r\nMessage-ID: ?(<[^>]+>)/).map { String($0.1) } })
            let addressees = Set(
                messages.compactMap { $0.firstMatch(of: /(?i)\r\nTo: ?([^\r]+)/).map { String($0.1) } })
            #expect(ids.count == 2 * pairs && addressees.count == 2 * pairs)
            // Each kill may send one mail twice, under the same Message-ID.
            #expect(messages.count <= 2 * pairs + 5)
        }
    }
}
