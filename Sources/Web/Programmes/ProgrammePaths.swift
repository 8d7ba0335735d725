package import Mentoring
package import Storage

extension Path {
    package static let programmes: Path = "/programmes"
    package static let programmesExport: Path = "/programmes/export"
    package static let newProgramme: Path = "/programmes/new"
    package static func programme(_ id: ID<Programme>) -> Path { "/programmes/\(id)" }
    package static func programmeSettings(_ id: ID<Programme>) -> Path { "/programmes/\(id)/settings" }
    /// Who runs it.
    package static func keepers(_ id: ID<Programme>) -> Path { "/programmes/\(id)/keepers" }
    package static func keeperDeparture(_ id: ID<Programme>) -> Path { "/programmes/\(id)/keepers/departure" }
    package static func keeperContact(_ line: ID<GrantLine>, of id: ID<Programme>) -> Path {
        "/programmes/\(id)/keepers/\(line)/contact"
    }
    package static func programmeRules(_ id: ID<Programme>) -> Path { "/programmes/\(id)/rules" }
    package static func programmeExclusions(_ id: ID<Programme>) -> Path { "/programmes/\(id)/exclusions" }
    package static func exclusionsExport(_ id: ID<Programme>) -> Path { "/programmes/\(id)/exclusions/export" }
    package static func exclusionRemovals(_ id: ID<Programme>) -> Path { "/programmes/\(id)/exclusions/removals" }
    package static func participants(_ id: ID<Programme>) -> Path { "/programmes/\(id)/participants" }
    package static func participantsExport(_ id: ID<Programme>) -> Path { "/programmes/\(id)/participants/export" }
    package static func takingIn(_ id: ID<Programme>) -> Path { "/programmes/\(id)/participants/new" }
    /// People who are named, one on a line: taken in, and before that shown.
    static func namedPeople(_ id: ID<Programme>) -> Path { "/programmes/\(id)/participants/names" }
    static func namedPreview(_ id: ID<Programme>) -> Path { "/programmes/\(id)/participants/names/preview" }
    package static func recruits(_ programme: ID<Programme>, for competency: ID<Competency>) -> Path {
        "/programmes/\(programme)/recruits/\(competency)"
    }
    package static func recruitsExport(_ programme: ID<Programme>, for competency: ID<Competency>) -> Path {
        "/programmes/\(programme)/recruits/\(competency)/export"
    }
    package static func withdrawals(_ id: ID<Programme>) -> Path { "/programmes/\(id)/participants/withdrawals" }
    package static func returns(_ id: ID<Programme>) -> Path { "/programmes/\(id)/participants/returns" }
    package static func existingPairs(_ id: ID<Programme>) -> Path { "/programmes/\(id)/participants/pairs" }
    package static func existingPairsRefused(_ id: ID<Programme>) -> Path {
        "/programmes/\(id)/participants/pairs/refused"
    }
    package static func existingPairsTemplate(_ id: ID<Programme>) -> Path {
        "/programmes/\(id)/participants/pairs/template"
    }
    package static func existingPairsPreview(_ id: ID<Programme>) -> Path {
        "/programmes/\(id)/participants/pairs/preview"
    }
    package static func participant(_ id: ID<Participant>, of programme: ID<Programme>) -> Path {
        "/programmes/\(programme)/participants/\(id)"
    }
    /// What else a participant's page does: `withdrawal`, `return`.
    package static func participant(_ id: ID<Participant>, of programme: ID<Programme>, part: String) -> Path {
        "/programmes/\(programme)/participants/\(id)/\(part)"
    }
    /// Where pairs are computed and reviewed.
    package static func programmePairs(_ id: ID<Programme>) -> Path { "/programmes/\(id)/pairing-runs" }
    /// The pairs of a programme, for who runs it.
    package static func pairs(of id: ID<Programme>) -> Path { "/programmes/\(id)/pairs" }
    package static func pairsExport(of id: ID<Programme>) -> Path { "/programmes/\(id)/pairs/export" }
    package static func pairClosing(_ pair: ID<Mentorship>, of id: ID<Programme>) -> Path {
        "/programmes/\(id)/pairs/\(pair)/closing"
    }
}
