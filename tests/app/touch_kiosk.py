#!/usr/bin/python3
"""Moves fingers over the kiosk's window and reads, before and after, what it says is on the screen (SIGUSR1).

touch_kiosk.py KIOSK EXHIBITION TOUCH_INJECT WORK     inside tests/tools/touch-server, which sets TOUCH_DIR and TOUCH_SIZE
"""
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

PINCH_PX, DRAG_PX = 1.5, 1.0
WAIT_S = 60
TUIO_PORT = 20000 + os.getpid() % 20000
SEA = (1330.0, 420.0)  # on the map, right of France: no mark within a finger's reach


class Kiosk:
    """The program in its window; look() is what it shows now."""

    def __init__(self, program, exhibition, work):
        self.dumps, self.file = 0, work / "dump.json"
        self.errors = open(work / "errors", "w", encoding="utf-8")
        self.process = subprocess.Popen([program, "--exhibition", exhibition, "--dump-on-exit", self.file, "--idle", "600", "--tuio", str(TUIO_PORT)],
                                        stderr=self.errors)

    def look(self):
        self.dumps += 1
        wanted = Path(f"{self.file}.{self.dumps}.json")
        self.process.send_signal(signal.SIGUSR1)
        self.wait_for(wanted)
        return json.loads(wanted.read_text(encoding="utf-8"))

    def wait_for(self, file):
        until = time.monotonic() + WAIT_S
        while not file.exists():
            if self.process.poll() is not None:
                raise SystemExit(f"touch_kiosk: the kiosk ended with {self.process.returncode}")
            if time.monotonic() > until:
                raise SystemExit(f"touch_kiosk: no {file.name} within {WAIT_S} s")
            time.sleep(0.02)

    def settled(self):
        """What it shows once two looks in a row are alike."""
        last = None
        for _ in range(60):
            now = self.look()
            if last and all(now[key] == last[key] for key in ("screen", "selection", "map", "frise")):
                return now
            last = now
            time.sleep(0.3)
        raise SystemExit("touch_kiosk: the picture does not come to rest")

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(WAIT_S)
        self.errors.close()
        return status, json.loads(self.file.read_text(encoding="utf-8"))


class Fingers:
    """One touch-inject for the whole session: the driver takes one client."""

    def __init__(self, inject):
        self.process = subprocess.Popen([inject, os.environ["TOUCH_DIR"], os.environ["TOUCH_SIZE"]], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def do(self, *lines):
        for line in (*lines, "say done"):
            self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        if self.process.stdout.readline().strip() != "done":
            raise SystemExit("touch_kiosk: the fingers do not answer")
        time.sleep(0.4)

    def end(self):
        self.process.stdin.close()
        self.process.wait(10)


def mainland(dump):
    return next(t for t in dump["map"]["territories"] if t["id"] == "FR")


def true_points(dump):
    """Where each collectivité truly is on the screen, by code: its geography, whatever the mark does to be seen."""
    return {mark["code"]: mark["true_px"] for mark in mainland(dump)["marks"]}


def zoom_and_shift(before, after):
    """The similarity that took the points there: factor and shift, px, by least squares; and what it leaves over."""
    pairs = [(before[code], after[code]) for code in before if code in after]
    count = len(pairs)
    ax, ay = (sum(a[i] for a, _ in pairs) / count for i in (0, 1))
    bx, by = (sum(b[i] for _, b in pairs) / count for i in (0, 1))
    across = sum((a[i] - m) * (b[i] - n) for a, b in pairs for i, m, n in ((0, ax, bx), (1, ay, by)))
    within = sum((a[i] - m) ** 2 for a, _ in pairs for i, m in ((0, ax), (1, ay)))
    factor = across / within
    shift = (bx - factor * ax, by - factor * ay)
    left = max(max(abs(factor * a[i] + shift[i] - b[i]) for i in (0, 1)) for a, b in pairs)
    return factor, shift, left


def press_node(dump, fingers, name):
    x, y, width, height = next(node["box"] for node in dump["nodes"] if node["id"] == name)
    fingers.do(f"down 0 {x + width / 2} {y + height / 2}", "wait 60", "up 0")


def check_drag(kiosk, fingers, say):
    before = kiosk.settled()
    x, y = SEA
    # Held still before it is let go: a drag, not a fling.
    fingers.do(f"down 0 {x} {y}", f"glide 0 {x - 300} {y} 400", "wait 400", "up 0")
    after = kiosk.settled()
    factor, shift, left = zoom_and_shift(true_points(before), true_points(after))
    say(abs(shift[0] + 300) <= DRAG_PX and abs(shift[1]) <= DRAG_PX and abs(factor - 1) < 1e-4,
        f"a drag of 300 px moves the map {-shift[0]:.2f} px across and {shift[1]:.2f} px down (factor {factor:.5f})")
    say(left < 0.1, f"the map moves as one ({left:.3f} px)")
    fingers.do(f"down 0 {x - 300} {y}", f"glide 0 {x} {y} 400", "wait 400", "up 0")


def check_pinch(kiosk, fingers, say):
    before = kiosk.settled()
    x, y = 1000.0, 300.0
    fingers.do(f"down 0 {x - 100} {y}", f"down 1 {x + 100} {y}", "wait 100",
               f"glide 0 {x - 200} {y} 400 & glide 1 {x + 200} {y} 400", "wait 400", "up 0", "up 1")
    after = kiosk.settled()
    marks = true_points(before), true_points(after)
    factor, shift, _ = zoom_and_shift(*marks)
    say(abs(mainland(before)["scale_m_per_px"] / mainland(after)["scale_m_per_px"] - factor) < 1e-3,
        f"the scale changes with the points (factor {factor:.4f})")
    for name, start, end in (("left", x - 100, x - 200), ("right", x + 100, x + 200)):
        off = (factor * start + shift[0] - end, factor * y + shift[1] - y)
        say(max(map(abs, off)) <= PINCH_PX, f"under the {name} finger the map is {off[0]:.2f}, {off[1]:.2f} px away")


def check_tap(kiosk, fingers, say):
    press_node(kiosk.settled(), fingers, "home-map")
    time.sleep(3)
    dump = kiosk.settled()

    def loneliness(mark):
        return min(abs(mark["px"][0] - other["px"][0]) + abs(mark["px"][1] - other["px"][1])
                   for other in mainland(dump)["marks"] if other is not mark)
    mark = max((m for m in mainland(dump)["marks"] if 700 < m["px"][0] < 1500 and 60 < m["px"][1] < 560), key=loneliness)
    x, y = mark["px"]
    fingers.do(f"down 0 {x} {y}", "wait 60", "up 0")
    opened = kiosk.settled()
    say(opened["selection"] == {"kind": "collectivite", "id": mark["code"]},
        f"a tap on {mark['code']} opens {opened['selection']}")
    say(any(node["id"] == "sheet-name" and node["text"] for node in opened["nodes"]), "its sheet has a name")


def osc(text):
    data = text.encode() + b"\0"
    return data + b"\0" * (-len(data) % 4)


def tuio(frame, cursors):
    """A frame of a tracker: its cursors by session, where they are in shares of the picture."""
    parts = [osc("/tuio/2Dcur") + osc(",s" + "i" * len(cursors)) + osc("alive") + b"".join(struct.pack(">i", session) for session in cursors)]
    parts += [osc("/tuio/2Dcur") + osc(",sifffff") + osc("set") + struct.pack(">ifffff", session, x, y, 0, 0, 0) for session, (x, y) in cursors.items()]
    parts.append(osc("/tuio/2Dcur") + osc(",si") + osc("fseq") + struct.pack(">i", frame))
    return b"#bundle\0" + struct.pack(">Q", 1) + b"".join(struct.pack(">i", len(part)) + part for part in parts)


def check_tuio(kiosk, fingers, say):
    """A tracker beside the touch screen: two of its cursors are two fingers more, and a tap of one opens what lies there."""
    press_node(kiosk.settled(), fingers, "home-map")
    dump = kiosk.settled()
    screen = dump["nodes"][0]["box"]
    x, y, width, height = next(node["box"] for node in dump["nodes"] if node["id"] == "figures-2009")
    at = ((x + width / 2) / screen[2], (y + height / 2) / screen[3])
    tracker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    tracker.connect(("127.0.0.1", TUIO_PORT))
    fingers.do(f"down 0 {SEA[0]} {SEA[1]}")
    tracker.send(tuio(1, {7: at, 8: (0.6, 0.35)}))
    time.sleep(0.5)
    down = sorted(kiosk.look()["pointers"]["down"])
    say(down == [1, 2, 3], f"one finger on the glass and two of a tracker are {down}")
    tracker.send(tuio(2, {}))
    fingers.do("up 0")
    kiosk.settled()
    tracker.send(tuio(3, {9: at}))
    time.sleep(0.2)
    tracker.send(tuio(4, {}))
    opened = kiosk.settled()
    say(opened["selection"] == {"kind": "figures", "id": "2009"}, f"a tap of a tracker opens {opened['selection']}")
    say(opened["pointers"]["down"] == [] and opened["pointers"]["mouse_events"] == 0, "no finger is left, and no mouse was played")


def main():
    program, exhibition, inject, work = sys.argv[1:5]
    failures = []

    def say(good, sentence):
        print(("ok   " if good else "FAIL ") + sentence, flush=True)
        if not good:
            failures.append(sentence)

    kiosk, fingers = Kiosk(program, exhibition, Path(work)), Fingers(inject)
    time.sleep(1)
    say(kiosk.look()["screen"] == "attract", "it waits for visitors")
    fingers.do(f"down 0 {SEA[0]} {SEA[1]}", "wait 60", "up 0")
    say(kiosk.settled()["screen"] == "explore", "the first touch is the way in")
    # An edition with marks everywhere, and the whole country.
    for name in ("home-map", "year-2018"):
        press_node(kiosk.settled(), fingers, name)
    say(kiosk.settled()["edition"] == 2018, "a tap on 2018 shows 2018")
    for check in (check_drag, check_pinch, check_tap, check_tuio):
        check(kiosk, fingers, say)
    fingers.end()
    status, last = kiosk.end()
    say(status == 0, f"told to end it ends with {status}")
    say(last["counters"]["gl_errors"] == 0, "no OpenGL error")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
