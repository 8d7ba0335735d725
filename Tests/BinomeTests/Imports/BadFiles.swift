import Foundation
import Testing

/// Files that are no staff lists, as they are handed over all the same, and what is said of each.
struct BadFile: Sendable, CustomTestStringConvertible {
    let name: String
    let french: String
    let english: String
    let bytes: @Sendable () throws -> [UInt8]

    var testDescription: String { name }

    private init(_ name: String, _ french: String, _ english: String, _ bytes: @escaping @Sendable () throws -> [UInt8])
    {
        (self.name, self.french, self.english, self.bytes) = (name, french, english, bytes)
    }

    private static func text(_ text: String) -> @Sendable () -> [UInt8] { { Array(text.utf8) } }

    static let all: [BadFile] = [
        BadFile("vide.csv", "Ce fichier est vide", "This file is empty") { [] },
        BadFile("image.csv", "ni un texte ni un classeur", "neither text nor an Excel") {
            [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 7, count: 3_000)
        },
        BadFile("une-colonne.csv", "titres de colonnes", "column headings", text("anne@exemple.fr\nluc@exemple.fr\n")),
        BadFile(
            "guillemet.csv", "Ligne 2\u{202F}: Un guillemet ouvert à la colonne 2 n’est jamais refermé",
            "Line 2: A quote opened at column 2 is never closed",
            text("Matricule;Nom;Prénom\n1;\"Morel;Anne\n2;Petit;Luc\n")),
        BadFile("nul.csv", "octets nuls", "NUL bytes", text("Matricule;Nom;Prénom\n1;Mo\0rel;Anne\n")),
        BadFile("chiffres.csv", "titres de colonnes", "column headings", text("1;2;3\n4;5;6\n")),
        BadFile("million.csv", "trop de colonnes", "too many columns") {
            Array("Matricule;Nom;Prénom".utf8) + [UInt8](repeating: UInt8(ascii: ";"), count: 1_000_000) + [10]
        },
        BadFile("vieux.xls", ".xls", ".xls") {
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        },
        BadFile("page.xlsx", "page web", "web page", text("<html><table><tr><td>Nom</td></tr></table></html>")),
        // Made by msoffcrypto-tool, as Excel protects a workbook.
        BadFile("protege.xlsx", "protégé par un mot de passe", "protected by a password") {
            try ListSession.sample("encrypted.xlsx")
        },
        // 48 kB that unpack to 20 MB of rows.
        BadFile("bombe.xlsx", "bien plus que sa taille", "far more than its size") {
            try ListSession.sample("bomb.xlsx")
        },
        BadFile("coupe.xlsx", "abîmé", "damaged") { Array(try ListSession.sample("roster-messy.xlsx").prefix(30_000)) },
    ]

    /// Lists that are odd and can be read: what the page says of each, and the names that come out.
    static let odd: [(name: String, list: [UInt8], french: String, english: String, people: [String])] = [
        (
            "melange.csv",
            Array("Matricule;Nom;Prénom\n1;Éluère;Zoé\n2;Lefè".utf8) + [0x76, 0x72, 0x65, 0x3B, 0x52, 0x65, 0x6E, 0xE9]
                + [10], "1 cellule est dans un autre encodage", "1 cell is in another encoding",
            ["Zoé Éluère", "René Lefèvre"]
        ),
        (
            "deux-fois.csv", Array("Matricule;Nom;Prénom;Nom\n3;Morel;Anne;Autre\n".utf8), "1 colonne a le même titre",
            "1 column has the same heading",
            ["Anne Morel"]
        ),
        (
            "noms.csv", Array("Nom complet\nMOREL Anne\nPETIT Luc\n".utf8), "2 personnes", "2 people",
            ["Anne Morel", "Luc Petit"]
        ),
        (
            "formules.csv", Array("Matricule;Nom;Prénom;Poste\n3;Morel;Anne;=cmd|' /C calc'!A0\n".utf8),
            "1 cellule ressemble à une formule", "1 cell looks like a formula", ["Anne Morel"]
        ),
    ]
}
