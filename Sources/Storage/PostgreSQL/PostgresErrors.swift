extension StorageError {
    /// What PostgreSQL says, in our terms.
    init(postgres state: String, _ result: PostgresResult) {
        let constraint = result.field("n") ?? ""
        switch state {
        case "23505": self = .unique(Self.indexName(constraint, result))
        case "23503", "23001": self = .foreignKey
        case "23514": self = .check(constraint)
        case "23502": self = .notNull("\(result.field("t") ?? "").\(result.field("c") ?? "")")
        case "40001", "40P01", "0A000", "55P03", "53300", "55006": self = .busy
        case "53100": self = .diskFull
        case "25006": self = .readOnly
        case "57P01", "57P02", "57P03": self = .connectionLost
        case "XX001", "XX002": self = .corrupt
        default:
            self =
                state.hasPrefix("08")
                ? .connectionLost : .other("\(state) \(result.field("M") ?? "no message")")
        }
    }

    /// A unique index has its name. A primary key is named as SQLite would lead us to: table and columns.
    private static func indexName(_ constraint: String, _ result: PostgresResult) -> String {
        // The detail reads `Key (a, b)=(1, 2) already exists.`, in whatever language.
        guard constraint.hasSuffix("_pkey"), let table = result.field("t"), let detail = result.field("D"),
            let open = detail.firstIndex(of: "("), let close = detail[open...].firstIndex(of: ")")
        else { return constraint }
        let columns = detail[detail.index(after: open)..<close].split(separator: ",").map { $0.filter { $0 != " " } }
        return ([table] + columns).joined(separator: "__")
    }
}
