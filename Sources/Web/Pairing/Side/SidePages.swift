import Matching
import Mentoring
import Storage
import Words

/// What stands beside the list of pairs: who waits and why, how full mentors are, what changed since the run before.
enum SidePages {
    static func waiting(_ request: PageRequest) async throws -> Answer {
        let french = request.reader.language == .french
        let query = WaitingQuery(request.query)
        let programme = try request.id("programme", of: Programme.self)
        let isWhole = try request.actor.manages(programme)
        let (tabs, list) = try await read(request) { record, study, actor, tx in
            let found = try ReviewFacts.waiting(of: record, study, by: actor, in: tx)
            let words = RunWords(study.ground.scores, try ReviewNames(in: tx), found.people, french: french)
            let list = WaitingList(
                found.waiting, query, words, isWhole: isWhole, free: study.freePlaces,
                reliefs: isWhole ? study.reliefs() : [])
            return (try RunTabs(record, study, by: actor, in: tx), list.with(study.remedies))
        }
        return request.page(WaitingViews.page(tabs, list, request.reader))
    }

    /// A mentor: whom they have, whom else they could have had and why not.
    static func mentor(_ request: PageRequest) async throws -> Answer {
        let mentor = try request.id("mentor", of: Participant.self)
        let french = request.reader.language == .french
        let (record, facts, words) = try await read(request) { record, study, actor, tx in
            let facts = try MentorFacts(mentor, of: record, study, by: actor, in: tx)
            let words = RunWords(study.ground.scores, try ReviewNames(in: tx), facts.people, french: french)
            return (record, facts, words)
        }
        let paging = Paging(request.query, size: ChoiceViews.pageSize, of: facts.others.count)
        return request.page(MentorView.page(record, facts, paging, words, request.reader))
    }

    static func loads(_ request: PageRequest) async throws -> Answer {
        let (tabs, loads, waiting) = try await read(request) { record, study, actor, tx in
            let loads = try ReviewFacts.loads(of: record, study, by: actor, in: tx)
            return (try RunTabs(record, study, by: actor, in: tx), loads, study.assignment.unmatched.count)
        }
        let list = LoadList(loads, LoadQuery(request.query), waiting: waiting)
        return request.page(LoadViews.page(tabs, list, request.reader))
    }

    static func changes(_ request: PageRequest) async throws -> Answer {
        let (tabs, changes) = try await read(request) { record, study, actor, tx in
            let changes = try ReviewFacts.changes(of: record, study, by: actor, in: tx)
            return (try RunTabs(record, study, by: actor, in: tx), changes)
        }
        let paging = Paging(request.query, size: SideViews.pageSize, of: changes.count)
        return request.page(SideViews.changes(tabs, changes, paging, request.reader))
    }

    private static func read<T: Sendable>(
        _ request: PageRequest, _ body: @escaping @Sendable (RunRecord, RunStudy, Actor, Transaction) throws -> T
    ) async throws -> T {
        let actor = try request.actor
        let paths = try RunPaths(request)
        let studies = request.installation.studies
        return try await request.read { tx in
            let record = try RunRecord.find(paths.run, of: paths.programme, by: actor, in: tx)
            return try body(record, studies.study(record, in: tx), actor, tx)
        }
    }
}
