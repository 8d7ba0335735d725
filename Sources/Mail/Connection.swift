internal import CCurl
internal import Foundation

/// One libcurl handle and the connection that it keeps between messages. Used by one thread only.
final class Connection {
    private let server: MailServer
    private let handle: UnsafeMutableRawPointer?

    /// libcurl asks to be started once, before any thread uses it.
    private static let isStarted: Bool = binome_curl_start() == CURLE_OK

    init(_ server: MailServer) {
        self.server = server
        handle = Connection.isStarted ? curl_easy_init() : nil
    }

    deinit { if let handle { curl_easy_cleanup(handle) } }

    /// Sends one message, on the open connection if there is one. A connection that turns out to be gone before
    /// anything of the message was taken is tried once more afresh.
    func send(_ message: MailMessage) -> MailOutcome {
        guard let curl = handle else { return .unreachable(.local, text: "libcurl does not start") }
        let bytes = encoded(message)
        let first = attempt(curl, message, bytes)
        var opened = 0
        guard case .unreachable(.connection, _) = first,
            binome_curl_get_long(curl, CURLINFO_NUM_CONNECTS, &opened) == CURLE_OK, opened == 0
        else { return first }
        return attempt(curl, message, bytes)
    }

    private func attempt(_ curl: UnsafeMutableRawPointer, _ message: MailMessage, _ bytes: [UInt8]) -> MailOutcome {
        let transfer = Transfer(bytes)
        let recipients = curl_slist_append(nil, "<\(message.to.address)>")
        defer { curl_slist_free_all(recipients) }
        curl_easy_reset(curl)
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        let settings =
            setServer(curl) + [
                binome_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(message.from.address)>"),
                binome_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients),
            ] + setCallbacks(curl, context)
        if let failed = settings.first(where: { $0 != CURLE_OK }) {
            return .unreachable(.local, text: String(cString: curl_easy_strerror(failed)))
        }
        return withExtendedLifetime(transfer) { transfer.outcome(curl_easy_perform(curl)) }
    }

    private func setServer(_ curl: UnsafeMutableRawPointer) -> [CURLcode] {
        let level = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        var settings = [
            binome_curl_set_text(curl, CURLOPT_URL, server.transferURL),
            binome_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // An http_proxy of the environment is not meant for mail.
            binome_curl_set_text(curl, CURLOPT_PROXY, ""),
            binome_curl_set_long(curl, CURLOPT_USE_SSL, Int(level.rawValue)),
            binome_curl_set_long(curl, CURLOPT_SSL_VERIFYPEER, 1),
            binome_curl_set_long(curl, CURLOPT_SSL_VERIFYHOST, 2),
            binome_curl_set_long(curl, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            binome_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT_MS, server.connectMilliseconds),
            binome_curl_set_long(curl, CURLOPT_TIMEOUT_MS, server.totalMilliseconds),
            // Time-outs by signal are for programs of one thread.
            binome_curl_set_long(curl, CURLOPT_NOSIGNAL, 1),
            binome_curl_set_long(curl, CURLOPT_TCP_KEEPALIVE, 1),
            binome_curl_set_long(curl, CURLOPT_MAXAGE_CONN, 60),
        ]
        if let user = server.user { settings.append(binome_curl_set_text(curl, CURLOPT_USERNAME, user)) }
        if let password = server.password { settings.append(binome_curl_set_text(curl, CURLOPT_PASSWORD, password)) }
        if let file = server.caFile {
            settings.append(binome_curl_set_text(curl, CURLOPT_CAINFO, file))
            settings.append(binome_curl_set_text(curl, CURLOPT_CAPATH, nil))
        }
        return settings
    }

    private func setCallbacks(_ curl: UnsafeMutableRawPointer, _ context: UnsafeMutableRawPointer) -> [CURLcode] {
        [
            binome_curl_set_long(curl, CURLOPT_UPLOAD, 1),
            binome_curl_set_pointer(curl, CURLOPT_READDATA, context),
            binome_curl_set_transfer(curl, CURLOPT_READFUNCTION) { buffer, size, count, context in
                guard let buffer, let context else { return 0 }
                let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
                return transfer.read(into: buffer, room: size * count)
            },
            // Nothing of the conversation may reach standard output.
            binome_curl_set_transfer(curl, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count },
            // The trace is the one place that tells which command the server refused.
            binome_curl_set_long(curl, CURLOPT_VERBOSE, 1),
            binome_curl_set_pointer(curl, CURLOPT_DEBUGDATA, context),
            binome_curl_set_trace(curl) { _, kind, bytes, count, context in
                guard let bytes, let context else { return 0 }
                let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
                transfer.note(kind, UnsafeRawBufferPointer(start: bytes, count: count))
                return 0
            },
        ]
    }
}
