import HTTPTypes
import Mentoring

/// Doors through which people come in and go out.
enum SignInRoutes {
    static let all = [
        Route(.get, "/sign-in", for: .everyone, SignInPages.show),
        Route(.post, "/sign-in", for: .everyone, limit: .kilobytes(8), SignInPages.signIn),
        Route(.post, "/sign-out", for: .everyone, limit: .kilobytes(4), beforeSecondFactor: true, SignInPages.signOut),
    ]
}
