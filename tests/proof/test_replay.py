#!/usr/bin/env python3
"""A recording played again gives the same states and the same pictures, byte for byte; so does a script run twice."""
import unittest

import proof

STEPS = """
do SelectYear 2011
wait 700
down 1 500 150
glide 1 420 190 300
up 1 420 190
wait 900
tap @inset-974
wait 1200
down 1 480 200
down 2 520 200
glide 1 440 200 200
glide 2 560 200 200
up 1 440 200
up 2 560 200
wait 300
key right
do SelectCollectivite 60057
wait 3000
tap @figures-2009
wait 800
"""
END = "shot end\ndump end\n"


def without_counters(dump):
    """What the first run drew and uploaded on its way is its own."""
    return {key: value for key, value in dump.items() if key != "counters"}


class Replay(unittest.TestCase):
    def test_a_recording_played_again(self):
        folder = proof.folder_for("replay-log")
        first = proof.show("replay-record", STEPS + END, "--record", folder / "log")
        log = (folder / "log").read_text(encoding="utf-8")
        self.assertGreater(len(log.splitlines()), 300)
        again = proof.show("replay-play", END, "--replay", folder / "log")
        self.assertEqual(without_counters(first.dump("end")), without_counters(again.dump("end")))
        self.assertEqual(first.bytes("end.png"), again.bytes("end.png"))

    def test_X11_any_frame_of_a_recording(self):
        """The log up to a moment gives the picture of that moment, whatever came later."""
        lines = STEPS.strip().splitlines()
        folder = proof.folder_for("replay-frames-log")
        proof.show("replay-frames", STEPS, "--record", folder / "log")
        log = (folder / "log").read_text(encoding="utf-8")
        moments = [i for i, line in enumerate(lines) if line.startswith(("wait", "glide"))]
        self.assertGreater(len(moments), 5)
        for i in moments:
            part = folder / f"log-{i}"
            seen = proof.show(f"replay-frame-{i}", "\n".join(lines[:i + 1]) + "\nshot then\n", "--record", part)
            self.assertTrue(log.startswith(part.read_text(encoding="utf-8")), lines[i])
            again = proof.show(f"replay-frame-{i}-again", "shot then\n", "--replay", part)
            self.assertEqual(seen.bytes("then.png"), again.bytes("then.png"), lines[i])

    def test_X11_a_recording_is_of_nobody(self):
        """Times, places on the glass and choices: no date, no name of a machine, no path."""
        folder = proof.folder_for("replay-anonymous")
        proof.show("replay-nobody", STEPS, "--record", folder / "log")
        for line in (folder / "log").read_text(encoding="utf-8").splitlines():
            self.assertNotIn("/", line)
            self.assertNotIn(":", line)

    def test_X11_what_a_visitor_wrote_is_not_in_it(self):
        """Letters stand for letters: the replay does all that was done, and what it shows differs in those words alone."""
        folder = proof.folder_for("replay-written")
        write = ("tap @add\nwait 400\ntap @add-track-usages\ntap @key-z\nwait 60\ntap @key-q\nwait 60\ntype \"Wkjaune bz\"\n"
                 "tap @add-publish\nwait 400\ndump thanks\ntap @add-done\nwait 6000\ndump after\nshot after\n")
        store = folder / "reperes.gpkg"
        first = proof.show("replay-written-first", write, "--record", folder / "log", "--landmarks", store)
        log = (folder / "log").read_text(encoding="utf-8")
        code = [node["text"] for node in first.dump("thanks")["nodes"] if node["id"].startswith("add-word-")]
        self.assertEqual(6, len(code))
        for word in ["Wkj", "jaune", "bz", "zq", *code]:
            self.assertNotIn(word, log)
        self.assertEqual(len({line for line in log.splitlines() if line.startswith("TypeText")}), 2, "one letter, and one for each of the ten")
        again = [proof.show(f"replay-written-{i}", "dump after\nshot after\n", "--replay", folder / "log") for i in (1, 2)]
        self.assertEqual(again[0].bytes("after.png"), again[1].bytes("after.png"))
        live, replayed = without_counters(first.dump("after")), without_counters(again[0].dump("after"))
        for dump in (live, replayed):
            for own in dump["adding"]["own"]:
                own["text"] = len(own["text"])
            dump["nodes"] = [n for n in dump["nodes"] if not n["id"].startswith("waiting-")]
        self.assertEqual(live, replayed)

    def test_a_script_twice(self):
        runs = [proof.show(f"replay-twice-{i}", STEPS + END, size="480x270", mm_per_px="1.107", draw=True) for i in (1, 2)]
        self.assertEqual(runs[0].bytes("end.json"), runs[1].bytes("end.json"))
        self.assertEqual(runs[0].bytes("end.png"), runs[1].bytes("end.png"))

    def test_a_damaged_recording_is_refused(self):
        folder = proof.folder_for("replay-damaged")
        (folder / "log").write_text("SelectYear 2011\nSelectYear MMXI\n", encoding="utf-8")
        run = proof.show("replay-refused", END, "--replay", folder / "log", allowed=(1,))
        self.assertIn("log:2", run.errors)


if __name__ == "__main__":
    proof.main()
