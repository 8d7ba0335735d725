import HTTPTypes
package import Mentoring

/// What each role may do behind each door, computed from the declarations of the routes.
package struct DoorTable: Sendable {
    /// From nothing to changing.
    package enum Use: String, Sendable, Comparable {
        case none, read, change

        private var weight: Int { self == .none ? 0 : self == .read ? 1 : 2 }
        package static func < (one: Use, other: Use) -> Bool { one.weight < other.weight }
    }

    /// Which rows somebody finds behind a door: decided again by each area, said here, tried by a test.
    package enum Reach: String, Sendable, CaseIterable {
        /// What is one's own.
        case own
        /// The programmes in which one holds the role.
        case programmes
        /// The sites and departments of these programmes to which one's role is limited.
        case places
        case organisation
    }

    /// A door is a part of the application, known by how its paths begin; see `door(of:)`.
    package struct Row: Sendable {
        package let door: String
        package let uses: [Role: Use]
        /// Is it for whoever is signed in, each for what is theirs?
        package let isForAll: Bool

        /// How far a role sees behind this door.
        package func reach(of role: Role) -> Reach {
            if isForAll { return .own }
            guard DoorTable.ofProgrammes.contains(door), role != .administrator else { return .organisation }
            return role == .localManager ? .places : .programmes
        }
    }

    /// Doors of which somebody signed in has more than everybody, by name.
    package let rows: [Row]

    package init(_ routes: [Route]) {
        var uses: [String: [Role: Use]] = [:]
        var limited: Set<String> = []
        for route in routes where route.audience != .everyone {
            let (door, use) = (Self.door(of: route), route.method == .get ? Use.read : .change)
            if route.audience != .signedIn { limited.insert(door) }
            for role in Role.allCases where route.audience.includes(role) {
                uses[door, default: [:]][role] = max(uses[door]?[role] ?? .none, use)
            }
        }
        rows = uses.sorted { $0.key < $1.key }.map {
            Row(door: $0.key, uses: $0.value, isForAll: !limited.contains($0.key))
        }
    }

    /// The first word of a path: `people` of `/people/:person`, `home` of `/`. What lies inside a programme is a part of
    /// its own, for not everybody who sees the list may open one; so are roles and audit trail among the settings.
    package static func door(of route: Route) -> String {
        let words = route.path.split(separator: "/").map(String.init)
        guard let first = words.first else { return "home" }
        let second = words.dropFirst().first ?? ""
        return parts["\(first)/\(second)"] ?? parts[first] ?? first
    }

    private static let parts = [
        "programmes/:programme": "programme", "settings/roles": "roles", "settings/accounts": "roles",
        "settings/audit": "audit", "set-up": "settings", "sign-in": "account",
    ]
    /// What a role reads on the first page, which everybody opens, beyond what is their own.
    package static let readOnHome: Set<Role> = [.sponsor, .referent]

    private static let ofProgrammes: Set = ["programmes", "programme"]
}

extension Audience {
    /// May whoever holds this role, and no other, come in?
    package func includes(_ role: Role) -> Bool {
        switch self {
        case .everyone, .signedIn: true
        case .roles(let roles): roles.contains(role)
        }
    }
}
