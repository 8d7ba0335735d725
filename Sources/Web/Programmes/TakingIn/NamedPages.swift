import Matching
import Mentoring
import Storage
import Words

/// /programmes/:programme/participants/names: people who are named, one on a line.
enum NamedPages {
    /// Says who is meant; writes nothing.
    static func preview(_ request: PageRequest) async throws -> Answer {
        try await page(request, .none)
    }

    static func take(_ request: PageRequest) async throws -> Answer {
        let (id, actor, now) = (try request.id("programme", of: Programme.self), try request.actor, request.now)
        let form = request.form
        return try await request.submit(
            { tx in
                let side = try Self.side(form)
                let lines = try TakingByName.read(form["names"], as: side, for: id, by: actor, in: tx)
                let people = TakingByName.people(of: lines, chosen: chosen(form, of: lines))
                guard !people.isEmpty else { throw Refusal("refusal.taking.nobody_named") }
                for person in people { _ = try Departures.takeIn(person, as: side, to: id, by: actor, in: tx, at: now) }
                return (side, people.count)
            },
            done: { side, count in
                let counts = [
                    "mentees": side == .mentee ? Double(count) : 0, "mentors": side == .mentor ? Double(count) : 0,
                ]
                return .redirect(
                    to: .participants(id), done: Done("done.taken.\(side.rawValue)s", values: counts), at: now)
            }, refused: { try await page(request, Problems($0, in: request.phrases)) })
    }

    private static func page(_ request: PageRequest, _ problems: Problems) async throws -> Answer {
        let (id, actor, form) = (try request.id("programme", of: Programme.self), try request.actor, request.form)
        do {
            let view = try await request.read { tx in
                NamedView(
                    record: try ProgrammeRecord.find(id, for: actor, in: tx), side: try side(form), text: form["names"],
                    lines: try TakingByName.read(form["names"], as: side(form), for: id, by: actor, in: tx), form: form)
            }
            return request.page(NamedViews.page(view, problems, request.reader))
        } catch let refusal as Refusal {
            return try await TakingInPages.again(form, request, Problems(refusal, in: request.phrases))
        }
    }

    private static func side(_ form: Form) throws -> Side {
        guard let side = Side(rawValue: form["side"]) else { throw Refusal("refusal.required", field: "side") }
        return side
    }

    private static func chosen(_ form: Form, of lines: [TakingByName.Line]) -> [Int: ID<Person>] {
        Dictionary(
            lines.compactMap { line in ID<Person>(form["line-\(line.number)"]).map { (line.number, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}

/// Who is meant by the lines that somebody pasted.
struct NamedView: Sendable {
    let record: ProgrammeRecord
    let side: Side
    let text: String
    let lines: [TakingByName.Line]
    let form: Form

    var certain: [FoundPerson] {
        lines.compactMap { line in
            if case .one(let person) = line.found { person } else { nil }
        }
    }
    var known: [FoundPerson] {
        lines.compactMap { line in
            if case .known(let person) = line.found { person } else { nil }
        }
    }
    var shared: [(line: TakingByName.Line, people: [FoundPerson])] {
        lines.compactMap { line in
            if case .several(let people) = line.found { (line, people) } else { nil }
        }
    }
    var unknown: [TakingByName.Line] {
        lines.filter { line in
            if case .nobody = line.found { true } else { false }
        }
    }
}
