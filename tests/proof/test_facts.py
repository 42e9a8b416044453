#!/usr/bin/env python3
"""What a visitor reads of the frise is what the exhibition's files say: every landmark (D1, D6), every key figure, and none that a check refused (X6)."""
import re
import tomllib
import unicodedata
import unittest

import proof

MONTHS = ("Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août", "Septembre", "Octobre", "Novembre", "Décembre")
TRACKS = {"outils": "Outils et innovations", "usages": "Usages et mouvements", "politiques": "Loi et action publique"}
# What plausibility refuses of the seed: "247 milliards d'internautes", and 4,9 milliards = 54 %.
REFUSED = ("247", "4,9", "54")


EDITED = tomllib.loads((proof.EXHIBITION / "exhibition.toml").read_text(encoding="utf-8"))["landmarks"]
DOUBTS = ("doute", "léger doute", "non vérifié")


def remark(note):
    """What a note says beside its verdict."""
    verdict = re.match(r"(?i)(ok|doute|léger doute|non vérifié|correct|plausible|générique)\b *[:;,]? *", note)
    return note[verdict.end():] if verdict else note


def plain(text):
    """Letters and digits alone: typography is the program's."""
    folded = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae"))
    return "".join(c for c in folded.lower() if c.isalnum())


def landmark_id(row):
    """As the program names it: its year and its title in plain letters, forty at most."""
    folded = unicodedata.normalize("NFKD", row["title"].replace("œ", "oe"))
    letters = "".join(c for c in folded.lower() if not unicodedata.combining(c))
    return f"r{row['year']}-" + re.sub("[^a-z0-9]+", "-", letters).strip("-")[:40].strip("-")


def said(node):
    return " ".join(str(node.get(key) or "") for key in ("text", "spoken"))


class Facts(unittest.TestCase):
    def landmark_dumps(self, rows):
        """Every landmark's card."""
        ids = [landmark_id(row) for row in rows]
        script = "do SetReducedMotion 1\n" + "".join(f"do SelectLandmark {name}\nwait 500\ndump {name}\n" for name in ids)
        run = proof.show("facts-landmarks", script, size="1920x1080", mm_per_px="0.277")
        dumps = [run.dump(name) for name in ids]
        self.assertEqual([{"kind": "landmark", "id": name} for name in ids], [dump["selection"] for dump in dumps])
        return [proof.nodes(dump) for dump in dumps]

    def test_D1_D6_every_landmark_says_what_its_row_says(self):
        rows = proof.rows("frise.csv")
        self.assertEqual(56, len(rows))
        for row, nodes in zip(rows, self.landmark_dumps(rows)):
            with self.subTest(row["title"]):
                self.assertEqual(plain(row["title"]), plain(nodes["card-title"]["text"]))
                month = int(row["month_if_known"] or 0)
                self.assertEqual(f"{MONTHS[month - 1]} {row['year']}" if month else row["year"], nodes["card-date"]["text"])
                self.assertEqual(TRACKS[row["track"]], nodes["card-track"]["text"])
                self.assertTrue(nodes["card-source"]["text"])
                edited = EDITED.get(row["title"], {})
                doubted = row["note"].lower().startswith(DOUBTS) or "doubt" in edited
                self.assertEqual(doubted, "card-doubt" in nodes)
                if "doubt" in edited:
                    self.assertEqual(plain(edited["doubt"]), plain(nodes["card-doubt"]["text"]))
                elif doubted:
                    self.assertIn(plain(remark(row["note"])), plain(nodes["card-doubt"]["text"]))
                elif "text" in edited or remark(row["note"]):
                    self.assertEqual(plain(edited.get("text", remark(row["note"]))), plain(nodes["card-text"]["text"]))

    def walk(self):
        """Everything that a visitor comes to see of the key figures."""
        screens = ["do SelectFigures 1999", "do SelectFigures 2009", "do SelectFigures 2019", "do ShowDecades", "do OpenReader", "do ShowGuide", "do ShowRecap", "do ShowFrisePage", "do StartAttract"]
        script = "dump s0\n" + "".join(f"{line}\nwait 2500\ndump s{i}\n" for i, line in enumerate(screens, 1))
        for language in ("fr", "en", "falc"):
            run = proof.show(f"facts-figures-{language}", script, "--lang", language, size="1920x1080", mm_per_px="0.277")
            for i in range(len(screens) + 1):
                yield language, i, run.dump(f"s{i}")

    def test_X6_no_visitor_sees_what_a_check_refused(self):
        seen = 0
        for language, screen, dump in self.walk():
            for node in dump["nodes"]:
                if not node["id"].startswith(("figure", "decade", "read", "list", "page", "card")):
                    continue
                seen += 1
                numbers = re.findall(r"\d+(?:[.,]\d+)?", said(node).replace("\u202f", "").replace("\xa0", " "))
                with self.subTest(language=language, screen=screen, node=node["id"]):
                    self.assertFalse(set(REFUSED) & {number.replace(".", ",") for number in numbers}, said(node))
        self.assertGreater(seen, 50)

    def test_X6_the_refused_ones_are_named_to_staff(self):
        process = proof.call(proof.STAFF, "check", proof.EXHIBITION)
        self.assertIn("figure-exceeds-population", process.stdout + process.stderr)
        self.assertIn("figure-ratio-inconsistent", process.stdout + process.stderr)


if __name__ == "__main__":
    unittest.main()
