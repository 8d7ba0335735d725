import Mentoring
import Storage
import Words

extension String {
    /// As it stands within a sentence.
    var uncapitalised: String { prefix(1).lowercased() + dropFirst() }
}

/// What the numbers in a run's reasons stand for, in the reader's language.
struct RunWords: Sendable {
    let scores: PairingScores
    let names: ReviewNames
    let people: [ID<Participant>: String]
    let french: Bool

    init(_ scores: PairingScores, _ names: ReviewNames, _ people: [ID<Participant>: String], french: Bool) {
        self.scores = scores
        self.names = names
        self.people = people
        self.french = french
    }

    func sentences(_ reader: Reader) -> ReasonSentences {
        let (scores, names, people, french) = (scores, names, people, french)
        let phrases = reader.phrases
        let unknown = phrases("pairing.unknown")
        return ReasonSentences(
            phrases,
            names: .init(
                competency: { names.competency(scores.competencies[$0], french: french) ?? unknown },
                language: { phrases.languageName(scores.languages[$0]) },
                hope: { HopeNames.name(scores.hopes[$0], phrases).uncapitalised },
                mentee: { people[scores.input.mentees[$0].participant] ?? unknown },
                mentor: { people[scores.input.mentors[$0].participant] ?? unknown },
                site: { names.site(scores.sites[$0]) ?? unknown },
                department: { names.department(scores.departments[$0]) ?? unknown }))
    }

    func mentee(_ index: Int) -> String { people[scores.input.mentees[index].participant] ?? "" }
}
