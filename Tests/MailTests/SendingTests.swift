import Foundation
import Mail
import TestMail
import Testing

@Suite("Mail handed to a server")
struct SendingTests {
    private func server(
        _ test: TestMailServer, _ security: MailServer.Security = .none, caFile: String? = nil
    )
        -> MailServer
    {
        MailServer(host: "127.0.0.1", port: test.port, security: security, caFile: caFile)
    }

    @Test func `a message arrives as it was written`() async throws {
        let test = try TestMailServer()
        let message = try makeMessage(html: "<p>Bonjour Zoé</p>")
        guard case .accepted(let reply) = await MailSender(server(test)).send(message) else {
            Issue.record("not accepted")
            return
        }
        #expect(reply == "250 2.0.0 Taken as 4711")
        let mail = try test.received()
        #expect(mail.from == "binome@example.org")
        #expect(mail.to == ["zoe@example.org"])
        #expect(mail.defects == [])
        #expect(mail.body.type == "multipart/alternative")
        #expect(mail.body.parts.map(\.type) == ["text/plain", "text/html"])
        #expect(!mail.tls)
    }

    @Test func `one connection carries several messages`() async throws {
        let test = try TestMailServer()
        let sender = MailSender(server(test))
        var peers: Set<Int> = []
        for _ in 0..<3 {
            guard case .accepted = await sender.send(try makeMessage()) else {
                Issue.record("not accepted")
                return
            }
            peers.insert(try test.received().peer)
        }
        #expect(peers.count == 1)
    }

    @Test func `a refused recipient does not spoil the next message`() async throws {
        let test = try TestMailServer()
        let sender = MailSender(server(test))
        let refused = await sender.send(try makeMessage(to: "refused@example.org"))
        #expect(
            refused
                == .refused(permanent: true, about: .recipient, code: 550, text: "5.1.1 No such person here"))
        guard case .accepted = await sender.send(try makeMessage()) else {
            Issue.record("not accepted")
            return
        }
        #expect(try test.received().to == ["zoe@example.org"])
    }

    @Test func `greylisting is a refusal for now`() async throws {
        let test = try TestMailServer()
        let outcome = await MailSender(server(test)).send(try makeMessage(to: "grey@example.org"))
        #expect(
            outcome
                == .refused(permanent: false, about: .recipient, code: 451, text: "4.7.1 Please come back later"))
    }

    @Test func `a refusal names what was refused`() async throws {
        let test = try TestMailServer()
        let sender = MailSender(server(test))
        #expect(
            await sender.send(try makeMessage(to: "spam@example.org"))
                == .refused(permanent: true, about: .message, code: 554, text: "5.6.0 Content refused"))
        #expect(
            await sender.send(try makeMessage(from: "stranger@example.org"))
                == .refused(permanent: true, about: .sender, code: 553, text: "5.7.1 You may not send as that"))
    }

    @Test func `a server that says good-bye is away, not refusing`() async throws {
        let test = try TestMailServer()
        let outcome = await MailSender(server(test)).send(try makeMessage(to: "bye@example.org"))
        #expect(outcome == .unreachable(.server, text: "421 4.3.2 Shutting down"))
    }

    @Test(arguments: [MailServer.Security.startTLS, .tls])
    func `mail goes through TLS with a certificate that is trusted`(security: MailServer.Security) async throws {
        let (file, key) = try certificate.get()
        let test = try TestMailServer(["--security", security.rawValue, "--certificate", file, "--key", key])
        guard case .accepted = await MailSender(server(test, security, caFile: file)).send(try makeMessage()) else {
            Issue.record("not accepted")
            return
        }
        #expect(try test.received().tls)
    }

    @Test(arguments: [MailServer.Security.startTLS, .tls])
    func `a certificate that is not trusted stops the mail`(security: MailServer.Security) async throws {
        let (file, key) = try certificate.get()
        let test = try TestMailServer(["--security", security.rawValue, "--certificate", file, "--key", key])
        guard case .unreachable(.certificate, _) = await MailSender(server(test, security)).send(try makeMessage())
        else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `a certificate for another name stops the mail`() async throws {
        let (file, key) = try certificate.get()
        let test = try TestMailServer(["--security", "tls", "--certificate", file, "--key", key])
        var named = server(test, .tls, caFile: file)
        // The certificate names 127.0.0.1 alone.
        named.host = "localhost"
        guard case .unreachable(.certificate, _) = await MailSender(named).send(try makeMessage()) else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `a server without STARTTLS gets nothing when it is asked for`() async throws {
        let test = try TestMailServer()
        guard case .unreachable(.tls, _) = await MailSender(server(test, .startTLS)).send(try makeMessage()) else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `user and password open a server, a wrong password does not`() async throws {
        let test = try TestMailServer(["--auth"])
        let url = "smtp://binome:p%C3%A4ss%3Aw%2Frd%401@127.0.0.1:\(test.port)?security=none"
        var server = try MailServer(url: url)
        guard case .accepted = await MailSender(server).send(try makeMessage()) else {
            Issue.record("not accepted")
            return
        }
        #expect(try test.received().login == "binome")
        server.password = "wrong"
        guard case .unreachable(.login, let text) = await MailSender(server).send(try makeMessage()) else {
            Issue.record("not refused")
            return
        }
        #expect(text.contains("535"))
        #expect(!text.contains("wrong"))
    }
}
