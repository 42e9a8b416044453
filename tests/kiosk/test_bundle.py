#!/usr/bin/env python3
"""C13: the folder to carry along runs from where nothing can be written, with its own fonts, data and libraries, and refuses to when a file of it is another.

test_bundle.py SOURCE WORK
"""
import ctypes
import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

SOURCE, WORK = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BUNDLE = WORK / "clé d’essai"
HIDDEN = ("/usr/share/fonts", "/usr/share/proj", "/usr/share/gdal", "/usr/lib/x86_64-linux-gnu/espeak-ng-data")
LIBRARIES = ("libgdal.so.32", "libproj.so.25", "libtomlplusplus.so.3", "libespeak-ng.so.1", "libsodium.so.23")
NEW_MOUNTS = 0x20000
PASSED_OVER = 77


def run(*command, home):
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LIBGL_ALWAYS_SOFTWARE": "1"}  # nothing that names another map or data
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, env=environment, cwd="/")


def mounted(*arguments):
    subprocess.run(["mount", *map(str, arguments)], check=True)


def hide_the_machine():
    """In mounts of this process alone: the folder is read-only, and what it brings along is nowhere else."""
    if ctypes.CDLL(None).unshare(NEW_MOUNTS) != 0 or subprocess.run(["mount", "--make-rprivate", "/"], check=False).returncode != 0:
        print("test_bundle: mounts cannot be made without root; passed over")
        sys.exit(PASSED_OVER)
    mounted("--bind", BUNDLE, BUNDLE)
    mounted("-o", "remount,ro,bind", BUNDLE)
    nothing = WORK / "nothing"
    nothing.touch()
    for folder in filter(os.path.isdir, HIDDEN):
        mounted("-t", "tmpfs", "none", folder)
    for name in LIBRARIES:
        library = Path("/usr/lib/x86_64-linux-gnu") / name
        if library.exists():
            mounted("--bind", nothing, library.resolve())


class Bundle(unittest.TestCase):
    def setUp(self):
        self.home = WORK / "home"
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir()

    def start(self, *arguments, program="borne", folder=BUNDLE):
        return run(folder / program, *arguments, home=self.home)

    def test_C13_nothing_can_be_written_to_it(self):
        with self.assertRaises(OSError):
            (BUNDLE / "probe").touch()

    def test_C13_the_machine_lacks_what_it_brings(self):
        """Else the tests below would say nothing."""
        bare = run(BUNDLE / "bin/arobase-kiosk", "--self-test", home=self.home)
        self.assertNotEqual(0, bare.returncode)

    def test_C13_its_self_test_is_good(self):
        said = self.start("--self-test")
        self.assertEqual(0, said.returncode, said.stdout + said.stderr)
        self.assertIn(f"{BUNDLE}/share/arobase/atlas.bake", said.stdout)
        self.assertNotIn("ÉCHEC", said.stdout)

    def test_C13_it_draws_a_picture_and_speaks(self):
        out = WORK / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        (out / "steps.script").write_text("wait 300\ndo Touched\nwait 300\nshot visit\ndo OpenReader\nwait 300\n", encoding="utf-8")
        said = self.start("--headless", "--size", "960x540", "--clock", "fake", "--script", out / "steps.script", "--out", out, "--wav", out / "said.wav")
        self.assertEqual(0, said.returncode, said.stdout + said.stderr)
        self.assertGreater((out / "visit.png").stat().st_size, 50_000)  # one colour weighs next to nothing
        self.assertGreater((out / "said.wav").stat().st_size, 20_000)
        self.assertNotIn("police", said.stderr)

    def test_C13_the_staff_program_runs_too(self):
        said = self.start("check", program="arobase")
        self.assertIn("frise.csv", said.stdout + said.stderr)

    def test_C13_another_file_is_refused_by_name(self):
        copy = WORK / "copy"
        shutil.copytree(BUNDLE, copy)
        frise, atlas, extra, list_ = copy / "share/arobase/assets/villes-internet/frise.csv", copy / "share/arobase/atlas.bake", copy / "share/arobase/more.toml", copy / "EMPREINTES"
        lines = list_.read_text(encoding="utf-8").splitlines(True)
        for file, data, named in ((frise, frise.read_bytes() + b"x", "frise.csv"), (atlas, None, "atlas.bake"), (extra, b"x", "ajouté"), (list_, None, "EMPREINTES"),
                                  (list_, "".join(lines[1:]).encode(), "incomplète"), (list_, b"nonsense", "incomplète")):
            before = file.read_bytes() if file.exists() else None
            self.put(file, data)
            said = self.start("--self-test", folder=copy)
            with self.subTest(named=named):
                self.assertEqual((3, ""), (said.returncode, said.stdout), said.stderr)
                self.assertIn(named, said.stderr)
            self.put(file, before)
        shutil.rmtree(copy)

    @staticmethod
    def put(file, data):
        if data is None:
            file.unlink()
        else:
            file.write_bytes(data)


def make():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    made = subprocess.run([SOURCE / "kiosk/bundle", "--no-prepare", BUNDLE], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        sys.exit(made.stdout + made.stderr)
    again = subprocess.run([SOURCE / "kiosk/bundle", "--no-prepare", BUNDLE], capture_output=True, text=True, check=False)
    if again.returncode == 0:
        sys.exit("a folder that is not empty was written over")


if __name__ == "__main__":
    make()
    hide_the_machine()
    status = unittest.main(argv=sys.argv[:1], exit=False).result
    sys.exit(0 if status.wasSuccessful() else 1)
