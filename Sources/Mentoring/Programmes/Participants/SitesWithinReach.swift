package import Storage

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
