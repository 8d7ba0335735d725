import Foundation
package import HTTPTypes
import Hummingbird
import Logging
import Mentoring
import NIOCore
import Storage
import Words

/// What happens to every request, once and in this order: id, session, reader, role, body, origin and token, handler,
/// answer. Failing any step ends here with the right status and a page.
struct Door: Sendable {
    let installation: Installation

    func answer(
        _ head: HTTPRequest, body: RequestBody, route: Route, parameters: [String: String], from peer: String
    ) async -> Answer {
        let id = String(ID<Audience>(at: installation.clock()).text.suffix(12))
        var logger = installation.logger
        logger[metadataKey: "request"] = "\(id)"
        var reader = Readers.stranger(head, installation: installation, token: "")
        var newCookie: Cookie?
        do {
            let cookies = Cookie.parse(head.headerFields[.cookie] ?? "")
            let visit = try await Visit.open(cookies, head: head, installation: installation)
            reader = visit.reader
            newCookie = visit.newCookie
            let request = try await admit(
                head, body: body, route: route, parameters: parameters, visit: visit, cookies: cookies, peer: peer,
                id: id,
                logger: logger)
            defer { for file in request.form.files.values { unlink(file.path) } }
            let answer = try await route.handle(request)
            await renew(request)
            return answer.settingOnPages(newCookie)
        } catch let error {
            let outcome = ErrorPages.answer(for: error, reader: reader, installation: installation, id: id)
            if outcome.unexpected {
                logger.error(
                    "request failed",
                    metadata: ["route": "\(route.method) \(route.path)", "error": "\(ErrorPages.kind(of: error))"])
            }
            return outcome.answer.settingOnPages(newCookie)
        }
    }

    /// Keeps the session alive, at most once an hour and only when something was sent: reading a page writes nothing.
    /// When it fails the answer still counts, and the next one renews.
    private func renew(_ request: PageRequest) async {
        guard request.head.method != .get, request.head.method != .head, let signedIn = request.reader.signedIn,
            signedIn.seenAt.adding(minutes: Sessions.renewalMinutes) <= request.reader.now
        else { return }
        let (waived, now) = (installation.settings.demonstration, request.reader.now)
        do {
            try await installation.database.write { tx in
                try Sessions.renew(signedIn.session, secondFactorWaived: waived, in: tx, at: now)
            }
        } catch {
            request.logger.warning("session not renewed", metadata: ["error": "\(ErrorPages.kind(of: error))"])
        }
    }

    /// Checks role, size, origin and token, and reads the form.
    private func admit(
        _ head: HTTPRequest, body: RequestBody, route: Route, parameters: [String: String], visit: Visit,
        cookies: [String: String], peer: String, id: String, logger: Logger
    ) async throws -> PageRequest {
        // The first is the request's authority; a second one left here might have been believed by a proxy (RFC 9112, 3.2).
        if let second = HTTPField.Name("Host"), head.headerFields.contains(second) { throw Rejection(.badRequest) }
        try Self.check(route, for: visit.reader, head: head, demonstration: installation.settings.demonstration)
        // Before the body: nothing may fail between the reading of files and the handler, who deletes them.
        let parts = (head.path ?? "/").split(separator: "?", maxSplits: 1)
        guard let query = Form.urlencoded(parts.count > 1 ? Array(parts[1].utf8) : []) else {
            throw Rejection(.badRequest)
        }
        var form = Form()
        if head.method != .get, head.method != .head {
            if let length = head.headerFields[.contentLength].flatMap(Int.init), length > route.limit.bytes {
                throw Rejection(tooLargeFor: route.limit)
            }
            if route.proof == .ownForm { try checkOrigin(head) }
            form = try await BodyReader(head: head, limit: route.limit, spool: installation.settings.spool).form(
                of: body)
            if route.proof == .ownForm, !visit.accepts(token: form["form_token"], head: head) {
                for file in form.files.values { unlink(file.path) }
                throw Rejection(.forbidden, key: "error.form_expired")
            }
        }
        return PageRequest(
            installation: installation, reader: visit.reader, route: route, head: head, parameters: parameters,
            query: query, cookies: cookies, address: origin(of: head, peer: peer), id: id, logger: logger,
            form: form)
    }

    /// May this reader come through this door? A stranger is sent to sign in; whoever holds no fitting role finds nothing.
    static func check(_ route: Route, for reader: Reader, head: HTTPRequest, demonstration: Bool) throws {
        guard route.audience != .everyone else { return }
        guard let signedIn = reader.signedIn else {
            throw SignInNeeded(returnTo: route.method == .get ? Path(returning: head.path ?? "/") : nil)
        }
        if case .roles(let allowed) = route.audience, allowed.isDisjoint(with: reader.roles) {
            throw Rejection(.forbidden)
        }
        if signedIn.owesSecondFactor, !route.beforeSecondFactor, !demonstration {
            throw SecondFactorNeeded(returnTo: route.method == .get ? Path(returning: head.path ?? "/") : nil)
        }
    }

    /// A post must come from our own pages (Fetch Metadata, else Origin; neither: only the token counts).
    private func checkOrigin(_ head: HTTPRequest) throws {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ head.headerFields[$0] }) {
            guard site == "same-origin" || site == "none" else { throw Rejection(.forbidden, key: "error.other_site") }
        }
        if let origin = head.headerFields[.origin] {
            let host = head.authority.map { ["http://\($0)", "https://\($0)"] } ?? []
            guard origin == installation.settings.origin || host.contains(origin) else {
                throw Rejection(.forbidden, key: "error.other_site")
            }
        }
    }

    /// Where a request comes from: the last address in `X-Forwarded-For` that is no proxy of ours.
    private func origin(of head: HTTPRequest, peer: String) -> String {
        let trusted = installation.settings.trustedProxies
        let peer = NetworkAddress.normal(peer) ?? peer
        guard trusted.contains(peer), let name = HTTPField.Name("X-Forwarded-For"), let chain = head.headerFields[name]
        else { return peer }
        let hops = chain.split(separator: ",").map { hop in
            let text = hop.trimmingCharacters(in: .whitespaces)
            return NetworkAddress.normal(text) ?? text
        }
        return hops.last { !trusted.contains($0) } ?? peer
    }
}

/// Ends a request with a status and a page that helps.
package struct Rejection: Error {
    package let status: HTTPResponse.Status
    /// The sentence of the page; by default that of the status.
    package let key: String?
    /// How many bytes the route takes, where more were sent.
    package var most: Int?

    /// More was sent than the route takes.
    init(tooLargeFor limit: BodyLimit) {
        self.init(.contentTooLarge)
        most = limit.told
    }

    package init(_ status: HTTPResponse.Status, key: String? = nil) {
        self.status = status
        self.key = key
    }
}

/// The page is for those signed in.
struct SignInNeeded: Error { let returnTo: Path? }

/// The person's role wants a second factor that this session has not given.
struct SecondFactorNeeded: Error { let returnTo: Path? }
