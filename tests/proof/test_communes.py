#!/usr/bin/env python3
"""Communes with outlines: the one under the finger is the one that opens, an edition is one table, a bake is one result."""
import json
import math
import os
import random
import unittest

import proof

DEPARTEMENTS = "971,972"


def commune_points(departement):
    """code → (longitude, latitude), from the same packages by another way."""
    packages = os.environ.get("AROBASE_PACKAGES", str(proof.SOURCE / "build/geodata/packages"))
    with open(f"{packages}/fr-bounding-boxes/dist/communes.json", encoding="utf-8") as file:
        boxes = {b["id"].split(":")[-1]: b["bbox"] for b in json.load(file)}
    return {code: ((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for code, b in boxes.items() if code.startswith(departement)}


class Communes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.atlas = proof.communes_atlas(DEPARTEMENTS)

    def show(self, name, script, **more):
        return proof.show(f"communes-{name}", script, "--atlas", self.atlas, size="1920x1080", mm_per_px="0.28", **more)

    def test_the_commune_under_the_finger_opens(self):
        # A cell holds what is nearest to its point: an independent answer to "whose land is this".
        points = commune_points("971")
        first = self.show("view", "do SelectYear 1999\ntap @inset-971\nwait 3000\ndo CloseSheet\nwait 1500\ndo FlyTo -61.45 16.22 60 971\nwait 3000\ndump view\n").dump("view")
        box = next(t["box"] for t in first["map"]["territories"] if t["id"] == "971")
        dice, taps, wanted = random.Random(5), [], []
        lon0, lat0 = -61.45, 16.22
        ky = 111_000.0
        kx = ky * math.cos(math.radians(lat0))
        while len(taps) < 25:
            x, y = dice.uniform(box[0] + 60, box[0] + box[2] - 130), dice.uniform(box[1] + 60, box[1] + box[3] - 60)
            lon, lat = lon0 + (x - (box[0] + box[2] / 2)) * 60 / kx, lat0 - (y - (box[1] + box[3] / 2)) * 60 / ky
            near = sorted((math.hypot((px - lon) * kx, (py - lat) * ky), code) for code, (px, py) in points.items())
            if near[0][0] > 3500 or near[1][0] - near[0][0] < 900:  # at sea, or too near a border for this flat reckoning
                continue
            taps.append(f"tap {x:.1f} {y:.1f}\nwait 100\ndump tap{len(taps)}\ndo CloseSheet\nwait 1500\ndo ExpandInset 971\nwait 1500\ndo FlyTo {lon0} {lat0} 60 971\nwait 3000")
            wanted.append(near[0][1])
        run = self.show("taps", "do SelectYear 1999\ntap @inset-971\nwait 3000\ndo CloseSheet\nwait 1500\ndo FlyTo -61.45 16.22 60 971\nwait 3000\n" + "\n".join(taps) + "\n")
        for i, code in enumerate(wanted):
            sheet = proof.nodes(run.dump(f"tap{i}")).get("sheet")
            self.assertIsNotNone(sheet, f"tap {i} opened nothing")
            self.assertEqual(code, sheet["value"], f"tap {i}: {taps[i]}")

    def test_an_edition_uploads_its_table_alone(self):
        script = ("do SetReducedMotion 1\ndo SelectYear 2021\ntap @inset-971\nwait 3000\ndo SelectYear 2022\nwait 500\ndo SelectYear 2021\nwait 500\n"
                  "dump before\ndo SelectYear 2022\nwait 500\ndump after\ndo SetTheme contraste\nwait 500\ndump theme\n")
        run = self.show("edition", script, draw=True)
        before, after, theme = (run.dump(name)["counters"] for name in ("before", "after", "theme"))
        self.assertEqual(before["frames_drawn"] + 1, after["frames_drawn"], "one frame")
        # Every frame streams its marks and words; a change of theme shows how much that is.
        words = (theme["bytes_uploaded"] - after["bytes_uploaded"]) / (theme["frames_drawn"] - after["frames_drawn"])
        self.assertLessEqual(after["bytes_uploaded"] - before["bytes_uploaded"], words + 16 * 1024)
        self.assertEqual(before["gl_objects"], after["gl_objects"])

    def test_a_second_bake_does_nothing_and_a_third_elsewhere_gives_the_same_bytes(self):
        packages = os.environ.get("AROBASE_PACKAGES", str(proof.SOURCE / "build/geodata/packages"))
        outlines = self.atlas.with_suffix(".geojson")
        again = proof.call(proof.STAFF, "bake", outlines, "--packages", packages, "--out", self.atlas)
        self.assertIn("déjà prête", again.stdout)
        other = proof.folder_for("communes-again") / "other.bake"
        proof.call(proof.STAFF, "bake", outlines, "--packages", packages, "--out", other)
        self.assertEqual(self.atlas.read_bytes(), other.read_bytes())


if __name__ == "__main__":
    proof.main()
