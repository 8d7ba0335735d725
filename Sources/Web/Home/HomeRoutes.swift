import HTTPTypes
import Mentoring
import Words

/// The first page of whoever is signed in.
enum HomeRoutes {
    static let all = [
        Route(.get, "/", for: .signedIn, home)
    ]

    private static func home(_ request: PageRequest) async throws -> Answer {
        let name = request.reader.signedIn?.firstName ?? ""
        return request.page(
            Page(title: request.phrases("home.hello", ["name": .text(name)]), section: .home, body: .nothing))
    }
}
