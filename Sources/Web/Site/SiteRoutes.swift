import Foundation
import HTTPTypes
import Mentoring
import Storage
import Words

/// Doors that belong to no area: styles and scripts, health, language.
enum SiteRoutes {
    static let all = [
        Route(.get, "/assets/:version/:name", for: .everyone, asset),
        Route(.get, "/health/live", for: .everyone) { _ in .text("live\n") },
        Route(.get, "/health/ready", for: .everyone, ready),
        Route(.post, "/language", for: .everyone, limit: .kilobytes(4), beforeSecondFactor: true, chooseLanguage),
    ]

    /// Kept by browsers for a year: the version in the path changes with the files.
    private static func asset(_ request: PageRequest) async throws -> Answer {
        guard let name = request.parameters["name"], let file = request.installation.assets.file(name) else {
            throw Rejection(.notFound)
        }
        let fresh = request.installation.assets.isFresh
        return Answer(
            status: .ok,
            headers: [
                .contentType: file.type, .cacheControl: fresh ? "no-cache" : "public, max-age=31536000, immutable",
            ],
            body: .bytes(file.bytes))
    }

    /// Ready when the database answers.
    private static func ready(_ request: PageRequest) async throws -> Answer {
        do {
            _ = try await request.read { try $0.row("SELECT 1 AS one") }
            return .text("ready\n")
        } catch {
            return .text("database\n", status: .serviceUnavailable)
        }
    }

    /// The choice at the foot of the page; kept in the browser.
    private static func chooseLanguage(_ request: PageRequest) async throws -> Answer {
        guard let language = Language(rawValue: request.form["language"]) else { throw Rejection(.badRequest) }
        let referrer = request.head.headerFields[.referer].flatMap {
            Path(ofOwnPage: $0, origin: request.installation.settings.origin)
        }
        let value = language.rawValue + (request.reader.signedIn.map { "." + $0.session.text } ?? "")
        return .redirect(to: referrer ?? .home).setting(
            Cookie(
                Visit.languageCookie, value, lifetime: 31_536_000,
                secure: request.installation.settings.secure))
    }
}

extension Path {
    /// The path of an address of ours, as the `Referer` header gives it.
    init?(ofOwnPage address: String, origin: String) {
        guard let scheme = address.range(of: "://") else { return nil }
        guard let slash = address[scheme.upperBound...].firstIndex(of: "/") else { return nil }
        self.init(returning: String(address[slash...]))
    }
}
