import Matching
import Storage

/// Why two people work together, in what both may read: only what speaks for it, and nothing that ranks either.
package struct MentorshipReason: Sendable, Hashable {
    package enum Key: String, Sendable, CaseIterable {
        /// The subject is a competency that one seeks and the other has.
        case competency
        /// Both asked for each other.
        case wishBoth = "wish_both"
        case wishMentee = "wish_mentee"
        case wishMentor = "wish_mentor"
        /// The subject is a language code.
        case language
        /// The number is minutes a week.
        case availability
        /// The subject is a site.
        case site
        case departments
        /// The subject is a hope.
        case hope
        /// The two share little of what the programme looks for; what they share follows.
        case little

        /// What one can give the other, or both wish for; the rest makes it easier to meet.
        fileprivate var isAim: Bool {
            switch self {
            case .competency, .wishBoth, .wishMentee, .wishMentor, .hope: true
            case .language, .availability, .site, .departments, .little: false
            }
        }
    }

    package let key: Key
    package let subject: String
    package let number: Int?

    package init(_ key: Key, _ subject: String = "", number: Int? = nil) {
        self.key = key
        self.subject = subject
        self.number = number
    }

    init?(_ row: Row) throws {
        guard let key = Key(rawValue: try row.text("key")) else { return nil }
        self.init(key, try row.text("subject"), number: try row.optionalInteger("number"))
    }

    /// The one that is told where there is room for one: what counted most, nothing where the two share nothing. That they
    /// speak one language is true of nearly any two of an organisation, and told only where there is nothing else.
    static func first(of key: PairKey, _ study: RunStudy) -> MentorshipReason? {
        let told = reasons(key, study).filter { $0.key != .little }
        return told.first { $0.key != .language } ?? told.first
    }

    private static let most = 5

    /// The reasons of a pair, what counted most first. Where they barely match it is said so, before all that they share.
    static func reasons(_ key: PairKey, _ study: RunStudy) -> [MentorshipReason] {
        guard let pair = study.ground.scores.pair(key.mentee, key.mentor) else { return [] }
        let explanation = study.scoring.explain(pair)
        let told = { (parts: [Explanation.Part]) in
            Array(parts.flatMap { reasons($0.reason, study.ground.scores) }.prefix(most))
        }
        // What the mentee seeks and the mentor has is said first, and however little of all that is sought it is.
        let strong = told(explanation.strengths)
        let sought = explanation.shared.filter { $0.criterion == .competencies }
        let whole = told(sought + explanation.strengths.filter { $0.criterion != .competencies })
        if explanation.percent >= RunRecord.sure || strong.contains(where: \.key.isAim) { return whole }
        return [MentorshipReason(.little)] + told(explanation.shared)
    }

    private static func reasons(_ reason: Reason, _ scores: PairingScores) -> [MentorshipReason] {
        switch reason.key {
        case "competencies.covered", "competencies.some":
            (numbers(reason, "covered") + numbers(reason, "partly")).prefix(3).map {
                MentorshipReason(.competency, scores.competencies[$0].text)
            }
        case "wishes.both": [MentorshipReason(.wishBoth)]
        case "wishes.mentee": [MentorshipReason(.wishMentee)]
        case "wishes.mentor": [MentorshipReason(.wishMentor)]
        case "language.fluent", "language.common":
            numbers(reason, "languages").prefix(2).map { MentorshipReason(.language, scores.languages[$0]) }
        case "availability.common":
            if case .number(let minutes)? = reason.values["minutes"] {
                [MentorshipReason(.availability, number: minutes)]
            } else {
                []
            }
        case "site.same":
            if case .number(let site)? = reason.values["site"] {
                [MentorshipReason(.site, scores.sites[site].text)]
            } else {
                []
            }
        case "departmentVariety.other": [MentorshipReason(.departments)]
        case "sharedHopes.some": numbers(reason, "hopes").prefix(2).map { MentorshipReason(.hope, scores.hopes[$0]) }
        default: []
        }
    }

    private static func numbers(_ reason: Reason, _ name: String) -> [Int] {
        if case .list(let list)? = reason.values[name] { return list }
        return []
    }
}
