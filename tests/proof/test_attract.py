#!/usr/bin/env python3
"""The attract loop, for ten minutes: never black, never still (B1)."""
import hashlib
import unittest

import flashes
import proof

SMALL = {"size": "320x180", "mm_per_px": "1.66"}


class Loop(unittest.TestCase):
    def test_B1_ten_minutes_never_black_never_still(self):
        seconds = int(600 * proof.SCALE)
        script = "do StartAttract\n" + "".join(f"wait 2000\nshot f{i}\n" for i in range(seconds // 2))
        run = proof.show("visit-loop", script, **SMALL)
        last = None
        for i in range(seconds // 2):
            picture = run.bytes(f"f{i}.png")
            digest = hashlib.sha256(picture).digest()
            self.assertNotEqual(digest, last, f"still at {2 * i} s")
            last = digest
        means = []
        for i in range(0, seconds // 2, 10):
            blocks = flashes.block_luminances(run.bytes(f"f{i}.png"))
            # As the eye grades it: a night map's linear luminance says little.
            means.append(sum(b ** (1 / 2.2) for b in blocks) / len(blocks))
        print(f"darkest mean lightness {min(means):.1%}")
        self.assertGreater(min(means), 0.10)


if __name__ == "__main__":
    proof.main()
