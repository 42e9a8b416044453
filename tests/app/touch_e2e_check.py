#!/usr/bin/python3
"""Reads what platform_touch_probe printed while touch_e2e.sh moved the fingers, and says what is wrong with it."""
import sys

TOLERANCE_PX = 0.5
failures = []


def expect(true, sentence):
    if not true:
        failures.append(sentence)


def near(a, b):
    return abs(a[0] - b[0]) <= TOLERANCE_PX and abs(a[1] - b[1]) <= TOLERANCE_PX


class Event:
    def __init__(self, words):
        self.device, self.phase, self.id = words[0], words[1], int(words[2])
        self.px, self.seconds = (float(words[3]), float(words[4])), float(words[5])


def strokes(events):
    """Every finger from its down to its up."""
    done, alive = [], {}
    for event in events:
        if event.phase == "down":
            expect(event.id not in alive, f"finger {event.id} goes down twice")
            alive[event.id] = []
        if event.id not in alive:
            expect(False, f"{event.phase} of finger {event.id}, which is not down")
            continue
        alive[event.id].append(event)
        if event.phase in ("up", "cancel"):
            expect(event.phase == "up", f"finger {event.id} was cancelled")
            done.append(alive.pop(event.id))
    expect(not alive, f"fingers {sorted(alive)} never left")
    return sorted(done, key=lambda stroke: stroke[0].seconds)


def most_at_once(events):
    down, most = set(), 0
    for event in events:
        (down.add if event.phase == "down" else down.discard if event.phase == "up" else len)(
            event.id if event.phase != "move" else ())
        most = max(most, len(down))
    return most


def check_stroke(stroke, start, end, name):
    expect(near(stroke[0].px, start), f"{name} begins at {stroke[0].px}, not {start}")
    expect(near(stroke[-1].px, end), f"{name} ends at {stroke[-1].px}, not {end}")
    times = [event.seconds for event in stroke]
    expect(times == sorted(times), f"{name}: the clock goes back")
    expect(len({event.id for event in stroke}) == 1, f"{name} changes its id")


def check_touches(events):
    all_strokes = strokes(events)
    expect(len(all_strokes) == 13, f"{len(all_strokes)} strokes, not 13")
    if len(all_strokes) != 13:
        return
    check_stroke(all_strokes[0], (860, 540), (760, 540), "the left finger of the pinch")
    check_stroke(all_strokes[1], (1060, 540), (1160, 540), "the right finger of the pinch")
    check_stroke(all_strokes[2], (300.25, 800.5), (600.25, 800.5), "the drag")
    drag = all_strokes[2]
    travelled = sum(b.px[0] - a.px[0] for a, b in zip(drag, drag[1:]))
    expect(abs(travelled - 300) <= 0.1, f"the drag travels {travelled} px, not 300")
    expect(len(drag) >= 20, f"the drag has only {len(drag)} events")
    expect(drag[-1].seconds - drag[0].seconds > 0.15, "the drag's events are not spread over its time")
    hands = all_strokes[3:]
    for finger, stroke in enumerate(sorted(hands, key=lambda s: s[0].px[0])):
        x, y = 100 + finger * 170, 200 + finger * 60
        check_stroke(stroke, (x, y), (x + 10, y + 5), f"finger {finger} of ten")
    ids = {stroke[0].id for stroke in hands}
    expect(ids == set(range(1, 11)), f"ten fingers have the ids {sorted(ids)}")
    expect(most_at_once(events) == 10, f"{most_at_once(events)} fingers at once, not 10")


def main():
    path, width, height = sys.argv[1], *map(int, sys.argv[2:4])
    lines = [line.split() for line in open(path, encoding="utf-8")]
    events = [Event(line[1:]) for line in lines if line[0] == "pointer"]
    touches = [event for event in events if event.device == "touch"]
    expect(lines[0] == ["ready", str(width), str(height)], f"the window is not the screen: {lines[0]}")
    check_touches(touches)
    last_touch = max((i for i, event in enumerate(events) if event.device == "touch"), default=-1)
    emulated = [event for event in events[:last_touch + 1] if event.device == "mouse"]
    expect(not emulated, f"{len(emulated)} emulated mouse events")
    mouse = [(event.phase, event.px) for event in events[last_touch + 1:]]
    expect(("down", (700.0, 500.0)) in mouse and ("up", (800.0, 500.0)) in mouse, f"the real mouse says {mouse}")
    keys = [line[1] for line in lines if line[0] == "key"]
    expect(keys == ["left", "pagedown", "b", "escape"], f"the keys are {keys}")
    expect(["text", "b"] in lines, "the typed b is missing")
    for failure in failures:
        print("touch_e2e:", failure)
    if not failures:
        print(f"touch_e2e: {len(touches)} touch events, 10 fingers at once, 0 emulated mouse events")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
