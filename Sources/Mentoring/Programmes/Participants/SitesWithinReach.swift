package import Storage

/// What a local manager looks after in a programme, by name.
package enum LocalPlaces {
    /// « Lyon », « Lyon · Achats »; none for who runs the whole programme.
    package static func names(of actor: Actor, in programme: ID<Programme>, _ tx: Transaction) throws -> [String] {
        if actor.manages(programme) { return [] }
        let grants = actor.localGrants(in: programme)
        if grants.isEmpty { return [] }
        let sites = Dictionary(try Sites.all(in: tx).map { ($0.id, $0.name) }) { first, _ in first }
        let departments = Dictionary(try Departments.all(in: tx).map { ($0.id, $0.name) }) { first, _ in first }
        return grants.map { grant in
            [grant.site.flatMap { sites[$0] }, grant.department.flatMap { departments[$0] }].compactMap(\.self)
                .joined(separator: " · ")
        }.filter { !$0.isEmpty }.sorted()
    }
}

extension Sites {
    /// The sites of the people whom a local manager looks after in the programme; all where nobody local asks.
    package static func within(
        _ programme: ID<Programme>, for actor: Actor, in tx: Transaction
    ) throws -> [SiteRecord] {
        let all = try all(in: tx)
        guard let local = try ProgrammeReach(of: actor, in: programme).local else { return all }
        let own = Set(
            try tx.rows(ParticipantListSQL.sites, programme, local).map { try $0.id("site_id", of: Site.self) })
        return all.filter { own.contains($0.id) }
    }
}
