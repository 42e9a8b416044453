#!/usr/bin/env python3
"""The editions that pass by themselves never flash; and the look for flashes finds them where there are some."""
import unittest

import flashes
import proof

FPS = 12
BLOCKS = 40 * 22


def sequence(hertz, seconds, dark=0.05, bright=0.9, blocks=BLOCKS):
    """A part of the picture that turns from dark to bright and back `hertz` times a second, the rest still."""
    still = [0.3] * (BLOCKS - blocks)
    return [[bright if int(2 * hertz * i / FPS) % 2 else dark] * blocks + still for i in range(int(seconds * FPS))]


class Analyser(unittest.TestCase):
    def test_flashes_are_found(self):
        for hertz in (4, 5, 6):
            with self.subTest(hertz=hertz):
                worst, share = flashes.worst_flashes(sequence(hertz, 3), FPS)
                self.assertGreater(worst, flashes.FLASHES_MAX)
                self.assertGreater(share, 0.99)

    def test_on_a_part_of_the_picture_too(self):
        worst, _ = flashes.worst_flashes(sequence(5, 3, blocks=int(BLOCKS * 0.05)), FPS)
        self.assertGreater(worst, flashes.FLASHES_MAX)

    def test_what_is_slow_small_faint_or_bright_throughout_is_none(self):
        for name, frames in (("slow", sequence(1, 4)), ("small", sequence(5, 3, blocks=int(BLOCKS * 0.01))), ("faint", sequence(5, 3, 0.30, 0.38)),
                             ("bright", sequence(5, 3, 0.82, 0.98)), ("still", sequence(0.01, 2))):
            with self.subTest(name):
                self.assertLessEqual(flashes.worst_flashes(frames, FPS)[0], 2)

    def test_a_slow_rise_in_small_steps_is_one_change(self):
        ramp = [[0.1 + 0.02 * i] * BLOCKS for i in range(30)]
        self.assertLessEqual(flashes.worst_flashes(ramp, FPS)[0], 0.5)


class Played(unittest.TestCase):
    def frames(self, theme, size, mm_per_px):
        name = f"play-{theme}-{size}"
        seconds = len(proof.EDITIONS) + 2
        steps = f"do SetTheme {theme}\nwait 1000\ndo SelectYear {proof.EDITIONS[0]}\nwait 500\ndo Play 1\n"
        steps += "".join(f"wait {1000 / FPS:.3f}\nshot f{i}\n" for i in range(seconds * FPS)) + "dump end\n"
        run = proof.show(name, steps, size=size, mm_per_px=mm_per_px, draw=False)
        self.assertEqual(proof.EDITIONS[-1], run.dump("end")["year"])
        return [flashes.block_luminances(run.bytes(f"f{i}.png")) for i in range(seconds * FPS)]

    def test_the_play_of_all_editions_does_not_flash(self):
        frames = self.frames("nuit", "320x180", "1.66")
        self.assertTrue(any(a != b for a, b in zip(frames, frames[1:])), "nothing moved at all")
        worst, share = flashes.worst_flashes(frames, FPS)
        print(f"worst second: {worst:g} flashes, on {share:.1%}")
        self.assertLessEqual(worst, flashes.FLASHES_MAX)
        # The same pictures ten times as fast would: they are not still, they are slow.
        single = [max(abs(a - b) for a, b in zip(x, y)) for x, y in zip(frames, frames[1:])]
        self.assertGreater(max(single), flashes.CHANGE)


if __name__ == "__main__":
    proof.main()
