#!/usr/bin/env python3
"""The names of the annual map: the same page at two densities names the same, at the same places (G5); and what `bench labels` says (G8)."""
import json
import unittest

import proof


def names_of(edition, width, height, mm_per_px, factor):
    folder = proof.folder_for(f"labels-{edition}-{width}-{factor}")
    process = proof.call(proof.STAFF, "render", "--edition", edition, "--size", f"{width * factor}x{height * factor}", "--mm-per-px", repr(mm_per_px / factor),
                         "--theme", "jour", "--out", folder / "page.png", "--labels", folder / "names.json", "--exhibition", proof.EXHIBITION)
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

    def test_bench_of_the_names(self):
        process = proof.call(proof.STAFF, "bench", "labels", "--size", "1920x1080", "--frames", "20")
        self.assertEqual(0, process.returncode, process.stderr)
        report = json.loads(process.stdout)
        self.assertEqual([300, 5000], [case["candidates"] for case in report["cases"]])
        for case in report["cases"]:
            self.assertGreater(case["placed"], 50)
            for how in ("cold_units", "warm_units", "frame_units"):
                self.assertEqual(20, case[how]["count"])
                self.assertLessEqual(case[how]["median"], case[how]["p99"])
            self.assertEqual(0, case["allocations"]["median"])


if __name__ == "__main__":
    proof.main()
