/// What a database holds, alike on both engines: for tests and checks.
package struct SchemaDescription: Sendable, Equatable {
    package struct Table: Sendable, Equatable {
        package let name: String
        /// In the order of their definition.
        package let columns: [String]
        /// The primary key is not among them.
        package let uniqueIndexes: [UniqueIndex]
    }

    package struct UniqueIndex: Sendable, Equatable {
        package let name: String
        package let columns: [String]
    }

    /// By name, the table of migrations among them.
    package let tables: [Table]
}

extension Database {
    /// The tables, their columns and unique indexes.
    package func schema() async throws -> SchemaDescription {
        let engine = engine
        return try await read { tx in
            let sql = SchemaSQL(engine: engine)
            let indexes = try tx.rows(sql.indexes)
            let tables = try tx.rows(sql.tables).map { try $0.text("name") }
            return SchemaDescription(
                tables: try tables.map { table in
                    let columns = try tx.rows(sql.columns, table).map { try $0.text("name") }
                    var unique: [String: [String]] = [:]
                    for row in indexes where try row.text("table_name") == table {
                        // An index on an expression has no column's name there.
                        unique[try row.text("name"), default: []].append(try row.optionalText("column_name") ?? "?")
                    }
                    return SchemaDescription.Table(
                        name: table, columns: columns,
                        uniqueIndexes: unique.sorted { $0.key < $1.key }.map { .init(name: $0.key, columns: $0.value) })
                })
        }
    }

    /// How the engine would run a statement, line by line; on PostgreSQL with sequential scans made dear, so that one
    /// that remains means that no index serves.
    package func plan(of statement: Statement) async throws -> [String] {
        try await read { try $0.connection.explain(statement) }
    }
}

/// Where each engine keeps its catalogue.
private struct SchemaSQL {
    let tables: Statement
    let columns: Statement
    let indexes: Statement

    init(engine: Engine) {
        switch engine {
        case .sqlite:
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            columns = "SELECT name FROM pragma_table_info(\(.text("table"))) ORDER BY cid"
            indexes = """
                SELECT m.name AS table_name, i.name AS name, c.name AS column_name
                FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c
                WHERE m.type = 'table' AND i."unique" = 1 AND i.origin <> 'pk' ORDER BY m.name, i.name, c.seqno
                """
        case .postgres:
            tables = """
                SELECT table_name::text AS name FROM information_schema.tables
                WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name::text COLLATE "C"
                """
            columns = """
                SELECT column_name::text AS name FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = \(.text("table")) ORDER BY ordinal_position
                """
            indexes = """
                SELECT t.relname::text AS table_name, x.relname::text AS name, a.attname::text AS column_name
                FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
                JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
                CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place)
                LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
                WHERE i.indisunique AND NOT i.indisprimary ORDER BY 1, 2, k.place
                """
        }
    }
}
