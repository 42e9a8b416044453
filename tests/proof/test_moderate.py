#!/usr/bin/env python3
"""arobase moderate: a landmark's whole life in the terminal, in a file and in a database."""
import csv
import io
import json
import os
import subprocess
import unittest

import postgis
import proof

WORDS = (proof.EXHIBITION / "mots-retrait.txt").read_text(encoding="utf-8").split("\n")


class Life:
    """What must hold for a store, whatever it is. `store` is set by the class that inherits."""
    store = None

    def call(self, verb, *arguments, status=0, text=None, store=None):
        environment = {**os.environ, "XDG_DATA_HOME": str(self.folder / "données"), "LC_ALL": "C.UTF-8"}
        environment["ASAN_OPTIONS"] = "detect_leaks=0:" + environment.get("ASAN_OPTIONS", "")
        process = subprocess.run([proof.STAFF, "moderate", verb, *map(str, arguments), "--store", store or self.store], env=environment, input=text or "",
                                 capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(status, process.returncode, process.stderr + process.stdout)
        self.assertNotIn("secret", process.stdout + process.stderr)
        return process

    def json(self, verb, *arguments, **more):
        return json.loads(self.call(verb, *arguments, "--json", **more).stdout)

    def add(self, text, year=1999, **more):
        return self.json("add", "--year", year, "--track", "usages", "--text", text, **more)

    def texts(self, *arguments, **more):
        return [landmark["text"] for landmark in self.json("list", *arguments, **more)["landmarks"]]

    def exported(self, **more):
        return list(csv.DictReader(io.StringIO(self.call("export", "-", **more).stdout.lstrip("\ufeff"))))

    def test_decisions_and_their_undoing(self):
        landmark = self.add("Le mintel à  L’Haÿ\u202e, 06 12 34 56 78")
        start = landmark["id"][:8]
        self.assertEqual(("pending", ["phone"], "Le mintel à L’Haÿ, 06 12 34 56 78"), (landmark["state"], landmark["flags"], landmark["text"]))
        self.assertIn(landmark["text"], self.texts())
        self.assertNotIn("mintel", json.dumps(self.exported()))
        self.assertEqual([], self.json("edit", start, "--text", "Le minitel", "--year", 2001)["flags"])
        self.assertEqual("approved", self.json("approve", start)["state"])
        row, = [row for row in self.exported() if row["id"] == landmark["id"]]
        self.assertEqual(("2001", "Le minitel", "usages", "approved"), (row["year"], row["title"], row["track"], row["state"]))
        self.assertEqual("refused", self.json("refuse", start)["state"])
        self.assertNotIn("minitel", json.dumps(self.exported()), "refused: its words leave no more")
        for state, text in (("approved", "Le minitel"), ("pending", "Le minitel"), ("pending", landmark["text"])):
            back = self.json("undo", start)
            self.assertEqual((state, text), (back["state"], back["text"]))
        self.assertIn("pas de décision", self.call("undo", start, status=1).stderr)

    def test_six_words_erase_it(self):
        landmark = self.add("À retirer")
        words = landmark["code"].split()
        self.assertEqual(6, len(words))
        self.assertTrue(set(words) <= set(WORDS))
        self.assertIn("code-unknown", self.call("withdraw", *reversed(words), status=1).stderr)
        self.assertEqual({"erased": 1}, self.json("withdraw", text=" ".join(word[:4].upper() for word in words) + "\n"))
        self.assertNotIn("À retirer", self.texts("--all"))
        self.assertIn("code-unknown", self.call("withdraw", *words, status=1).stderr)
        again = self.add("À retirer par l’équipe")
        self.json("withdraw", "--id", again["id"][:12])
        self.assertNotIn(again["text"], self.texts("--all"))

    def test_a_booth_takes_in_another_once(self):
        other = str(self.folder / "autre.gpkg")
        kept, gone = self.add("De l’autre borne", store=other), self.add("Retiré ici", store=other)
        for landmark in (kept, gone):
            self.call("approve", landmark["id"], store=other)
        self.add("Jamais approuvé", store=other)
        file = self.folder / "échange.csv"
        self.assertIn("2\u00a0repères approuvés", self.call("export", file, store=other).stdout)
        self.assertEqual({"added": 2, "changed": 0, "erased": 0, "unchanged": 0, "withdrawn": 0}, self.json("import", file))
        self.assertEqual(2, self.json("import", file)["unchanged"])
        self.call("withdraw", "--id", gone["id"])
        self.assertEqual({"added": 0, "changed": 0, "erased": 0, "unchanged": 1, "withdrawn": 1}, self.json("import", file))
        self.assertIn("De l’autre borne", self.texts("--state", "approved"))
        self.assertNotIn("Jamais approuvé", self.texts("--all"))
        # The withdrawal goes back the way the landmark came.
        back = self.folder / "retour.csv"
        self.call("export", back)
        self.assertNotIn("Retiré ici", back.read_text(encoding="utf-8"))
        self.assertEqual(1, self.json("import", back, store=other)["erased"])

    def test_what_is_wrong_is_said(self):
        self.assertIn("piste", self.call("add", "--year", 1999, "--track", "cuisine", "--text", "x", status=1).stderr)
        self.assertIn("80", self.call("add", "--year", 1999, "--track", "usages", "--text", "é" * 81, status=1).stderr)
        self.assertIn("aucun repère", self.call("approve", "0123456789abcdef", status=1).stderr)
        self.assertIn("quatre chiffres", self.call("approve", "f", status=1).stderr)
        self.assertIn("rien à corriger", self.call("edit", "0" * 32, status=1).stderr)
        self.assertIn("--older-than", self.call("purge", status=1).stderr)
        self.assertNotEqual(0, subprocess.run([proof.STAFF, "moderate"], capture_output=True, check=False).returncode)

    def test_z_purge_leaves_nothing(self):
        self.add("À purger")
        self.assertEqual({"erased": 0}, self.json("purge", "--older-than", 1))
        self.assertLessEqual(1, self.json("purge", "--everything")["erased"])
        self.assertEqual([], self.texts("--all"))


class InAFile(Life, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = proof.folder_for("moderate")
        cls.store = str(cls.folder / "registre" / "repères.gpkg")

    def test_a_store_that_is_none_queues_and_drains(self):
        wrong = self.folder / "faux.gpkg"
        wrong.write_text("pas un registre", encoding="utf-8")
        self.assertIn("attend sur cette machine", self.call("add", "--year", 2000, "--track", "usages", "--text", "Gardé", store=str(wrong)).stderr)
        wrong.unlink()
        self.assertEqual(["Gardé"], self.texts(store=str(wrong)))


class InADatabase(Life, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = proof.folder_for("moderate_database")
        cls.server = cls.enterClassContext(postgis.Server())
        cls.store = cls.server.connection()

    def test_purge_says_what_the_log_keeps(self):
        self.add("Au revoir")
        self.assertIn("WAL", self.call("purge", "--older-than", 0).stderr)


if __name__ == "__main__":
    proof.main()
