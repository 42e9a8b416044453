#!/usr/bin/env python3
"""C1, N1: the service is sound and narrow, the package holds what a booth needs, and nothing of it is outside its places.

test_packaging.py SOURCE BUILD WORK
"""
import re
import subprocess
import sys
import unittest
from pathlib import Path

SOURCE, BUILD, WORK = (Path(p) for p in sys.argv[1:4])
SERVICE = SOURCE / "kiosk/booth/arobase-kiosk.service"
EXPOSURE_MOST = 3.0


def run(*command, **options):
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, **options)


class Service(unittest.TestCase):
    def test_C1_the_unit_is_what_systemd_expects(self):
        # Programs of other packages, and ours, need not be on the machine that builds.
        text = re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", SERVICE.read_text(encoding="utf-8"), flags=re.M)
        WORK.mkdir(parents=True, exist_ok=True)
        unit = WORK / "arobase-kiosk.service"
        unit.write_text(text, encoding="utf-8")
        checked = run("systemd-analyze", "verify", unit)
        self.assertEqual((0, "", ""), (checked.returncode, checked.stdout, checked.stderr))
        unit.write_text(text.replace("WatchdogSec=60", "WatchdogSecs=60"), encoding="utf-8")
        self.assertIn("WatchdogSecs", run("systemd-analyze", "verify", unit).stderr, "a mistake would be seen")

    def test_C1_it_is_told_when_the_first_picture_is_there_and_watched_after(self):
        text = SERVICE.read_text(encoding="utf-8")
        for line in ("Type=notify", "NotifyAccess=all", "Restart=always", "ExecStart=/usr/bin/cage -- /usr/bin/arobase-kiosk --unattended"):
            self.assertIn(f"\n{line}\n", text)
        self.assertRegex(text, r"\nWatchdogSec=\d+\n")

    def test_N1_little_is_exposed(self):
        said = run("systemd-analyze", "security", "--offline=yes", SERVICE)
        level = re.search(r"Overall exposure level for \S+: ([\d.]+)", said.stdout)
        self.assertIsNotNone(level, said.stdout + said.stderr)
        self.assertLessEqual(float(level[1]), EXPOSURE_MOST)

    def test_N1_one_folder_may_be_written_to_and_there_is_no_network(self):
        text = SERVICE.read_text(encoding="utf-8")
        for line in ("User=arobase", "StateDirectory=arobase", "ProtectSystem=strict", "PrivateNetwork=yes", "NoNewPrivileges=yes", "CapabilityBoundingSet="):
            self.assertIn(f"\n{line}\n", text)
        self.assertNotIn("ReadWritePaths", text)


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        WORK.mkdir(parents=True, exist_ok=True)
        for old in WORK.glob("*.deb"):
            old.unlink()
        made = run("cpack", "-G", "DEB", "-B", WORK, cwd=BUILD)
        if made.returncode != 0:
            raise AssertionError(made.stdout[-2000:] + made.stderr[-2000:])
        cls.deb = next(WORK.glob("*.deb"))
        cls.files = [line.split(None, 5)[5].split(" -> ")[0].lstrip(".") for line in run("dpkg-deb", "--contents", cls.deb).stdout.splitlines()]
        cls.control = run("dpkg-deb", "--field", cls.deb).stdout

    def test_what_a_booth_needs_is_in_it(self):
        for file in ("/usr/bin/arobase", "/usr/bin/arobase-kiosk", "/usr/lib/systemd/system/arobase-kiosk.service", "/usr/lib/udev/rules.d/99-arobase-cle.rules",
                     "/usr/share/arobase/booth/borne.toml", "/usr/share/arobase/assets/villes-internet/exhibition.toml", "/usr/share/doc/arobase/LICENSE"):
            self.assertIn(file, self.files)

    def test_nothing_is_outside_its_places(self):
        places = ("/usr/bin/", "/usr/lib/systemd/system/", "/usr/lib/udev/rules.d/", "/usr/share/arobase/", "/usr/share/doc/arobase/")
        for file in self.files:
            if not file.endswith("/"):
                self.assertTrue(file.startswith(places), file)

    def test_the_libraries_are_found_by_their_packages(self):
        for package in ("libc6 (>=", "libgdal", "libsodium23", "libsystemd0", "libmicrohttpd12", "libglfw3", "fonts-inter"):
            self.assertIn(package, self.control)

    def test_its_scripts_are_sound(self):
        folder = WORK / "control"
        run("rm", "-rf", folder)
        run("dpkg-deb", "--control", self.deb, folder)
        for script in ("postinst", "prerm", "postrm"):
            self.assertEqual(0, run("sh", "-n", folder / script).returncode, script)
            self.assertTrue((folder / script).stat().st_mode & 0o111, script)

    def test_what_it_unpacks_tests_itself(self):
        folder = WORK / "unpacked"
        run("rm", "-rf", folder)
        self.assertEqual(0, run("dpkg-deb", "--extract", self.deb, folder).returncode)
        if not (folder / "usr/share/arobase/atlas.bake").exists():
            self.skipTest("no atlas was baked: the package has no map")
        # From a medium that cannot be written to, where this account may mount one.
        command = [folder / "usr/bin/arobase-kiosk", "--self-test"]
        if run("unshare", "-m", "true").returncode == 0:
            command = ["unshare", "-m", "sh", "-c", 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && ! touch "$1/x" 2>/dev/null && shift && exec "$@"', "-", folder, *command]
        tested = run(*command, cwd="/",
                     env={"PATH": "/usr/bin:/bin", "HOME": str(WORK), "XDG_DATA_HOME": str(WORK / "data"), "LIBGL_ALWAYS_SOFTWARE": "1"})
        self.assertEqual(0, tested.returncode, tested.stdout + tested.stderr)
        self.assertNotIn("ÉCHEC", tested.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
