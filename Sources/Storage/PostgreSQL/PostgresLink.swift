import CPostgres
import Foundation

/// One connection to PostgreSQL and the statements prepared on it. Used by one thread only.
final class PostgresLink {
    let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    private var cursors = 0
    /// A statement of this transaction met a conflict: whatever the caller made of the error, it must run again.
    var mustRepeat = false
    /// A plan no longer fits the schema.
    private var stale = false
    /// What first made this transaction unusable.
    var firstFailure: StorageError?
    /// How many savepoints surround us: a failure inside one can be taken back.
    var savepoints = 0

    /// - Parameters:
    ///   - url: hosts, TLS and target_session_attrs are read by libpq; our timeouts yield to the url's.
    ///   - database: another database of the same server than the url's.
    /// - Throws: `PostgresUnreachable` with what libpq says.
    init(url: String, database: String? = nil) throws {
        var options: [(String, String)] = [
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"), ("fallback_application_name", "binome"), ("dbname", url),
            ("client_encoding", "UTF8"),
        ]
        // Of several names of a database the first is read as a url, and the last holds.
        if let database { options.append(("dbname", database)) }
        let keys = options.map { strdup($0.0) } + [nil]
        let values = options.map { strdup($0.1) } + [nil]
        defer { for text in keys + values { free(text) } }
        guard
            let handle = PQconnectdbParams(
                keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
        else { throw PostgresUnreachable(reason: "no memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(handle)).trimmingCharacters(in: .whitespacesAndNewlines)
            PQfinish(handle)
            throw PostgresUnreachable(reason: reason)
        }
        self.handle = handle
        // Notices are of no use to anyone here, and libpq would write them to standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try script(
            "SET lock_timeout = '10s'; SET bytea_output = 'hex'; SET TimeZone = 'UTC'; SET extra_float_digits = 1")
    }

    deinit { PQfinish(handle) }

    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// The server follows another and takes no writes: it says so of a serialisable transaction with a code of its own.
    var isStandby: Bool { PQparameterStatus(handle, "in_hot_standby").map { String(cString: $0) } == "on" }

    /// How another thread can interrupt what runs here.
    func interrupter() -> @Sendable () -> Void {
        let cancel = PostgresCancel(handle)
        return { cancel.send() }
    }

    /// Runs a prepared statement.
    func run(_ sql: String, _ values: [SQLValue]) throws -> PostgresResult {
        let name = try prepare(sql)
        return try PostgresArguments(values).withPointers { count, texts, lengths, formats in
            try checked(PQexecPrepared(handle, name, count, texts, lengths, formats, 0))
        }
    }

    /// Runs a statement once, without keeping it prepared.
    func runOnce(_ sql: String, _ values: [SQLValue]) throws -> PostgresResult {
        try PostgresArguments(values).withPointers { count, texts, lengths, formats in
            try checked(PQexecParams(handle, sql, count, nil, texts, lengths, formats, 0))
        }
    }

    /// Runs SQL text of our own, which may hold several statements.
    func script(_ sql: String) throws { _ = try checked(PQexec(handle, sql)) }

    /// The name of a cursor that no other on this connection has.
    func newCursor() -> String {
        cursors += 1
        return "answer_\(cursors)"
    }

    func prepare(_ sql: String) throws -> String {
        if let name = prepared[sql] { return name }
        let name = "s\(prepared.count + 1)"
        _ = try checked(PQprepare(handle, name, sql, 0, nil))
        prepared[sql] = name
        return name
    }

    /// Makes it fit for the next run after a conflict.
    func recover() throws {
        if stale { try forgetPrepared() }
        stale = false
    }

    /// Forgets all plans: the schema has changed.
    func forgetPrepared() throws {
        try script("DEALLOCATE ALL")
        prepared = [:]
    }

    /// The answer, or what the server says in our terms.
    func checked(_ raw: OpaquePointer?) throws -> PostgresResult {
        guard let raw else {
            throw isAlive ? StorageError.other(String(cString: PQerrorMessage(handle))) : .connectionLost
        }
        let result = PostgresResult(raw)
        switch PQresultStatus(raw) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_PIPELINE_SYNC: return result
        default: throw failure(result)
        }
    }

    private func failure(_ result: PostgresResult) -> StorageError {
        guard isAlive else { return .connectionLost }
        let state = result.field("C") ?? ""
        if state == PostgresConflict.stalePlan, isStandby { return .readOnly }
        if PostgresConflict.states.contains(state) { mustRepeat = true }
        if state == PostgresConflict.stalePlan { stale = true }
        let error = StorageError(postgres: state, result)
        if state != "25P02", savepoints == 0, firstFailure == nil { firstFailure = error }
        return error
    }
}

/// No connection could be made; what libpq says of it holds no password.
struct PostgresUnreachable: Error {
    let reason: String
}

/// Conflicts that go away when the transaction runs again.
enum PostgresConflict {
    /// Serialisation failure, deadlock, and a prepared plan that a migration made stale.
    static let states: Set<String> = ["40001", "40P01", stalePlan]
    static let stalePlan = "0A000"
}

/// The means to cancel the query of a connection from another thread.
private final class PostgresCancel: @unchecked Sendable {
    // Read-only after creation; libpq says that PQcancel may be called from any thread.
    private let cancel: OpaquePointer?

    init(_ handle: OpaquePointer) { cancel = PQgetCancel(handle) }
    deinit { PQfreeCancel(cancel) }

    func send() {
        var reason = [CChar](repeating: 0, count: 256)
        PQcancel(cancel, &reason, Int32(reason.count))
    }
}
