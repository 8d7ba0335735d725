import Foundation
package import Storage

extension Imports {
    /// How long the file of a list is kept: also of one that nobody went on with, or whose refused rows wait to be mended.
    private static let daysKept = 7

    /// Deletes the files of lists handed over more than a week ago, and gives up those that nobody went on with.
    package static func forgetOld(spool: String, in database: Database, at now: Instant) async throws {
        let before = now.adding(minutes: -daysKept * 24 * 60)
        for name in try FileManager.default.contentsOfDirectory(atPath: spool).sorted() where name.hasPrefix("list-") {
            guard let id = ID<StaffImport>(String(name.dropFirst("list-".count))) else { continue }
            let isOver = try await database.write { tx in
                let record = try StaffImportRecord.find(id, in: tx)
                guard record.createdAt < before, record.state != .reading, record.state != .applying else {
                    return false
                }
                if record.state.isOpen { try cancel(id, by: .product, in: tx, at: now) }
                return true
            }
            if isOver { unlink(path(of: id, in: spool)) }
        }
    }
}
