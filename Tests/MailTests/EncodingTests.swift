import Foundation
import Mail
import TestMail
import Testing

@Suite("Messages as another program reads them")
struct EncodingTests {
    /// Sends the message to a real server and returns what Python's email package made of it.
    private func roundTrip(_ message: MailMessage) async throws -> ReceivedMail {
        let test = try TestMailServer()
        let sender = MailSender(MailServer(host: "127.0.0.1", port: test.port, security: .none))
        guard case .accepted = await sender.send(message) else { throw TestServerFailure.ended }
        let mail = try test.received()
        #expect(mail.defects == [])
        #expect(mail.bare == 0)
        return mail
    }

    @Test(arguments: [
        "Bonjour", "Réunion « bilan » : à préparer…",
        String(repeating: "Évaluation annuelle des compétences 🧭 ", count: 12) + "fin",
        String(repeating: "A long subject of plain words ", count: 10) + "end", "=?UTF-8?B?SGVsbG8=?= literally",
        "  spaces   kept  ", String(repeating: "x", count: 2_000), "日本語の件名はここに長く書かれています。もう少し長くします。",
    ])
    func `subjects come back whole`(subject: String) async throws {
        let mail = try await roundTrip(try makeMessage(subject: subject))
        #expect(mail.header("Subject") == subject)
        #expect(mail.longest <= 78)
    }

    @Test(arguments: [
        "Zoé Łukasiewicz", "O'Neil, Mary \"Moll\" (HR)", "Plain Name", "back\\slash", "=?odd?=",
        String(repeating: "Prénom Très Long ", count: 10) + "X", "山田太郎",
    ])
    func `names come back whole`(name: String) async throws {
        let to = try #require(MailAddress(name: name, address: "zoe@example.org"))
        let message = try MailMessage(
            from: to, replyTo: to, to: to, subject: "s", text: "t", messageID: "a@b", date: 0)
        let mail = try await roundTrip(message)
        #expect(mail.names == [name])
        #expect(mail.longest <= 78)
    }

    @Test(arguments: [
        "short\n", ".\n..\n.leading dots\nFrom the start\n", "trailing spaces  \nand a tab\t\n",
        String(repeating: "une ligne très longue, ", count: 400), String(repeating: "z", count: 5_000),
        "日本語のテキスト\n次の行\n", "boundary --=_a and =_m\n", "= equals =3D\n", "", "\n\n\n", "e\u{301} decomposed",
        String(repeating: ".\n", count: 70_000), "mixed\r\nends\rof\nlines",
    ])
    func `texts come back whole`(text: String) async throws {
        let mail = try await roundTrip(try makeMessage(text: text, html: "<p>" + text + "</p>"))
        let parts = mail.body.parts
        let expected = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\n", with: "\r\n")
        #expect(parts.count == 2)
        #expect(parts.first?.content.map { Array($0.utf8) } == Array(expected.utf8))
        #expect(parts.last?.content == "<p>" + expected + "</p>")
        #expect(mail.longest <= 78)
    }

    @Test func `a text without HTML is one part`() async throws {
        let mail = try await roundTrip(try makeMessage(text: "Just text\n"))
        #expect(mail.body.type == "text/plain")
        #expect(mail.body.encoding == "7bit")
        #expect(mail.body.content?.trimmingCharacters(in: .newlines) == "Just text")
    }

    @Test(arguments: [0, 951_782_400_000, 1_709_164_799_999, 4_102_444_800_000, 1_700_000_000_123])
    func `the date is the instant given`(milliseconds: Int64) async throws {
        let mail = try await roundTrip(try makeMessage(date: milliseconds))
        #expect(Int64(mail.epoch) == milliseconds / 1000)
    }

    @Test func `attachments and calendar objects come back whole`() async throws {
        let bytes = (0..<3_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let name = "Compte rendu de l’été — équipe « Découverte » et partenaires, version définitive (2).pdf"
        let calendar = "BEGIN:VCALENDAR\nSUMMARY:Réunion\nEND:VCALENDAR\n"
        let message = try makeMessage(
            html: "<b>x</b>", calendar: try MailCalendar(method: "REQUEST", text: calendar),
            attachments: [
                try MailAttachment(name: name, contentType: "application/pdf", bytes: bytes),
                try MailAttachment(name: "a b.csv", contentType: "text/csv", bytes: [0x61]),
            ])
        let mail = try await roundTrip(message)
        #expect(mail.body.type == "multipart/mixed")
        let shown = try #require(mail.body.parts.first)
        #expect(shown.parts.map(\.type) == ["text/plain", "text/html", "text/calendar"])
        #expect(shown.parts.last?.parameters["method"] == "REQUEST")
        #expect(shown.parts.last?.content == calendar.replacing("\n", with: "\r\n"))
        #expect(mail.body.parts.dropFirst().map(\.file) == [name, "a b.csv"])
        #expect(mail.body.parts[1].content == bytes.map { String(format: "%02x", $0) }.joined())
        #expect(mail.longest <= 78)
    }

    @Test func `further headers arrive and the identifier stays`() async throws {
        let link = "<https://example.org/off/" + String(repeating: "a1", count: 60) + ">"
        let headers = [
            try MailHeader("List-Unsubscribe", link),
            try MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            try MailHeader("Auto-Submitted", "auto-generated"),
        ]
        let mail = try await roundTrip(try makeMessage(headers: headers))
        #expect(mail.header("List-Unsubscribe") == link)
        #expect(mail.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click")
        #expect(mail.header("Message-ID") == "<019ab.1@binome.example.org>")
    }

    @Test func `the same message gives the same bytes, another identifier another boundary`() throws {
        let first = encoded(try makeMessage(html: "<p>x</p>"))
        #expect(first == encoded(try makeMessage(html: "<p>x</p>")))
        let other = String(decoding: encoded(try makeMessage(html: "<p>x</p>", messageID: "b@c")), as: UTF8.self)
        let boundary = try #require(String(decoding: first, as: UTF8.self).firstMatch(of: /boundary="(.+)"/)?.1)
        #expect(!other.contains(boundary))
    }
}
