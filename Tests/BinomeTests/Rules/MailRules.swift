import Foundation
import Testing
import Words

@testable import Web

/// Every mail that some area queues can be put in words.
@Suite struct `Templates of mails` {
    @Test func `each have a subject and a body, and a button where they lead somewhere`() throws {
        let catalogue = try Catalogue.embedded()
        let tree = try SourceTree()
        let call = try Regex("Outbox\\.queue\\(\\s*\"([a-z_]+)\"")
        var found: Set<String> = Set(AllMails.all.map(\.key))
        for file in tree.files where file.module == "Mentoring" || file.module == "Web" {
            // The comment that shows how is no call.
            let code = file.lines.map(SourceTree.code).joined(separator: "\n")
            for match in code.matches(of: call) {
                if let name = match.output[1].substring { found.insert(String(name)) }
            }
        }
        #expect(found.count > 3)
        for template in found.sorted() {
            for part in ["subject", "body"] {
                #expect(catalogue.keys.contains("mail.\(template).\(part)"), "mail.\(template).\(part)")
            }
        }
        for template in AllMails.all where template.link != nil {
            #expect(catalogue.keys.contains("mail.\(template.key).button"), "\(template.key)")
        }
        #expect(Set(AllMails.all.map(\.key)).count == AllMails.all.count)
    }
}
