import Foundation

/// What a page of the directory shows.
extension TestAnswer {
    /// The names in the table, in order.
    var listedNames: [String] {
        text.components(separatedBy: "class=\"row-link__target\" href=\"/people/").dropFirst().map { piece in
            let name = String(piece.drop { $0 != ">" }.dropFirst().prefix(while: { $0 != "\n" }))
            return name.components(separatedBy: "</a>")[0].replacing(/<[^>]*>/, with: "")
        }
    }

    /// The pages of those in the table, in order.
    var listedPaths: [String] {
        text.components(separatedBy: "class=\"row-link__target\" href=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
    }

    /// Where the link to the page before (`prev`) or after (`next`) leads.
    func pageLink(_ rel: String) -> String? {
        guard let at = text.range(of: "rel=\"\(rel)\" href=\"") else { return nil }
        return String(text[at.upperBound...].prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    }
}

extension Browser {
    /// Turns the pages of a list to its end and back again: those seen on each page, on the way out and on the way back.
    func turnedPages(_ path: String) async throws -> (out: [[String]], back: [[String]]) {
        var answer = try await get(path)
        var (out, back) = ([answer.listedPaths], [[String]]())
        // A list that has no end is a fault, not a test that never ends.
        while let next = answer.pageLink("next"), out.count < 20 {
            answer = try await get(next)
            out.append(answer.listedPaths)
        }
        back.append(answer.listedPaths)
        while let before = answer.pageLink("prev"), back.count < 20 {
            answer = try await get(before)
            back.insert(answer.listedPaths, at: 0)
        }
        return (out, back)
    }
}
