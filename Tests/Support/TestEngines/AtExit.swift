import Foundation
import Synchronization

/// What to clean up when the process of the tests ends.
enum AtExit {
    private static let folders = Mutex<[String]>([])
    private static let files = Mutex<[String]>([])
    private static let installed: Void = { _ = atexit { AtExit.clean() } }()

    static func stop(folder: String) {
        _ = installed
        folders.withLock { $0.append(folder) }
    }

    static func remove(_ file: String) {
        _ = installed
        files.withLock { $0.append(file) }
    }

    private static func clean() {
        for folder in folders.withLock({ $0 }) {
            guard let programs = try? PostgresCluster.programs() else { continue }
            let stop = [programs + "/pg_ctl", "-D", folder + "/data", "-m", "immediate", "-s", "-w", "stop"]
            if getuid() == 0 {
                _ = try? Program.run("/usr/sbin/runuser", ["-u", "postgres", "--"] + stop)
            } else {
                _ = try? Program.run(stop[0], Array(stop.dropFirst()))
            }
            try? FileManager.default.removeItem(atPath: folder)
        }
        for file in files.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: file) }
    }
}
