import HTTPTypes

/// Doors of pairing: computations, their review, moves, proof.
enum PairingRoutes {
    static let all = [
        Route(.get, "/programmes/:programme/pairing-runs", for: .organisers, RunPages.history),
        Route(.get, "/programmes/:programme/pairing-runs/export", for: .organisers, RunExports.runs),
        Route(.post, "/programmes/:programme/pairing-runs", for: .managers, RunPages.ask),
        Route(.get, "/programmes/:programme/pairing-runs/:run", for: .organisers, RunPages.show),
        Route(.get, "/programmes/:programme/pairing-runs/:run/export", for: .organisers, RunExports.pairs),
        Route(.get, "/programmes/:programme/pairing-runs/:run/waiting/export", for: .organisers, RunExports.waiting),
        Route(.get, "/programmes/:programme/pairing-runs/:run/mentors/export", for: .managers, RunExports.loads),
        Route(.get, "/programmes/:programme/pairing-runs/:run/changes/export", for: .organisers, RunExports.changes),
        Route(
            .get, "/programmes/:programme/pairing-runs/:run/decisions/export", for: .organisers, RunExports.decisions),
        Route(.post, "/programmes/:programme/pairing-runs/:run/cancellation", for: .managers, RunPages.cancel),
        Route(.get, "/programmes/:programme/pairing-runs/:run/decisions", for: .organisers, DecisionPages.show),
        Route(.post, "/programmes/:programme/pairing-runs/:run/decisions", for: .organisers, DecisionPages.decide),
        Route(.get, "/programmes/:programme/pairing-runs/:run/waiting", for: .organisers, SidePages.waiting),
        Route(.get, "/programmes/:programme/pairing-runs/:run/mentors", for: .managers, SidePages.loads),
        Route(.get, "/programmes/:programme/pairing-runs/:run/mentors/:mentor", for: .managers, SidePages.mentor),
        Route(.get, "/programmes/:programme/pairing-runs/:run/changes", for: .organisers, SidePages.changes),
        Route(.get, "/programmes/:programme/pairing-runs/:run/mentees/:mentee", for: .organisers, MovePages.choices),
        Route(.get, "/programmes/:programme/pairing-runs/:run/costs", for: .organisers, CostPages.show),
        Route(.get, "/programmes/:programme/pairing-runs/:run/moves", for: .organisers, MovePages.confirm),
        Route(.post, "/programmes/:programme/pairing-runs/:run/moves", for: .organisers, MovePages.move),
        Route(.get, "/programmes/:programme/pairing-runs/:run/proof", for: .organisers, ProofPages.show),
        Route(.get, "/programmes/:programme/pairing-runs/:run/proof/:file", for: .managers, ProofPages.file),
    ]
}
