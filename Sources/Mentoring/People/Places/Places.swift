import Foundation
package import Storage

/// Where people work.
package struct SiteRecord: Sendable {
    package let id: ID<Site>
    package let name: String
    /// IANA name; for people whose own is not known.
    package let timeZone: String?
    /// `fr` or `en`; for people whose own is not known.
    package let language: String?
    /// Did somebody say so? What is left empty is then the organisation's.
    package let isSettled: Bool

    /// Is a time zone or a language missing of which nobody has said that it is the organisation's?
    package var isOpen: Bool { !isSettled && (timeZone == nil || language == nil) }
}

/// A part of the organisation.
package struct DepartmentRecord: Sendable {
    package let id: ID<Department>
    package let name: String
}

/// A rank; 0 is the lowest, nil while nobody has put it in order.
package struct GradeRecord: Sendable {
    package let id: ID<Grade>
    package let name: String
    package let rank: Int?
}

/// Sites: found by name, whatever its case and accents, or made.
package enum Sites {
    package static func all(in tx: Transaction) throws -> [SiteRecord] {
        try tx.rows(PlaceSQL.sites).map { row in
            SiteRecord(
                id: try row.id("id"), name: try row.text("name"), timeZone: try row.optionalText("time_zone"),
                language: try row.optionalText("language"),
                isSettled: try row.optionalInstant("settled_at") != nil)
        }
    }

    /// The site of this name; it is made where there is none.
    package static func named(_ name: String, in tx: Transaction, at now: Instant) throws -> ID<Site> {
        if let row = try tx.row(PlaceSQL.siteByKey, folded(name)) { return try row.id("id") }
        let id = ID<Site>(at: now)
        try tx.run(PlaceSQL.addSite, id, name, folded(name))
        return id
    }

    package static func name(_ id: ID<Site>?, in tx: Transaction) throws -> String? {
        guard let id else { return nil }
        guard let row = try tx.row(PlaceSQL.site, id) else {
            throw Refusal("refusal.person.site_unknown", field: "site")
        }
        return try row.text("name")
    }

    /// Says which time zone and language stand in for people of this site whose own are not known; nil: those of the
    /// organisation.
    package static func set(
        _ id: ID<Site>, timeZone: String?, language: String?, by actor: Actor, in tx: Transaction, at now: Instant
    ) throws {
        if let timeZone, TimeZone(identifier: timeZone) == nil {
            throw Refusal("refusal.person.time_zone", field: "zone-\(id)")
        }
        if let language, language != "fr", language != "en" {
            throw Refusal("refusal.person.language", field: "language-\(id)")
        }
        guard try tx.run(PlaceSQL.setSite, timeZone, language, now, id) == 1 else { throw NotFound() }
        try Audit.write("site.changed", "site", id, by: actor, in: tx, at: now)
    }

    /// How many people work at each, but for those who left.
    package static func counts(in tx: Transaction) throws -> [ID<Site>: Int] {
        var counts: [ID<Site>: Int] = [:]
        for row in try tx.rows(PlaceSQL.siteCounts) { counts[try row.id("id")] = try row.integer("people") }
        return counts
    }
}

/// Departments: found by name, or made.
package enum Departments {
    package static func all(in tx: Transaction) throws -> [DepartmentRecord] {
        try tx.rows(PlaceSQL.departments).map { DepartmentRecord(id: try $0.id("id"), name: try $0.text("name")) }
    }

    package static func named(_ name: String, in tx: Transaction, at now: Instant) throws -> ID<Department> {
        if let row = try tx.row(PlaceSQL.departmentByKey, folded(name)) { return try row.id("id") }
        let id = ID<Department>(at: now)
        try tx.run(PlaceSQL.addDepartment, id, name, folded(name))
        return id
    }

    package static func name(_ id: ID<Department>?, in tx: Transaction) throws -> String? {
        guard let id else { return nil }
        guard let row = try tx.row(PlaceSQL.department, id) else {
            throw Refusal("refusal.person.department_unknown", field: "department")
        }
        return try row.text("name")
    }
}
