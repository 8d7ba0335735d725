import HTTPTypes
import Mentoring
import Storage

extension Path {
    static let roles: Path = "/settings/roles"
    static let rolesExport: Path = "/settings/roles/export"
    static let newRole: Path = "/settings/roles/new"
    static func role(_ id: ID<GrantLine>) -> Path { "/settings/roles/\(id)/revocation" }
    static func otherSecondFactor(_ id: ID<Person>) -> Path { "/settings/accounts/\(id)/second-factor/removal" }
    static let audit: Path = "/settings/audit"
    static let auditExport: Path = "/settings/audit/export"
    static let printedCodes: Path = "/printed-codes"
    static let printedCodesExport: Path = "/printed-codes/export"
}

/// Roles, the audit trail, and codes on paper.
enum RoleRoutes {
    static let all = [
        Route(.get, "/settings/roles", for: .administrators, RolePages.list),
        Route(.get, "/settings/roles/export", for: .administrators, AccountExports.roles),
        Route(.get, "/settings/roles/new", for: .administrators, RolePages.new),
        Route(.post, "/settings/roles", for: .administrators, limit: .kilobytes(8), RolePages.grant),
        Route(.get, "/settings/roles/:grant/revocation", for: .administrators, RolePages.askRevocation),
        Route(.post, "/settings/roles/:grant/revocation", for: .administrators, limit: .kilobytes(4), RolePages.revoke),
        Route(
            .get, "/settings/accounts/:person/second-factor/removal", for: .administrators,
            RolePages.askSecondFactor),
        Route(
            .post, "/settings/accounts/:person/second-factor/removal", for: .administrators, limit: .kilobytes(4),
            RolePages.removeSecondFactor),
        Route(.get, "/settings/audit", for: .administrators, AuditPages.show),
        Route(.get, "/settings/audit/export", for: .administrators, AuditPages.export),
        Route(.get, "/printed-codes", for: .staffKeepers, PrintedCodePages.list),
        Route(.get, "/printed-codes/export", for: .staffKeepers, AccountExports.printedCodes),
        Route(.post, "/printed-codes", for: .staffKeepers, PrintedCodePages.make),
    ]
}
