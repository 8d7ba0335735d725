import Foundation
import HTTPTypes
package import Hummingbird
import Logging
import Metrics
import NIOCore
import NIOPosix

/// Makes the responder of all routes: one door, 405 with `Allow` for other methods, 404 for the rest.
package struct RouteTable: Sendable {
    package let installation: Installation
    package let routes: [Route]

    package init(_ installation: Installation, routes: [Route]) {
        self.installation = installation
        self.routes = routes
    }

    package func responder() -> some HTTPResponder<SiteContext> {
        let router = Hummingbird.Router(context: SiteContext.self)
        let door = Door(installation: installation)
        let byPath = Dictionary(grouping: routes, by: \.path)
        for (path, routes) in byPath {
            let allowed = Set(routes.map(\.method))
            for route in routes {
                add(route, method: route.method, to: router, door: door)
                if route.method == .get, !allowed.contains(.head) { add(route, method: .head, to: router, door: door) }
            }
            let allow = allowed.union(allowed.contains(.get) ? [.head] : []).map(\.rawValue).sorted().joined(
                separator: ", ")
            for method in Self.methods where !allowed.contains(method) && !(method == .head && allowed.contains(.get)) {
                router.on(RouterPath(path), method: method) { request, context in
                    await respond(request, context, door: door, refusal: (.methodNotAllowed, allow))
                }
            }
        }
        for method in Self.methods {
            router.on("**", method: method) { request, context in
                await respond(request, context, door: door, refusal: (.notFound, nil))
            }
        }
        return KnownMethods(responder: router.buildResponder(), methods: Set(Self.methods))
    }

    private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    private func add(_ route: Route, method: HTTPRequest.Method, to router: Hummingbird.Router<SiteContext>, door: Door)
    {
        router.on(RouterPath(route.path), method: method) { request, context in
            let start = ContinuousClock.now
            var parameters: [String: String] = [:]
            for (name, value) in context.parameters {
                parameters[String(name)] = String(value).removingPercentEncoding ?? ""
            }
            let answer = await door.answer(
                request.head, body: request.body, route: route, parameters: parameters, from: context.peer)
            RequestMetrics.record(method, route.path, answer.status, since: start)
            return answer.response(secure: installation.settings.secure, withBody: method != .head)
        }
    }

    private func respond(
        _ request: Request, _ context: SiteContext, door: Door, refusal: (HTTPResponse.Status, String?)
    ) async -> Response {
        let route = Route(.get, "", for: .everyone, proof: .none) { _ in throw Rejection(refusal.0) }
        var answer = await door.answer(
            HTTPRequest(
                method: .get, scheme: request.head.scheme, authority: request.head.authority, path: request.head.path,
                headerFields: request.head.headerFields),
            body: RequestBody(buffer: ByteBuffer()), route: route, parameters: [:], from: context.peer)
        if let allow = refusal.1 { answer.headers[.allow] = allow }
        return answer.response(secure: installation.settings.secure, withBody: request.method != .head)
    }
}

/// Methods that nobody routes (TRACE, PROPFIND…) are answered as OPTIONS is: 405 with `Allow`, or 404.
private struct KnownMethods<Responder: HTTPResponder>: HTTPResponder where Responder.Context == SiteContext {
    let responder: Responder
    let methods: Set<HTTPRequest.Method>

    func respond(to request: Request, context: SiteContext) async throws -> Response {
        guard !methods.contains(request.method) else {
            return try await responder.respond(to: request, context: context)
        }
        var head = request.head
        head.method = .options
        return try await responder.respond(to: Request(head: head, body: request.body), context: context)
    }
}

/// The context of a request: adds the peer's address.
package struct SiteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    package let peer: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}

extension Answer {
    /// As Hummingbird sends it, with the headers that every answer carries.
    /// - Parameter withBody: false for HEAD, whose answer says how long the body would be and ends there: whatever came
    ///   after would be taken for the answer to the next request on the connection.
    func response(secure: Bool, withBody: Bool) -> Response {
        var fields = headers
        for cookie in cookies { fields.append(HTTPField(name: .setCookie, value: cookie)) }
        for (name, value) in Self.hardening where fields[name] == nil { fields[name] = value }
        if secure { fields[.strictTransportSecurity] = "max-age=31536000" }
        let response = Response(status: status, headers: fields, body: sent)
        if !withBody, case .spooled(let path, _) = body { unlink(path) }
        return withBody ? response : response.createHeadResponse()
    }

    private var sent: ResponseBody {
        switch body {
        case .none: ResponseBody()
        case .bytes(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .spooled(let path, let size):
            ResponseBody(contentLength: size) { writer in
                try await SpooledFile(path: path).send(to: &writer)
                try await writer.finish(nil)
            }
        }
    }

    /// No script or style but ours, no frame, no sniffing; see OWASP secure headers.
    private static let hardening: [(HTTPField.Name, String)] = {
        var list: [(HTTPField.Name, String)] = [
            (
                .contentSecurityPolicy,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            (.xContentTypeOptions, "nosniff"),
        ]
        let more = [
            ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
        ]
        for (name, value) in more { if let name = HTTPField.Name(name) { list.append((name, value)) } }
        return list
    }()
}

/// A file made for one answer: sent in pieces, read on a thread of its own, removed at the end.
private struct SpooledFile {
    let path: String

    func send(to writer: inout any ResponseBodyWriter) async throws {
        let path = path
        defer { unlink(path) }
        guard let handle = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileNoSuchFile) }
        defer { try? handle.close() }
        while let piece = try await NIOThreadPool.singleton.runIfActive({ try handle.read(upToCount: 64 * 1024) }),
            !piece.isEmpty
        {
            try await writer.write(ByteBuffer(bytes: piece))
        }
    }
}
