#!/usr/bin/env python3
"""Seated, every control of every screen is between 0.90 and 1.30 m above the floor (X4, B11), and nothing lies on anything else there."""
import unittest

import audit
import overlaps
import proof
import reach
from test_layout import STEPS

# name, size, mm per px, mm from the floor to the picture's lower edge: an upright totem, a wide screen on a wall, a 24-inch desk kiosk.
MOUNTED = [("totem", "1080x1920", "0.369", 800), ("wall", "1920x1080", "0.6344", 700), ("desk", "1920x1080", "0.277", 900)]
MORE = "do CloseSheet\ndo Touched\ndo ShowGuide\nwait 1500\ndump guide\ndo CloseSheet\ndo OpenAdding\nwait 1000\ndump adding\ndo CloseAdding\ndo StartTour -\nwait 1500\ndump tour\n"


def dumps_of(name, size, mm, mount):
    steps = "do SetSeated 1\n" + STEPS.replace("do StartAttract\nwait 1500\ndump attract\n", MORE)
    run = proof.show(f"reach-{name}", steps, "--mount-mm", mount, size=size, mm_per_px=mm)
    return [(file.stem, run.dump(file.stem)) for file in sorted(run.folder.glob("*.json"))]


class Reach(unittest.TestCase):
    def test_a_control_out_of_reach_is_found(self):
        screen = {"id": "root", "role": "root", "box_mm": [0, 0, 500, 700], "enabled": True}
        button = {"id": "b", "role": "button", "enabled": True}
        for top, bad in ((0, True), (190, True), (220, False), (500, False), (600, True)):
            dump = {"nodes": [screen, {**button, "box_mm": [0, top, 15, 15]}]}
            self.assertEqual(bool(reach.unreached(dump, 800)), bad, top)

    def test_standing_some_are_out_of_reach(self):
        """Else the test below would say nothing."""
        run = proof.show("reach-standing", "dump home\n", "--mount-mm", "800", size="1080x1920", mm_per_px="0.369")
        self.assertTrue(reach.unreached(run.dump("home"), 800))

    def test_B11_editions_are_compared_from_a_wheelchair_too(self):
        modes = ("progress", "swipe", "beside", "multiples")
        for name, size, mm, mount in MOUNTED[:2]:  # at the desk all is in reach
            steps = "do Touched\n" + "".join(f"do SetSeated {on}\ndo Compare 2017 2018 {mode}\nwait 1500\ndump {mode}-{on}\n" for mode in modes for on in (0, 1))
            run = proof.show(f"reach-compare-{name}", steps, "--mount-mm", mount, size=size, mm_per_px=mm)
            for mode in modes:
                for on in (0, 1):
                    with self.subTest(screen=name, mode=mode, seated=on):
                        dump = run.dump(f"{mode}-{on}")
                        self.assertEqual(f"SetSeated {1 - on}", proof.nodes(dump)["seated"]["action"])
                        self.assertEqual([], overlaps.clashes(dump) + (reach.unreached(dump, mount) if on else []))


def make(name, size, mm, mount):
    def test(self):
        found = []
        for step, dump in dumps_of(name, size, mm, mount):
            found += [f"{name}/{step}: {line}" for line in reach.unreached(dump, mount) + overlaps.clashes(dump) + audit.faults(dump)]
        self.assertEqual([], found, "\n" + "\n".join(found))
    setattr(Reach, f"test_X4_every_control_can_be_reached_{name}", test)


for screen in MOUNTED:
    make(*screen)

if __name__ == "__main__":
    proof.main()
