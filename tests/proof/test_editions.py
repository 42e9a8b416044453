#!/usr/bin/env python3
"""Every edition on the screen says what the CSV files say, counted here a second time."""
import collections
import re
import tomllib
import unittest

import proof

UNKNOWN = 0
WORDS = tomllib.loads((proof.EXHIBITION / "strings/fr.toml").read_text(encoding="utf-8"))["edition"]


def filled(text, **numbers):
    return text.format(**{name: proof.french(number) for name, number in numbers.items()})


def counted():
    """year → [unknown level, 1 … 5] from palmares.csv."""
    levels = collections.defaultdict(lambda: [0] * 6)
    for row in proof.rows("palmares.csv"):
        levels[int(row["year"])][int(row["level"]) if row["level"] else UNKNOWN] += 1
    return levels


def declared():
    return {int(row["year"]): int(row["count"]) if row["count"] else None for row in proof.rows("editions.csv")}


def coverage(known, total):
    """« 42 collectivités connues sur 205 », as French counts: nought and one are singular."""
    number = "other" if known > 1 else "one"
    if total is not None:
        return filled(WORDS["known"][number], known=known, declared=total)
    if known == 0:
        return WORDS["none_known"]
    return filled(WORDS["known_only"][number], n=known)


class Editions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        script = "".join(f"do SelectYear {year}\nwait 100\ndump e{year}\n" for year in proof.EDITIONS)
        cls.run_ = proof.show("editions", script)
        cls.dumps = {year: cls.run_.dump(f"e{year}") for year in proof.EDITIONS}
        cls.nodes = {year: proof.nodes(dump) for year, dump in cls.dumps.items()}
        cls.counted, cls.declared = counted(), declared()

    def test_there_are_24(self):
        self.assertEqual(24, len(proof.EDITIONS))

    def test_the_edition_is_the_one_asked_for(self):
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                self.assertEqual(year, self.dumps[year]["edition"])
                self.assertEqual(str(year), self.nodes[year]["year"]["text"])

    def test_known_by_level(self):
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                self.assertEqual(self.counted[year], self.dumps[year]["known_by_level"])

    def test_legend(self):
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                shown = [int(self.nodes[year][f"legend-{level}"]["value"]) for level in range(6)]
                self.assertEqual(self.counted[year], shown)

    def test_coverage_is_said(self):
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                self.assertIn(coverage(sum(self.counted[year]), self.declared[year]), self.nodes[year]["edition-known"]["text"])

    def test_declared_count_is_said(self):
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                said = self.nodes[year]["edition-count"]["text"]
                if self.declared[year] is None:
                    self.assertEqual(WORDS["count_unknown"], said)
                else:
                    self.assertEqual(filled(WORDS["count"]["other"], n=self.declared[year]), said)

    def test_ribbon(self):
        """A bar is at least as high as what is known, and as high as what is declared."""
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                ribbon = self.nodes[year][f"ribbon-{year}"]
                known, total = sum(self.counted[year]), self.declared[year]
                self.assertEqual(max(known, total or 0), int(ribbon["value"]))
                self.assertEqual("?" if total is None else str(total), ribbon["text"])

    def test_marks(self):
        """One mark a collectivité that has a place, at its level."""
        nowhere = {row["code"] for row in proof.rows("palmares.csv") if not row["lon"]}
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                wanted = collections.Counter((row["code"], int(row["level"] or 0)) for row in proof.rows("palmares.csv")
                                             if int(row["year"]) == year and row["code"] not in nowhere)
                shown = collections.Counter((mark["code"], mark["level"]) for territory in self.dumps[year]["map"]["territories"]
                                            for mark in territory["marks"])
                self.assertEqual(wanted, collections.Counter({key: n for key, n in shown.items() if key[0] not in nowhere}))

    def test_labels_add_up(self):
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                labels = self.dumps[year]["map"]["labels"]
                self.assertEqual(labels["candidates"], labels["placed"] + len(labels["unplaced"]))

    def test_no_level_is_shown_as_zero_arobase(self):
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                for node in self.nodes[year].values():
                    self.assertIsNone(re.search(r"\b(0|zéro|z[eé]ro)\s*(@|arobase)", node["spoken"], re.IGNORECASE), node["spoken"])


if __name__ == "__main__":
    proof.main()
