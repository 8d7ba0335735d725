import Mentoring
import Storage
import Web

extension DemonstrationFilling {
    /// Fills an empty database, computes the pairs of both programmes, and publishes those of the one that runs.
    static func fill(_ organisation: DemonstrationOrganisation, in assembly: Assembly) async throws {
        let now = assembly.installation.clock()
        let opened = try await assembly.database.write { try fill(organisation, in: $0, at: now) }
        guard !opened.isEmpty else { return }
        let runs = try await assembly.database.write { tx in
            try opened.map { programme in
                let actor = try SignedIn.actor(of: programme.manager, in: tx)
                return try PairingRuns.ask(for: programme.programme, by: actor, in: tx, at: now)
            }
        }
        try await assembly.jobs.drain()
        let studies = assembly.installation.studies
        try await assembly.database.write { tx in
            for (programme, run) in zip(opened, runs) where programme.isRunning {
                let actor = try SignedIn.actor(of: programme.manager, in: tx)
                let record = try RunRecord.find(run, of: programme.programme, by: actor, in: tx)
                try Publication.publish(
                    run, programme.programme, version: record.version, by: actor, studies, in: tx, at: now)
            }
        }
        try await importList(of: organisation, in: assembly)
        try await assembly.installation.settings.live.refresh(from: assembly.database)
    }
}
