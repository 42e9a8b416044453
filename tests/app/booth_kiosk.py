#!/usr/bin/python3
"""What a booth without staff does when things go wrong, seen from outside: its journal, its pictures, its processes.

booth_kiosk.py KIOSK EXHIBITION TOUCH_INJECT WORK PART SHIM     inside tests/tools/touch-server, which sets TOUCH_DIR and TOUCH_SIZE
"""
import ctypes
import importlib.machinery
import importlib.util
import json
import os
import re
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from x_screen import Screen

WAIT_S = 60
RESTART_S, COVERED_S = 20, 10
WIDTH, HEIGHT = map(int, os.environ["TOUCH_SIZE"].split("x"))
PORT = 18473


class Booth:
    def __init__(self, program, exhibition, work, *options, data=None, config="", environment=None):
        self.work, self.dumps, self.data = work, 0, data or work / "data"
        (work / "run").mkdir(exist_ok=True)
        (work / "borne.toml").write_text(config, encoding="utf-8")
        self.journal_file = self.data / "arobase/journal.txt"
        self.errors = open(work / "errors", "a", encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "--unattended", "--exhibition", exhibition, "--config", work / "borne.toml", "--dump-on-exit", work / "dump.json", *options],
            stderr=self.errors, env={**os.environ, "XDG_DATA_HOME": str(self.data), "XDG_RUNTIME_DIR": str(work / "run"), **(environment or {})})

    def journal(self):
        return self.journal_file.read_text(encoding="utf-8").splitlines() if self.journal_file.is_file() else []

    def said(self, word):
        return [line for line in self.journal() if line.split()[1] == word]

    def child(self):
        """(pid, arguments) of what runs under the supervisor; (0, "") between two lives."""
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                if int(status.read_text().rsplit(")", 1)[1].split()[1]) == self.process.pid:
                    return int(status.parent.name), (status.parent / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except (OSError, ValueError):
                pass
        return 0, ""

    def wait(self, what, condition, seconds=WAIT_S):
        """Seconds until it was so."""
        start = time.monotonic()
        while not condition():
            if self.process.poll() is not None:
                raise SystemExit(f"booth_kiosk: the supervisor ended with {self.process.returncode} while waiting for {what}")
            if time.monotonic() - start > seconds:
                raise SystemExit(f"booth_kiosk: not within {seconds} s: {what}\n" + "\n".join(self.journal()))
            time.sleep(0.05)
        return time.monotonic() - start

    def opened(self, times=1):
        return self.wait(f"picture {times} of the kiosk", lambda: len(self.said("ready")) >= times)

    def look(self):
        """What the kiosk of now shows; each child counts its dumps from one."""
        pid, _ = self.child()
        for old in self.work.glob("dump.json.*"):
            old.unlink()
        os.kill(pid, signal.SIGUSR1)
        self.wait("a dump", lambda: list(self.work.glob("dump.json.*.json")))
        return json.loads(next(self.work.glob("dump.json.*.json")).read_text(encoding="utf-8"))

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(WAIT_S)
        self.errors.close()
        return status


def hand_of(inject):
    loader = importlib.machinery.SourceFileLoader("touch_inject", inject)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("touch_inject", loader))
    loader.exec_module(module)
    return module, module.Hand(os.environ["TOUCH_DIR"], WIDTH, HEIGHT)


def tap(hand, booth, node=None, at=None):
    if node:
        x, y, width, height = next(n["box"] for n in booth.look()["nodes"] if n["id"] == node)
        at = (x + width / 2, y + height / 2)
    hand.touch("down", 0, *at)
    time.sleep(0.06)
    hand.touch("up", 0, *at)
    time.sleep(0.3)


def view(dump):
    return {"screen": dump["screen"], "year": dump["year"], "selection": dump["selection"], "language": dump["language"],
            "scale": round(dump["map"]["scale_m_per_px"], 1), "frise": [round(dump["frise"][k], 4) for k in ("from", "to")]}


def old_landmarks(program, work):
    """A store with one landmark of a hundred days ago and one of today, both waiting."""
    store, staff = work / "reperes.gpkg", str(Path(program).with_name("arobase"))
    for text in ("ancien", "nouveau"):
        subprocess.run([staff, "moderate", "add", "--store", store, "--year", "2004", "--track", "usages", "--text", text], check=True, capture_output=True)
    with sqlite3.connect(store) as database:
        database.execute("update reperes set created = created - 100 * 86400000 where text = 'ancien'")
    database.close()
    return store


def texts(store):
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    found = sorted(row[0] for row in database.execute("select text from reperes"))
    database.close()
    return found


def check_purge(say, booth, store):
    say(texts(store) == ["ancien", "nouveau"], "N5: two landmarks wait, one for a hundred days")
    booth.opened()
    booth.wait("the old one erased", lambda: texts(store) == ["nouveau"], 30)
    say(True, "N5: the booth erases by itself what waited longer than its notice says")
    say(b"ancien" not in store.read_bytes(), "to the bytes")
    say(booth.end() == 0, "told to end, it ends")


class Above:
    """Who watches the supervisor: systemd's end of its socket."""

    def __init__(self, work):
        self.path = str(work / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.socket.setblocking(False)

    def heard(self):
        words = []
        try:
            while True:
                words += self.socket.recv(4096).decode().split()
        except BlockingIOError:
            return words


def check_hang(say, booth, screen, inject, above):
    booth.opened()
    booth.wait("two beats", lambda: not time.sleep(7), 20)
    words = above.heard()
    say(words[:1] == ["READY=1"] and words.count("WATCHDOG=1") >= 2, f"C1: systemd hears of the first picture, then of those that were right: {words}")
    _, hand = hand_of(inject)
    tap(hand, booth, at=(WIDTH * 0.75, HEIGHT * 0.4))
    tap(hand, booth, node="home-map")
    tap(hand, booth, node="year-2011")
    tap(hand, booth, node="add-open" if any(n["id"] == "add-open" for n in booth.look()["nodes"]) else "add")
    time.sleep(3)
    before = booth.look()
    say(before["screen"] == "explore" and before["year"] == 2011, f"a visitor looks at {before['year']}")
    say(before["adding"]["step"] == "write", "and writes a landmark")
    old, _ = booth.child()
    start = time.monotonic()
    os.kill(old, signal.SIGSTOP)
    time.sleep(0.3)
    above.heard()
    time.sleep(4)
    say(above.heard() == [], "C1: while it hangs systemd hears nothing")
    booth.opened(2)
    took = time.monotonic() - start
    new, arguments = booth.child()
    say(took <= RESTART_S and new != old, f"C2: it hung, and showed a picture again after {took:.1f} s")
    say("--resume" in arguments, "the supervisor asked for the same view")
    time.sleep(2)
    after = booth.look()
    say(view(after) == view(before), f"C2: the same view came back ({view(after)}, {view(before)})")
    say(after["adding"]["step"] == "closed" and not after["adding"]["draft"]["text"], "but not the draft")
    say(booth.said("hang") != [], "the journal says that it hung")
    say(booth.end() == 0, "told to end, it ends")


def check_crash(say, booth, screen, inject, work, poster):
    booth.opened()
    for life in (1, 2, 3):
        pid, _ = booth.child()
        os.kill(pid, signal.SIGSEGV)
        if life < 3:
            booth.opened(life + 1)
    booth.wait("the poster", lambda: "--poster-only" in booth.child()[1])
    width, height, colours = poster
    points = [(int((i + 0.5) * WIDTH / width), int((j + 0.5) * HEIGHT / height)) for j in range(height) for i in range(width)]
    booth.wait("the poster's picture", lambda: screen.pixels(points, WIDTH, HEIGHT) == colours, 20)
    say(True, f"C2: after three ends in five minutes the poster is on the screen, {len(points)} points of it")
    window = screen.cover(WIDTH, HEIGHT)
    booth.wait("the poster above", lambda: screen.pixels(points, WIDTH, HEIGHT) == colours, 10)
    say(True, "and comes back above what covers it")
    screen.uncover(window)
    pid, _ = booth.child()
    os.kill(pid, signal.SIGKILL)
    booth.wait("the poster again", lambda: booth.child()[0] not in (0, pid))
    booth.wait("its picture again", lambda: screen.pixels(points, WIDTH, HEIGHT) == colours, 20)
    say(len(booth.said("crash")) == 3 and len(booth.said("poster")) == 1, "the journal says so in four lines")
    words = "\n".join(booth.journal())
    say(re.fullmatch(r"([-0-9TZ:]+ [a-z-]+( [a-z0-9.-]+)?( [a-z]+=-?[0-9]+)*\n?)*", words) is not None, "C8: the journal has words and numbers only")
    say(booth.end() == 0, "told to end, it ends")


def chords(module, hand):
    """Every key there is with every set of modifiers."""
    modifiers = [50, 37, 64, 133]  # shift, control, alt, super
    device = hand.device("keyboard")
    for chosen in range(16):
        held = [code for bit, code in enumerate(modifiers) if chosen >> bit & 1]
        for code in held:
            device.send(module.KEY, struct.pack("=iI", code, 1))
        for code in range(8, 256):
            if code not in modifiers:
                for pressed in (1, 0):
                    device.send(module.KEY, struct.pack("=iI", code, pressed))
        for code in held:
            device.send(module.KEY, struct.pack("=iI", code, 0))
        device.synchronize()


def check_screen(say, booth, screen, inject):
    booth.opened()
    module, hand = hand_of(inject)
    time.sleep(1)
    # X12: something lies over the picture.
    start = time.monotonic()
    window = screen.cover(WIDTH, HEIGHT)
    booth.wait("a covered screen in the journal", lambda: booth.said("screen"), COVERED_S + 5)
    took = time.monotonic() - start
    say(took <= COVERED_S, f"X12: a covered screen was found after {took:.1f} s")
    screen.uncover(window)
    booth.wait("the right picture again", lambda: booth.said("screen-back"), COVERED_S + 5)
    say(len(booth.said("ready")) == 1, "and found right again without a restart")
    window = screen.cover(WIDTH, HEIGHT, 0)
    booth.opened(2)
    say(booth.said("hang") != [], "X12: while it stays covered the heart is not fed: the supervisor starts anew")
    screen.uncover(window)
    time.sleep(1)
    # C7: the screen takes another size, goes, comes back.
    pid, _ = booth.child()
    for width, height in ((1024, 576), (1280, 720)):
        subprocess.run(["xrandr", "--output", "DUMMY0", "--mode", f"{width}x{height}"], check=True, capture_output=True)
        booth.wait(f"a picture of {width} × {height}", lambda w=width, h=height: booth.look()["nodes"][0]["box"][2:] == [w, h], 15)
    subprocess.run(["xrandr", "--output", "DUMMY0", "--off"], check=True, capture_output=True)
    time.sleep(13)
    say(booth.child()[0] == pid, "C7: without a screen it goes on")
    subprocess.run(["xrandr", "--output", "DUMMY0", "--mode", "1280x720"], check=True, capture_output=True)
    booth.wait("full screen again", lambda: booth.look()["nodes"][0]["box"][2:] == [1280, 720], 15)
    time.sleep(6)
    say(booth.child()[0] == pid and booth.look()["counters"]["gl_errors"] == 0, "C7: the screen came back, the picture too, without a restart or a GL error")
    say(booth.look()["booth"]["troubles"] == ["restarted"], f"nothing but the restart is left to look at: {booth.look()['booth']['troubles']}")
    # C5, N3: a keyboard is plugged in.
    chords(module, hand)
    time.sleep(1)
    seen = booth.look()
    say(booth.child()[0] == pid and seen["screen"] == "attract" and seen["booth"]["staff"] == "closed", "C5, N3: 4 000 chords of keys change nothing")
    say(booth.end() == 0, "told to end, it ends")


LOCK_PIN, WRONG_PIN = "2580", "1111"


def hash_of(program, pin):
    """A PIN as borne.toml has it."""
    staff = str(Path(program).with_name("arobase"))
    words = subprocess.run([staff, "code"], input=f"{pin}\n{pin}\n", check=True, capture_output=True, text=True).stdout
    return re.search(r'code = "([^"]+)"', words).group(1)


def knock(booth, hand):
    """Two held corners, until the pad is there."""
    hand.touch("down", 0, 3, 3)
    hand.touch("down", 1, WIDTH - 4, 3)
    booth.wait("the pad", lambda: booth.look()["booth"]["staff"] == "pin", 20)
    for finger in (0, 1):
        hand.touch("up", finger, *hand.at[finger])


def enter(booth, hand, pin):
    boxes = {n["id"]: n["box"] for n in booth.look()["nodes"]}
    for key in (*pin, "enter"):
        x, y, width, height = boxes[f"pin-{key}"]
        tap(hand, booth, at=(x + width / 2, y + height / 2))
    booth.wait("an answer to the PIN", lambda: booth.look()["booth"]["staff"] != "checking", 20)
    return booth.look()["booth"]


def check_lock(say, booth, inject, again):
    """C6: five wrong PINs close the door, and neither an end of the kiosk nor a new start of the whole booth opens it sooner."""
    booth.opened()
    time.sleep(1)
    _, hand = hand_of(inject)
    knock(booth, hand)
    for _ in range(5):
        seen = enter(booth, hand, WRONG_PIN)
    say(seen["wrong"] == 5 and seen["locked_s"] > 40, f"C6: five wrong PINs close the door: {seen}")
    os.kill(booth.child()[0], signal.SIGKILL)
    booth.opened(2)
    seen = booth.look()["booth"]
    say(seen["wrong"] == 5 and 0 < seen["locked_s"] <= 60, f"C6: a kiosk that was killed starts with the door closed: {seen}")
    say(len(booth.said("pin-locked")) == 1, "the journal has it once")
    booth.end()
    booth = again()
    booth.opened(3)
    seen = booth.look()["booth"]
    say(seen["wrong"] == 5 and 0 < seen["locked_s"] <= 60, f"C6: so does the booth that was started again: {seen}")
    time.sleep(1)
    knock(booth, hand)
    say(enter(booth, hand, LOCK_PIN)["staff"] == "pin", "even the right one waits")
    say(booth.end() == 0, "told to end, it ends")


def fill(file):
    """Writes until nothing more goes; the bytes that went."""
    written = 0
    with open(file, "wb", buffering=0) as out:
        for size in (65536, 4096, 1):
            try:
                while True:
                    written += out.write(b"x" * size)
            except OSError:
                pass
    return written


def check_full(say, booth, inject, disk, again):
    """C3: a disk without room, for real: the loop goes on, and a visitor's landmark is in the room that was kept for it; with room again it is in the store."""
    booth.opened()
    time.sleep(1)
    _, hand = hand_of(inject)
    tap(hand, booth, at=(WIDTH * 0.75, HEIGHT * 0.4))
    tap(hand, booth, node="add")
    booth.wait("the panel", lambda: booth.look()["adding"]["step"] == "write", 10)
    time.sleep(1)
    for letter in "essai":
        tap(hand, booth, node=f"key-{letter}")
    tap(hand, booth, node=next(n["id"] for n in booth.look()["nodes"] if n["id"].startswith("add-track-")))
    store, queue = disk / "arobase/reperes.gpkg", disk / "arobase/reperes.gpkg.attente"
    say(fill(disk / "ballast") > 0 and os.statvfs(disk).f_bavail == 0, "the disk is full to its last block")
    tap(hand, booth, node="add-publish")
    booth.wait("an answer of the store", lambda: booth.look()["adding"]["step"] not in ("write", "sending"), 30)
    say(booth.look()["adding"]["step"] == "thanks" and b"essai" in queue.read_bytes(), "C3: the landmark is on the disk before its visitor is thanked")
    say(booth.look()["counters"]["gl_errors"] == 0 and len(booth.said("ready")) == 1, "the kiosk goes on")
    say(booth.end() == 0, "told to end, it ends, with nowhere to write")
    (disk / "ballast").unlink()
    booth = again()
    booth.wait("the landmark in the store", lambda: store.is_file() and store.stat().st_size > 0 and b"essai" not in queue.read_bytes(), 90)
    say(texts(store) == ["essai"], f"with room again it is in the store, once: {texts(store)}")
    say(booth.end() == 0, "told to end, it ends")


def badge(dump):
    return any(n["id"] == "staff-badge" for n in dump["nodes"])


def look_at_2011(booth, inject):
    """A visitor comes, and chooses that year."""
    booth.opened()
    time.sleep(1)
    _, hand = hand_of(inject)
    tap(hand, booth, at=(WIDTH * 0.75, HEIGHT * 0.4))
    tap(hand, booth, node="year-2011")


def check_context(say, booth, inject, lost):
    """C7: the driver loses the GL context, first under a visitor's hands, then in the loop."""
    look_at_2011(booth, inject)
    time.sleep(3)
    before = booth.look()
    say(before["screen"] == "explore" and before["year"] == 2011 and not badge(before), f"a visitor looks at {before['year']}")
    start = time.monotonic()
    lost.touch()
    booth.opened(2)
    took = time.monotonic() - start
    say(took <= RESTART_S and not lost.exists(), f"C7: the context was lost, and {took:.1f} s later there is a picture again")
    time.sleep(2)
    after = booth.look()
    say(view(after) == view(before), f"C7: nothing is lost of the view ({view(after)}, {view(before)})")
    say(after["booth"]["troubles"] == ["restarted"] and badge(after), f"staff see a badge: {after['booth']['troubles']}")
    say([line.split(None, 2)[2] for line in booth.said("crash")] == ["code=70 signal=0 count=1"], f"the journal says why: {booth.said('crash')}")
    lost.touch()
    booth.opened(3)
    time.sleep(2)
    again = booth.look()
    say(again["screen"] == "attract" and badge(again) and again["counters"]["gl_errors"] == 0, f"C7: lost again within five minutes, the loop is on the screen: {again['screen']}")
    say(booth.end() == 0, "told to end, it ends")


def check_density(say, booth, inject, millimetres):
    """C7: a screen of the same pixels and another size is plugged in: everything is laid out in its millimetres, and the visit goes on."""
    look_at_2011(booth, inject)
    pid, before = booth.child()[0], booth.look()

    def width_mm():
        return round(booth.look()["nodes"][0]["box_mm"][2])

    say(width_mm() == 531, f"it is laid out for a screen of {width_mm()} mm")
    for words, wanted in (("800 450", 800), ("", 800), ("160 90", 800), ("640 360", 640)):
        millimetres.write_text(words, encoding="utf-8")
        time.sleep(0 if wanted != width_mm() else 5)
        booth.wait(f"a layout for {wanted} mm after « {words} »", lambda w=wanted: width_mm() == w, 15)
        say(True, f"C7: a screen that says « {words} » is one of {wanted} mm")
    after = booth.look()
    say(booth.child()[0] == pid and after["year"] == before["year"] == 2011 and after["screen"] == "explore", "without a restart, the visitor where he was")
    button = next(n["box_mm"] for n in after["nodes"] if n["id"] == "home-map")
    say(button[3] >= 15 - 0.1 and after["counters"]["gl_errors"] == 0, f"targets keep their size: {button}")
    say(booth.end() == 0, "told to end, it ends")


def own_mounts():
    """Whether this process may mount things for itself and its children alone."""
    new_mounts = 0x20000
    return ctypes.CDLL(None).unshare(new_mounts) == 0 and subprocess.run(["mount", "--make-rprivate", "/"], check=False).returncode == 0


def check_faults(say, booth, screen, inject, work):
    booth.wait("a picture", lambda: "--poster" not in booth.child()[1] and status() is not None, 60)
    time.sleep(4)
    seen = booth.look()
    say(seen["screen"] == "attract", "C3: on a disk that takes nothing, in the locale C, without sound, the loop goes on")
    say("disk" in seen["booth"]["troubles"] and any(n["id"] == "staff-badge" for n in seen["nodes"]), f"staff see a badge: {seen['booth']['troubles']}")
    answer = status()
    wanted = ["version", "mode", "screen", "uptime_s", "last_touch_s", "frames_drawn", "frames_per_s", "touches", "picture_age_s", "temperature_c", "data", "troubles", "lives"]
    say(list(answer) == wanted, f"C9: the status has its schema: {answer}")
    say(answer["screen"] == "attract" and answer["frames_drawn"] > 0 and answer["picture_age_s"] < 10 and "disk" in answer["troubles"], "and says what is so")
    refused = 0
    for request in (urllib.request.Request(f"http://127.0.0.1:{PORT}/etc/passwd"), urllib.request.Request(f"http://127.0.0.1:{PORT}/", data=b"x", method="POST")):
        try:
            urllib.request.urlopen(request, timeout=5)
        except urllib.error.HTTPError as error:
            refused += error.code in (404, 405)
    say(refused == 2, "other paths and methods are refused")
    listening = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[1].endswith(f":{PORT:04X}")]
    say(listening != [] and all(address.startswith("0100007F") for address in listening), f"it listens on the loopback only: {listening}")
    say(booth.end() == 0, "told to end, it ends")


def check_fonts(say, booth, screen, poster):
    width, height, colours = poster
    points = [(int((i + 0.5) * WIDTH / width), int((j + 0.5) * HEIGHT / height)) for j in range(height) for i in range(width)]
    booth.wait("the poster's picture", lambda: screen.pixels(points, WIDTH, HEIGHT) == colours, 60)
    say("--poster-only" in booth.child()[1], "C3: without a single font there is no kiosk to show: the poster is on the screen")
    say(len(booth.said("crash")) == 3 and not booth.said("ready"), "after three tries")
    say(booth.end() == 0, "told to end, it ends")


def status():
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=2) as answer:
            return json.load(answer) or None
    except (OSError, ValueError):
        return None


def poster_file(work):
    """A PNG of few large squares, and their colours."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "proof"))
    import zlib
    width, height = 16, 9
    colours = [((40 * i) % 256, (70 * j) % 256, (30 * (i + j)) % 256) for j in range(height) for i in range(width)]

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    rows = b"".join(b"\0" + bytes(v for c in colours[j * width:(j + 1) * width] for v in c) for j in range(height))
    file = work / "affiche.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return file, (width, height, colours)


def main():
    program, exhibition, inject, work, part, shim = sys.argv[1:7]
    work, failures = Path(work), []

    def say(good, sentence):
        print(("ok   " if good else "FAIL ") + sentence, flush=True)
        if not good:
            failures.append(sentence)

    screen = Screen()
    if part == "hang":
        above = Above(work)
        check_hang(say, Booth(program, exhibition, work, environment={"NOTIFY_SOCKET": above.path, "WATCHDOG_USEC": "60000000"}), screen, inject, above)
    elif part == "crash":
        file, poster = poster_file(work)
        check_crash(say, Booth(program, exhibition, work, "--poster", file), screen, inject, work, poster)
    elif part == "purge":
        store = old_landmarks(program, work)
        check_purge(say, Booth(program, exhibition, work, "--landmarks", store, config="[conservation]\nreperes_jours = 90\n"), store)
    elif part == "fonts":
        # In a namespace of this process and its children the folder of fonts is an empty one.
        if not own_mounts() or subprocess.run(["mount", "-t", "tmpfs", "none", "/usr/share/fonts"], check=False).returncode != 0:
            print("booth_kiosk: fonts cannot be hidden without root; passed over")
            return 77
        file, poster = poster_file(work)
        check_fonts(say, Booth(program, exhibition, work, "--poster", file), screen, poster)
    elif part == "lock":
        config = f'code = "{hash_of(program, LOCK_PIN)}"\n'
        check_lock(say, Booth(program, exhibition, work, config=config), inject, lambda: Booth(program, exhibition, work, config=config))
    elif part == "full":
        disk = work / "disk"
        disk.mkdir()
        if not own_mounts() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", disk], check=False).returncode != 0:
            print("booth_kiosk: a small disk cannot be made without root; passed over")
            return 77
        check_full(say, Booth(program, exhibition, work, data=disk), inject, disk, lambda: Booth(program, exhibition, work, data=disk))
    elif part == "context":
        lost = work / "lost"
        check_context(say, Booth(program, exhibition, work, environment={"LD_PRELOAD": shim, "AROBASE_LOSE_CONTEXT": str(lost)}), inject, lost)
    elif part == "density":
        millimetres = work / "millimetres"
        millimetres.write_text("531 299", encoding="utf-8")
        check_density(say, Booth(program, exhibition, work, environment={"LD_PRELOAD": shim, "AROBASE_SCREEN_MM": str(millimetres)}), inject, millimetres)
    elif part == "screen":
        check_screen(say, Booth(program, exhibition, work), screen, inject)
    else:
        blocked = work / "blocked"
        blocked.write_text("a file where the folder should be")
        check_faults(say, Booth(program, exhibition, work, data=blocked, config=f"[etat]\nport = {PORT}\n",
                                environment={"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati"}), screen, inject, work)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
