import HTTPTypes
import Mentoring
import Storage

/// Changing one's address: a link goes to the new one, and counts when it is followed.
enum AddressPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        request.page(OwnViews.address(try await PasswordPages.account(request), typed: "", request.reader))
    }

    static func ask(_ request: PageRequest) async throws -> Answer {
        let (signedIn, now, entrance, typed) = (
            try request.signedIn, request.now, Entrance(request), request.form["email"]
        )
        let account = try await PasswordPages.account(request)
        do {
            let verified = try await entrance.proveOwn(account)
            _ = try await entrance.begin(.link, account: account.person.text)
            try await request.write {
                try OwnAccount.askNewAddress(typed, verified: verified, of: signedIn, in: $0, at: now)
            }
            return .redirect(to: .accountAddressSent)
        } catch let refusal as Refusal {
            return request.refusal(refusal) { OwnViews.address(account, typed: typed, request.reader, $0) }
        }
    }

    static func sent(_ request: PageRequest) async throws -> Answer {
        request.page(OwnViews.addressSent(request.reader))
    }

    static func follow(_ request: PageRequest) async throws -> Answer {
        let (token, now) = (request.parameters["token"] ?? "", request.now)
        guard let link = try await request.read({ try AccessLinks.find(token, for: .address, in: $0, at: now) }),
            let address = link.detail
        else { return LinkPages.expired(request, .accountAddress) }
        return request.page(OwnViews.confirmAddress(address, token: token, request.reader))
    }

    static func confirm(_ request: PageRequest) async throws -> Answer {
        let (token, now) = (request.parameters["token"] ?? "", request.now)
        do {
            try await request.write { try OwnAccount.confirmAddress(token: token, in: $0, at: now) }
        } catch is Refusal {
            return LinkPages.expired(request, .accountAddress)
        }
        return request.page(OwnViews.addressChanged(request.reader)).setting(
            Entrance.noSession(request.installation.settings))
    }
}
