import Mentoring
import Storage
import Tables
import Words

/// Sites and grades, as files to save.
enum PlaceExports {
    static func sites(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        let headings = [
            phrases("people.column.site"), phrases("people.field.time_zone"), phrases("people.field.language"),
            phrases("people.list"),
        ]
        return try await request.export(phrases("people.sites.file"), headings: headings) { tx, write in
            let counts = try Sites.counts(in: tx)
            for site in try Sites.all(in: tx) {
                try write([
                    .text(site.name), site.timeZone.map { .text($0) } ?? .empty,
                    site.language.map { .text(phrases.languageName($0)) } ?? .empty, .integer(counts[site.id] ?? 0),
                ])
            }
        }
    }

    static func grades(_ request: PageRequest) async throws -> Answer {
        let phrases = request.phrases
        let headings = [
            phrases("people.grades.rank"), phrases("people.column.grade"), phrases("people.list"),
        ]
        return try await request.export(phrases("people.grades.file"), headings: headings) { tx, write in
            let counts = try Grades.counts(in: tx)
            for grade in try Grades.all(in: tx) {
                try write([
                    grade.rank.map { .integer($0) } ?? .empty, .text(grade.name), .integer(counts[grade.id] ?? 0),
                ])
            }
        }
    }
}
