#!/usr/bin/env python3
"""E1, E3, X15: a landmark is added on the screen into a real store; the QR code is read back; nobody sees it before staff approve it."""
import json
import os
import shutil
import subprocess
import unittest
import unittest.mock

import proof

TEXT = "Premier atelier <b>numérique</b> à L’Haÿ-les-Roses"
CODE = "abricot balcon canard dragon ecluse fanfare"
WRITE = f"""tap @add
wait 600
tap @add-track-usages
type "{TEXT}"
tap @add-publish
wait 400
"""


def seen(dump, words):
    return [n["id"] for n in dump["nodes"] if words in n.get("text", "") or words in n.get("spoken", "")]


class Adding(unittest.TestCase):
    @unittest.skipUnless(shutil.which("zbarimg"), "zbarimg is not installed")
    def test_the_code_to_take_away_is_read_back(self):
        run = proof.show("adding-qr", WRITE + "shot merci\ndump merci\n", "--withdrawal-code", CODE.replace(" ", "-"), size="1920x1080", mm_per_px="0.277")
        wanted = proof.nodes(run.dump("merci"))["add-qr"]["value"]
        self.assertIn(TEXT, wanted)
        self.assertIn(CODE, wanted)
        self.assertLessEqual(len(wanted.encode()), 1024)
        read = subprocess.run(["zbarimg", "--quiet", "--raw", run.folder / "merci.png"], capture_output=True, text=True, check=True)
        self.assertEqual(read.stdout.rstrip("\n"), wanted)

    def test_what_was_not_approved_is_nowhere_else(self):
        store = proof.folder_for("adding-store") / "reperes.gpkg"
        own = proof.show("adding-own", WRITE + "tap @add-done\nwait 500\ndump own\ndo StartAttract\nwait 200\ndump attract\ndo Touched\nwait 200\ndump next\n", "--landmarks", store)
        self.assertTrue(seen(own.dump("own"), TEXT))
        for name in ("attract", "next"):
            self.assertFalse(seen(own.dump(name), TEXT), name)
        self.assertEqual(own.dump("next")["adding"]["draft"]["text"], "")
        look = "wait 200\ndump look\n"
        self.assertFalse(seen(proof.show("adding-other", look, "--landmarks", store).dump("look"), TEXT))
        listed = json.loads(proof.call(proof.STAFF, "moderate", "list", "--store", store, "--json").stdout)["landmarks"]
        self.assertEqual([(l["text"], l["state"]) for l in listed], [(TEXT, "pending")])
        approved = proof.call(proof.STAFF, "moderate", "approve", listed[0]["id"], "--store", store)
        self.assertEqual(approved.returncode, 0, approved.stderr)
        for name, script in (("adding-visit", look), ("adding-loop", "do StartAttract\nwait 200\ndump look\n")):
            self.assertTrue(seen(proof.show(name, script, "--landmarks", store).dump("look"), TEXT), name)

    def test_E3_what_waits_is_in_no_picture_no_print_no_export(self):
        """Every way out of the program, with a landmark that waits and with none: not a byte differs. Approved, it is there."""
        folder = proof.folder_for("adding-absent")
        waiting, empty = folder / "attend.gpkg", folder / "vide.gpkg"
        added = json.loads(proof.call(proof.STAFF, "moderate", "add", "--year", 2006, "--track", "usages", "--text", "Zyxorepere", "--store", waiting, "--json").stdout)
        script = "wait 300\nshot visit\ndump visit\ndo StartAttract\nwait 3000\nshot attract\ndump attract\ndo Touched\ndo ShowAnnualMap\nwait 300\nshot map\ndump map\n"
        seen_by = {}
        for name, store in (("waits", waiting), ("none", empty)):
            seen_by[name] = proof.show(f"adding-absent-{name}", script, "--landmarks", store)
        for picture in ("visit", "attract", "map"):
            self.assertEqual(seen_by["waits"].bytes(f"{picture}.png"), seen_by["none"].bytes(f"{picture}.png"), picture)
            self.assertNotIn("Zyxorepere", json.dumps(seen_by["waits"].dump(picture)), picture)
        self.assertNotIn("Zyxorepere", proof.call(proof.STAFF, "moderate", "export", "-", "--store", waiting).stdout)
        stage = proof.show("adding-absent-stage", "wait 300\ndump stage\nkey right\nwait 500\ndump next\n", "--landmarks", waiting, program=proof.STAFF, verb=("stage",))
        for name in ("stage", "next"):
            self.assertNotIn("Zyxorepere", json.dumps(stage.dump(name)))
        with unittest.mock.patch.dict(os.environ, {"AROBASE_LANDMARKS": str(waiting)}):
            self.printed_without(folder, "Zyxorepere")
        proof.call(proof.STAFF, "moderate", "approve", added["id"], "--store", waiting)
        approved = proof.show("adding-absent-approved", script, "--landmarks", waiting)
        self.assertNotEqual(approved.bytes("visit.png"), seen_by["none"].bytes("visit.png"), "approved, it is in the same picture")
        self.assertIn("Zyxorepere", proof.call(proof.STAFF, "moderate", "export", "-", "--store", waiting).stdout)

    def printed_without(self, folder, words):
        for what in ("frise", "2018"):
            page = folder / f"{what}.pdf"
            made = proof.call(proof.STAFF, "render", *(["--frise"] if what == "frise" else ["--edition", what]), "--out", page)
            self.assertEqual(made.returncode, 0, made.stderr)
            text = subprocess.run(["pdftotext", page, "-"], capture_output=True, text=True, check=True).stdout
            self.assertGreater(len(text), 200)
            self.assertNotIn(words, text)

    def test_without_a_store_nothing_is_written(self):
        folder = proof.folder_for("adding-nowhere")
        with unittest.mock.patch.dict(os.environ, {"XDG_DATA_HOME": str(folder)}):
            run = proof.show("adding-none", WRITE + "dump thanks\n")
            self.assertEqual(run.dump("thanks")["adding"]["step"], "thanks")
            self.assertEqual([p for p in folder.rglob("*") if p.is_file()], [])
            proof.show("adding-some", WRITE, "--landmarks", folder / "reperes.gpkg")
            self.assertTrue([p for p in folder.rglob("*") if p.is_file()], "and with one it is")

    def test_a_recording_gives_the_same_thanks_and_writes_nothing(self):
        store = proof.folder_for("adding-record") / "reperes.gpkg"
        log = store.parent / "log"
        proof.show("adding-recorded", WRITE + "dump thanks\n", "--landmarks", store, "--record", log)
        other = store.parent / "other.gpkg"
        again = proof.show("adding-replayed", "dump thanks\n", "--landmarks", other, "--replay", log)
        self.assertEqual(again.dump("thanks")["adding"]["step"], "thanks")
        self.assertFalse(other.exists())


if __name__ == "__main__":
    proof.main()
