#!/usr/bin/env python3
"""The names of the annual map: the same page at two densities names the same, at the same places (G5); staff's own places, on the page and
in `check` (G7); and what `bench labels` says (G8)."""
import json
import shutil
import unittest

import proof


def exhibition_with(name, places):
    """A copy of the exhibition with that noms.toml beside it."""
    folder = proof.folder_for(f"labels-{name}") / "exhibition"
    shutil.copytree(proof.EXHIBITION, folder)
    (folder / "noms.toml").write_text(places, encoding="utf-8")
    return folder


def names_of(edition, width, height, mm_per_px, factor, exhibition=proof.EXHIBITION):
    folder = proof.folder_for(f"labels-{edition}-{width}-{factor}-{exhibition.parent.name}")
    process = proof.call(proof.STAFF, "render", "--edition", edition, "--size", f"{width * factor}x{height * factor}", "--mm-per-px", repr(mm_per_px / factor),
                         "--theme", "jour", "--out", folder / "page.png", "--labels", folder / "names.json", "--exhibition", exhibition)
    if process.returncode != 0:
        raise AssertionError(process.stderr)
    return json.loads((folder / "names.json").read_text(encoding="utf-8"))


class Labels(unittest.TestCase):
    def test_one_page_one_set_of_names_at_every_density(self):
        for edition, width, height, mm in ((2018, 960, 540, 0.5), (2023, 600, 850, 0.5), (2011, 960, 540, 0.56)):
            with self.subTest(edition=edition):
                once, thrice = (names_of(edition, width, height, mm, factor) for factor in (1, 3))
                self.assertGreater(len(once["placed"]), 5)
                self.assertEqual([name["id"] for name in once["unplaced"]], [name["id"] for name in thrice["unplaced"]])
                self.assertEqual([[name[key] for key in ("id", "side", "led", "broken")] for name in once["placed"]],
                                 [[name[key] for key in ("id", "side", "led", "broken")] for name in thrice["placed"]])
                for a, b in zip(once["placed"], thrice["placed"]):
                    for x, y in zip(a["box_mm"], b["box_mm"]):
                        self.assertAlmostEqual(x, y, delta=0.2, msg=a["id"])

    def test_staff_places_hold_on_the_page(self):
        def boxes(name, places):
            placed = names_of(2018, 960, 540, 0.5, 1, exhibition_with(name, places))["placed"]
            return {one["id"]: one["box_mm"] for one in placed}

        place = '[[nom]]\ncode = "60057"\nannee = 2018\nformat = "{}"\ndecalage_mm = [{}, {}]\n'
        first, second = boxes("first", place.format("impression", -34, 6)), boxes("second", place.format("impression", -30, 13))
        for axis, moved in ((0, 4), (1, 7)):
            self.assertAlmostEqual(moved, second["label-60057"][axis] - first["label-60057"][axis], delta=0.01)
        plain = boxes("plain", "")
        self.assertEqual(plain, boxes("screen", place.format("paysage", -34, 6)), "what is for the screen is not for the page")
        self.assertIn("label-60057", plain)
        self.assertNotIn("label-60057", boxes("hidden", '[[nom]]\ncode = "60057"\nmasque = true\n'))

    def test_check_names_the_bad_line_and_keeps_the_good_ones(self):
        folder = exhibition_with("bad", '[[nom]]\ncode = "60057"\nmasque = true\n\n[[nom]]\ncode = "60057"\nannee = 1789\ncote = "droite"\n\n'
                                        '[[nom]]\ncode = "inconnu"\nmasque = true\n\n[[nom]]\ncode = "13056"\ndecalage_mm = [80, 0]\n')
        process = proof.call(proof.STAFF, "check", folder, "--atlas", proof.ATLAS)
        for line in (7, 11, 16):
            self.assertIn(f"noms.toml:{line}", process.stdout)
        self.assertEqual(3, process.stdout.count("noms.toml:"))
        names = names_of(2018, 960, 540, 0.5, 1, folder)
        self.assertNotIn("label-60057", [one["id"] for one in names["placed"]])

    def test_bench_of_the_names(self):
        process = proof.call(proof.STAFF, "bench", "labels", "--size", "1920x1080", "--frames", "20", "--atlas", proof.communes_atlas())
        self.assertEqual(0, process.returncode, process.stderr)
        report = json.loads(process.stdout)
        self.assertGreater(report["communes_drawn"], 20_000)
        self.assertEqual([300, 5000], [case["candidates"] for case in report["cases"]])
        for case in report["cases"]:
            self.assertGreater(case["placed"], 50)
            for how in ("cold_units", "warm_units", "frame_units"):
                self.assertEqual(20, case[how]["count"])
                self.assertLessEqual(case[how]["median"], case[how]["p99"])
            self.assertEqual(0, case["allocations"]["median"])
            # G8: placing on the way is at most half of the picture's work; in processor time, which no other program lengthens.
            self.assertEqual(20, case["moving_over_frame_processor"]["count"])
            self.assertGreater(case["moving_over_frame_processor"]["median"], 0.01)
            self.assertLessEqual(case["moving_over_frame_processor"]["p95"], 0.5)


if __name__ == "__main__":
    proof.main()
