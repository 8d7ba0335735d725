"""A staff list of any length, in the shape of an HR export."""
import csv, random


def made_list(path, rows):
    """A tree of people as an HR system exports it: semicolons, 31/12/2026, a byte-order mark."""
    r = random.Random(1)
    firsts = ["".join(r.choice("bcdlmnprst") + r.choice("aeiou") for _ in range(r.randint(2, 4))).title() for _ in range(400)]
    lasts = ["".join(r.choice("bcdfglmnprstv") + r.choice("aeiou") for _ in range(r.randint(2, 5))).title() for _ in range(1500)]
    skills = ["écoute active", "négociation", "gestion de projet", "analyse de données", "feedback", "SQL", "qualité",
              "droit du travail", "prise de parole", "innovation", "cybersécurité", "relation client"]
    sites = [("Paris", "Europe/Paris"), ("Lyon", "Europe/Paris"), ("London", "Europe/London"), ("Dakar", "Africa/Dakar")]
    with open(path, "w", encoding="utf-8-sig", newline="") as out:
        w = csv.writer(out, delimiter=";", lineterminator="\r\n")
        w.writerow(["Matricule", "Nom", "Prénom", "Courriel", "Date d’entrée", "Date de sortie", "Poste", "Niveau", "Service",
                    "Site", "Fuseau horaire", "Langues", "Matricule du responsable", "Temps de travail",
                    "Compétences maîtrisées", "Compétences à développer", "Souhaite être"])
        for i in range(1, rows + 1):
            first, last, (site, zone) = r.choice(firsts), r.choice(lasts), r.choice(sites)
            boss = "" if i == 1 else f"E{max(1, (i - 2) // 8 + 1):06d}"
            day = f"{r.randint(1, 28):02d}/{r.randint(1, 12):02d}/{r.randint(2000, 2025)}"
            w.writerow([f"E{i:06d}", last, first, f"{first}.{last}{i}@exemple.test".lower(), day, "", f"poste {r.randint(1, 200)}",
                        r.choice(["Employé", "Technicien", "Cadre", "Directeur"]), f"Service {r.randint(1, 12)}", site, zone,
                        r.choice(["fr", "fr,en", "en"]), boss, r.choice(["100 %", "80 %"]), ", ".join(r.sample(skills, r.randint(1, 4))),
                        ", ".join(r.sample(skills, r.randint(1, 3))), r.choice(["mentor", "mentoré", "les deux", ""])])
