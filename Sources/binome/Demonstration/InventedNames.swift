/// First and last names that go together. All the people are invented; any likeness is chance.
struct InventedNames: Sendable {
    let women: [String]
    let men: [String]
    let last: [String]

    init(women: String, men: String, last: String) {
        self.women = InventedNames.list(women)
        self.men = InventedNames.list(men)
        self.last = InventedNames.list(last)
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0.drop { $0.isWhitespace }) }
    }

    /// The names that are usual at a site, with how usual.
    static func usual(at site: String) -> [(names: InventedNames, weight: Int)] {
        switch site {
        case "brussels": [(belgian, 7), (french, 2), (maghrebi, 1)]
        case "montreal": [(quebecois, 7), (french, 1), (british, 1), (senegalese, 1)]
        case "dakar": [(senegalese, 9), (french, 1)]
        case "london": [(british, 7), (indian, 2), (french, 1)]
        case "singapore": [(chinese, 5), (malay, 2), (indian, 2), (british, 1)]
        default: [(french, 13), (maghrebi, 3), (senegalese, 1), (portuguese, 2), (vietnamese, 1)]
        }
    }

    private static let french = InventedNames(
        women: """
            Adèle, Agathe, Alix, Anouk, Apolline, Béatrice, Capucine, Céline, Clémence, Coralie, Delphine, Élise, \
            Éloïse, Émilie, Estelle, Flavie, Garance, Hélène, Iris, Jeanne, Juliette, Laurence, Léonie, Lucile, Maëlle, \
            Margaux, Mathilde, Noémie, Océane, Pauline, Roxane, Sidonie, Solène, Valentine, Zoé
            """,
        men: """
            Achille, Adrien, Antonin, Armand, Aurélien, Barnabé, Bastien, Cédric, Clément, Corentin, Damien, Édouard, \
            Étienne, Fabrice, Florian, Gaël, Gaspard, Grégoire, Guillaume, Jérémie, Joachim, Loïc, Ludovic, Malo, \
            Matthieu, Nathan, Octave, Philippe, Quentin, Raphaël, Sylvain, Théophile, Tristan, Ulysse, Yann
            """,
        last: """
            Aubertin, Barbier, Beaumont, Bessière, Blanchard, Bonnet, Boulanger, Brunet, Carpentier, Chevalier, Clavel, \
            Coste, Delorme, Desmarais, Dufour, Fabre, Faucheux, Fournier, Garnier, Gaudin, Guérin, Guillon, Hamelin, \
            Jacquet, Joubert, Lacombe, Langlois, Lemoine, Le Goff, Le Bihan, Maillard, Marchand, Mercier, Monnier, \
            Moulin, Olivier, Pasquier, Pelletier, Poirier, Prévost, Quéméner, Renault, Rivière, Rousset, Sabatier, \
            Tessier, Thibault, Vasseur, Verdier, Vignal
            """)

    private static let maghrebi = InventedNames(
        women: "Amel, Assia, Dounia, Farah, Ghita, Hanane, Imane, Kenza, Leïla, Nadia, Salma, Samira, Sonia, Yasmine",
        men: "Adel, Amine, Bilal, Farid, Hakim, Ilyes, Karim, Mehdi, Mourad, Nabil, Rachid, Reda, Sofiane, Tarik",
        last: """
            Amrani, Belkacem, Benali, Benslimane, Bouzid, Chaoui, El Fassi, Ferhat, Guessoum, Haddad, Khelifi, Lahlou, \
            Mansouri, Mekki, Naciri, Saïdi, Tazi, Zerrouki
            """)

    private static let portuguese = InventedNames(
        women: "Ana, Carla, Inês, Lídia, Marta, Rita, Sofia, Teresa",
        men: "Bruno, Diogo, Hugo, Nuno, Paulo, Rui, Tiago, Vítor",
        last: "Almeida, Carvalho, Da Costa, Ferreira, Lopes, Moreira, Pereira, Teixeira")

    private static let vietnamese = InventedNames(
        women: "Anh, Linh, Mai, Thu, Trang", men: "Bao, Duc, Minh, Quang, Tuan",
        last: "Bui, Dang, Ho, Nguyen, Pham, Tran, Vo")

    private static let belgian = InventedNames(
        women: "Aurore, Axelle, Charlotte, Elke, Fien, Griet, Joëlle, Lotte, Manon, Nele, Oriane, Sarah, Valérie",
        men: "Arnaud, Benoît, Bram, Dries, Gauthier, Jelle, Koen, Maxime, Olivier, Pieter, Renaud, Thibaut, Wouter",
        last: """
            Claes, De Smet, Delvaux, Dumortier, Goossens, Lambrechts, Leclercq, Maes, Mertens, Peeters, Pirotte, \
            Stassart, Van Acker, Vandenbulcke, Verhaegen, Wouters
            """)

    private static let quebecois = InventedNames(
        women:
            "Ariane, Audrey, Camille, Catherine, Chloé, Gabrielle, Geneviève, Josiane, Maude, Mélanie, Rosalie, Sandrine",
        men:
            "Alexis, Charles-Étienne, Dominic, Éric, Félix, Francis, Guy, Jean-Sébastien, Mathis, Olivier, Samuel, Simon",
        last: """
            Archambault, Beaulieu, Bélanger, Bouchard, Charbonneau, Côté, Desrosiers, Gagnon, Gauthier, Laflamme, \
            Lapointe, Lavoie, Ouellet, Paquette, Robitaille, St-Onge, Thériault, Turcotte
            """)

    private static let senegalese = InventedNames(
        women:
            "Aïssatou, Awa, Bineta, Coumba, Dieynaba, Fatoumata, Khady, Mariama, Ndèye, Penda, Rokhaya, Sokhna, Yacine",
        men:
            "Abdoulaye, Alioune, Babacar, Cheikh, Doudou, Ibrahima, Lamine, Malick, Mamadou, Modou, Ousmane, Pape, Serigne",
        last:
            "Ba, Cissé, Diagne, Diallo, Diouf, Fall, Faye, Gaye, Gueye, Kane, Mbaye, Ndour, Niang, Sarr, Seck, Sow, Sy, Wade"
    )

    private static let british = InventedNames(
        women: """
            Abigail, Beatrice, Charlotte, Eleanor, Fiona, Georgia, Harriet, Imogen, Isla, Katherine, Megan, Niamh, \
            Philippa, Rhiannon, Rosalind, Zara
            """,
        men: """
            Alistair, Angus, Callum, Duncan, Edmund, Finlay, Gareth, Giles, Harvey, Jonathan, Kieran, Nigel, Rhys, \
            Rupert, Stuart, Toby
            """,
        last: """
            Ashworth, Barlow, Bennett, Braithwaite, Campbell, Ellison, Fairclough, Gallagher, Hargreaves, Holloway, \
            Kendrick, Lockwood, MacLeod, Okafor, Pritchard, Ravenscroft, Stirling, Thornton, Wainwright, Whitfield
            """)

    private static let chinese = InventedNames(
        women: "Hui Min, Jia Yi, Li Ting, Mei Xin, Shu Fen, Wan Ting, Xin Yi, Yan Ling",
        men: "Boon Kiat, Chee Keong, Jun Wei, Kai Jie, Ming Hao, Wei Jie, Yong Sheng, Zhi Hao",
        last: "Chan, Chua, Goh, Koh, Lee, Lim, Ng, Ong, Tan, Teo, Wong")

    private static let malay = InventedNames(
        women: "Aisyah, Farhana, Nadiah, Nur Hidayah, Siti Aminah, Zulaikha",
        men: "Faizal, Hafiz, Irfan, Khairul, Ridzuan, Syafiq",
        last: "Abdullah, Hassan, Ismail, Rahim, Salleh, Yusof")

    private static let indian = InventedNames(
        women: "Ananya, Deepa, Kavitha, Meera, Nisha, Priya, Shalini, Vidya",
        men: "Arjun, Dev, Karthik, Nikhil, Rahul, Sanjay, Suresh, Vikram",
        last: "Chandran, Desai, Iyer, Kapoor, Menon, Nair, Patel, Pillai, Rao, Sharma")
}
