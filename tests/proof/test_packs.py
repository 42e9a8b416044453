#!/usr/bin/env python3
"""Content packs: signed, taken whole or not at all, the one before is kept, a bad one is refused."""
import os
import random
import shutil
import signal
import subprocess
import time
import unittest

import proof


class Packs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = proof.folder_for("packs")
        cls.keys = []
        for name in ("ours", "other"):
            said = proof.call(proof.STAFF, "pack", "--new-key", cls.folder / f"{name}.secret")
            assert said.returncode == 0, said.stderr
            cls.keys.append(said.stdout.split('"')[1])
        assert (cls.folder / "ours.secret").stat().st_mode & 0o077 == 0
        (cls.folder / "borne.toml").write_text(f'paquets = ["{cls.keys[0]}"]\n', encoding="utf-8")
        cls.first, cls.second = (cls.pack(n, f"# {n}\n") for n in ("premier", "second"))

    @classmethod
    def pack(cls, name, extra, key="ours"):
        source, out = cls.folder / f"{name}-source", cls.folder / name
        shutil.copytree(proof.EXHIBITION, source)
        with open(source / "exhibition.toml", "a", encoding="utf-8") as file:
            file.write(extra)
        said = proof.call(proof.STAFF, "pack", source, "--key", cls.folder / f"{key}.secret", "--out", out)
        assert said.returncode == 0, said.stderr
        return out

    def setUp(self):
        self.home = self.folder / "home"
        shutil.rmtree(self.home, ignore_errors=True)
        os.environ["XDG_DATA_HOME"] = str(self.home)
        self.packs = self.home / "arobase/paquets"

    def install(self, pack):
        return proof.call(proof.KIOSK, "--config", self.folder / "borne.toml", "--install-pack", pack)

    def shown(self, link="courant"):
        file = self.packs / link / "exhibition.toml"
        return file.read_text(encoding="utf-8").rsplit("# ", 1)[-1].strip() if file.exists() else None

    def test_the_one_before_is_kept_and_comes_back(self):
        self.assertEqual(0, self.install(self.first).returncode)
        self.assertEqual(0, self.install(self.second).returncode)
        self.assertEqual(("second", "premier"), (self.shown(), self.shown("precedent")))
        back = proof.call(proof.KIOSK, "--config", self.folder / "borne.toml", "--previous-pack")
        self.assertEqual(0, back.returncode, back.stderr)
        self.assertEqual(("premier", "second"), (self.shown(), self.shown("precedent")))
        self.assertEqual(4, len(list(self.packs.iterdir())), "two packs and two links, nothing else")

    def test_a_bad_one_is_refused_and_nothing_changes(self):
        self.assertEqual(0, self.install(self.first).returncode)

        def changed(folder):
            with open(folder / "palmares.csv", "ab") as file:
                file.write(b" ")

        def added(folder):
            (folder / "de-trop.txt").write_text("x")

        def lacking(folder):
            (folder / "figures.csv").unlink()

        def linked(folder):
            (folder / "lien").symlink_to("/etc/passwd")

        def unsigned(folder):
            (folder / "MANIFESTE.sig").unlink()

        def relisted(folder):
            manifest = (folder / "MANIFESTE").read_text()
            (folder / "MANIFESTE").write_text("\n".join(line for line in manifest.splitlines() if "frise.csv" not in line) + "\n")
            (folder / "frise.csv").unlink()

        def escaping(folder):
            (folder / "MANIFESTE").write_text((folder / "MANIFESTE").read_text() + "0" * 64 + " 1 ../../dehors\n")

        for damage in (changed, added, lacking, linked, unsigned, relisted, escaping):
            with self.subTest(damage=damage.__name__):
                bad = self.folder / f"bad-{damage.__name__}"
                shutil.copytree(self.second, bad)
                damage(bad)
                said = self.install(bad)
                self.assertEqual(1, said.returncode)
                self.assertIn("pack", said.stderr)
                self.assertEqual(("premier", None), (self.shown(), self.shown("precedent")))
        stranger = self.pack("inconnu", "# inconnu\n", key="other")
        self.assertEqual(1, self.install(stranger).returncode)
        broken = self.pack("abime", "[[[\n")
        self.assertEqual(1, self.install(broken).returncode, "signed by us, and still no exhibition")
        self.assertEqual("premier", self.shown())
        self.assertEqual(2, len(list(self.packs.iterdir())))
        journal = (self.home / "arobase/journal.txt").read_text()
        self.assertIn("pack-refused", journal)

    def test_whenever_the_power_goes_one_whole_pack_is_shown(self):
        self.assertEqual(0, self.install(self.first).returncode)
        start = time.monotonic()
        self.assertEqual(0, self.install(self.second).returncode)
        whole = time.monotonic() - start
        dice = random.Random(4)
        seen = set()
        for turn in range(max(6, int(24 * proof.SCALE))):
            pack = self.first if turn % 2 == 0 else self.second
            process = subprocess.Popen([proof.KIOSK, "--config", self.folder / "borne.toml", "--install-pack", pack], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(dice.uniform(0, 1.2 * whole))
            process.send_signal(signal.SIGKILL)
            process.wait()
            name = self.shown()
            self.assertIn(name, ("premier", "second"))
            seen.add(name)
            for file in self.first.rglob("*"):
                if file.is_file() and file.name not in ("exhibition.toml", "MANIFESTE", "MANIFESTE.sig"):
                    self.assertEqual(file.read_bytes(), (self.packs / "courant" / file.relative_to(self.first)).read_bytes(), file)
        self.assertEqual(0, self.install(self.first).returncode, "what was left behind is in nobody's way")
        self.assertEqual("premier", self.shown())

    def test_secrets_are_written_over_nothing(self):
        self.assertEqual(1, proof.call(proof.STAFF, "pack", "--new-key", self.folder / "ours.secret").returncode)
        for bad in ("123", "abcd", "1234567890123", ""):
            said = subprocess.run([proof.STAFF, "code"], input=bad + "\n", capture_output=True, text=True, check=False)
            self.assertEqual(1, said.returncode, bad)
        said = subprocess.run([proof.STAFF, "code"], input="4711\n", capture_output=True, text=True, check=False)
        self.assertRegex(said.stdout, r'^code = "\$argon2id\$[^"]+"\n$')


if __name__ == "__main__":
    proof.main()
