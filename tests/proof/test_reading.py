#!/usr/bin/env python3
"""Reading aloud, with five keys alone (M5): what is said is the whole frise and the whole palmarès; and the frise as sounds (X18)."""
import array
import math
import re
import unittest
import wave

import proof

SPACES = str.maketrans({"\u202f": " ", "\u00a0": " ", "’": "'"})


def plain(text):
    return " ".join(text.translate(SPACES).split()).replace(" :", ":").replace(" ;", ";").replace("« ", "«").replace(" »", "»").replace(" ?", "?").replace(" !", "!")


def keys(*names):
    return "".join(f"key {name}\n" for name in names)


def heard(name, script, *options):
    """Lines of the transcript, as (language, text), and the run."""
    file = proof.OUT / f"{name}.txt"
    proof.OUT.mkdir(parents=True, exist_ok=True)
    run = proof.show(name, script, "--transcript", file, *options)
    lines = [re.match(r"[\d.]+ (\S+) ?(.*)", line).groups() for line in file.read_text(encoding="utf-8").splitlines()]
    return lines, run


def whole_reading():
    """Five keys: into the frise, round it, into every edition, round each."""
    probe = "do Touched\n" + keys("enter", "enter", "enter") + "dump frise\n" + keys("left", "enter", "right", "enter") + "dump palmares\n"
    run = proof.show("reading-probe", probe)
    frise, palmares = run.dump("frise")["reader"], run.dump("palmares")["reader"]
    assert frise["list"] == "frise" and palmares["list"] == "palmares", (frise["list"], palmares["list"])
    steps = "do Touched\n" + keys("enter", "enter", "enter") + keys("right") * (frise["entries"] - 1) + keys("enter", "right", "enter")
    editions = "do Touched\n" + keys("enter", "enter", "right", "enter")
    for year in proof.EDITIONS:
        editions += keys("enter") + f"dump e{year}\n" + keys("left", "enter", "right")
    counted = proof.show("reading-editions", editions)
    for at, year in enumerate(proof.EDITIONS):
        reader = counted.dump(f"e{year}")["reader"]
        assert reader["list"] == str(year), (reader["list"], year)
        steps += keys("enter") + keys("right") * (reader["entries"] - 1) + keys("enter")  # round to the way back, and back
        if at + 1 < len(proof.EDITIONS):
            steps += keys("right")
    return steps + "dump end\n", frise["entries"] - 1


class Reading(unittest.TestCase):
    def test_M5_the_keys_alone_let_one_hear_all_of_it(self):
        steps, entries = whole_reading()
        lines, run = heard("reading-all", steps)
        text = "\n".join(plain(words) for _, words in lines)
        missing = [row["title"] for row in proof.rows("frise.csv") if plain(row["title"]) not in text]
        self.assertEqual([], missing, "landmarks that nobody can hear")
        missing = [f"{row['year']} {row['name']}" for row in proof.rows("palmares.csv") if plain(row["name"]) not in text]
        self.assertEqual([], missing, "collectivités that nobody can hear")
        for row in proof.rows("editions.csv"):
            self.assertIn(f"Édition {row['year']}", text)
        # Each landmark was said once: the ring was gone round once.
        said = [words for _, words in lines if re.search(rf"sur {entries}\.$", plain(words))]
        self.assertGreaterEqual(len(set(said)), entries)
        last = run.dump("end")["reader"]
        self.assertEqual(("palmares", len(proof.EDITIONS)), (last["list"], last["at"]))

    def test_M5_no_node_of_these_screens_is_without_words(self):
        run = proof.show("reading-labels", "do Touched\ndump home\ndo OpenReader\ndump reader\ndo CloseReader\ndo ShowGuide\nwait 800\ndump guide\n")
        for name in ("home", "reader", "guide"):
            for node in run.dump(name)["nodes"]:
                self.assertTrue(node["labelled"] and node["spoken"], node["id"])

    def test_M5_plugging_in_begins_it_and_pulling_out_ends_it(self):
        lines, run = heard("reading-plug", "do PlugHeadphones 1\nwait 500\n" + keys("up", "up", "right") + "dump on\ndo SetLanguage en\nwait 100\ndo PlugHeadphones 0\nwait 100\ndump off\n")
        on, off = run.dump("on"), run.dump("off")
        self.assertTrue(on["reader"]["on"] and on["reader"]["volume"] == 6)
        self.assertFalse(off["reader"]["on"])
        self.assertEqual(("fr", 4), (off["language"], off["reader"]["volume"]))
        self.assertEqual("-", lines[-1][0], "silence at the end")

    def test_B5_nothing_of_it_is_left_after_the_visit(self):
        same = proof.show("reading-reset", "do SetIdle 30\ndo StartAttract\nwait 500\ndo Touched\nwait 1500\ndump first\ndo OpenReader\n" + keys("up", "right", "enter") + "do SetLanguage en\ndo StartAttract\nwait 500\ndo Touched\nwait 1500\ndump second\n")
        for part in ("reader", "language", "theme", "focus", "seated"):
            self.assertEqual(same.dump("first")[part], same.dump("second")[part], part)

    def test_M8_each_language_reads_in_its_own(self):
        for language, word in (("fr", "La frise"), ("en", "The timeline"), ("falc", "dates")):
            lines, _ = heard(f"reading-{language}", "do Touched\ndo OpenReader\nwait 100\n", "--lang", language)
            self.assertIn(word, lines[-1][1])
            self.assertEqual(language, lines[-1][0])

    def test_M9_what_is_heard_can_be_kept_and_twice_the_same(self):
        files = [proof.OUT / f"reading-{n}.wav" for n in (1, 2)]
        for file in files:
            heard("reading-wav", "do Touched\ndo OpenReader\nwait 3000\nkey right\nwait 2000\n", "--wav", file)
        self.assertEqual(files[0].read_bytes(), files[1].read_bytes())
        with wave.open(str(files[0])) as sound:
            self.assertEqual((2, 2, 22050), (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()))
            self.assertGreater(sound.getnframes(), 3 * 22050)


class Sonified(unittest.TestCase):
    def sound(self):
        file = proof.folder_for("sonify") / "frise.wav"
        process = proof.call(proof.STAFF, "sonify", "--no-speech", "--out", file)
        self.assertEqual(0, process.returncode, process.stderr)
        with wave.open(str(file)) as sound:
            rate, samples = sound.getframerate(), array.array("h", sound.readframes(sound.getnframes()))
        lines = [line.split(" ", 4) for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()[2:]]
        return rate, samples[::2], samples[1::2], [(float(at), float(side), float(hertz), int(year), what) for at, side, hertz, year, what in lines]

    def onsets(self, left, right, rate):
        """Seconds at which the sound rises: five milliseconds three times as loud as the twenty before."""
        step = rate // 200
        loud = [math.sqrt(sum(a * a + b * b for a, b in zip(left[i:i + step], right[i:i + step])) / step) for i in range(0, len(left), step)]
        found = []
        for i, now in enumerate(loud):
            before = max(loud[max(0, i - 4):i], default=0)
            if now > 800 and now > 2.5 * before and (not found or i - found[-1] > 10):
                found.append(i)
        return [i * step / rate for i in found]

    def test_X18_as_many_onsets_as_landmarks_each_where_it_is_said(self):
        rate, left, right, tones = self.sound()
        self.assertEqual(len(proof.rows("frise.csv")), len(tones))
        onsets = self.onsets(left, right, rate)
        self.assertEqual(len(tones), len(onsets))
        for onset, (at, *_) in zip(onsets, tones):
            self.assertLess(abs(onset - at), 0.02)

    def test_X18_each_track_on_its_side_and_each_year_higher(self):
        rate, left, right, tones = self.sound()
        sides = {}
        for at, side, hertz, year, what in tones:
            part = slice(int(at * rate), int((at + 0.1) * rate))
            energy = [sum(v * v for v in channel[part]) for channel in (left, right)]
            share = (energy[1] - energy[0]) / sum(energy)
            self.assertLess(abs(share - math.sin(side * math.pi / 2)), 0.05, what)
            sides.setdefault(what.split(" : ")[0], set()).add(side)
        self.assertTrue(all(len(one) == 1 for one in sides.values()) and len(sides) == 3, sides)
        for before, after in zip(tones, tones[1:]):
            self.assertEqual(before[3] < after[3], before[2] < after[2])

    def test_X18_words_follow_the_sounds(self):
        file = proof.folder_for("sonify-words") / "frise.wav"
        proof.call(proof.STAFF, "sonify", "--out", file)
        bare = proof.folder_for("sonify-bare") / "frise.wav"
        proof.call(proof.STAFF, "sonify", "--no-speech", "--out", bare)
        with wave.open(str(file)) as one, wave.open(str(bare)) as other:
            self.assertGreater(one.getnframes(), other.getnframes() + 3 * 22050)

    def test_X18_nothing_to_hear_is_an_error(self):
        process = proof.call(proof.STAFF, "sonify", "--exhibition", "/nowhere", "--out", proof.OUT / "none.wav")
        self.assertNotEqual(0, process.returncode)


if __name__ == "__main__":
    proof.main()
