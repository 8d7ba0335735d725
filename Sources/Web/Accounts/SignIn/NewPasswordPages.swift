import HTTPTypes
import Mentoring
import Storage
import Words

/// A forgotten password, and a first one.
enum NewPasswordPages {
    static func forgotten(_ request: PageRequest) async throws -> Answer {
        request.page(LinkViews.ask(.forgottenPassword, "forgotten", name: request.query["name"], Entrance(request)))
    }

    static func send(_ request: PageRequest) async throws -> Answer {
        let name = request.form["name"]
        let (now, entrance) = (request.now, Entrance(request))
        do {
            try await entrance.sendMail(to: name) {
                try Passwords.sendLink(to: name, leadingTo: entrance.asked, in: $0, at: now)
            }
            return .redirect(to: entrance.carrying(.passwordLinkSent))
        } catch let refusal as Refusal {
            return request.refusal(refusal) {
                LinkViews.ask(.forgottenPassword, "forgotten", name: name, entrance, $0)
            }
        }
    }

    static func sent(_ request: PageRequest) async throws -> Answer {
        request.page(LinkViews.sent("forgotten", minutes: AccessLinks.Purpose.password.minutes, Entrance(request)))
    }

    static func show(_ request: PageRequest, _ purpose: AccessLinks.Purpose) async throws -> Answer {
        let token = request.parameters["token"] ?? ""
        guard let account = try await account(request, token, purpose) else {
            return LinkPages.expired(request, .forgottenPassword)
        }
        return request.page(view(request, account, token, purpose))
    }

    static func set(_ request: PageRequest, _ purpose: AccessLinks.Purpose) async throws -> Answer {
        let token = request.parameters["token"] ?? ""
        guard let account = try await account(request, token, purpose) else {
            return LinkPages.expired(request, .forgottenPassword)
        }
        let entrance = Entrance(request)
        do {
            let hash = try await entrance.newPassword(for: account)
            return try await entrance.open(saying: .passwordChosen(by: account)) { browser, tx, now in
                try Passwords.set(hash, link: token, for: purpose, browser: browser, in: tx, at: now)
            }
        } catch let refusal as Refusal {
            // Somebody else was faster: used up between our look and our hold of it.
            if refusal == AccessLinks.expired { return LinkPages.expired(request, .forgottenPassword) }
            return request.refusal(refusal) { view(request, account, token, purpose, $0) }
        }
    }

    private static func account(
        _ request: PageRequest, _ token: String, _ purpose: AccessLinks.Purpose
    ) async throws -> Account? {
        let now = request.now
        return try await request.read { try Passwords.account(of: token, for: purpose, in: $0, at: now) }
    }

    private static func view(
        _ request: PageRequest, _ account: Account, _ token: String, _ purpose: AccessLinks.Purpose,
        _ problems: Problems = .none
    ) -> Page {
        let title =
            purpose == .invitation
            ? request.phrases("sign_in.welcome.title", ["name": .text(account.firstName)])
            : request.phrases("sign_in.choose.title")
        return LinkViews.choosePassword(
            Entrance(request).carrying(purpose == .invitation ? .invitation(token) : .newPassword(token)), title: title,
            name: account.email ?? account.staffNumber ?? "", request.reader, problems)
    }
}

extension Done {
    /// Says that a password was saved: a first one, or another in place of one that others may have known.
    static func passwordChosen(by account: Account) -> Done {
        Done(account.password == nil ? "done.first_password" : "done.password")
    }
}
