#!/usr/bin/env python3
"""D2, D4: other timelines than ours, as people have them: eight centuries, one day by the minute, years before our era; each with its own
separator, encoding and names of columns. Nothing vanishes, and the ruler is never too dense nor too sparse."""
import datetime
import re
import shutil
import unittest

import overlaps
import proof

TRACKS = ("outils", "usages", "politiques")
ENGLISH = re.compile(r"\b(jan|feb|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|am|pm)\b", re.IGNORECASE)
STEPS = 18


def exhibition(name, table):
    """A copy of ours that has that timeline (bytes) and nothing else that is dated."""
    folder = proof.folder_for(name)
    shutil.copytree(proof.EXHIBITION, folder, dirs_exist_ok=True)
    for other in ("editions.csv", "figures.csv", "palmares.csv"):
        lines = (folder / other).read_text(encoding="utf-8").splitlines()
        (folder / other).write_text(lines[0] + "\n", encoding="utf-8")
    (folder / "frise.csv").write_bytes(table)
    (folder / "visites.toml").unlink()
    (folder / "exhibition.toml").write_text('title = "Une autre frise"\nthemes = ["jour"]\n\n[frise]\ntracks = ["outils", "usages", "politiques"]\n', encoding="utf-8")
    return folder


def centuries():
    rows = [(1226 + (i * i * 7) % 800, f"Événement n° {i} : œuvre d’été") for i in range(120)]
    table = "Année;Titre;Piste\r\n" + "".join(f"{year};\"{title}\";{TRACKS[i % 3]}\r\n" for i, (year, title) in enumerate(rows))
    return table.encode("cp1252"), [(year, year + 1) for year, _ in rows]


def one_day():
    start = datetime.datetime(2024, 6, 21, 9, 0)
    times = [start + datetime.timedelta(minutes=(i * 13) % 540) for i in range(70)]
    table = "\ufeffDate\tTitre\tGroupe\n" + "".join(f"{t:%Y-%m-%d %H:%M}\tTable ronde {i}\t{TRACKS[i % 3]}\n" for i, t in enumerate(times))

    def at(moment):
        return 2024 + (moment - datetime.datetime(2024, 1, 1)).total_seconds() / (366 * 86400)
    return table.encode("utf-8"), [(at(t), at(t + datetime.timedelta(minutes=1))) for t in times]


def before_our_era():
    years = [-800 + (i * 37) % 1000 for i in range(90)]
    table = "start,headline,category\n" + "".join(f"{year},\"Cité {i}, fondée\",{TRACKS[i % 3]}\n" for i, year in enumerate(years))
    return table.encode("utf-8"), [(year, year + 1) for year in years]


class Timelines(unittest.TestCase):
    def sweep(self, name, made):
        table, stretches = made
        folder = exhibition(f"timeline-{name}", table)
        first, last = min(a for a, _ in stretches), max(b for _, b in stretches)
        run = proof.show(f"timeline-{name}-whole", "wait 100\ndump whole\nshot whole\n", exhibition=folder, size="1920x1080", mm_per_px="0.277")
        whole = run.dump("whole")["frise"]
        self.assertEqual(len(stretches), whole["total"], run.errors)
        self.assertEqual(whole["total"], whole["shown"] + whole["badged"])
        self.assertLessEqual(whole["whole"][0], first)
        self.assertGreaterEqual(whole["whole"][1], last)
        script = "do SetReducedMotion 1\n"
        for i in range(STEPS):
            span = (last - first) * (0.02 if last - first > 1 else 0.1) ** (i / (STEPS - 1))
            middle = first + (last - first) * (0.3 + 0.4 * i / STEPS)
            script += f"do ShowFrise {middle - span / 2:.9f} {middle + span / 2:.9f}\nwait 50\ndump z{i}\n" + (f"shot z{i}\n" if i % 6 == 5 else "")
        run = proof.show(f"timeline-{name}-zoom", script, exhibition=folder, size="1920x1080", mm_per_px="0.277")
        for i in range(STEPS):
            self.check(run.dump(f"z{i}"), stretches, f"{name} {i}")

    def check(self, dump, stretches, where):
        frise = dump["frise"]
        seen = [1 for a, b in stretches if a < frise["to"] - 1e-9 and b > frise["from"] + 1e-9]
        self.assertEqual(len(seen), frise["total"], where)
        self.assertEqual(frise["total"], frise["shown"] + frise["badged"], where)
        there = [n for n in dump["nodes"] if n["role"] in ("friseItem", "badge")]
        clashes = [(a["id"], b["id"]) for k, a in enumerate(there) for b in there[:k] if overlaps.shares(a["box"], b["box"])]
        self.assertEqual([], clashes, where)
        ticks = sorted((n["box"][0], n["text"]) for n in dump["nodes"] if n["id"].startswith("tick-"))
        for (x, _), (after, _) in zip(ticks, ticks[1:]):
            self.assertGreaterEqual(after - x, 59, where)
            self.assertLessEqual(after - x, 181, where)
        written = [tick for tick in ticks if tick[1]]
        for (x, words), (after, _) in zip(written, written[1:]):
            self.assertGreaterEqual(after - x, 10.9 * len(words) if len(words) > 5 else 59, f"{where}: {words}")
        for _, words in ticks:
            self.assertIsNone(ENGLISH.search(words), words)

    def test_eight_centuries(self):
        self.sweep("siecles", centuries())

    def test_one_day_by_the_minute(self):
        self.sweep("journee", one_day())

    def test_years_before_our_era(self):
        self.sweep("antiquite", before_our_era())


if __name__ == "__main__":
    proof.main()
