#!/usr/bin/env python3
"""Where nothing changes nothing is drawn, and what is drawn again and again costs the same each time."""
import unittest

import proof


class Idle(unittest.TestCase):
    def frames_in_a_minute(self, name, before):
        run = proof.show(f"idle-{name}", before + "wait 6000\ndump before\nwait 60000\ndump after\n", size="320x180", mm_per_px="1.66", draw=True)
        return [run.dump(step)["counters"]["frames_drawn"] for step in ("before", "after")]

    def test_a_minute_without_a_touch(self):
        for name, before in (("home", ""), ("town", "do SelectCollectivite 60057\n"), ("inset", "tap @inset-971\n"),
                             ("fling", "down 1 200 40\nglide 1 140 40 60\nup 1 140 40\n")):
            with self.subTest(after=name):
                first, last = self.frames_in_a_minute(name, before)
                self.assertGreater(first, 0)
                self.assertLessEqual(last - first, 2)

    def test_a_pan_leaves_nothing_behind(self):
        once = "down 1 200 50\nglide 1 130 66 500\nglide 1 200 50 500\nup 1 200 50\n"
        run = proof.show("idle-pan", once + "wait 2000\ndump one\n" + once * 3 + "wait 2000\ndump many\n", size="320x180", mm_per_px="1.66", draw=True)
        one, many = run.dump("one")["counters"], run.dump("many")["counters"]
        self.assertEqual(one["gl_objects"], many["gl_objects"])
        self.assertEqual(0, many["gl_errors"])

    def test_a_frame_of_a_steady_pan_allocates_nothing(self):
        """O2: the program's own frame, from the touch to what is drawn, once it has been to both ends."""
        legs = 6
        script = "down 1 200 50\n" + "".join(f"glide 1 {x} {y} 500\ndump leg{leg}\n" for leg, (x, y) in enumerate(((130, 66), (200, 50)) * (legs // 2)))
        for name, atlas in (("points", proof.ATLAS), ("outlines", proof.communes_atlas())):
            run = proof.show(f"idle-allocations-{name}", script, "--atlas", atlas, size="320x180", mm_per_px="1.66", draw=True)
            dumps = [run.dump(f"leg{leg}")["counters"] for leg in range(legs)]
            for before, now in zip(dumps[2:], dumps[3:]):
                with self.subTest(atlas=name):
                    self.assertGreater(now["frames_drawn"] - before["frames_drawn"], 20, "it moves")
                    self.assertGreater(now["draw_calls"], 20, "it draws")
                    self.assertEqual(0, now["allocations"])
                    self.assertEqual(before["gl_objects"], now["gl_objects"])


if __name__ == "__main__":
    proof.main()
