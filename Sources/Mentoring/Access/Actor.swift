package import Storage

/// One role of a person, and what it is limited to.
package struct Grant: Sendable, Hashable {
    package let role: Role
    /// Nil for an administrator, who is one for the whole organisation.
    package let programme: ID<Programme>?
    /// For a local manager: the site or the department they are limited to.
    package let site: ID<Site>?
    package let department: ID<Department>?

    package init(
        _ role: Role, programme: ID<Programme>? = nil, site: ID<Site>? = nil, department: ID<Department>? = nil
    ) {
        self.role = role
        self.programme = programme
        self.site = site
        self.department = department
    }
}

/// Who does something: a person with the roles they hold now, or the product itself (a job, the command line).
/// Every verb takes one; what it may read or change is decided from it, here in Access and nowhere else.
package struct Actor: Sendable, Hashable {
    /// Nil for the product itself.
    package let person: ID<Person>?
    package let grants: Set<Grant>
    /// The programmes in which the person takes part, as mentor or mentee.
    package let participations: Set<ID<Programme>>

    package init(person: ID<Person>, grants: Set<Grant>, participations: Set<ID<Programme>> = []) {
        self.person = person
        self.grants = grants
        self.participations = participations
    }

    private init() {
        person = nil
        grants = [Grant(.administrator)]
        participations = []
    }

    /// A job or the command line: acts for the organisation, and is written as such in the audit trail.
    package static let product = Actor()

    package var roles: Set<Role> {
        var roles = Set(grants.map(\.role))
        if !participations.isEmpty { roles.insert(.participant) }
        return roles
    }

    package var isAdministrator: Bool { grants.contains { $0.role == .administrator } }

    /// Runs this programme as a whole.
    package func manages(_ programme: ID<Programme>) -> Bool {
        grants.contains { $0.role == .manager && $0.programme == programme }
    }

    /// The sites and departments of this programme that a local manager looks after; empty for anybody else.
    package func localGrants(in programme: ID<Programme>) -> [Grant] {
        grants.filter { $0.role == .localManager && $0.programme == programme }
    }

    /// Programmes in which the person holds this role.
    package func programmes(as role: Role) -> Set<ID<Programme>> {
        if role == .participant { return participations }
        return Set(grants.filter { $0.role == role }.compactMap(\.programme))
    }
}
