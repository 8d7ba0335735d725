import Mentoring
import Web

/// Which verb does which kind of job, and which says that nothing came of it.
enum JobTable {
    static func all(_ installation: Installation) -> [JobKind: JobVerb] {
        let spool = installation.settings.spool
        return [
            Imports.readList: JobVerb({ try await Imports.readNow($0, spool: spool) }, abandon: Imports.abandon),
            Imports.applyList: JobVerb(
                {
                    try await Imports.applyNow($0, spool: spool) { try Departures.follow($0, by: $1, in: $2, at: $3) }
                }, abandon: Imports.abandon),
            .pairing: JobVerb(PairingWork.perform, abandon: PairingWork.abandon),
        ]
    }
}
