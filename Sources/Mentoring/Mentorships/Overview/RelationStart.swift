import Foundation
import Storage

/// From which day two people work together.
enum RelationStart {
    /// A pair that was published before its programme begins is one from that day on; one that met before Binôme, from
    /// the day that was said.
    /// - Parameter row: with `started_on`, `created_at` and `programme_starts`.
    static func day(_ row: Row) throws -> Day {
        let started = try row.day("started_on")
        let isOfProgramme = try started >= Day(row.instant("created_at"), in: .gmt)
        return isOfProgramme ? max(started, try row.day("programme_starts")) : started
    }
}
