#!/usr/bin/env python3
"""Editions compared a second time, from the tables alone: the same sets, whatever the pair."""
import csv
import io
import json
import unicodedata
import unittest

import proof

NOWHERE = proof.OUT / "no.atlas"


def levels(rows, year):
    """code → level, None where it is not known."""
    return {row["code"]: int(row["level"]) if row["level"] else None for row in rows if int(row["year"]) == year}


def declared(year):
    count = next(row["count"] for row in proof.rows("editions.csv") if int(row["year"]) == year)
    return int(count) if count else None


def compared(rows, start, end, declared_of=declared):
    """progress → codes, by the rule: an absence means something only in an edition that is known in full."""
    before, after = levels(rows, start), levels(rows, end)
    full = {year: declared_of(year) == sum(int(row["year"]) == year for row in rows) for year in (start, end)}
    sets = {}
    for code in before.keys() | after.keys():
        if code not in before:
            progress = "new" if full[start] else "unknown_before"
        elif code not in after:
            progress = "left" if full[end] else "unknown_after"
        elif before[code] is None or after[code] is None:
            progress = "not_comparable"
        else:
            progress = "up" if after[code] > before[code] else "down" if after[code] < before[code] else "kept"
        sets.setdefault(progress, set()).add(code)
    return sets


def told(start, end, *options):
    process = proof.call(proof.STAFF, "compare", "--from", start, "--to", end, "--json", *options)
    if process.returncode:
        raise AssertionError(process.stderr)
    return json.loads(process.stdout)


def sets_of(answer):
    sets = {}
    for one in answer["collectivites"]:
        sets.setdefault(one["progress"], set()).add(one["code"])
    return sets


def key(text):
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("’", " ").replace("'", " ").replace("-", " "))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


ORDER = ["up", "kept", "down", "new", "left", "unknown_before", "unknown_after", "not_comparable"]


class Comparison(unittest.TestCase):
    def test_what_cannot_be_compared_is_said(self):
        for arguments, word in (((2018, 2018), "2018"), ((2018, 2017), "précéder"), ((1950, 2018), "1950"), ((2018, 2050), "2050")):
            with self.subTest(arguments=arguments):
                process = proof.call(proof.STAFF, "compare", "--from", arguments[0], "--to", arguments[1])
                self.assertEqual(1, process.returncode)
                self.assertEqual("", process.stdout)
                self.assertIn(word, process.stderr)
        self.assertNotEqual(0, proof.call(proof.STAFF, "compare", "--from", 2018).returncode)
        self.assertEqual(1, proof.call(proof.STAFF, "compare", "--from", 2017, "--to", 2018, "--exhibition", "/nonexistent").returncode)

    def test_the_sets_of_all_consecutive_editions_are_what_a_second_count_finds(self):
        rows = proof.rows("palmares.csv")
        # None of the laureates changed its code or its limits: they may be told by their codes alone.
        official = proof.package_rows("communes")
        codes = {one["code"] for one in official if one["type"] == "commune-actuelle"}
        self.assertEqual([], sorted({row["code"] for row in rows if row["kind"] == "commune"} - codes))
        for start, end in zip(proof.EDITIONS, proof.EDITIONS[1:]):
            answer = told(start, end)
            wanted = compared(rows, start, end)
            self.assertEqual(wanted, sets_of(answer), f"{start} {end}")
            self.assertEqual({name: len(codes) for name, codes in wanted.items()}, {name: n for name, n in answer["counts"].items() if n})
            for side, year in (("from", start), ("to", end)):
                self.assertEqual((year, declared(year), sum(int(row["year"]) == year for row in rows)),
                                 (answer[side]["edition"], answer[side]["declared"], answer[side]["known"]))

    def test_the_list_goes_by_progress_then_by_alphabet(self):
        for start, end in ((2017, 2018), (2008, 2010), (2021, 2023)):
            shown = [(ORDER.index(one["progress"]), key(one["name"])) for one in told(start, end)["collectivites"]]
            self.assertEqual(sorted(shown), shown)

    def test_editions_known_in_full_say_who_came_and_who_left(self):
        folder = proof.folder_for("comparison-full")
        for file in proof.EXHIBITION.rglob("*"):
            if file.is_file():
                target = folder / file.relative_to(proof.EXHIBITION)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
        with open(folder / "palmares.csv", encoding="utf-8", newline="") as file:
            palmares = list(csv.DictReader(file))
        known = {year: sum(int(row["year"]) == year for row in palmares) for year in (2017, 2018)}
        with open(folder / "editions.csv", encoding="utf-8", newline="") as file:
            editions = list(csv.DictReader(file))
        for row in editions:
            row["count"] = known.get(int(row["year"]), row["count"])
        out = io.StringIO()
        writer = csv.DictWriter(out, editions[0].keys())
        writer.writeheader()
        writer.writerows(editions)
        (folder / "editions.csv").write_text(out.getvalue(), encoding="utf-8")
        answer = told(2017, 2018, "--exhibition", folder)
        self.assertTrue(answer["from"]["complete"] and answer["to"]["complete"])
        wanted = compared(palmares, 2017, 2018, known.get)
        self.assertTrue(wanted["new"] and wanted["left"])
        self.assertEqual(wanted, sets_of(answer))

    def test_the_table_says_the_same_as_the_json(self):
        process = proof.call(proof.STAFF, "compare", "--from", 2017, "--to", 2018)
        self.assertEqual(0, process.returncode, process.stderr)
        self.assertIn("sur 177", process.stderr)
        self.assertIn("sur 205", process.stderr)
        table = list(csv.DictReader(io.StringIO(process.stdout)))
        answer = told(2017, 2018)["collectivites"]
        self.assertEqual([(one["code"], str(one["before"]["level"] or ""), str(one["after"]["level"] or "")) for one in answer],
                         [(row["code"], row["niveau_2017"], row["niveau_2018"]) for row in table])

    def test_without_a_map_the_codes_are_compared_as_they_are_written(self):
        process = proof.call(proof.STAFF, "compare", "--from", 2017, "--to", 2018, "--json", "--atlas", NOWHERE)
        self.assertEqual(0, process.returncode)
        self.assertIn("pas de carte", process.stderr)
        self.assertEqual(compared(proof.rows("palmares.csv"), 2017, 2018), sets_of(json.loads(process.stdout)))

    def test_the_excellence_of_an_edition_is_derived_a_second_time(self):
        rows = proof.rows("palmares.csv")
        mention = "excellence numérique"
        numbers = {int(row["year"]): int(row["edition"]) for row in proof.rows("editions.csv")}
        by_number = {number: year for year, number in numbers.items()}
        for end, start in ((2021, 2020), (2022, 2021), (2023, 2022), (2026, 2024)):
            window = [by_number.get(numbers[end] - i) for i in range(6)]
            found = {}
            for row in rows:
                if int(row["year"]) != end or not (row["level"] == "5" or mention in row["mention"]):
                    continue
                then = {year: levels(rows, year).get(row["code"]) for year in window if year}
                known = [level for level in then.values() if level]
                evidence = "contradicted" if any(level < 5 for level in known) else "shown" if len(known) == 6 else "open"
                found[row["code"]] = (evidence, sum(level == 5 for level in known), mention in row["mention"])
            answer = {one["code"]: (one["evidence"], one["known_five"], one["declared"]) for one in told(start, end)["excellence"]}
            self.assertEqual(found, answer, end)


if __name__ == "__main__":
    proof.main()
