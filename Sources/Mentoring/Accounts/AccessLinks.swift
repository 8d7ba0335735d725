package import Storage

/// Somebody's way in by a link that was mailed to them. The thing itself: `AccessLink`; what may be done: `AccessLinks`.
package struct AccessLink: Sendable {
    package let id: ID<AccessLink>
    package let person: ID<Person>?
    /// What the link is about beside the person: a new address, for one.
    package let detail: String?
}

/// Links in mails, each for one purpose, single use. The token is in the mail only; here is its hash.
package enum AccessLinks {
    package enum Purpose: String, Sendable, CaseIterable {
        /// Signing in without a password: 15 minutes.
        case signIn = "sign_in"
        /// Choosing a new password: an hour.
        case password
        /// Choosing a first password, for whoever was given a role: a week.
        case invitation
        /// Confirming a new address: a day.
        case address
        /// Showing that a test mail arrived: a day.
        case setUp = "set_up"

        /// Minutes for which such a link works.
        package var minutes: Int {
            switch self {
            case .signIn: 15
            case .password: 60
            case .address, .setUp: 1440
            case .invitation: 10_080
            }
        }

        var token: TokenPurpose {
            switch self {
            case .signIn: .signIn
            case .password: .newPassword
            case .invitation: .invitation
            case .address: .confirmAddress
            case .setUp: .setUp
            }
        }
    }

    /// Makes a link's token and stores its hash. Call it when the mail is rendered, not when it is queued.
    /// - Returns: the token's text, for the link's last segment.
    package static func make(
        _ purpose: Purpose, _ person: ID<Person>?, detail: String? = nil, in tx: Transaction, at now: Instant
    ) throws -> String {
        let token = Token(for: purpose.token)
        try tx.run(
            AccessLinkSQL.add, ID<AccessLink>(at: now), token.hash, purpose.rawValue, person, detail, now,
            now.adding(minutes: purpose.minutes))
        return token.text
    }

    /// The link that a token opens; nil where it is forged, used or too old: the page says the same for all three.
    package static func find(
        _ token: String, for purpose: Purpose, in tx: Transaction, at now: Instant
    ) throws -> AccessLink? {
        guard let token = Token(token, for: purpose.token),
            let row = try tx.row(AccessLinkSQL.byToken, token.hash, purpose.rawValue),
            try row.optionalInstant("used_at") == nil, try row.instant("expires_at") > now
        else { return nil }
        return AccessLink(
            id: try row.id("id"), person: try row.optionalID("person_id"), detail: try row.optionalText("detail"))
    }

    /// Uses a link up. Of two who try at once, one gets it.
    /// - Throws: `Refusal("refusal.link_expired")`.
    @discardableResult
    package static func use(
        _ token: String, for purpose: Purpose, in tx: Transaction, at now: Instant
    ) throws -> AccessLink {
        guard let link = try find(token, for: purpose, in: tx, at: now),
            try tx.run(AccessLinkSQL.use, now, link.id) == 1
        else { throw expired }
        return link
    }

    /// What is thrown for a link that is forged, used or too old.
    package static let expired = Refusal("refusal.link_expired")

    /// Makes a person's unused links of a purpose worthless: after a new password or a changed address.
    package static func revoke(_ purpose: Purpose, of person: ID<Person>, in tx: Transaction, at now: Instant) throws {
        try tx.run(AccessLinkSQL.revoke, now, person, purpose.rawValue)
    }

    /// The same of everybody: what they would prove is not so any more.
    static func revoke(all purpose: Purpose, in tx: Transaction, at now: Instant) throws {
        try tx.run(AccessLinkSQL.revokeAll, now, purpose.rawValue)
    }

    /// Deletes links that ended more than a week ago.
    package static func tidy(in tx: Transaction, at now: Instant) throws {
        try tx.run(AccessLinkSQL.forget, now.adding(days: -7))
    }
}
