#!/usr/bin/env python3
"""Plays a golden scene and compares its picture with the golden.

scene.py play SCRIPT [--gl gles]    plays, asserts its draw calls, compares; exit 1 when something differs
scene.py list                       the scenes, with what they show

The head of a scene:   # title: what one sees, in French        # feature: D1 (features.md)
  # options: --size 960x540 --theme nuit …                      # draw-calls: 40 (at most)
  # picture: r2004-facebook (that landmark's card has a picture, drawn for the occasion)
  # communes: 971,972 (their outlines stand in for real ones: tests/tools/voronoi-communes)
  # program: kiosk (default) | stage | render --edition 2018    # allowed-fraction: 0.0005 because … (raised, with a reason)
A scene takes one picture, "shot picture", and one dump, "dump picture" (not with render, which has no script).
AROBASE_UPDATE_GOLDENS=1 rewrites the golden and fails all the same: look at the picture before committing it.
"""
import html
import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "proof"))
import proof  # noqa: E402  (the folder of the proofs is known only now)

GOLDEN = HERE / "golden"
COMPARE = os.environ.get("AROBASE_COMPARE", "compare_pictures")
THRESHOLD, FRACTION = 0.13, 0.00015


class Scene:
    def __init__(self, file):
        self.file, self.name = Path(file), Path(file).stem
        self.text = self.file.read_text(encoding="utf-8")
        head = dict(re.findall(r"^# ([a-z-]+): (.*)$", self.text, re.MULTILINE))
        self.title, self.feature = head["title"], head["feature"]
        self.options = head.get("options", "").split()
        self.program = head.get("program", "kiosk").split()
        self.size = "960x540"
        if "--size" in self.options and self.program[0] != "render":
            at = self.options.index("--size")
            self.size = self.options[at + 1]
            del self.options[at:at + 2]
        self.draw_calls = int(head["draw-calls"].split()[0]) if "draw-calls" in head else None
        self.communes = head.get("communes", "")
        self.picture = head.get("picture", "")
        fraction, _, reason = head.get("allowed-fraction", f"{FRACTION} default").partition(" ")
        self.fraction = float(fraction)
        if not reason:
            raise SystemExit(f"{self.file}: a raised allowed-fraction wants its reason")
        if self.draw_calls is None and self.program[0] != "render":
            raise SystemExit(f"{self.file}: how many draw calls at most? (# draw-calls: N)")

    def play(self, folder, *more):
        """Draws the scene. Returns its picture's file, and its dump or None."""
        if self.communes:
            more = (*more, "--atlas", proof.communes_atlas(self.communes, 6))
        exhibition = proof.illustrated_exhibition(f"{folder}-exhibition", self.picture) if self.picture else proof.EXHIBITION
        if self.program[0] == "render":
            picture = proof.folder_for(folder) / "picture.png"
            process = proof.call(proof.STAFF, *self.program, "--exhibition", exhibition, "--out", picture, *self.options, *more)
            if process.returncode != 0:
                raise SystemExit(f"{self.name}: render ended with {process.returncode}: {process.stderr}")
            return picture, None
        stage = self.program[0] == "stage"
        run = proof.show(folder, self.text, *self.options, *more, size=self.size, mm_per_px="", exhibition=exhibition, program=proof.STAFF if stage else proof.KIOSK, verb=("stage",) if stage else ())
        return run.folder / "picture.png", run.dump("picture")


def page(scene, lines, actual, golden, diff):
    """One page that shows what differs."""
    figures = "".join(f"<figure><figcaption>{caption}</figcaption><img src='{html.escape(os.path.relpath(file, actual.parent))}'></figure>"
                      for caption, file in (("actual", actual), ("golden", golden), ("diff", diff)) if file.exists())
    text = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    file = actual.parent / "index.html"
    file.write_text("<!doctype html><meta charset='utf-8'><style>img{max-width:100%;border:1px solid #999}</style>"
                    f"<title>{scene.name}</title><h1>{scene.name} — {html.escape(scene.title)}</h1>{text}{figures}", encoding="utf-8")
    return file


def compare(actual, golden, diff, fraction):
    process = subprocess.run([COMPARE, actual, golden, diff, str(THRESHOLD), str(fraction)], capture_output=True, text=True, check=False)
    return process.returncode, process.stdout.strip()


def keep(actual, golden):
    """Copies the picture, its pixels packed as tightly as zlib can: the same picture in fewer bytes."""
    data, at, packed, chunks = actual.read_bytes(), 8, b"", []
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IDAT":
            packed += body
        else:
            chunks.append((kind, body))
        at += length + 12
    chunks.insert(-1, (b"IDAT", zlib.compress(zlib.decompress(packed), 9)))
    golden.parent.mkdir(exist_ok=True)
    golden.write_bytes(data[:8] + b"".join(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
                                           for kind, body in chunks))


def play(file, more):
    scene = Scene(file)
    actual, dump = scene.play(f"scenes/{scene.name}{'-gles' if more else ''}", *more)
    golden, diff, wrong = GOLDEN / f"{scene.name}.png", actual.parent / "diff.png", []
    if dump:
        counters = dump["counters"]
        if counters["draw_calls"] > scene.draw_calls:
            wrong.append(f"{counters['draw_calls']} draw calls, at most {scene.draw_calls}")
        if counters["gl_errors"]:
            wrong.append(f"{counters['gl_errors']} OpenGL errors")
        print(f"{scene.name}: {counters['draw_calls']} draw calls")
    if not golden.exists():
        keep(actual, golden)
        wrong.append(f"there was no golden; look at the one just written: {golden}")
    elif os.environ.get("AROBASE_UPDATE_GOLDENS") == "1":
        keep(actual, golden)
        wrong.append(f"the golden was rewritten; look at it: {golden}")
    else:
        status, said = compare(actual, golden, diff, scene.fraction)
        print(f"{scene.name}: {said}")
        if status:
            wrong.append(said)
    for line in wrong:
        print(f"{scene.name}: {line}")
    if wrong:
        print(f"{scene.name}: {page(scene, wrong, actual, golden, diff)}")
    return 1 if wrong else 0


def scenes():
    return [Scene(file) for file in sorted(HERE.glob("*.script"))]


def main(arguments):
    if arguments[:1] == ["list"]:
        for scene in scenes():
            print(f"{scene.feature:4} {scene.name:28} {scene.title}")
        return 0
    if len(arguments) < 2 or arguments[0] != "play":
        sys.exit(__doc__)
    return play(arguments[1], arguments[2:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
