#!/usr/bin/env python3
"""Nothing vanishes: at every zoom of the frise, what is shown and what is behind a badge add up, and no slot lies on another."""
import unittest

import overlaps
import proof

TOTAL = len(proof.rows("frise.csv"))
YEARS = [int(row["year"]) for row in proof.rows("frise.csv")]
STEPS = 60


def ranges():
    """From the whole frise to one year, then along it at two zooms."""
    yield 1999, 2027
    for i in range(1, STEPS):
        span = 28 * (1 / 28) ** (i / (STEPS - 1))
        middle = 2002 + 15 * i / STEPS
        yield max(1999, middle - span / 2), min(2027, middle + span / 2)
    for i in range(STEPS):
        yield 1999 + 20 * i / STEPS, 2006 + 20 * i / STEPS


class Frise(unittest.TestCase):
    def sweep(self, name, size, mm):
        script = "do SetReducedMotion 1\n"
        for i, (first, last) in enumerate(ranges()):
            script += f"do ShowFrise {first:.4f} {last:.4f}\nwait 20\ndump z{i}\n"
        run = proof.show(f"frise-{name}", script, size=size, mm_per_px=mm)
        return [run.dump(f"z{i}") for i in range(2 * STEPS)]

    def check(self, dumps):
        items_of = {row["title"] for row in proof.rows("frise.csv")}
        self.assertEqual(TOTAL, len(items_of), "titles are unique")
        whole = dumps[0]["frise"]
        self.assertEqual(TOTAL, whole["total"])
        for dump in dumps:
            frise = dump["frise"]
            with self.subTest(first=frise["from"], last=frise["to"]):
                slots = [node for node in dump["nodes"] if node["role"] == "friseItem"]
                badges = [node for node in dump["nodes"] if node["role"] == "badge"]
                in_view = sum(frise["from"] < year + 1 and year < frise["to"] for year in YEARS)
                self.assertEqual(in_view, frise["total"])
                self.assertEqual(frise["total"], frise["shown"] + frise["badged"])
                self.assertEqual(frise["shown"], len(slots))
                self.assertEqual(frise["badged"], sum(int(badge["value"]) for badge in badges))
                self.assertEqual(len(slots), len({slot["id"] for slot in slots}))
                together = slots + badges
                clashes = [(a["id"], b["id"]) for i, a in enumerate(together) for b in together[:i] if overlaps.shares(a["box"], b["box"])]
                self.assertEqual([], clashes)

    def test_landscape(self):
        self.check(self.sweep("landscape", "1920x1080", "0.277"))

    def test_portrait(self):
        self.check(self.sweep("portrait", "1080x1920", "0.369"))

    def test_badges_open_on_what_they_hide(self):
        """Behind « +2 » of a lane's year are its landmarks, and among them the two that found no room."""
        home = proof.show("frise-badges-home", "dump home\n").dump("home")
        shown = {node["value"] for node in home["nodes"] if node["role"] == "friseItem"}
        badges = [node for node in home["nodes"] if node["role"] == "badge"]
        self.assertTrue(badges)
        script = "".join(f"tap @{badge['id']}\nwait 1200\ndump b{i}\ndo CloseSheet\nwait 1200\n" for i, badge in enumerate(badges))
        run = proof.show("frise-badges", script)
        for i, badge in enumerate(badges):
            with self.subTest(badge=badge["id"]):
                dump = run.dump(f"b{i}")
                self.assertEqual("badge", dump["selection"]["kind"])
                listed = [node["action"].split()[1] for node in dump["nodes"]
                          if node["action"].startswith("SelectLandmark") and node["role"] == "button"]
                year = badge["id"].rsplit("-", 1)[1]
                self.assertTrue(all(landmark.startswith(f"r{year}-") for landmark in listed), listed)
                self.assertEqual(int(badge["value"]), len(set(listed) - shown))


if __name__ == "__main__":
    proof.main()
