"""What the proofs share: the programs, the exhibition, and a script run without a window.

CMake gives the places by environment: AROBASE_KIOSK, AROBASE_STAFF (programs), AROBASE_SOURCE (the tree), AROBASE_ATLAS
(the baked map), AROBASE_OUT (a folder to write in). AROBASE_SCALE (default 1) makes long proofs shorter.
"""
import csv
import fcntl
import json
import math
import os
import shutil
import struct
import subprocess
import unittest
import zlib
from pathlib import Path

SOURCE = Path(os.environ.get("AROBASE_SOURCE", Path(__file__).resolve().parents[2]))
KIOSK = os.environ.get("AROBASE_KIOSK", str(SOURCE / "build/release/bin/arobase-kiosk"))
STAFF = os.environ.get("AROBASE_STAFF", str(SOURCE / "build/release/bin/arobase"))
ATLAS = os.environ.get("AROBASE_ATLAS", str(SOURCE / "build/geodata/atlas.bake"))
OUT = Path(os.environ.get("AROBASE_OUT", SOURCE / "build/proof"))
SCALE = float(os.environ.get("AROBASE_SCALE", "1"))
EXHIBITION = SOURCE / "assets/villes-internet"
SECONDS_MAX = 600


def call(program, *arguments, seconds=SECONDS_MAX, errors="replace"):
    """The finished process; its output is text ("strict": and must be UTF-8). Mesa's own leaks are not ours."""
    environment = {**os.environ, "AROBASE_ATLAS": ATLAS, "LC_ALL": "C.UTF-8"}
    environment["ASAN_OPTIONS"] = "detect_leaks=0:" + environment.get("ASAN_OPTIONS", "")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    return subprocess.run([program, *map(str, arguments)], env=environment, capture_output=True, encoding="utf-8", errors=errors,
                          timeout=seconds, check=False)


class Run:
    """A script carried out by a program without a window, and what it left."""

    def __init__(self, folder, process):
        self.folder, self.process = folder, process
        self.status, self.errors = process.returncode, process.stderr

    def dump(self, name):
        return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))

    def bytes(self, file):
        return (self.folder / file).read_bytes()


def folder_for(name):
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def show(name, script, *options, program=None, verb=(), size="960x540", mm_per_px="0.56", exhibition=EXHIBITION, draw=False,
         allowed=(0,)):
    """Runs the script (text) in OUT/name. Fails when the program ends otherwise than `allowed`."""
    folder = folder_for(name)
    file = folder / "steps.script"
    file.write_text(script, encoding="utf-8")
    arguments = [*verb, "--headless", "--exhibition", exhibition, "--size", size, "--clock", "fake", "--out", folder, "--script", file]
    if mm_per_px:
        arguments += ["--mm-per-px", mm_per_px]
    if not draw:
        arguments.append("--draw-shots-only")
    process = call(program or KIOSK, *arguments, *options)
    if process.returncode not in allowed:
        raise AssertionError(f"{name}: the program ended with {process.returncode}:\n{process.stderr[-3000:]}")
    return Run(folder, process)


def drawn_png(width, height):
    """A picture nobody else has: a sky over hills, with a sun of rings, as the bytes of a PNG."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            ring = math.hypot(x - 0.7 * width, y - 0.32 * height) / height
            far, near = height * (0.62 + 0.08 * math.sin(x / width * 7)), height * (0.8 + 0.06 * math.sin(1 + x / width * 9))
            if y > near:
                colour = (27, 90, 154)
            elif y > far:
                colour = (74, 134, 192)
            elif ring < 0.2 and int(ring * 30) % 2 == 0:
                colour = (240, 125, 0)
            else:
                colour = (188 + 50 * y // height, 211 + 25 * y // height, 234)
            rows += bytes(colour)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(rows)))
            + chunk(b"IEND", b""))


def illustrated_exhibition(name, landmark, size=(480, 320)):
    """A copy of the exhibition in which that landmark has a picture."""
    folder = folder_for(name)
    shutil.copytree(EXHIBITION, folder, dirs_exist_ok=True)
    (folder / "images").mkdir(exist_ok=True)
    (folder / "images/dessin.png").write_bytes(drawn_png(*size))
    with open(folder / "exhibition.toml", "a", encoding="utf-8") as file:
        file.write(f'\n[landmarks."{landmark}"]\nimage = "images/dessin.png"\nimage_alt = "Un soleil sur des collines"\nimage_credit = "dessin d’essai"\n')
    return folder


PACKAGES = os.environ.get("AROBASE_PACKAGES", str(SOURCE / "build/geodata/packages"))


def communes_outlines(departements="", detail=0):
    """Outlines of the communes of those départements (all of France without): the cells of their points. Made once, by whoever comes first."""
    name = f"communes-{departements or 'all'}-{detail}"
    outlines = OUT / f"{name}.geojson"
    OUT.mkdir(parents=True, exist_ok=True)
    with open(OUT / f"{name}.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outlines.exists():
            unfinished = OUT / f"{name}.unfinished"
            subprocess.run([SOURCE / "tests/tools/voronoi-communes", PACKAGES, unfinished, "--departements", departements, "--detail", str(detail)],
                           check=True, capture_output=True)
            unfinished.rename(outlines)
    return outlines


def communes_atlas(departements="", detail=0):
    """A baked map on which the communes of those départements (all of France without) have such outlines."""
    outlines = communes_outlines(departements, detail)
    atlas = outlines.with_suffix(".bake")
    with open(outlines.with_suffix(".lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = call(STAFF, "bake", outlines, "--packages", PACKAGES, "--out", atlas)
    if process.returncode != 0:
        raise AssertionError(f"{atlas.stem}: bake ended with {process.returncode}:\n{process.stderr[-3000:]}")
    return atlas


def rows(table):
    with open(EXHIBITION / table, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def package_rows(name):
    """A list of the official geography that set-up unpacks: communes, epci, departements, regions."""
    return json.loads((Path(PACKAGES) / f"decoupage-administratif/data/{name}.json").read_text(encoding="utf-8"))


EDITIONS = [int(row["year"]) for row in rows("editions.csv")]


def nodes(dump):
    return {node["id"]: node for node in dump["nodes"]}


def centre(box):
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def column_x(dump, year):
    """Middle of a year's column on the frise, px."""
    frise = dump["frise"]
    left, width = frise["axis_px"]
    return left + (year + 0.5 - frise["from"]) / (frise["to"] - frise["from"]) * width


def french(number):
    """As the program writes it: thousands apart by a narrow no-break space."""
    return f"{number:,}".replace(",", "\u202f")


def main():
    unittest.main(verbosity=2)
