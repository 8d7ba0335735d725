import Foundation
import Mail
import TestMail
import Testing

@Suite("Mail servers that fail")
struct FaultTests {
    private func send(_ message: MailMessage, fault: String, milliseconds: Int = 20_000) async throws -> MailOutcome {
        let test = try TestMailServer(["--fault", fault])
        let server = MailServer(
            host: "127.0.0.1", port: test.port, security: .none, connectMilliseconds: milliseconds,
            totalMilliseconds: milliseconds)
        let outcome = await MailSender(server).send(message)
        withExtendedLifetime(test) {}
        return outcome
    }

    private func failure(_ outcome: MailOutcome) -> MailFailure? {
        if case .unreachable(let failure, _) = outcome { failure } else { nil }
    }

    @Test func `a server that is away`() async throws {
        var port = 0
        do { port = try TestMailServer(["--fault", "silent"]).port }
        let server = MailServer(host: "127.0.0.1", port: port, security: .none)
        // The process of that port has been told to end; until it has, it is silent, which is no answer either.
        var hurried = server
        hurried.totalMilliseconds = 2_000
        let found = failure(await MailSender(hurried).send(try makeMessage()))
        #expect(found == .connection || found == .timeout)
    }

    @Test func `a server whose name does not exist`() async throws {
        let server = MailServer(host: "nowhere.invalid", port: 25, security: .none, totalMilliseconds: 20_000)
        #expect(failure(await MailSender(server).send(try makeMessage())) == .name)
    }

    @Test(arguments: ["silent", "hang"])
    func `a server that hangs is left after the time allowed`(fault: String) async throws {
        #expect(failure(try await send(try makeMessage(), fault: fault, milliseconds: 700)) == .timeout)
    }

    @Test func `a server that takes nobody`() async throws {
        #expect(failure(try await send(try makeMessage(), fault: "closed")) == .server)
    }

    @Test func `a cut in the middle of a message is known not to have arrived`() async throws {
        let file = try MailAttachment(
            name: "big.bin", contentType: "application/octet-stream", bytes: Array(repeating: 7, count: 20_000_000))
        let message = try makeMessage(attachments: [file])
        #expect(failure(try await send(message, fault: "cut")) == .connection)
    }

    @Test func `a cut before the answer to a whole message leaves a doubt`() async throws {
        guard case .uncertain = try await send(try makeMessage(), fault: "mute") else {
            Issue.record("not uncertain")
            return
        }
    }

    @Test func `a server that hangs up after each message gets the next on a new connection`() async throws {
        let test = try TestMailServer(["--fault", "brief"])
        let sender = MailSender(MailServer(host: "127.0.0.1", port: test.port, security: .none))
        for _ in 0..<5 {
            #expect(await sender.send(try makeMessage()) == .accepted(reply: "250 done"))
        }
        withExtendedLifetime(test) {}
    }

    @Test func `messages that wait are all answered when the server hangs`() async throws {
        let test = try TestMailServer(["--fault", "silent"])
        let server = MailServer(
            host: "127.0.0.1", port: test.port, security: .none, connectMilliseconds: 300, totalMilliseconds: 300)
        let sender = MailSender(server, connections: 2)
        let message = try makeMessage()
        let outcomes = await withTaskGroup(of: MailOutcome.self) { group in
            for _ in 0..<6 { group.addTask { await sender.send(message) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.map(failure) == Array(repeating: .timeout, count: 6))
        withExtendedLifetime(test) {}
    }
}
