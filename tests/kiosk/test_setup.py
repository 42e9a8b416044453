#!/usr/bin/env python3
"""kiosk/start and tests/run on a pretended machine: every tool they call is a stub that logs its call. No network, no root.

test_setup.py ROOT
"""
import base64
import hashlib
import io
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1)).resolve()

# What the stubs do is steered by files in $STUB: installed (package names), npm.fails, apt.fails, tarball…
STUBS = {
    "dpkg-query": """
for name in "$@"; do
    case $name in -*) ;; *) if grep -qx "$name" "$STUB/installed"; then echo "installed $name"; fi ;; esac
done""",
    "apt-get": """
echo "apt-get $DEBIAN_FRONTEND $*" >>"$STUB/calls"
if [ -f "$STUB/apt.fails" ]; then cat "$STUB/apt.fails"; exit 100; fi
echo "dlstatus:1:50.0:Retrieving"
case " $* " in *" install "*) for name in "$@"; do echo "$name" >>"$STUB/installed"; done ;; esac""",
    "npm": """
echo "npm $*" >>"$STUB/calls"
if [ -f "$STUB/npm.fails" ]; then cat "$STUB/npm.fails" >&2; exit 1; fi
cp "$STUB/tarball" "./example-1.0.0.tgz" && echo example-1.0.0.tgz""",
    "cmake": """
echo "cmake $*" >>"$STUB/calls"
if [ -f "$STUB/cmake.fails" ]; then cat "$STUB/cmake.fails"; exit 1; fi
preset=; for word in "$@"; do if [ "$last" = --preset ]; then preset=$word; fi; last=$word; done
folder=build/$preset
mkdir -p "$folder/bin"
case " $* " in
    *" --build "*) echo "[1/2] a"; echo "[2/2] b"; cp "$STUB/program" "$folder/bin/arobase"; cp "$STUB/program" "$folder/bin/arobase-kiosk" ;;
    *) : >"$folder/build.ninja"
        for word in "$@"; do case $word in -DBUILD_TESTING=*) echo "BUILD_TESTING:BOOL=${word#*=}" ;; esac; done >"$folder/CMakeCache.txt"
        echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >>"$folder/CMakeCache.txt" ;;
esac""",
}
# Writes the report that the file ctest.report holds, wherever the caller wants it.
STUBS["ctest"] = """
echo "ctest $*" >>"$STUB/calls"
while [ $# -gt 0 ]; do case $1 in --output-junit) report=$2 ;; esac; shift; done
if [ -f "$STUB/ctest.report" ]; then cp "$STUB/ctest.report" "$report"; fi
grep -q 'status="fail"' "$STUB/ctest.report" && exit 8
exit 0"""

# Stands for both programs: bakes an atlas, draws two pictures.
PROGRAM = """#!/bin/sh
echo "program $*" >>"$STUB/calls"
while [ $# -gt 0 ]; do
    case $1 in bake) verb=bake ;; --out) out=$2 ;; --contact-sheet) sheet=$2 ;; esac
    shift
done
if [ "$verb" = bake ]; then echo "Atlas prêt"; echo atlas >"$out"; exit 0; fi
if [ -n "$out" ]; then for picture in "$out/a.png" "$out/b.png" "$sheet"; do echo picture >"$picture"; done; fi
"""


def tarball(files):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo("package/" + name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return stream.getvalue()


def integrity(content):
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


class SetupTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="arobase mise en place ")
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name) / "racine à l’essai"
        self.stub = Path(self.folder.name) / "stub"
        self.copy_tree()
        self.make_stubs()
        self.good = tarball({"dist/communes.json": b"[1]", "LICENSE": b"MIT", "dist/unneeded.js": b"x"})
        (self.stub / "tarball").write_bytes(self.good)
        self.write_lock(integrity(self.good))

    def copy_tree(self):
        (self.root / "tests").mkdir(parents=True)
        shutil.copytree(ROOT / "kiosk/setup", self.root / "kiosk/setup")
        for file in ["kiosk/start", "tests/run", "tests/summary.py"]:
            shutil.copy(ROOT / file, self.root / file)
        (self.root / "tests/packages.txt").write_text("beta\n")
        (self.root / "kiosk/packages.txt").write_text("# list\nalpha\nbeta  # why\n\n")
        (self.root / "kiosk/tour.script").write_text("shot a\nshot b\n")
        (self.root / "assets").mkdir()
        (self.root / "CMakePresets.json").write_text("{}")

    def make_stubs(self):
        (self.stub / "bin").mkdir(parents=True)
        for name, body in STUBS.items():
            file = self.stub / "bin" / name
            file.write_text("#!/bin/sh\n" + body + "\n")
            file.chmod(0o755)
        (self.stub / "bin/id").write_text("#!/bin/sh\necho 0\n")
        (self.stub / "bin/id").chmod(0o755)
        program = self.stub / "program"
        program.write_text(PROGRAM)
        program.chmod(0o755)
        (self.stub / "installed").write_text("alpha\nbeta\n")

    def write_lock(self, hash_text):
        (self.root / "kiosk/geodata.lock").write_text(
            f"# comment\n@scope/example 1.0.0 {hash_text} example dist/communes.json LICENSE\n")

    def run_script(self, script, *arguments, path=None, cwd="/", display=None):
        environment = {"PATH": path or f"{self.stub}/bin:/usr/bin:/bin", "HOME": str(self.stub), "STUB": str(self.stub),
                       "LC_ALL": "C.UTF-8", "AROBASE_APT_RETRY_S": "0"}
        if display:
            environment["DISPLAY"] = display
        return subprocess.run([str(self.root / script), *arguments], env=environment, cwd=cwd, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)

    def start(self, *arguments, **settings):
        return self.run_script("kiosk/start", *arguments, **settings)

    def run_tests(self, *arguments):
        return self.run_script("tests/run", *arguments)

    def calls(self, word):
        file = self.stub / "calls"
        lines = file.read_text().splitlines() if file.exists() else []
        return [line for line in lines if line.startswith(word)]

    def path_without(self, *names):
        """A PATH that holds everything but some tools."""
        folder = self.stub / "few"
        folder.mkdir()
        for source in [Path("/bin"), Path("/usr/bin"), self.stub / "bin"]:
            for tool in source.iterdir():
                link = folder / tool.name
                if source == self.stub / "bin" and link.is_symlink():
                    link.unlink()
                if not link.is_symlink():
                    link.symlink_to(tool)
        for name in names:
            (folder / name).unlink(missing_ok=True)
        return str(folder)

    def assert_refused(self, result, *words):
        self.assertNotEqual(0, result.returncode, result.stdout)
        for word in (*words, "→"):
            self.assertIn(word, result.stderr)

    # what goes wrong

    def test_an_archive_with_another_hash_is_deleted(self):
        (self.stub / "tarball").write_bytes(tarball({"dist/communes.json": b"[2]", "LICENSE": b"MIT"}))
        self.assert_refused(self.start(), "empreinte", "@scope/example@1.0.0")
        self.assertEqual([], list((self.root / "build").rglob("*.tgz")))
        self.assertEqual([], list((self.root / "build").rglob("communes.json")))

    def test_a_hash_that_is_none_is_refused(self):
        for text in ["sha512-", "sha512-AAAA", "sha1-" + base64.b64encode(hashlib.sha1(self.good).digest()).decode()]:
            with self.subTest(text=text):
                self.write_lock(text)
                self.assert_refused(self.start(), "empreinte")

    def test_no_network(self):
        (self.stub / "npm.fails").write_text("npm ERR! code ENOTFOUND\n")
        self.assert_refused(self.start(), "réseau")

    def test_a_full_disk(self):
        (self.stub / "npm.fails").write_text("npm ERR! code ENOSPC\n")
        self.assert_refused(self.start(), "disque est plein")

    def test_apt_is_busy(self):
        (self.stub / "installed").write_text("alpha\n")
        (self.stub / "apt.fails").write_text("E: Could not get lock /var/lib/apt/lists/lock\n")
        self.assert_refused(self.start(), "apt est occupé")
        self.assertEqual(6, len(self.calls("apt-get")))

    def test_apt_has_no_network(self):
        (self.stub / "installed").write_text("alpha\nca-certificates\n")
        (self.stub / "apt.fails").write_text("Err: x  Temporary failure resolving\nneeds ca-certificates\n")
        self.assert_refused(self.start(), "réseau")
        self.assertEqual(1, len(self.calls("apt-get")))

    def test_neither_root_nor_sudo(self):
        (self.stub / "installed").write_text("alpha\n")
        (self.stub / "bin/id").write_text("#!/bin/sh\necho 1000\n")
        self.assert_refused(self.start(path=self.path_without("sudo")), "sudo", "apt-get install --no-install-recommends beta")

    def test_not_debian(self):
        self.assert_refused(self.start(path=self.path_without("dpkg-query", "apt-get")), "Debian", "--no-packages")

    def test_the_compiler_fails(self):
        (self.stub / "cmake.fails").write_text("a.cpp:1: error: what\n")
        self.assert_refused(self.start(), "a.cpp:1: error: what", "Journal")

    def test_geodata_that_is_no_folder(self):
        self.assert_refused(self.start("--geodata", "/nowhere"), "/nowhere")
        self.assertEqual([], self.calls(""))

    # what goes well

    def test_a_first_start_then_a_second(self):
        first = self.start()
        self.assertEqual(0, first.returncode, first.stderr)
        self.assertIn(str(self.root / "build/tour/contact-sheet.png"), first.stdout)
        unpacked = self.root / "build/geodata/packages/example"
        self.assertEqual(["LICENSE", "dist", "dist/communes.json"],
                         sorted(str(file.relative_to(unpacked)) for file in unpacked.rglob("*")))
        self.assertEqual([], self.calls("apt-get"))
        # Then neither npm nor the network is needed, and nothing is configured or drawn again.
        (self.stub / "npm.fails").write_text("no network\n")
        configured, drawn = len(self.calls("cmake --preset")), len(self.calls("program --headless"))
        second = self.start()
        self.assertEqual(0, second.returncode, second.stderr)
        self.assertEqual((1, configured, drawn),
                         (len(self.calls("npm")), len(self.calls("cmake --preset")), len(self.calls("program --headless"))))

    def test_one_line_for_each_step(self):
        lines = self.start().stdout.splitlines()
        self.assertEqual(["[1/5]", "[2/5]", "[3/5]", "[4/5]", "[5/5]"], [line[:5] for line in lines if line.startswith("[")])

    def test_missing_packages_are_installed_without_recommends(self):
        (self.stub / "installed").write_text("alpha\n")
        result = self.start()
        self.assertEqual(0, result.returncode, result.stderr)
        update, install = self.calls("apt-get")
        self.assertTrue(update.startswith("apt-get noninteractive") and update.endswith(" update"), update)
        self.assertTrue(install.endswith("install --no-install-recommends beta"), install)

    def test_npm_is_installed_only_to_fetch(self):
        path = self.path_without("npm")
        self.assert_refused(self.start(path=path), "npm manque")   # the stub of apt installs no npm
        self.assertTrue(self.calls("apt-get")[-1].endswith("npm ca-certificates"))
        # An archive put there by hand will do.
        tarballs = self.root / "build/geodata/tarballs"
        (tarballs / "example-1.0.0.tgz").write_bytes(self.good)
        before = len(self.calls("apt-get"))
        self.assertEqual(0, self.start(path=path).returncode)
        self.assertEqual(before, len(self.calls("apt-get")))

    def test_a_damaged_file_is_unpacked_again(self):
        self.assertEqual(0, self.start().returncode)
        damaged = self.root / "build/geodata/packages/example/dist/communes.json"
        stamp = damaged.stat()
        damaged.write_bytes(b"[9]")
        os.utime(damaged, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        self.assertEqual(0, self.start().returncode)
        self.assertEqual(b"[1]", damaged.read_bytes())
        self.assertEqual(1, len(self.calls("npm")))

    def test_the_tour_is_drawn_again_when_what_it_shows_changed(self):
        self.assertEqual(0, self.start().returncode)
        (self.root / "assets/palmares.csv").write_text("year\n")
        self.assertEqual(0, self.start().returncode)
        self.assertEqual(2, len(self.calls("program --headless")))

    def test_a_moved_tree_is_configured_again(self):
        self.assertEqual(0, self.start().returncode)
        moved = self.root.with_name("ailleurs")
        self.root.rename(moved)
        self.root = moved
        self.assertEqual(0, self.start().returncode)
        self.assertEqual(2, len(self.calls("cmake --preset")))

    def test_arguments_reach_the_programs(self):
        geodata = self.root / "limites réelles"
        geodata.mkdir()
        result = self.start("--geodata", "limites réelles", "--lang", "en", cwd=self.root)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertIn(f"--geodata {geodata}", self.calls("program bake")[0])
        # The kiosk opens the atlas that was baked from them.
        self.assertTrue(self.calls("program --headless")[0].endswith("--lang en"))

    def test_one_file_a_database_and_chosen_layers(self):
        (self.root / "communes.gpkg").write_text("x")
        result = self.start("--geodata", "communes.gpkg", "--layer", "une", "--layer=deux", cwd=self.root)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertIn(f"--geodata {self.root / 'communes.gpkg'} --layer une --layer deux", self.calls("program bake")[0])
        self.assertEqual(0, self.start("--geodata", "PG:dbname=limites", cwd=self.root).returncode)
        self.assertIn("--geodata PG:dbname=limites", self.calls("program bake")[1])

    def test_two_starts_at_once(self):
        environment = {"PATH": f"{self.stub}/bin:/usr/bin:/bin", "HOME": str(self.stub), "STUB": str(self.stub), "LC_ALL": "C.UTF-8"}
        both = [subprocess.Popen([str(self.root / "kiosk/start")], env=environment, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
        self.assertEqual([0, 0], [process.wait(120) for process in both])
        self.assertEqual(1, len(self.calls("npm")))

    def test_a_display_that_does_not_answer_is_no_display(self):
        self.assertEqual(0, self.start(display=":4242").returncode)
        self.assertEqual(1, len(self.calls("program --headless")))

    def test_a_display_that_answers_gets_the_kiosk(self):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
            server.bind("\0/tmp/.X11-unix/X4243")   # abstract: leaves no file behind
            server.listen()
            self.assertEqual(0, self.start("--windowed", display=":4243").returncode)
            self.assertEqual(["program --windowed"], self.calls("program --windowed"))
            self.assertEqual([], self.calls("program --headless"))
            # Unless pictures, or nothing, are asked for.
            self.assertEqual(0, self.start("--tour", display=":4243").returncode)
            self.assertEqual(1, len(self.calls("program --headless")))
            self.assertEqual(0, self.start("--prepare", display=":4243").returncode)
            self.assertEqual(1, len(self.calls("program --headless")))

    # tests/run

    def report(self, *statuses):
        cases = "".join(f'<testcase name="t{index}" status="{status}"/>' for index, status in enumerate(statuses))
        (self.stub / "ctest.report").write_text(f"<testsuite>{cases}</testsuite>")

    def test_a_failed_test_fails_the_run(self):
        self.report("run", "fail", "run")
        result = self.run_tests("--preset", "release")
        self.assertEqual("2 passed, 1 failed", result.stdout.splitlines()[-1])
        self.assertIn("failed: t1", result.stdout)
        self.assertNotEqual(0, result.returncode)

    def test_a_run_that_breaks_off_fails(self):
        for remnant in [None, "cmake.fails"]:
            with self.subTest(remnant=remnant):
                if remnant:
                    (self.stub / remnant).write_text("error: what\n")
                result = self.run_tests()
                self.assertEqual("0 passed, 1 failed", result.stdout.splitlines()[-1], result.stdout)
                self.assertNotEqual(0, result.returncode)
                shutil.rmtree(self.root / "build")

    def test_a_name_that_no_test_has_fails(self):
        self.report()
        result = self.run_tests("nothing")
        self.assertEqual("0 passed, 1 failed", result.stdout.splitlines()[-1])
        self.assertNotEqual(0, result.returncode)

    def test_everything_runs_in_release(self):
        self.report("run", "run")
        result = self.run_tests()
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual("2 passed, 0 failed", result.stdout.splitlines()[-1])
        (release,) = self.calls("ctest")
        self.assertNotIn("--label-exclude", release)

    def test_sanitizers_run_what_can_run_under_them(self):
        self.report("run", "run")
        result = self.run_tests("--preset", "release", "--preset", "asan")
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual("4 passed, 0 failed", result.stdout.splitlines()[-1])
        release, asan = self.calls("ctest")
        self.assertNotIn("--label-exclude", release)
        self.assertIn("build/asan", asan)
        self.assertIn("--label-exclude", asan)

    def test_names_select_tests_in_release(self):
        self.report("run")
        self.assertEqual(0, self.run_tests("check_", "frise").returncode)
        (call,) = self.calls("ctest")
        self.assertIn("--tests-regex check_|frise", call)

    def test_a_start_after_the_tests_keeps_what_is_configured(self):
        self.report("run")
        self.assertEqual(0, self.run_tests("x").returncode)
        self.assertEqual(0, self.start("--prepare").returncode)
        self.assertEqual(1, len(self.calls("cmake --preset")))

    def test_help_names_every_option(self):
        text = self.start("--help").stdout
        for option in ["--windowed", "--geodata", "--tour", "--prepare", "--no-packages"]:
            self.assertIn(option, text)


if __name__ == "__main__":
    unittest.main()
