package import Storage

/// The statements of this area.
package enum AccountStatements {
    package static let all: [Statement] = [
        SessionSQL.all,
        AccountSQL.all,
        AttemptSQL.all,
        SecondFactorSQL.all,
        AccessLinkSQL.all,
        PrintedCodeSQL.all,
        GrantSQL.all,
        AuditTrailSQL.all,
    ].flatMap { $0 }
}
