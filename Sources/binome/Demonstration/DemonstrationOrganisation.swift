import Mentoring

/// An invented organisation with people and two programmes, so that somebody who looks at the product for the first
/// time finds it in use. Plain values: keys are strings, days ISO dates; whoever stores it maps it.
struct DemonstrationOrganisation: Sendable, Hashable {
    let name: String
    /// The day it was made for; every other date follows from it.
    let today: String
    let sites: [DemonstrationSite]
    let departments: [DemonstrationDepartment]
    let grades: [DemonstrationGrade]
    let hopes: [DemonstrationHope]
    let people: [DemonstrationPerson]
    /// « XYZ », whose pairs are being reviewed, then « ABC », which has run for five months.
    let programmes: [DemonstrationProgramme]
    /// Staff numbers of those whom the list of this month no longer names, without a word on why.
    let absent: [String]
    /// Whom a visitor may sign in as.
    let characters: [DemonstrationCharacter]

    enum Fault: Error, Hashable {
        /// `today` is no date.
        case date(String)
    }
}

struct DemonstrationSite: Sendable, Hashable {
    let key: String
    let name: BothLanguages
    /// An IANA name.
    let timeZone: String
    let language: String
}

struct DemonstrationDepartment: Sendable, Hashable {
    let key: String
    let name: BothLanguages
}

struct DemonstrationGrade: Sendable, Hashable {
    /// 0 is the lowest.
    let rank: Int
    let name: BothLanguages
}

struct DemonstrationHope: Sendable, Hashable {
    let key: String
    let name: BothLanguages
}

enum DemonstrationWish: String, Sendable, Hashable, CaseIterable {
    case mentor, mentee, both, none

    var wantsToMentor: Bool { self == .mentor || self == .both }
    var wantsAMentor: Bool { self == .mentee || self == .both }
}

/// A competency of the default framework with a level, held or wanted.
struct DemonstrationLevel: Sendable, Hashable {
    let competency: String
    let level: Int
}

/// A time of the week when somebody can usually meet, local to them.
struct DemonstrationSlot: Sendable, Hashable {
    /// 1 for Monday to 7 for Sunday.
    let weekday: Int
    /// Minutes after midnight.
    let from: Int
    let to: Int
}

struct DemonstrationPerson: Sendable, Hashable {
    let staffNumber: String
    var firstName: String
    var lastName: String
    /// Nil for some who work at a plant: they sign in with a printed code.
    var email: String?
    /// In the language of the person.
    var jobTitle: String
    let site: String
    let department: String
    let rank: Int
    /// The staff number of their manager; nil for the one at the top.
    let manager: String?
    var hiredOn: String
    var leftOn: String?
    var ftePercent: Int
    /// The language we write to them in.
    var language: String
    /// Codes of all they speak, sorted.
    var languages: [String]
    var competencies: [DemonstrationLevel] = []
    var sought: [DemonstrationLevel] = []
    var wish = DemonstrationWish.none
    var availability: [DemonstrationSlot] = []
    var hopes: [String] = []
}

struct DemonstrationProgramme: Sendable, Hashable {
    enum Stage: String, Sendable, Hashable {
        /// Pairs are proposed and being reviewed.
        case matching
        /// Pairs are published and meet.
        case running
    }

    /// A mentor or mentee; capacity nil where the programme's holds.
    struct Place: Sendable, Hashable {
        let person: String
        let capacity: Int?
    }

    struct Pair: Sendable, Hashable {
        let mentor: String
        let mentee: String
        let startedOn: String
        /// The days on which they met, in order. Empty for a pair that never met.
        let meetings: [String]
    }

    /// Two people who must not be paired.
    struct Exclusion: Sendable, Hashable {
        let one: String
        let other: String
    }

    /// Whom somebody would like to work with, the dearest first.
    struct Preference: Sendable, Hashable {
        let by: String
        let whom: [String]
    }

    let key: String
    let name: String
    let purpose: BothLanguages
    /// The key of the template it was made from; what is not said here is the template's.
    let template: String
    let stage: Stage
    let startsOn: String
    let endsOn: String
    let publishesOn: String
    /// Days from one meeting to the next.
    let meetingDays: Int
    let mentorCapacity: Int
    let languages: [String]
    let mentors: [Place]
    let mentees: [Place]
    let pairs: [Pair]
    let exclusions: [Exclusion]
    let preferences: [Preference]
    /// Staff numbers.
    let managers: [String]
    let referents: [String]
    let sponsors: [String]
    let localManagers: [LocalManager]

    struct LocalManager: Sendable, Hashable {
        let person: String
        let site: String
    }
}

/// Somebody to sign in as.
struct DemonstrationCharacter: Sendable, Hashable {
    enum Part: String, Sendable, Hashable, CaseIterable {
        case administrator, manager, localManager, referent, sponsor, mentor, mentee, waiting
    }

    let part: Part
    let person: String
}
