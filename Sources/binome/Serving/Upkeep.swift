import Mentoring
import Storage
import Web

/// What a server does now and then: follows what other servers changed in the settings, forgets what ended long ago.
struct Upkeep: Sendable {
    let assembly: Assembly

    /// Rounds of half a minute in a day.
    private static let daily = 2880

    func run() async {
        var rounds = 0
        while !Task.isCancelled {
            // At the start too: whoever was killed in the midst of a request left its files.
            if rounds % Self.daily == 0 { await forget() }
            do {
                try await Task.sleep(for: .seconds(1))
                // By now jobs, mails and pages are at work.
                if rounds == 0 { StartUpCode.letGo() }
                try await Task.sleep(for: .seconds(29))
            } catch { return }
            try? await assembly.installation.settings.live.refresh(from: assembly.database)
            rounds += 1
        }
    }

    private func forget() async {
        let (now, spool) = (assembly.installation.clock(), assembly.installation.settings.spool)
        try? await assembly.database.write { try AccessLinks.tidy(in: $0, at: now) }
        try? await Imports.forgetOld(spool: spool, in: assembly.database, at: now)
        SpoolFolder(path: spool).forgetLeft(at: now)
    }
}
