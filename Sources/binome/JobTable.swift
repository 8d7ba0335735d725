import Mentoring
import Web

/// Which verb does which kind of job: one line each.
enum JobTable {
    static func all(_ installation: Installation) -> [JobKind: JobRunner.Work] {
        let spool = installation.settings.spool
        return [
            Imports.readList: { try await Imports.readNow($0, spool: spool) },
            Imports.applyList: { try await Imports.applyNow($0, spool: spool) },
            Imports.settleDepartures: { try await Departures.settleNow($0) },
            .pairing: { try await PairingWork.perform($0) },
        ]
    }
}
