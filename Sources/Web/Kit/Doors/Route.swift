package import HTTPTypes
package import Mentoring

/// Who may follow a route. Which rows of it they see is decided by finding (Access), here only the door.
package enum Audience: Sendable, Hashable {
    /// Anybody, signed in or not.
    case everyone
    /// Whoever is signed in.
    case signedIn
    /// Whoever holds one of these roles, in any programme.
    case roles(Set<Role>)

    package static let administrators: Audience = .roles([.administrator])
    package static let managers: Audience = .roles([.manager])
    /// Those who run programmes, as a whole or for their sites.
    package static let organisers: Audience = .roles([.manager, .localManager])
    /// Those who look after the people of the organisation.
    package static let staffKeepers: Audience = .roles([.administrator, .manager])
}

/// How large a request's body may be, in bytes.
package enum BodyLimit: Sendable, Hashable {
    case none
    case kilobytes(Int)
    case megabytes(Int)
    /// A form with one file, which may have so many.
    case file(megabytes: Int)

    package var bytes: Int {
        switch self {
        case .none: 0
        case .kilobytes(let count): count * 1024
        case .megabytes(let count): count * 1024 * 1024
        case .file(let count): (count + 1) * 1024 * 1024
        }
    }

    /// What is said where more was sent.
    var told: Int {
        if case .file(let count) = self { count * 1024 * 1024 } else { bytes }
    }
}

/// What a request must prove beside the reader's role.
package enum Proof: Sendable, Hashable {
    /// A post must come from one of our pages: origin headers and form token.
    case ownForm
    /// Nothing: one-click unsubscribing (RFC 8058), programs with a token of their own.
    case none
}

/// One door of the application: method, path, for whom, how large a body, and what answers.
package struct Route: Sendable {
    package let method: HTTPRequest.Method
    /// Segments that begin with a colon are parameters: `/people/:person`.
    package let path: String
    package let audience: Audience
    package let limit: BodyLimit
    package let proof: Proof
    /// May a person follow it whose second factor is still to be given or set up?
    package let beforeSecondFactor: Bool
    package let handle: @Sendable (PageRequest) async throws -> Answer

    package init(
        _ method: HTTPRequest.Method, _ path: String, for audience: Audience, limit: BodyLimit? = nil,
        proof: Proof = .ownForm, beforeSecondFactor: Bool = false,
        _ handle: @escaping @Sendable (PageRequest) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.audience = audience
        self.limit = limit ?? (method == .get ? .none : .kilobytes(64))
        self.proof = proof
        self.beforeSecondFactor = beforeSecondFactor
        self.handle = handle
    }
}
