import Foundation
import Mentoring
import Storage
import Tables
import Testing

@testable import binome

/// A list handed over by a browser, as a manager does it.
struct ListSession {
    let server: TestServer
    let browser: Browser

    init(_ server: TestServer, language: String = "fr") async throws {
        self.server = server
        browser = try await server.browser(signedInAs: .manager, language: language)
    }

    static let data = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "Data")

    static func sample(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: data.appendingPathComponent(name)))
    }

    /// Hands a file over; the answer is that of the first page.
    func hand(_ bytes: [UInt8], _ name: String = "liste.csv") async throws -> TestAnswer {
        try await browser.upload(
            "/people/import", file: (field: "file", name: name, bytes: bytes), from: "/people/import")
    }

    /// Hands a file over and has it compared: the path of the list.
    func compare(_ bytes: [UInt8], _ name: String = "liste.csv", isFull: Bool = true) async throws -> String {
        let answer = try await hand(bytes, name)
        #expect(answer.status == 303, "\(answer.text)")
        let columns = try #require(answer.location)
        let sent = try await browser.post(columns, ["do": "compare", "full": isFull ? "yes" : "no"], from: columns)
        #expect(sent.status == 303)
        try await server.work()
        return String(columns.dropLast("/columns".count))
    }

    func compare(_ text: String, isFull: Bool = true) async throws -> String {
        try await compare(Array(text.utf8), isFull: isFull)
    }

    /// Imports what was compared.
    func apply(_ path: String) async throws {
        server.clock.advance(seconds: 1)
        let answer = try await browser.post(path + "/application", from: path)
        #expect(answer.status == 303, "\(answer.text)")
        try await server.work()
        server.clock.advance(seconds: 1)
    }

    func record(_ path: String) async throws -> StaffImportRecord {
        let id = try #require(ID<StaffImport>(String(path.suffix(36))))
        return try await server.database.read { try StaffImportRecord.find(id, in: $0) }
    }

    func counts(_ path: String) async throws -> ImportCounts { try #require(try await record(path).counts) }

    /// The person of a staff number.
    func person(_ number: String) async throws -> PersonRecord {
        try await server.database.read { tx in
            try PersonRecord.find(try #require(try People.find(staffNumber: number, in: tx)), in: tx)
        }
    }

    func missing() async throws -> [AbsentPerson] {
        try await server.database.read { try Absences.list(.missing, limit: 100, in: $0) }
    }
}

/// How many rows a test finds in a table.
enum TestCountSQL {
    static let people: Statement = "SELECT COUNT(*) AS n FROM person"
    static let staged: Statement = "SELECT COUNT(*) AS n FROM staff_import_row"
    static let competencies: Statement = "SELECT COUNT(*) AS n FROM person_competency"
}

extension Database {
    func count(_ statement: Statement) async throws -> Int {
        try await read { try $0.row(statement)?.integer("n") ?? -1 }
    }
}
