package import Matching
package import Storage

/// A mentor in a run: whom they have, and whom else they could have had.
package struct MentorFacts: Sendable {
    /// Somebody whom they have now.
    package struct Mentee: Sendable {
        package let participant: ID<Participant>
        package let name: String
        package let explanation: Explanation
    }

    /// Somebody whom they could have had, what it would cost the whole, and why it lost.
    package struct Other: Sendable {
        package let participant: ID<Participant>
        package let name: String
        package let alternative: Alternative
        package let effect: ChangeEffect?
    }

    package let participant: ID<Participant>
    package let name: String
    package let places: Int
    package let mentees: [Mentee]
    package let others: [Other]
    /// What would give them somebody where a place stays empty.
    package let remedy: Remedy?
    package let people: [ID<Participant>: String]

    private static let most = 10

    /// - Throws: `NotFound` for who does not run the whole programme, or a mentor who is not in the run.
    package init(
        _ mentor: ID<Participant>, of run: RunRecord, _ study: RunStudy, by actor: Actor, in tx: Transaction
    ) throws {
        try ReviewScope.checkWhole(actor, run.programme)
        let people = try study.people(run, in: tx)
        guard let index = study.input.mentors.firstIndex(where: { $0.participant == mentor }), let name = people[mentor]
        else { throw NotFound() }
        let mentee = { (place: Int) in study.input.mentees[place].participant }
        participant = mentor
        self.name = name
        self.people = people
        places = study.problem.capacities[index]
        mentees = study.assignment.pairs.filter { $0.mentor == index }.map { pair in
            Mentee(
                participant: mentee(pair.mentee), name: people[mentee(pair.mentee)] ?? "",
                explanation: study.scoring.explain(pair.pair))
        }
        var whatIf = study.whatIf
        others = whatIf.alternatives(ofMentor: index, most: Self.most).map { one in
            Other(
                participant: mentee(one.index), name: people[mentee(one.index)] ?? "", alternative: one,
                effect: study.effect(of: Pair(mentee: one.index, mentor: index)))
        }
        remedy = mentees.count < places ? whatIf.remedy(forMentor: index) : nil
    }
}
