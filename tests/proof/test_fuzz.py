#!/usr/bin/env python3
"""10 000 random script lines: no crash, no OpenGL error, no OpenGL object more. AROBASE_SEED=n repeats one."""
import os
import random
import unittest

import proof

LINES = int(10000 * proof.SCALE)
CHUNK = 1000
DRAWN = 250   # lines of which every frame is drawn: a software renderer takes its time
# No finger is down, and a visit begins as every visit does.
FRESH = ("".join(f"\nup {finger} 1 1" for finger in range(5)) + "\ndo Resize 320 180 1.66\ndo SetReducedMotion 0\ndo SetTheme jour\n"
         "do SetLanguage fr\ndo KeepSettings\ndo SetIdle 600\nwait 100\ndo StartAttract\ndo Touched\ndo SelectYear 2018\nwait 3000\n")
NODES = ("map-FR", "frise", "cursor", "home-map", "home-frise", "back", "zoom-in", "zoom-out", "edition-previous", "edition-next",
         "sheet", "sheet-close", "legend-5", "year-2011", "ribbon-2006", "figures-2009", "attribution", "nowhere")
TERRITORIES = ("FR", "971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988", "999", "-")
KEYS = ("left", "right", "up", "down", "home", "end", "escape", "backspace", "+", "-", "enter", "é", "F13")
CODES = ("60057", "74105", "97411", "59", "971", "2A", "98817", "200000172", "999999", "-")
LANDMARKS = ("r2002-wikipedia", "r2016-loi-pour-une-republique-numerique", "r0000", "-")


class Maker:
    """Random lines from a seed; the same seed, the same lines."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def number(self, low, high):
        """Mostly sensible, now and then absurd."""
        if self.random.random() < 0.07:
            return self.random.choice((0, -1, 1e-30, -1e30, 1e30, 3.4e38, 65536.5, -2147483648))
        return round(self.random.uniform(low, high), 2)

    def whole(self, low, high):
        return self.random.choice((0, -1, 2147483647, -2147483648)) if self.random.random() < 0.07 else self.random.randint(low, high)

    def px(self):
        return f"{self.number(-40, 360)} {self.number(-40, 220)}"

    def action(self):
        one, where = self.random.choice, self.random.choice(TERRITORIES)
        return one((
            lambda: f"SelectYear {self.whole(1990, 2035)}", lambda: f"StepEdition {self.whole(-3, 3)}",
            lambda: f"PanMap {where} {self.px()}", lambda: f"ZoomMapAbout {where} {self.px()} {self.number(0.2, 4)}",
            lambda: f"FlingMap {where} {self.px()}", lambda: f"StopMap {where}", lambda: f"TapMap {where} {self.px()}",
            lambda: f"StepZoom {self.whole(-3, 3)}",
            lambda: f"FlyTo {self.number(-180, 180)} {self.number(-90, 90)} {self.number(1, 4000)} {where}",
            lambda: "ShowAllFrance", lambda: f"ExpandInset {where}", lambda: f"PanFrise {self.number(-400, 400)}",
            lambda: f"ZoomFriseAbout {self.number(0, 320)} {self.number(0.2, 4)}", lambda: f"FlingFrise {self.number(-900, 900)}",
            lambda: f"DragCursor {self.number(0, 320)}", lambda: f"ShowFrise {self.number(1990, 2020)} {self.number(2000, 2030)}",
            lambda: "ShowAllFrise", lambda: f"SelectCollectivite {one(CODES)}", lambda: f"SelectPlace {one(CODES)}",
            lambda: f"SelectDepartement {one(CODES)}", lambda: f"SelectLandmark {one(LANDMARKS)}",
            lambda: f"SelectFigures {self.whole(1998, 2020)}", lambda: f"OpenBadge {self.whole(-1, 4)} {self.whole(1998, 2010)} {self.whole(2008, 2028)} {self.whole(-1, 3)}",
            lambda: "CloseSheet", lambda: "Back", lambda: f"SetLanguage {one(('fr', 'en', 'br', '-'))}",
            lambda: f"SetTheme {one(('jour', 'nuit', 'contraste', 'rose'))}", lambda: f"SetReducedMotion {self.whole(0, 1)}",
            lambda: f"GoToCue {self.whole(-1, 5)}", lambda: f"SetBlack {self.whole(0, 1)}", lambda: "StartAttract", lambda: "Touched",
            lambda: f"SetIdle {self.number(20, 600)}", lambda: f"Tick {self.number(0, 2)}", lambda: "ShowAnnualMap", lambda: "KeepSettings",
            lambda: f"Resize {self.whole(64, 640)} {self.whole(64, 640)} {self.number(0.1, 2)}",
        ))()

    def line(self):
        kind, finger = self.random.random(), self.random.randint(0, 4)
        if kind < 0.45:
            return "do " + self.action()
        if kind < 0.55:
            return f"tap {self.px()}"
        if kind < 0.62:
            return f"tap @{self.random.choice(NODES)}"
        if kind < 0.82:
            return f"{self.random.choice(('down', 'move', 'move', 'up'))} {finger} {self.px()}"
        if kind < 0.88:
            return f"glide {finger} {self.px()} {self.random.randint(0, 80)}"
        if kind < 0.93:
            return f"key {self.random.choice(KEYS)}"
        if kind < 0.94:
            return 'type "Saint-Œ @@ \\"'
        return f"wait {self.random.randint(0, 120)}"


class Fuzz(unittest.TestCase):
    def run_undrawn(self, seed):
        """Every step is carried out and every scene built; only the last is drawn."""
        maker = Maker(seed)
        lines = [maker.line() for _ in range(min(CHUNK, LINES))]
        run = proof.show(f"fuzz-{seed}", "\n".join(lines) + FRESH + "shot end\ndump end\n", size="320x180", mm_per_px="1.66", allowed=(0, 3))
        self.assertEqual(0, run.dump("end")["counters"]["gl_errors"])

    def run_drawn(self, seed):
        """The same lines twice from the same state: all that the second time needs is there since the first."""
        maker = Maker(seed)
        lines = "\n".join(maker.line() for _ in range(min(DRAWN, LINES)))
        script = FRESH + lines + FRESH + "dump once\n" + lines + FRESH + "dump twice\n"
        run = proof.show(f"fuzz-drawn-{seed}", script, size="320x180", mm_per_px="1.66", draw=True, allowed=(0, 3))
        once, twice = (run.dump(name)["counters"] for name in ("once", "twice"))
        self.assertEqual(0, twice["gl_errors"])
        self.assertEqual(once["gl_objects"], twice["gl_objects"])

    def test_random_lines(self):
        seeds = [int(os.environ["AROBASE_SEED"])] if "AROBASE_SEED" in os.environ else range(1, max(1, LINES // CHUNK) + 1)
        for seed in seeds:
            with self.subTest(seed=seed):
                self.run_undrawn(seed)

    def test_random_lines_drawn(self):
        for seed in (101, 102):
            with self.subTest(seed=seed):
                self.run_drawn(seed)


if __name__ == "__main__":
    proof.main()
