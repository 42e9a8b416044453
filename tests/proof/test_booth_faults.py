#!/usr/bin/env python3
"""C3: every file that a booth shows, damaged or missing in turn, and the map: the loop goes on, and staff see a badge."""
import shutil
import unittest
from pathlib import Path

import proof

FILES = sorted(f.relative_to(proof.EXHIBITION).as_posix() for kind in ("*.csv", "*.toml") for f in proof.EXHIBITION.rglob(kind))
# Their absence says nothing: an exhibition need not have them. The cues are the stage's.
OPTIONAL = {"strings/falc.toml", "visites.toml", "ceremonie-2018.toml", "enjeux.csv"}
SCRIPT = "wait 600\ndump loop\ntap 400 200\nwait 600\ndump visit\n"


def cut(file):
    data = file.read_bytes()
    file.write_bytes(data[:len(data) * 6 // 10])


def gone(file):
    file.unlink()


def empty(file):
    file.write_bytes(b"")


def noise(file):
    file.write_bytes(bytes((i * 7919) % 256 for i in range(4096)))


class Faults(unittest.TestCase):
    def check(self, name, *options, trouble, exhibition=proof.EXHIBITION):
        run = proof.show(name, SCRIPT, "--attract", *options, exhibition=exhibition)
        loop, visit = run.dump("loop"), run.dump("visit")
        self.assertEqual(("attract", "explore"), (loop["screen"], visit["screen"]), name)
        self.assertEqual(0, visit["counters"]["gl_errors"])
        badge = proof.nodes(loop).get("staff-badge")
        if trouble:
            self.assertIn(trouble, loop["booth"]["troubles"], name)
            self.assertIsNotNone(badge, name)
        else:
            self.assertIsNone(badge, name)

    def test_C3_nothing_is_wrong(self):
        self.check("booth-sound", trouble=None)

    def test_C3_every_file_in_turn(self):
        for file in FILES:
            for damage in (cut, gone, empty, noise):
                if file == "ceremonie-2018.toml" or (file in OPTIONAL and damage is not noise):
                    continue
                with self.subTest(file=file, damage=damage.__name__):
                    name = f"booth-{damage.__name__}-{file.replace('/', '-')}"
                    folder = proof.folder_for(name + "-data") / "exhibition"
                    shutil.copytree(proof.EXHIBITION, folder)
                    damage(folder / file)
                    self.check(name, trouble="data", exhibition=folder)

    def test_C3_the_whole_exhibition(self):
        self.check("booth-nothing", trouble="data", exhibition=proof.folder_for("booth-nothing-data"))

    def test_C3_the_map(self):
        folder = proof.folder_for("booth-map")
        whole = Path(proof.ATLAS).read_bytes()
        for name, data in (("gone", None), ("empty", b""), ("cut", whole[:len(whole) // 2]), ("flipped", whole[:5000] + b"?" + whole[5001:])):
            atlas = folder / f"{name}.bake"
            if data is not None:
                atlas.write_bytes(data)
            with self.subTest(damage=name):
                self.check(f"booth-map-{name}", "--atlas", atlas, trouble="map")


if __name__ == "__main__":
    proof.main()
