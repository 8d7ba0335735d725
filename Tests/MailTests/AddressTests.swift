import Foundation
import Mail
import Testing

@Suite("Addresses, headers and servers")
struct AddressTests {
    @Test(
        arguments: [
            ("zoe@example.org", nil, "zoe@example.org"),
            (" Zoe.O'Neil+x@Example.ORG ", nil, "Zoe.O'Neil+x@example.org"),
            ("Zoé Martin <zoe@example.org>", "Zoé Martin", "zoe@example.org"),
            ("\"Martin, \\\"Z\\\"\" <zoe@example.org>", "Martin, \"Z\"", "zoe@example.org"),
            ("<zoe@example.org>", nil, "zoe@example.org"),
            ("zoe@bücher.example", nil, "zoe@xn--bcher-kva.example"),
            ("zoe@MÜNCHEN.example", nil, "zoe@xn--mnchen-3ya.example"),
            ("a@1.2.example", nil, "a@1.2.example"),
        ] as [(String, String?, String)])
    func `what is an address`(text: String, name: String?, address: String) throws {
        let read = try #require(MailAddress(parsing: text))
        #expect(read.name == name)
        #expect(read.address == address)
    }

    @Test(arguments: [
        "", "zoe", "@example.org", "zoe@", "zoe@localhost", "zoe@@example.org", "zoe@exa mple.org", "zo e@example.org",
        ".zoe@example.org", "zoe.@example.org", "z..oe@example.org", "zoe@-x.org", "zoe@x-.org", "zoe@x..org",
        "zoe@[127.0.0.1]", "zoe@127.0.0.1", "\"zoe\"@example.org", "zoé@example.org", "zoe@example.org\r\nBcc: a@b.org",
        "zoe@example.org\n", "Zoé\r\nBcc: x@y.org <zoe@example.org>", "Zoé\u{0} <zoe@example.org>",
        "\"Zo\"é\" <zoe@example.org>", "a <b> <zoe@example.org>", "zoe@example.org, b@example.org",
        "zoe@example.org>", "zoe@exa_mple.org", "zoe@\u{2028}example.org", "zoe@example.org.", "zoe@exämple/x.org",
    ])
    func `what is none`(text: String) {
        #expect(MailAddress(parsing: text) == nil)
    }

    @Test func `parts that are too long are refused`() {
        let label = String(repeating: "a", count: 63)
        #expect(MailAddress(parsing: String(repeating: "a", count: 64) + "@example.org") != nil)
        #expect(MailAddress(parsing: String(repeating: "a", count: 65) + "@example.org") == nil)
        #expect(MailAddress(parsing: "a@\(label).org") != nil)
        #expect(MailAddress(parsing: "a@a\(label).org") == nil)
        #expect(MailAddress(parsing: "a@\(label).\(label).\(label).\(label).org") == nil)
        #expect(MailAddress(name: String(repeating: "é", count: 201), address: "a@b.org") == nil)
    }

    @Test(arguments: ["a\r\nBcc: x@y.org", "a\nb", "a\rb", "a\u{0}b", "a\u{85}b", "a\u{2028}b", "a\u{7F}"])
    func `no header can be forged`(evil: String) throws {
        #expect(throws: MailMessageError.notOneLine("subject")) { try makeMessage(subject: evil) }
        #expect(throws: MailMessageError.notOneLine("X-Thing")) { try MailHeader("X-Thing", evil) }
        #expect(throws: MailMessageError.messageID) { try makeMessage(messageID: evil + "@b") }
        #expect(throws: MailMessageError.self) {
            try MailAttachment(name: evil, contentType: "text/plain", bytes: [])
        }
        #expect(throws: MailMessageError.self) {
            try MailAttachment(name: "a", contentType: "text/" + evil, bytes: [])
        }
        #expect(throws: MailMessageError.self) { try MailCalendar(method: evil, text: "") }
        #expect(MailAddress(name: evil, address: "a@b.org") == nil)
    }

    @Test(arguments: ["Bcc", "to", "Content-Type", "X Y", "X:Y", "", "Sübject", "Subject"])
    func `headers that the message writes itself cannot be added`(name: String) {
        #expect(throws: MailMessageError.header(name)) { try MailHeader(name, "x") }
    }

    @Test func `a server is read from its address`() throws {
        let full = try MailServer(
            url: "smtp://user:p%40ss@mail.example.org:2525?security=none&ca=/etc/ca.pem&timeout=30&connect=5")
        #expect(
            full
                == MailServer(
                    host: "mail.example.org", port: 2525, security: .none, user: "user", password: "p@ss",
                    caFile: "/etc/ca.pem", connectMilliseconds: 5_000, totalMilliseconds: 30_000))
        #expect(try MailServer(url: "smtp://mail.example.org").security == .startTLS)
        #expect(try MailServer(url: "smtp://mail.example.org").port == 587)
        #expect(try MailServer(url: "smtps://mail.example.org").port == 465)
        #expect(try MailServer(url: "smtp://localhost").security == .none)
        #expect(try MailServer(url: "smtp://[::1]:2525").host == "::1")
    }

    @Test(arguments: [
        "", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://a/b", "smtp://a:0", "smtp://a:99999",
        "smtp://a?security=maybe", "smtps://a?security=none", "smtp://a?colour=red", "smtp://a?timeout=x",
        "smtp://u:%0D%0A@a", "smtp://a#b",
    ])
    func `a server's address that is wrong is refused`(url: String) {
        #expect(throws: MailServerError.self) { try MailServer(url: url) }
    }

    @Test func `a server shows no password`() throws {
        let server = try MailServer(url: "smtp://user:geheim@mail.example.org")
        var dumped = ""
        dump(server, to: &dumped)
        for text in ["\(server)", String(reflecting: server), dumped, String(describing: [server])] {
            #expect(!text.contains("geheim"))
        }
        let kept = try JSONDecoder().decode(MailServer.self, from: JSONEncoder().encode(server))
        #expect(kept.password == "geheim")
    }
}
