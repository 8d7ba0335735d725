package import HTTPTypes

/// What a handler answers.
package struct Answer: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var body: Body
    /// Cookies to set, each a whole `Set-Cookie` value.
    package var cookies: [String] = []

    package enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// A file made for this answer (an export): sent in pieces and removed.
        case spooled(path: String, size: Int)
    }

    package init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: Body = .none) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A page.
    package static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .bytes(html.bytes))
    }

    /// Go and look there (303): what a form answers when it was accepted.
    package static func redirect(to path: Path) -> Answer {
        Answer(status: .seeOther, headers: [.location: path.text, .cacheControl: "no-store"])
    }

    /// JSON, already encoded.
    package static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Answer {
        Answer(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .bytes(bytes))
    }

    /// Plain text.
    package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .bytes(Array(text.utf8)))
    }

    /// A file to save. `name` may hold any character (RFC 6266, RFC 8187).
    package static func file(_ body: Body, name: String, type: String) -> Answer {
        let plain = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_. ".contains($0)) ? $0 : "_" })
        let disposition = "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(Path.encoded(name))"
        return Answer(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: disposition, .cacheControl: "no-store"], body: body)
    }

    /// The same answer; a page also sets the cookie, a style or an export (which others may keep) does not.
    func settingOnPages(_ cookie: Cookie?) -> Answer {
        guard let cookie, headers[.contentType]?.hasPrefix("text/html") ?? false else { return self }
        return setting(cookie)
    }

    /// The same answer that also sets a cookie.
    package func setting(_ cookie: Cookie) -> Answer {
        var answer = self
        answer.cookies.append(cookie.header)
        return answer
    }
}

/// A cookie of ours: always HttpOnly and SameSite=Lax, Secure when we are reached by HTTPS.
package struct Cookie: Sendable {
    package let name: String
    package let value: String
    /// Seconds; nil for the browser's session, 0 to remove it.
    package let lifetime: Int?
    package let secure: Bool

    package init(_ name: String, _ value: String, lifetime: Int? = nil, secure: Bool) {
        self.name = name
        self.value = value
        self.lifetime = lifetime
        self.secure = secure
    }

    package var header: String {
        var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if let lifetime { text += "; Max-Age=\(lifetime)" }
        if secure { text += "; Secure" }
        return text
    }

    /// The cookies of a request's `Cookie` header.
    package static func parse(_ header: String) -> [String: String] {
        var cookies: [String: String] = [:]
        for part in header.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let name = String(pair[0].drop(while: { $0 == " " }))
            if cookies[name] == nil { cookies[name] = String(pair[1]) }
        }
        return cookies
    }
}
