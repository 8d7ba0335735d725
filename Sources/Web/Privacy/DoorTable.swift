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

    /// A door is the first word of a path: `people` of `/people/:person`; `home` of `/`.
    package struct Row: Sendable {
        package let door: String
        package let uses: [Role: Use]
    }

    /// Doors of which somebody signed in has more than everybody, by name.
    package let rows: [Row]

    package init(_ routes: [Route]) {
        var uses: [String: [Role: Use]] = [:]
        for route in routes where route.audience != .everyone {
            let use: Use = route.method == .get ? .read : .change
            for role in Role.allCases where route.audience.includes(role) {
                let known = uses[Self.door(of: route), default: [:]][role] ?? .none
                uses[Self.door(of: route), default: [:]][role] = max(known, use)
            }
        }
        rows = uses.sorted { $0.key < $1.key }.map { Row(door: $0.key, uses: $0.value) }
    }

    package static func door(of route: Route) -> String {
        route.path.split(separator: "/").first.map(String.init) ?? "home"
    }
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
