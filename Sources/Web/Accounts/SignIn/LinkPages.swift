import HTTPTypes
import Mentoring
import Storage

/// Signing in by a link that was mailed. Asking for one says the same whether the address is known or not.
enum LinkPages {
    static func show(_ request: PageRequest) async throws -> Answer {
        request.page(LinkViews.ask(.askSignInLink, "link", name: request.query["name"], Entrance(request)))
    }

    static func send(_ request: PageRequest) async throws -> Answer {
        let name = request.form["name"]
        let (now, entrance) = (request.now, Entrance(request))
        do {
            try await entrance.sendMail(to: name) {
                try SignIn.sendLink(to: name, leadingTo: entrance.asked, in: $0, at: now)
            }
            return .redirect(to: entrance.carrying(.signInLinkSent))
        } catch let refusal as Refusal {
            return request.refusal(refusal) { LinkViews.ask(.askSignInLink, "link", name: name, entrance, $0) }
        }
    }

    static func sent(_ request: PageRequest) async throws -> Answer {
        request.page(LinkViews.sent("link", minutes: AccessLinks.Purpose.signIn.minutes, Entrance(request)))
    }

    /// Looks only: programs that open links in mails to see what is behind them use nothing up.
    static func follow(_ request: PageRequest) async throws -> Answer {
        let (token, now) = (request.parameters["token"] ?? "", request.now)
        guard try await request.read({ try AccessLinks.find(token, for: .signIn, in: $0, at: now) }) != nil else {
            return expired(request, .askSignInLink)
        }
        return request.page(LinkViews.follow(token, Entrance(request)))
    }

    static func signIn(_ request: PageRequest) async throws -> Answer {
        let token = request.parameters["token"] ?? ""
        do {
            return try await Entrance(request).open { browser, tx, now in
                try SignIn.open(link: token, browser: browser, in: tx, at: now)
            }
        } catch is Refusal {
            return expired(request, .askSignInLink)
        }
    }

    /// One page for links that are forged, used or too old.
    static func expired(_ request: PageRequest, _ next: Path) -> Answer {
        var answer = request.page(LinkViews.expired(next, Entrance(request)))
        answer.status = .gone
        return answer
    }
}

extension PageRequest {
    /// The page of a form that was refused: what was typed is kept, the reasons stand beside it (422).
    func refusal(_ refusal: Refusal, _ page: (Problems) -> Page) -> Answer {
        var answer = self.page(page(Problems(refusal, in: phrases)))
        answer.status = .unprocessableContent
        return answer
    }
}
