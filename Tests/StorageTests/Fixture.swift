import Foundation
import TestEngines

@testable import Storage

/// A small schema that has every type and every constraint.
enum Fixture {
    static let migration = Migration(
        number: 1, name: "0001-first",
        sql: """
            -- Several statements; a semicolon in a comment; and 'quotes'.
            CREATE TABLE team (id TEXT PRIMARY KEY, name_key keytext NOT NULL, seats BIGINT NOT NULL);
            CREATE UNIQUE INDEX team__name_key ON team (name_key);
            CREATE TABLE member (
                id TEXT PRIMARY KEY,
                team_id TEXT REFERENCES team (id),
                place BIGINT NOT NULL CONSTRAINT member_place CHECK (place >= 0)
            );
            CREATE UNIQUE INDEX member__team_id__place ON member (team_id, place);
            CREATE TABLE anything (
                id BIGINT PRIMARY KEY, words TEXT, number BIGINT, flag BOOLEAN, share DOUBLE PRECISION, bytes BYTEA
            );
            """)

    static let addTeam: Statement = """
        INSERT INTO team (id, name_key, seats) VALUES (\(.text("id")), \(.text("name")), \(.integer("seats")))
        """
    static let addMember: Statement = """
        INSERT INTO member (id, team_id, place) VALUES (\(.text("id")), \(.text("team")), \(.integer("place")))
        """
    static let teams: Statement = "SELECT id, name_key, seats FROM team ORDER BY name_key"
    static let seats: Statement = "SELECT seats FROM team WHERE id = \(.text("id"))"
    static let raise: Statement = "UPDATE team SET seats = \(.integer("seats")) WHERE id = \(.text("id"))"
    static let countMembers: Statement = "SELECT count(*) AS n FROM member"
    static let addAnything: Statement = """
        INSERT INTO anything (id, words, number, flag, share, bytes)
        VALUES (\(.integer("id")), \(.text("words")), \(.integer("number")), \(.boolean("flag")), \(.real("share")),
            \(.bytes("bytes")))
        """
    static let anything: Statement = "SELECT * FROM anything ORDER BY id"
}

/// A database with that schema.
func withFixture(_ engine: Engine, _ body: (Database) async throws -> Void) async throws {
    try await withEmptyDatabase(engine) { address in
        let database = try await open(address)
        do { try await body(database) } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}

func open(_ address: DatabaseAddress, connections: Int = 4) async throws -> Database {
    let database = try Database(address, connections: connections, logger: testLogger)
    _ = try await Migrator(migrations: [Fixture.migration]).migrate(database)
    return database
}

/// The storage error of a work that must fail.
func storageError<T>(_ work: () async throws -> T) async -> StorageError? {
    do {
        _ = try await work()
        return nil
    } catch {
        return error as? StorageError
    }
}

extension Database {
    /// How many rows there are.
    func teamCount() async throws -> Int { try await read { try $0.rows(Fixture.teams).count } }
    func anythingCount() async throws -> Int { try await read { try $0.rows(Fixture.anything).count } }
}
