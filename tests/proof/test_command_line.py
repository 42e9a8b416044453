#!/usr/bin/env python3
"""The verbs of the staff program and the options of both: what they say and how they end."""
import json
import struct
import unittest

import proof


def said(process):
    return process.stdout + process.stderr


class CommandLine(unittest.TestCase):
    def test_unknown_words_are_refused(self):
        for program, arguments in ((proof.STAFF, ["brew"]), (proof.STAFF, ["--nothing"]), (proof.KIOSK, ["--nothing"]),
                                   (proof.KIOSK, ["--headless", "--lang", "xx"]), (proof.STAFF, ["bake"])):
            with self.subTest(arguments=arguments):
                self.assertNotEqual(0, proof.call(program, *arguments).returncode)

    def test_help_of_every_verb_has_an_example(self):
        for verb in ((), ("check",), ("bake",), ("render",), ("stage",), ("find",), ("compare",), ("statistics",), ("moderate",), ("moderate", "purge"), ("bench", "search")):
            with self.subTest(verb=verb):
                process = proof.call(proof.STAFF, *verb, "--help")
                self.assertEqual(0, process.returncode)
                self.assertIn("  arobase " + " ".join(verb), said(process))
        process = proof.call(proof.KIOSK, "--help")
        self.assertEqual(0, process.returncode)
        self.assertIn("  arobase-kiosk --", said(process))

    def test_check_names_the_three_anomalies(self):
        process = proof.call(proof.STAFF, "check", proof.EXHIBITION)
        self.assertEqual(1, process.returncode)
        lines = process.stdout.splitlines()
        for words, file in ((("247", "milliards"), "figures.csv"), (("4,9", "54"), "figures.csv"), (("131", "205"), "editions.csv")):
            with self.subTest(words=words):
                found = [line for line in lines if all(word in line for word in words) and file in line]
                self.assertTrue(found, process.stdout)

    def test_check_of_nothing(self):
        process = proof.call(proof.STAFF, "check", "/nonexistent/exhibition")
        self.assertEqual(1, process.returncode)
        self.assertIn("/nonexistent/exhibition", said(process))

    def test_find(self):
        process = proof.call(proof.STAFF, "find", "annecy le vieux", "--json", "--exhibition", proof.EXHIBITION)
        self.assertEqual(0, process.returncode, process.stderr)
        first = json.loads(process.stdout)["results"][0]
        self.assertEqual(("commune", "74010", "former", "Annecy-le-Vieux", "74011"),
                         tuple(first[key] for key in ("kind", "code", "match", "former_name", "former_code")))
        process = proof.call(proof.STAFF, "find", "villeneuve d'asq", "--edition", 2018, "--limit", 1, "--exhibition", proof.EXHIBITION)
        self.assertEqual(0, process.returncode, process.stderr)
        self.assertEqual(1, len(process.stdout.splitlines()))
        self.assertIn("59009", process.stdout)
        self.assertIn("5 @ en 2018", process.stdout)

    def test_find_says_what_it_cannot(self):
        process = proof.call(proof.STAFF, "find", "qsdfghjklm", "--exhibition", proof.EXHIBITION)
        self.assertEqual(1, process.returncode)
        self.assertEqual("", process.stdout)
        self.assertIn("qsdfghjklm", process.stderr)
        process = proof.call(proof.STAFF, "find", "qsdfghjklm", "--json", "--exhibition", proof.EXHIBITION)
        self.assertEqual((1, []), (process.returncode, json.loads(process.stdout)["results"]))
        for arguments in ([], ["lille", "--limit", "0"]):
            self.assertNotEqual(0, proof.call(proof.STAFF, "find", *arguments).returncode, arguments)
        process = proof.call(proof.STAFF, "find", "wikipedia", "--atlas", "/nonexistent/atlas.bake", "--exhibition", proof.EXHIBITION)
        self.assertEqual(0, process.returncode)
        self.assertIn("r2002-wikipedia", process.stdout)

    def test_render_of_2018(self):
        picture = proof.folder_for("render") / "2018.png"
        process = proof.call(proof.STAFF, "render", "--edition", 2018, "--size", "1920x1080", "--theme", "jour", "--out", picture,
                             "--exhibition", proof.EXHIBITION)
        self.assertEqual(0, process.returncode, process.stderr)
        data = picture.read_bytes()
        self.assertEqual(b"\x89PNG", data[:4])
        self.assertEqual((1920, 1080), struct.unpack(">II", data[16:24]))

    def test_render_refuses(self):
        folder = proof.folder_for("render-refused")
        for edition, out, words in ((2009, folder / "2009.png", "2009"), (2018, folder / "none" / "\0x".replace("\0", "") / "..", "")):
            with self.subTest(edition=edition):
                process = proof.call(proof.STAFF, "render", "--edition", edition, "--out", out, "--exhibition", proof.EXHIBITION)
                self.assertEqual(1, process.returncode)
                self.assertIn(words, process.stderr)
        self.assertFalse((folder / "2009.png").exists())

    def test_sizes_that_make_no_sense(self):
        for size in ("0x0", "12", "ax", "1920x", "99999x99999", "-1x5"):
            with self.subTest(size=size):
                process = proof.call(proof.KIOSK, "--headless", "--size", size, "--exhibition", proof.EXHIBITION)
                self.assertEqual(1, process.returncode)
                self.assertIn("--size", process.stderr)

    def test_a_script_that_cannot_be_understood_is_not_run(self):
        run = proof.show("script-bad", "dump first\nfly to the moon\ntap 1\n", allowed=(2,))
        self.assertIn("steps.script:2", run.errors)
        self.assertIn("steps.script:3", run.errors)
        self.assertFalse((run.folder / "first.json").exists())

    def test_a_step_that_cannot_be_done_is_said(self):
        run = proof.show("script-node", "tap @nowhere\ndump end\n", allowed=(3,))
        self.assertIn("nowhere", run.errors)
        self.assertTrue((run.folder / "end.json").exists())

    def test_without_a_map_the_frise_is_there(self):
        run = proof.show("no-atlas", "dump home\nshot home\n", "--atlas", "/nonexistent/atlas.bake")
        dump = run.dump("home")
        self.assertTrue(any("atlas.bake" in issue for issue in dump["issues"]))
        self.assertIn("landmark-r2002-wikipedia", proof.nodes(dump))

    def test_without_a_display(self):
        process = proof.call(proof.KIOSK, "--windowed", "--exhibition", proof.EXHIBITION)
        self.assertEqual(1, process.returncode)
        self.assertIn("--headless", process.stderr)

    def test_stage(self):
        run = proof.show("stage", "dump first\nkey right\nwait 3000\ndump second\nkey b\nwait 500\ndump black\nkey b\nkey left\nwait 3000\ndump back\n",
                         program=proof.STAFF, verb=("stage",))
        caption = [proof.nodes(run.dump(name)).get("stage-caption", {}).get("text") for name in ("first", "second", "black", "back")]
        self.assertIn("stage-black", proof.nodes(run.dump("black")))
        self.assertNotEqual(caption[0], caption[1])
        self.assertEqual(caption[0], caption[3])


if __name__ == "__main__":
    proof.main()
