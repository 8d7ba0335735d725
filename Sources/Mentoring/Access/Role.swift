/// What a person is for the programme or the organisation. `participant` comes with being in a programme; the others
/// are granted.
package enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    /// Installs, connects, imports people, backs up, audits. Of the whole organisation.
    case administrator
    /// Runs given programmes.
    case manager
    /// Runs a programme for given sites or departments only.
    case localManager = "local_manager"
    /// Receives worries of a programme's pairs.
    case referent
    /// Reads a programme's indicators and report.
    case sponsor
    /// Is a mentor or a mentee of a programme.
    case participant

    /// Must this role give a second factor when signing in?
    package var needsSecondFactor: Bool { self == .administrator || self == .manager || self == .localManager }
}
