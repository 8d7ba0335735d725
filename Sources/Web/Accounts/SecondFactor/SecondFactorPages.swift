import HTTPTypes
import Mentoring
import Storage

/// The second factor: given when signing in, set up, replaced.
enum SecondFactorPages {
    static func ask(_ request: PageRequest) async throws -> Answer {
        let (signedIn, entrance) = (try request.signedIn, Entrance(request))
        if !signedIn.owesSecondFactor { return .redirect(to: entrance.destination) }
        if !signedIn.hasSecondFactor {
            return .redirect(to: Path.accountSecondFactor.returning(to: entrance.destination))
        }
        return request.page(SecondFactorViews.ask(entrance))
    }

    static func give(_ request: PageRequest) async throws -> Answer {
        let (signedIn, entrance, now) = (try request.signedIn, Entrance(request), request.now)
        let (code, keys) = (request.form["code"], request.installation.secrets.keys)
        guard signedIn.hasSecondFactor else { throw NotFound() }
        let begun = try await entrance.begin(.secondFactor, account: signedIn.person.text)
        let isRight = try await request.write { tx in
            try SecondFactors.give(code, signedIn, sealer: keys.secondFactors, codes: keys.codes, in: tx, at: now)
        }
        guard isRight else { return request.refusal(wrong) { SecondFactorViews.ask(entrance, $0) } }
        try await entrance.succeeded(begun)
        return .redirect(to: entrance.destination)
    }

    static func show(_ request: PageRequest) async throws -> Answer {
        let signedIn = try request.signedIn
        if signedIn.hasSecondFactor, signedIn.owesSecondFactor { return .redirect(to: .secondFactor) }
        return request.page(SecondFactorViews.show(try await view(request), Entrance(request)))
    }

    static func begin(_ request: PageRequest) async throws -> Answer {
        let (signedIn, now, sealer) = (
            try request.signedIn, request.now, request.installation.secrets.keys.secondFactors
        )
        try await request.write { try SecondFactors.begin(signedIn, sealer: sealer, in: $0, at: now) }
        return .redirect(to: Path.accountSecondFactor.returning(to: Entrance(request).destination))
    }

    /// Whoever pressed by mistake, or has no app at hand, is led back.
    static func abandon(_ request: PageRequest) async throws -> Answer {
        let signedIn = try request.signedIn
        try await request.write { try SecondFactors.abandon(signedIn, in: $0) }
        return .redirect(to: signedIn.hasSecondFactor ? .accountSecondFactor : .account)
    }

    /// The codes are shown in the answer itself, this once.
    static func confirm(_ request: PageRequest) async throws -> Answer {
        let (signedIn, entrance, now) = (try request.signedIn, Entrance(request), request.now)
        let (code, keys) = (request.form["code"], request.installation.secrets.keys)
        let begun = try await entrance.begin(.secondFactor, account: signedIn.person.text)
        let codes = try await request.write { tx in
            try SecondFactors.confirm(code, signedIn, sealer: keys.secondFactors, codes: keys.codes, in: tx, at: now)
        }
        guard let codes else {
            let view = try await view(request)
            return request.refusal(wrong) { SecondFactorViews.show(view, entrance, $0) }
        }
        try await entrance.succeeded(begun)
        let isSettingUp = try await view(request).isSettingUp
        return request.page(SecondFactorViews.codes(codes.map(\.text), entrance, isSettingUp: isSettingUp))
    }

    static func renewCodes(_ request: PageRequest) async throws -> Answer {
        let (signedIn, now, keys) = (try request.signedIn, request.now, request.installation.secrets.keys)
        let codes = try await request.write {
            try SecondFactors.renewCodes(signedIn, codes: keys.codes, in: $0, at: now)
        }
        return request.page(SecondFactorViews.codes(codes.map(\.text), Entrance(request)))
    }

    static func remove(_ request: PageRequest) async throws -> Answer {
        let (actor, person, now) = (try request.actor, try request.person, request.now)
        try await request.write { try SecondFactors.remove(of: person, by: actor, in: $0, at: now) }
        return .redirect(to: .account, done: Done("done.second_factor_removed"), at: now)
    }

    private static let wrong = Refusal("refusal.second_factor_code", field: "code")

    private static func view(_ request: PageRequest) async throws -> SecondFactorView {
        let (signedIn, sealer) = (try request.signedIn, request.installation.secrets.keys.secondFactors)
        let issuer = request.installation.settings.organisationName.map { "Binôme – \($0)" } ?? "Binôme"
        return try await request.read { tx in
            let account = try Account.of(signedIn.person, in: tx)
            return SecondFactorView(
                state: try SecondFactors.state(of: signedIn.person, sealer: sealer, in: tx), issuer: issuer,
                account: account?.email ?? account?.staffNumber ?? signedIn.lastName,
                isNeeded: signedIn.actor.roles.contains(where: \.needsSecondFactor),
                isSettingUp: try Organisation.read(in: tx)?.setUpAt == nil
                    && signedIn.actor.roles.contains(.administrator))
        }
    }
}

/// Where somebody stands with their second factor.
struct SecondFactorView: Sendable {
    let state: SecondFactors.State
    let issuer: String
    let account: String
    /// A role demands it.
    let isNeeded: Bool
    /// The installation is new, and this is its administrator.
    let isSettingUp: Bool
}
