#!/usr/bin/env python3
"""The trajectory in the sheet of every collectivité is what the palmarès says of it, edition by edition."""
import unittest

import proof


class Trajectory(unittest.TestCase):
    def test_the_steps_of_every_collectivite_equal_the_palmares(self):
        levels = {}
        for row in proof.rows("palmares.csv"):
            levels.setdefault(row["code"], {}).setdefault(int(row["year"]), row["level"] or "0")
        steps = "do SetReducedMotion 1\n" + "".join(f"do SelectCollectivite {code}\nwait 20\ndump c{i}\n" for i, code in enumerate(levels))
        run = proof.show("trajectory", steps, size="1920x1080", mm_per_px="0.28")
        for i, (code, wanted) in enumerate(levels.items()):
            nodes = proof.nodes(run.dump(f"c{i}"))
            shown = {int(name.removeprefix("history-")): node["value"] for name, node in nodes.items() if name.startswith("history-")}
            self.assertEqual({year: wanted.get(year, "") for year in proof.EDITIONS}, shown, code)

    def test_the_steps_stand_in_order_and_do_not_overlap(self):
        run = proof.show("trajectory-order", "do SelectCollectivite 60057\nwait 1000\ndump one\n", size="1920x1080", mm_per_px="0.28")
        boxes = [node["box"] for name, node in sorted(proof.nodes(run.dump("one")).items()) if name.startswith("history-")]
        for left, right in zip(boxes, boxes[1:]):
            self.assertLessEqual(left[0] + left[2], right[0] + 0.01)


if __name__ == "__main__":
    proof.main()
