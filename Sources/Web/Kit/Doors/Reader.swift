import Foundation
package import Mentoring
package import Storage
package import Words

/// Who reads: a person with roles or nobody yet, the language they read, and what time it is for them.
package struct Reader: Sendable {
    /// Nil when nobody is signed in.
    package let signedIn: SignedIn?
    package let phrases: Phrases
    /// The languages that the organisation offers.
    package let languages: [Language]
    package let now: Instant
    /// Proves that a form came from our own page: hidden in every form, bound to this browser.
    package let formToken: String

    package init(
        signedIn: SignedIn?, phrases: Phrases, languages: [Language] = Language.allCases, now: Instant,
        formToken: String
    ) {
        self.signedIn = signedIn
        self.phrases = phrases
        self.languages = languages
        self.now = now
        self.formToken = formToken
    }

    package var language: Language { phrases.language }

    /// The roles held; none when nobody is signed in.
    package var roles: Set<Role> { signedIn?.actor.roles ?? [] }

    /// The moment at which a day begins, where the reader is.
    package func start(of day: Day) -> Instant {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = phrases.timeZone
        let date = calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day)) ?? .distantPast
        return Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
    }

    /// Today, where the reader is.
    package var today: Day { Day(now, in: phrases.timeZone) }
}
