internal import CCurl

/// What one attempt knows while libcurl runs: the bytes still to hand over, and the conversation as far as it tells
/// where things stopped. Lives on one thread.
final class Transfer {
    private let bytes: [UInt8]
    private var sent = 0
    /// The last command sent: EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA. Only this word is kept, never what follows.
    private(set) var command = ""
    /// The last line that the server said, with its code.
    private(set) var code = 0
    private(set) var text = ""
    private var isLeaving = false
    /// libcurl has asked for more after the last byte, so that the end mark may be on its way.
    private(set) var isHandedOver = false
    /// A final answer came after the message was handed over.
    private(set) var isAnswered = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutablePointer<CChar>, room: Int) -> Int {
        let count = min(room, bytes.count - sent)
        guard count > 0 else {
            isHandedOver = true
            return 0
        }
        UnsafeMutableRawBufferPointer(start: buffer, count: count).copyBytes(from: bytes[sent..<sent + count])
        sent += count
        return count
    }

    func note(_ kind: curl_infotype, _ line: UnsafeRawBufferPointer) {
        if kind == CURLINFO_HEADER_OUT {
            let word = line.prefix { isLetter($0) }
            // A continued AUTH sends bare base64: it is still AUTH.
            let known = ["EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]
            let verb = String(decoding: word, as: UTF8.self)
            guard known.contains(verb) else { return }
            // The answer to QUIT must not hide the refusal that led to it.
            isLeaving = verb == "QUIT"
            if !isLeaving { command = verb }
        } else if kind == CURLINFO_HEADER_IN, !isLeaving,
            let number = Int(String(decoding: line.prefix(3), as: UTF8.self))
        {
            code = number
            let said = String(decoding: line.dropFirst(4).prefix(400), as: UTF8.self)
            text = String(String.UnicodeScalarView(said.unicodeScalars.filter { isOneLine(String($0)) }))
            if isHandedOver { isAnswered = true }
        }
    }

    /// What the end of the transfer means.
    func outcome(_ result: CURLcode) -> MailOutcome {
        let reason = String(cString: curl_easy_strerror(result))
        if result == CURLE_OK { return .accepted(reply: "\(code) \(text)") }
        if isHandedOver, !isAnswered { return .uncertain(text: reason) }
        if let failure = Transfer.failures[result.rawValue] {
            // What the server said is what helps whoever sets it up: "535 5.7.8 …".
            return .unreachable(failure, text: code >= 400 ? "\(reason): \(code) \(text)" : reason)
        }
        let isRefusal = (400...599).contains(code)
        guard isRefusal else { return .unreachable(.connection, text: reason) }
        return refusal()
    }

    private func refusal() -> MailOutcome {
        // 421 is the server's own good-bye, whatever it answers to; 552 to MAIL is about the announced size.
        guard code != 421 else { return .unreachable(.server, text: "421 \(text)") }
        switch command {
        case "RCPT": return .refused(permanent: code >= 500, about: .recipient, code: code, text: text)
        case "MAIL" where code != 552: return .refused(permanent: code >= 500, about: .sender, code: code, text: text)
        case "MAIL", "DATA": return .refused(permanent: code >= 500, about: .message, code: code, text: text)
        case "AUTH": return .unreachable(.login, text: "\(code) \(text)")
        default: return .unreachable(.server, text: "\(code) \(text)")
        }
    }

    private static let failures: [UInt32: MailFailure] = [
        CURLE_COULDNT_RESOLVE_HOST.rawValue: .name,
        CURLE_COULDNT_RESOLVE_PROXY.rawValue: .name,
        CURLE_COULDNT_CONNECT.rawValue: .connection,
        CURLE_OPERATION_TIMEDOUT.rawValue: .timeout,
        CURLE_PEER_FAILED_VERIFICATION.rawValue: .certificate,
        CURLE_SSL_CACERT_BADFILE.rawValue: .certificate,
        CURLE_SSL_CONNECT_ERROR.rawValue: .tls,
        CURLE_USE_SSL_FAILED.rawValue: .tls,
        CURLE_LOGIN_DENIED.rawValue: .login,
        CURLE_FAILED_INIT.rawValue: .local,
        CURLE_OUT_OF_MEMORY.rawValue: .local,
        CURLE_URL_MALFORMAT.rawValue: .local,
        CURLE_UNSUPPORTED_PROTOCOL.rawValue: .local,
    ]
}
