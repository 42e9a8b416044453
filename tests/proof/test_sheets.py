#!/usr/bin/env python3
"""A finger on a town, on an island's card, on a mark: the right sheet each time, and the way back."""
import unittest

import proof

OPEN = "wait 4000\n"


def plain(text):
    """Without what typography adds: curly apostrophes, spaces that do not break."""
    return " ".join(text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").split())


def card_point(dump, territory):
    """Where the card of a territory shows land: its middle."""
    found = [t for t in dump["map"]["territories"] if t["id"] == territory]
    return found[0]["middle_px"]


class Sheets(unittest.TestCase):
    def texts(self, dump):
        return {key: node["text"] for key, node in proof.nodes(dump).items() if key.startswith("sheet-")}

    def test_douvaine_in_2000(self):
        run = proof.show("sheet-douvaine", "do SelectYear 2000\nwait 100\ntap @mark-74105\n" + OPEN + "dump end\n")
        dump = run.dump("end")
        texts = self.texts(dump)
        self.assertEqual({"kind": "collectivite", "id": "74105"}, dump["selection"])
        self.assertEqual("Douvaine", texts["sheet-name"])
        self.assertIn("Haute-Savoie", texts["sheet-where"])
        self.assertEqual("Quatre arobases", texts["sheet-level"])
        self.assertEqual("en 2000", texts["sheet-level-year"])
        self.assertIn("habitants", texts["sheet-population"])
        self.assertIn("lagazettedescommunes.com", texts["sheet-source"])
        self.assertEqual("4", proof.nodes(dump)["history-2000"]["value"])
        self.assertEqual("", proof.nodes(dump)["history-2018"]["value"])

    def test_F8_every_collectivite_s_sheet_says_what_the_files_say(self):
        """Name, place, intercommunalité, inhabitants, level of its last edition, mention and source, of each of them."""
        last, communes, epci, departements = {}, {}, {}, {}
        for row in proof.rows("palmares.csv"):
            last[row["code"]] = max((last.get(row["code"]), row), key=lambda r: int(r["year"]) if r else 0)
        for row in proof.package_rows("communes"):
            if row.get("type") == "commune-actuelle":
                communes[row["code"]] = row
        for row in proof.package_rows("epci"):
            for member in row["membres"]:
                epci[member["code"]] = row["nom"]
        for row in proof.package_rows("departements"):
            departements[row["code"]] = row["nom"]
        script = "do SetReducedMotion 1\n" + "".join(f"do SelectYear {row['year']}\ndo SelectCollectivite {code}\nwait 20\ndump s{code}\n" for code, row in last.items())
        run = proof.show("sheet-all", script, size="1920x1080", mm_per_px="0.28")
        levels = {"": "Labellisée, niveau non connu", "1": "Une arobase", "2": "Deux arobases", "3": "Trois arobases", "4": "Quatre arobases", "5": "Cinq arobases"}
        with_epci = 0
        for code, row in last.items():
            texts = {key: plain(text) for key, text in self.texts(run.dump("s" + code)).items()}
            then = row["note"].split("nom d’alors : ")[-1].split(" (")[0]
            self.assertIn(texts["sheet-name"], (plain(row["name"]), plain(then)), code)
            if row["dept"] in departements:
                self.assertIn(plain(departements[row["dept"]]), texts["sheet-where"], code)
            self.assertEqual((levels[row["level"]], "en " + row["year"]), (texts["sheet-level"], texts["sheet-level-year"]), code)
            self.assertEqual(plain(row["mention"]), texts.get("sheet-mention", ""), code)
            for url in row["source"].split(" ; "):
                if "://" in url:
                    self.assertIn(url.split("://")[1].split("/")[0].removeprefix("www."), texts["sheet-source"], code)
            if row["kind"] != "commune" or code not in communes:
                continue
            if code in epci:
                self.assertEqual(plain(epci[code]), texts["sheet-epci"], code)
                with_epci += 1
            else:
                self.assertNotIn("sheet-epci", texts, code)
            digits = "".join(c for c in texts.get("sheet-population", "").split("habitant")[0] if c.isdigit())
            self.assertEqual(str(communes[code].get("population", "")), digits, code)
        self.assertGreater(with_epci, 100)

    def test_guadeloupe_in_its_card(self):
        home = proof.show("sheet-home", "dump home\n").dump("home")
        x, y = proof.centre(proof.nodes(home)["inset-971"]["box"])
        run = proof.show("sheet-guadeloupe", f"tap {x} {y}\nwait 2500\ndump large\n")
        dump = run.dump("large")
        # The card grows; in it a finger anywhere on the island means the département, but on the chief town's dot.
        if dump["selection"]["kind"] != "departement":
            box = proof.nodes(dump)["inset-971"]["box"]
            x, y = box[0] + box[2] * 0.06, box[1] + box[3] * 0.5
            run = proof.show("sheet-guadeloupe-2", f"tap @inset-971\nwait 2500\ntap {x} {y}\n" + OPEN + "dump end\n")
            dump = run.dump("end")
        self.assertEqual({"kind": "departement", "id": "971"}, dump["selection"])
        self.assertEqual("Guadeloupe", self.texts(dump)["sheet-name"])
        self.assertIn("971", self.texts(dump)["sheet-where"])

    def test_baie_mahault_s_departement_names_it(self):
        """In an edition in which it is known, the département's sheet lists it, and the line opens its own."""
        years = [int(row["year"]) for row in proof.rows("palmares.csv") if row["code"] == "97103"]
        self.assertTrue(years, "Baie-Mahault is in the palmarès")
        run = proof.show("sheet-baie-mahault", f"do SelectYear {years[0]}\ndo SelectDepartement 971\nwait 3000\ndump list\n"
                         "tap @list-97103\n" + OPEN + "dump end\n")
        self.assertIn("list-97103", proof.nodes(run.dump("list")))
        self.assertEqual("Baie-Mahault", self.texts(run.dump("end"))["sheet-name"])

    def test_saint_denis_de_la_reunion(self):
        run = proof.show("sheet-saint-denis", "tap @inset-974\nwait 2500\ndo CloseSheet\nwait 1500\ntap @place-97411\n" + OPEN + "dump end\n")
        dump = run.dump("end")
        texts = self.texts(dump)
        self.assertEqual({"kind": "place", "id": "97411"}, dump["selection"])
        self.assertEqual("Saint-Denis", texts["sheet-name"])
        self.assertIn("La Réunion", texts["sheet-where"])
        self.assertEqual("Aucune labellisation connue ici", texts["sheet-level"])

    def test_every_mark_of_2018_opens_its_own_sheet(self):
        """At a scale at which they stand apart; the finger goes where the mark is drawn."""
        home = proof.show("sheet-marks-home", "dump home\n").dump("home")
        marks = [(t["id"], mark) for t in home["map"]["territories"] for mark in t["marks"]]
        script = ""
        for _, mark in marks:
            x, y = mark["px"]
            script += f"tap {x} {y}\nwait 2500\ndump m{mark['code']}\ndo CloseSheet\ndo ShowAllFrance\nwait 3000\n"
        run = proof.show("sheet-marks", script)
        wrong = [(mark["code"], run.dump("m" + mark["code"])["selection"]["id"]) for territory, mark in marks
                 if territory == "FR" and run.dump("m" + mark["code"])["selection"]["id"] != mark["code"]]
        self.assertEqual([], wrong)

    def test_unknown_level_is_never_zero(self):
        row = next(row for row in proof.rows("palmares.csv") if not row["level"] and row["lon"] and row["year"] == "2018")
        run = proof.show("sheet-unknown", f"do SelectCollectivite {row['code']}\n" + OPEN + "dump end\n")
        self.assertEqual("Labellisée, niveau non connu", self.texts(run.dump("end"))["sheet-level"])

    def test_refused_figures_are_not_shown(self):
        script = "".join(f"do SelectFigures {year}\nwait 1500\ndump f{year}\n" for year in (1999, 2009, 2019))
        run = proof.show("sheet-figures", script)
        shown = " ".join(node["text"] + " " + node["spoken"] for year in (1999, 2009, 2019) for node in run.dump(f"f{year}")["nodes"])
        self.assertIn("248", shown)
        for refused in ("247", "4,9", "54\u202f%"):
            self.assertNotIn(refused, shown)

    def test_closed_and_back(self):
        run = proof.show("sheet-back", "do SelectCollectivite 60057\nwait 3000\ntap @sheet-close\nwait 1500\ndump closed\n"
                         "do SelectCollectivite 60057\nwait 3000\ntap @home-map\nwait 4000\ndump home\ntap @back\nwait 3000\ndump back\n")
        self.assertEqual("none", run.dump("closed")["selection"]["kind"])
        self.assertNotIn("sheet-name", proof.nodes(run.dump("closed")))
        self.assertEqual("none", run.dump("home")["selection"]["kind"])
        self.assertEqual("60057", run.dump("back")["selection"]["id"])

    def test_ways_home_are_always_there(self):
        steps = ("do SelectCollectivite 60057", "do FlyTo 3 50.6 100 FR", "do ExpandInset 974", "do SelectFigures 2019", "do SelectYear 2003")
        script = "".join(f"{step}\nwait 1500\ndump s{i}\n" for i, step in enumerate(steps))
        run = proof.show("sheet-ways", script)
        for i in range(len(steps)):
            for way in ("home-map", "home-frise", "back"):
                self.assertIn(way, proof.nodes(run.dump(f"s{i}")), steps[i])


if __name__ == "__main__":
    proof.main()
