import CPostgres
import Foundation

/// Is there such a database on the server? libpq says of a connection that failed only a sentence, in the server's
/// language, so the server's own list is asked.
enum PostgresPresence {
    private static let listed = "SELECT 1 FROM pg_database WHERE datname = $1"

    /// True also where nobody can tell: opening it then says what is wrong. Blocks.
    static func isMade(_ url: String) -> Bool {
        guard let name = name(in: url), (try? PostgresLink(url: url)) == nil else { return true }
        for other in ["postgres", "template1"] where other != name {
            guard let link = try? PostgresLink(url: url, database: other) else { continue }
            guard let found = try? link.runOnce(listed, [.text(name)]) else { return true }
            return found.count > 0
        }
        return true
    }

    private static func name(in url: String) -> String? {
        guard let options = PQconninfoParse(url, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var (at, name, user) = (options, String?.none, String?.none)
        while let keyword = at.pointee.keyword {
            let value = at.pointee.val.map { String(cString: $0) }
            switch String(cString: keyword) {
            case "dbname": name = value
            case "user": user = value
            default: break
            }
            at += 1
        }
        return name ?? user
    }
}
