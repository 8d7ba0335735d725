import Mentoring
import Storage
import TestEngines
import Testing

@testable import Web

/// Whoever reads an administrator's mail may ask for a new password: so nobody else moves that address.
@Suite struct `The address of an administrator` {
    @Test(arguments: Engine.allCases)
    func `is kept whatever a list says, which gives it to nobody else either, and says so`(engine: Engine) async throws
    {
        try await withServer(engine) { server in
            let odile = try await server.employee("Odile", "Ferrand", number: "A1", email: "odile@exemple.test")
            let now = server.clock.now
            let other = Actor(person: try await server.person(), grants: [Grant(.administrator)])
            try await server.database.write { tx in
                try Grants.grant(Grant(.administrator), to: odile, by: other, in: tx, at: now)
            }
            let session = try await ListSession(server)
            let path = try await session.compare(
                """
                Matricule;Nom;Prénom;Courriel
                A1;Ferrand;Odile;manager@exemple.test
                A2;Brun;Luc;odile@exemple.test
                """, isFull: false)
            let page = try await session.browser.get(path).text
            #expect(page.contains("administre Binôme"))
            try await session.apply(path)
            #expect(try await server.email(of: odile) == "odile@exemple.test")
            #expect(try await session.person("A2").input.email == nil)
        }
    }
}

extension TestServer {
    fileprivate func email(of person: ID<Person>) async throws -> String? {
        try await database.read { try PersonRecord.find(person, in: $0).input.email }
    }
}
