package import Storage

/// Who is looked for in the directory.
package struct DirectoryFilter: Sendable, Hashable {
    /// Which presences are shown.
    package enum Shown: String, Sendable, Hashable, CaseIterable {
        /// All but those who left.
        case here
        case missing, left, all

        var presences: [Presence] {
            switch self {
            case .here: [.present, .missing]
            case .missing: [.missing]
            case .left: [.left]
            case .all: [.present, .missing, .left]
            }
        }
    }

    /// What is to be looked at on somebody's page.
    package enum Check: String, Sendable, Hashable, CaseIterable {
        case manager, address
        /// A mail server refused their address.
        case refused
        /// Somebody else bears the same name.
        case namesake
    }

    /// As typed: words of names, the beginning of an address or of a staff number.
    package var text = ""
    package var site: ID<Site>?
    package var department: ID<Department>?
    package var grade: ID<Grade>?
    /// The code of a language spoken.
    package var language: String?
    package var competency: ID<Competency>?
    /// The least level of that competency, 0…5.
    package var leastLevel = 0
    package var check: Check?
    package var shown = Shown.here

    package init() {}

    /// Nothing asked for?
    package var isOpen: Bool { self == DirectoryFilter() }
}

/// Where a page of the directory begins or ends.
package struct DirectoryKey: Sendable, Hashable {
    /// The word by which the person was found; empty where no word was looked for.
    let word: String
    let name: String
    let id: String

    /// As it is written in a link; read back by `init(_:)`.
    package var text: String { word + "~" + name + "~" + id }

    init(word: String, name: String, id: String) {
        self.word = word
        self.name = name
        self.id = id
    }

    /// Nil for a text that is no key.
    package init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, text.utf8.count < 600, ID<Person>(parts[2]) != nil else { return nil }
        (word, name, id) = (parts[0], parts[1], parts[2])
    }
}

/// Which page of the directory.
package enum DirectoryPlace: Sendable, Hashable {
    case first
    case after(DirectoryKey)
    case before(DirectoryKey)

    var isBack: Bool { if case .before = self { true } else { false } }
}

/// A person in the directory.
package struct DirectoryLine: Sendable {
    package let id: ID<Person>
    package let firstName: String
    package let lastName: String
    package let staffNumber: String?
    package let email: String?
    package let jobTitle: String?
    package let site: String?
    package let department: String?
    package let grade: String?
    package let presence: Presence
    let key: DirectoryKey
}

/// How many were found: exactly, or more than it is worth counting.
package enum FoundCount: Sendable, Hashable {
    case exactly(Int)
    case moreThan(Int)
}

/// A page of the directory.
package struct DirectoryPage: Sendable {
    package let lines: [DirectoryLine]
    /// Where the page before this one ends; nil on the first.
    package let previous: DirectoryKey?
    /// Where the next one begins; nil on the last.
    package let next: DirectoryKey?
    package let count: FoundCount
}

/// How many people there are.
package struct HeadCount: Sendable, Hashable {
    /// Present or missing.
    package let here: Int
    package let missing: Int
    package let left: Int
}
