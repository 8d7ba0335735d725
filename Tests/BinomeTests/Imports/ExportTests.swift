import Foundation
import HTTPTypes
import Mentoring
import Storage
import TestEngines
import Testing

/// Every list can be saved as Excel and as CSV, and what looks like a formula is defused.
@Suite struct `Lists that are saved` {
    private static let list = """
        Matricule;Nom;Prénom;Poste;Site;Niveau;Compétences maîtrisées
        1;Morel;Anne;=cmd|' /C calc'!A0;=Lyon;@Cadre;=soudure
        2;Petit;Luc;acheteur;Paris;Cadre;vente
        1;Roux;Léa;juriste;Paris;Cadre;vente
        """

    @Test(arguments: Engine.allCases)
    func `as CSV defuse formulas, and open as workbooks`(engine: Engine) async throws {
        try await withServer(engine) { server in
            let session = try await ListSession(server)
            try await server.person("Zoé", "Absente")
            let path = try await session.compare(Array(Self.list.utf8), "=liste.csv")
            try await session.apply(path)
            let administrator = try await server.browser(signedInAs: .administrator)
            let lists: [(path: String, contains: [String])] = [
                ("/people/export", ["Matricule;Nom", "Morel;Anne", "'=cmd|' /C calc'!A0", "'=Lyon"]),
                ("/people/sites/export", ["'=Lyon", "Paris"]), ("/people/grades/export", ["'@Cadre", "Cadre"]),
                ("/people/missing/export", ["Zoé Absente", "peut-être partie"]),
                (path + "/problems", ["Ligne;Personne;Colonne", "Matricule"]),
                ("/competencies/unknown/export", ["'=soudure", "vente"]),
                ("/competencies/export", [";"]),
                ("/people/import/export", ["Fichier;Date;Par", "'=liste.csv", "Claire Morel", "importée"]),
                ("/printed-codes/export", ["Personne;Matricule;Service", "Luc Petit;2;", "jamais venu·e"]),
                ("/settings/roles/export", ["Personne;Courriel;Rôle", "Claire Morel;;Administration"]),
            ]
            for list in lists {
                let browser = list.path.hasPrefix("/settings") ? administrator : session.browser
                let csv = try await browser.get(list.path + "?format=csv")
                #expect(csv.status == 200, "\(list.path)")
                #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
                for text in list.contains {
                    #expect(csv.text.contains(text), "\(list.path): \(text)")
                }
                let book = try await browser.get(list.path + "?format=xlsx")
                #expect(book.body.starts(with: [0x50, 0x4B]), "\(list.path)")
            }
        }
    }
}
