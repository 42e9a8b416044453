#!/usr/bin/env python3
"""Nothing vanishes: at every zoom of the frise, what is shown and what is behind a badge add up, and no slot lies on another."""
import datetime
import unittest

import overlaps
import proof

TOTAL = len(proof.rows("frise.csv"))
STEPS = 60


def stretch(row):
    """All that a landmark's date may mean, in years, by Python's calendar."""
    year = int(row["year"])
    days = (datetime.date(year + 1, 1, 1) - datetime.date(year, 1, 1)).days

    def at(month):
        return year + 1 if month > 12 else year + (datetime.date(year, month, 1) - datetime.date(year, 1, 1)).days / days

    month = int(row["month_if_known"] or 0)
    return (at(month), at(month + 1)) if month else (year, year + 1)


STRETCHES = [stretch(row) for row in proof.rows("frise.csv")]


def ranges():
    """From the whole frise to a month, then along it."""
    yield 1999, 2027
    for i in range(1, STEPS):
        span = 28 * (1 / 28 / 12) ** (i / (STEPS - 1))
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
                in_view = sum(frise["from"] < last and first < frise["to"] for first, last in STRETCHES)
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

    def test_a_hidden_track_is_gone_and_its_badges_with_it(self):
        script = "".join(f"do ToggleTrack {track}\nwait 50\ndump t{track}\ndo ToggleTrack {track}\n" for track in range(3))
        run = proof.show("frise-tracks", script)
        rows = proof.rows("frise.csv")
        for number, track in enumerate(("outils", "usages", "politiques")):
            dump = run.dump(f"t{number}")
            gone = {row["title"] for row in rows if row["track"] == track}
            self.assertEqual(TOTAL - len(gone), dump["frise"]["total"])
            self.assertEqual(dump["frise"]["total"], dump["frise"]["shown"] + dump["frise"]["badged"])
            self.assertFalse([n for n in dump["nodes"] if n["role"] == "badge" and n["id"].startswith(f"badge-{number}-")])
            ids = {n["value"] for n in dump["nodes"] if n["role"] == "friseItem"}
            kept = [n for n in dump["nodes"] if n["role"] == "friseItem"]
            self.assertEqual(len(ids), len(kept))
            titles = {n["text"].replace("\u2019", "'").replace("\u202f", " ").replace("\u00a0", " ") for n in kept}
            self.assertFalse(titles & {title.replace("\u2019", "'") for title in gone})

    def test_the_window_of_the_overview_follows_the_finger(self):
        left, width = proof.show("frise-overview-home", "dump home\n").dump("home")["frise"]["axis_px"]
        for drag in (60, -90, 200):
            x = left + width / 2
            script = ("do SetReducedMotion 1\ndo ShowFrise 2011 2015\nwait 50\ndump before\n"
                      f"down 1 {x} 520\nwait 50\nglide 1 {x + drag} 520 600\nwait 200\nup 1 {x + drag} 520\nwait 50\ndump after\n")
            run = proof.show(f"frise-overview{drag}", script)
            before, after = run.dump("before")["frise"], run.dump("after")["frise"]
            years = before["whole"][1] - before["whole"][0]
            self.assertAlmostEqual(drag, (after["from"] - before["from"]) / years * width, delta=1)
            self.assertAlmostEqual(4, after["to"] - after["from"], places=6)

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
