#!/usr/bin/env python3
"""A visit from its first touch to its end, as one sees it from outside: fingers, hints, places to go, recap, reset, the wiped screen."""
import random
import shutil
import subprocess
import unittest

import proof

SMALL = {"size": "320x180", "mm_per_px": "1.66"}
TEN = [(100 + 170 * i, 150 + 20 * (i % 3)) for i in range(10)]
WIDE = {"size": "1920x1080", "mm_per_px": "0.6344"}


def kept(dump):
    """What one sees: not how long the program has run, nor what it has drawn."""
    return {key: value for key, value in dump.items() if key not in ("clock_s", "counters")}


class Fingers(unittest.TestCase):
    def test_A1_ten_fingers_have_ten_numbers_and_no_mouse(self):
        script = "".join(f"down {i + 1} {x} {y}\n" for i, (x, y) in enumerate(TEN)) + "dump ten\n"
        script += "".join(f"up {i + 1} {x} {y}\n" for i, (x, y) in enumerate(TEN)) + "dump none\n"
        run = proof.show("visit-ten", script, size="1920x1080", mm_per_px="0.277")
        ten, none = run.dump("ten")["pointers"], run.dump("none")["pointers"]
        self.assertEqual(sorted(ten["down"]), list(range(1, 11)))
        self.assertEqual((ten["mouse_events"], none["down"]), (0, []))

    def test_A7_four_millimetres_are_a_tap_and_eight_a_drag(self):
        for name, mm in (("22", 0.2537), ("55", 0.6344)):
            home = proof.show(f"visit-slop-home-{name}", "dump home\n", size="1920x1080", mm_per_px=str(mm)).dump("home")
            x, y = proof.centre(proof.nodes(home)["map-FR"]["box"])
            for wobble, drags in ((4, False), (8, True)):
                with self.subTest(screen=name, mm=wobble):
                    to = x + wobble / mm
                    run = proof.show(f"visit-slop-{name}-{wobble}", f"down 1 {x} {y}\nmove 1 {to} {y}\nwait 60\nup 1 {to} {y}\nwait 100\ndump end\n",
                                     size="1920x1080", mm_per_px=str(mm))
                    end = run.dump("end")
                    moved = home["map"]["centre"] != end["map"]["centre"] and end["selection"]["kind"] == "none"
                    self.assertEqual(moved, drags)

    def test_A8_a_finger_that_never_leaves_is_let_go(self):
        # Within a fifth of the screen another finger would make a pinch of it.
        run = proof.show("visit-stuck", "down 1 500 100\nwait 21000\nup 1 500 100\ntap @home-map\ntap @figures-2009\nwait 500\ndump end\n")
        self.assertEqual(run.dump("end")["selection"], {"kind": "figures", "id": "2009"})

    def test_A8_the_frame_of_the_screen_is_no_finger(self):
        run = proof.show("visit-edge", "down 1 1 100\ndump down\nglide 1 300 100 200\nup 1 300 100\ndump end\n")
        self.assertEqual(run.dump("down")["pointers"], {"down": [], "mouse_events": 0, "rejected": 1})
        self.assertEqual(run.dump("end")["map"], run.dump("down")["map"])

    def test_A12_a_ring_in_the_first_picture_after_a_touch(self):
        run = proof.show("visit-ring", "wait 100\nshot before\ndown 1 500 100\nshot after\ndump after\nup 1 500 100\nwait 1000\ndump later\n")
        ring = proof.nodes(run.dump("after"))["ripple-0"]["box"]
        self.assertAlmostEqual(ring[0] + ring[2] / 2, 500, delta=0.1)
        self.assertNotEqual(run.bytes("before.png"), run.bytes("after.png"))
        self.assertNotIn("ripple-0", proof.nodes(run.dump("later")))


class Loop(unittest.TestCase):
    def test_B2_the_first_touch_enters_and_is_not_eaten(self):
        look = proof.show("visit-loop-look", "do StartAttract\nwait 20000\ndump loop\n", size="1920x1080", mm_per_px="0.277").dump("loop")
        mark = next(node for node in look["nodes"] if node["role"] == "mark")
        x, y = proof.centre(mark["box"])
        run = proof.show("visit-loop-tap", f"do StartAttract\nwait 20000\ndown 1 {x} {y}\ndump down\nwait 60\nup 1 {x} {y}\nwait 200\ndump up\n", size="1920x1080", mm_per_px="0.277")
        self.assertEqual(run.dump("down")["screen"], "explore")
        self.assertEqual(run.dump("up")["selection"], {"kind": "collectivite", "id": mark["value"]})

    def test_B3_an_hour_without_a_touch_has_no_reset(self):
        run = proof.show("visit-hour", "do SetIdle 90\ndo SelectYear 2011\nwait 3600000\ndump end\n", **SMALL)
        self.assertEqual((run.dump("end")["screen"], run.dump("end")["year"]), ("explore", 2011))

    def test_B4_the_countdown_begins_twenty_seconds_before(self):
        script = "do SetIdle 90\ntap @home-map\nwait 69000\ndump before\nwait 2000\ndump counts\nwait 17500\ndump last\nwait 2500\ndump gone\n"
        run = proof.show("visit-countdown", script)
        self.assertNotIn("countdown", proof.nodes(run.dump("before")))
        self.assertIn(run.dump("counts")["countdown"], (19, 20))
        self.assertIn("countdown-go-on", proof.nodes(run.dump("counts")))
        self.assertIn(run.dump("last")["countdown"], (1, 2))
        self.assertEqual(run.dump("gone")["screen"], "attract")

    def test_B4_ten_times_je_continue(self):
        script = "do SetIdle 90\ntap @home-map\n" + "".join(f"wait 80000\ndump counts-{i}\ntap @countdown-go-on\nwait 200\ndump on-{i}\n" for i in range(10))
        run = proof.show("visit-goes-on", script, **SMALL)
        for i in range(10):
            self.assertGreater(run.dump(f"counts-{i}")["countdown"], 0)
            self.assertEqual((run.dump(f"on-{i}")["screen"], run.dump(f"on-{i}")["countdown"]), ("explore", 0))

    def test_B5_after_a_reset_it_is_as_at_the_start(self):
        visit = """do Touched
wait 1000
do SelectCollectivite 60057
wait 3000
do SetLanguage en
do SetTheme contraste
do SetSeated 1
do SelectYear 2011
tap @legend-5
do ZoomMapAbout FR 500 150 6
wait 2500
do ShowFrise 2003 2009
do OpenSearch
type "secret"
wait 500
do CloseSearch
do OpenAdding
type "un secret"
do CloseAdding
key tab
"""
        for minutes in (1 / 30, 0.7):  # the night has come by then
            look = f"wait {minutes * 60000}\ndump look\nshot look\n"
            start = proof.show("visit-start", "do SetIdle 90\ndo StartAttract\n" + look)
            after = proof.show("visit-after", "do SetIdle 90\ndo StartAttract\nwait 30000\n" + visit + "do StartAttract\n" + look)
            self.assertEqual(kept(start.dump("look")), kept(after.dump("look")))
            self.assertEqual(start.bytes("look.png"), after.bytes("look.png"))


class Help(unittest.TestCase):
    def test_B7_a_naive_visitor_is_helped_an_expert_is_not(self):
        naive = "do SetIdle 600\n" + "".join(f"tap @year-{year}\nwait 1500\ndump n{i}\n" for i, year in enumerate(range(2005, 2017)))
        run = proof.show("visit-naive", naive)
        seen = ["hint-pinch" in proof.nodes(run.dump(f"n{i}")) for i in range(12)]
        self.assertFalse(any(seen[:9]), "not before fifteen seconds")
        self.assertTrue(any(seen[9:]))
        expert = "do SetIdle 600\ntap @zoom-in\nwait 1000\ntap @home-map\n" + "".join(f"tap @year-{2005 + i % 8}\nwait 3000\ndump e{i}\n" for i in range(24))
        run = proof.show("visit-expert", expert)
        for i in range(24):
            self.assertFalse({"hint-pinch", "hint-home"} & proof.nodes(run.dump(f"e{i}")).keys())

    def test_B8_every_place_of_the_tray_shows_something_else(self):
        script = "do SetIdle 600\ntap @guide\nwait 1500\ndump tray\n"
        run = proof.show("visit-tray", script, size="1920x1080", mm_per_px="0.277")
        tray = [node for node in run.dump("tray")["nodes"] if node["id"].startswith("guide-") and node["role"] == "button" and node["id"] != "guide-recap"]
        self.assertTrue(4 <= len(tray) <= 8, len(tray))
        home = run.dump("tray")
        for node in tray:  # each from the same place: what was explored comes last the next time
            went = proof.show("visit-tray-taken", script + f"tap @{node['id']}\nwait 3000\ndump went\n", size="1920x1080", mm_per_px="0.277").dump("went")
            self.assertNotEqual([home[key] for key in ("selection", "year", "map", "compare")], [went[key] for key in ("selection", "year", "map", "compare")], node["text"])

    @unittest.skipUnless(shutil.which("zbarimg"), "zbarimg is not installed")
    def test_B10_the_recap_is_read_back(self):
        visit = "do Touched\ndo SelectCollectivite 60057\nwait 500\ndo SelectLandmark r2002-wikipedia\nwait 500\ndo ShowRecap\nwait 1000\nshot recap\ndump recap\n"
        for size, mm in (("1920x1080", "0.277"), ("1080x1920", "0.369")):
            run = proof.show(f"visit-recap-{size}", visit, size=size, mm_per_px=mm)
            wanted = proof.nodes(run.dump("recap"))["recap-qr"]["value"]
            self.assertIn("Beauvais", wanted)
            read = subprocess.run(["zbarimg", "--quiet", "--raw", run.folder / "recap.png"], capture_output=True, text=True, check=True)
            self.assertEqual(read.stdout.rstrip("\n"), wanted.rstrip("\n"))


class Staff(unittest.TestCase):
    def test_B9_five_hundred_touches_of_a_cloth(self):
        rng = random.Random(9)
        wipes = ""
        for _ in range(500):
            x, y, finger = rng.randint(20, 940), rng.randint(20, 520), rng.randint(1, 4)
            wipes += f"down {finger} {x} {y}\nmove {finger} {x + rng.randint(-90, 90)} {y + rng.randint(-90, 90)}\nup {finger} {x} {y}\n"
        run = proof.show("visit-wiped", "do SelectYear 2011\nwait 2000\ndo StartCleaning\ndump before\n" + wipes + "dump after\nwait 31000\ndump clean\n")
        self.assertEqual(kept(run.dump("before")), kept(run.dump("after")))
        self.assertFalse(run.dump("clean")["cleaning"])
        self.assertEqual(run.dump("clean")["year"], 2011)


class TwoPeople(unittest.TestCase):
    def test_X17_two_sheets_and_no_jump_of_the_map(self):
        both = "down 1 300 450\ndown 2 1500 450\nglide 1 240 430 300\nglide 2 1600 470 300\nup 1 240 430\nup 2 1600 470\nwait 100\n"
        home = proof.show("visit-two-home", "wait 500\ndump home\n", **WIDE).dump("home")
        marks = sorted((node for node in home["nodes"] if node["role"] == "mark" and node["id"].startswith("mark-")), key=lambda node: node["box"][0])
        left, right = proof.centre(marks[0]["box"]), proof.centre(marks[-1]["box"])
        script = both + f"dump both\ndown 1 300 450\nup 1 300 450\ndown 2 1500 450\nup 2 1500 450\ndo ForLeft SelectCollectivite\\s{marks[0]['value']}\nwait 1000\ntap {right[0]} {right[1]}\nwait 1500\ndump two\nshot two\n"
        run = proof.show("visit-two", script, **WIDE)
        two = run.dump("two")
        for name in ("both", "two"):
            self.assertEqual(home["map"]["centre"], run.dump(name)["map"]["centre"], name)
            self.assertEqual(home["map"]["scale_m_per_px"], run.dump(name)["map"]["scale_m_per_px"], name)
        self.assertEqual(two["selection"]["id"], marks[-1]["value"])
        self.assertEqual(two["left_selection"]["id"], marks[0]["value"])
        sheets = proof.nodes(two)
        self.assertLess(sheets["left-sheet"]["box"][0] + sheets["left-sheet"]["box"][2], sheets["sheet"]["box"][0])
        again = proof.show("visit-two-close", script + "tap @left-sheet-close\nwait 1000\ndump closed\n", **WIDE).dump("closed")
        self.assertEqual((again["left_selection"]["kind"], again["selection"]["id"]), ("none", marks[-1]["value"]))
        self.assertGreater(right[0], left[0])


if __name__ == "__main__":
    proof.main()
