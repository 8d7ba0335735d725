import Foundation
package import Storage

extension Imports {
    /// How long the file of a list is kept: also of one that nobody went on with, or whose refused rows wait to be mended.
    private static let daysKept = 7

    /// Deletes the files of lists handed over more than a week ago, and gives up those that nobody went on with. One that
    /// fails keeps no other from being looked at.
    package static func forgetOld(spool: String, in database: Database, at now: Instant) async throws {
        var fault: (any Error)?
        for name in try FileManager.default.contentsOfDirectory(atPath: spool).sorted() where name.hasPrefix("list-") {
            guard let id = ID<StaffImport>(String(name.dropFirst("list-".count))) else { continue }
            do { try await forget(id, spool: spool, in: database, at: now) } catch { fault = fault ?? error }
        }
        if let fault { throw fault }
    }

    private static func forget(
        _ id: ID<StaffImport>, spool: String, in database: Database, at now: Instant
    ) async throws {
        let before = now.adding(minutes: -daysKept * 24 * 60)
        let path = path(of: id, in: spool)
        let isOver: Bool
        do {
            isOver = try await database.write { tx in
                let record = try StaffImportRecord.find(id, in: tx)
                guard record.createdAt < before, record.state != .reading, record.state != .applying else {
                    return false
                }
                if record.state.isOpen { try cancel(id, by: .product, in: tx, at: now) }
                return true
            }
        } catch is NotFound {
            // No list is of this file, but one may be on its way: the file is older than its record.
            let written = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            isOver = written.map { Int64($0.timeIntervalSince1970 * 1000) < before.milliseconds } ?? false
        }
        if isOver { unlink(path) }
    }
}
