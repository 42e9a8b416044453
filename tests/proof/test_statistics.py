#!/usr/bin/env python3
"""The statistics of every edition, counted a second time from the palmarès and the official lists."""
import collections
import json
import unittest

import proof

EPCI_OF = {member["code"]: epci["code"] for epci in proof.package_rows("epci") for member in epci["membres"]}
WHOLE = {c["code"]: c["chefLieu"] for c in proof.package_rows("communes") if "chefLieu" in c}   # a part of a commune → the commune
IN_NO_EPCI = {2022: ["98817"]}   # Le Mont-Dore, in Nouvelle-Calédonie, which has none
DEPARTEMENTS = {d["code"]: d["region"] for d in proof.package_rows("departements")}


def departement(row):
    """Of an award: its column says it; an overseas code begins with it."""
    return row["code"][:3] if row["kind"] == "commune" and row["code"][:2] in ("97", "98") else row["dept"]


def recount(year, unit):
    """area → [unknown level, 1 … 5]"""
    areas = collections.defaultdict(lambda: [0] * 6)
    for row in proof.rows("palmares.csv"):
        if int(row["year"]) == year:
            code = departement(row)
            areas[DEPARTEMENTS.get(code, code) if unit == "region" else code][int(row["level"] or 0)] += 1
    return areas


def recount_by_epci(year):
    """As `recount`, and the codes of those that are in none."""
    areas, elsewhere = collections.defaultdict(lambda: [0] * 6), []
    for row in proof.rows("palmares.csv"):
        if int(row["year"]) != year:
            continue
        code = row["code"]
        epci = code if row["kind"] == "epci" else EPCI_OF.get(code) or EPCI_OF.get(WHOLE.get(code))
        if epci:
            areas[epci][int(row["level"] or 0)] += 1
        else:
            elsewhere.append(code)
    return dict(areas), elsewhere


def told(year, unit):
    process = proof.call(proof.STAFF, "statistics", "--edition", year, "--by", unit, "--json")
    if process.returncode:
        raise AssertionError(process.stderr)
    return json.loads(process.stdout)


class Statistics(unittest.TestCase):
    def test_an_edition_that_is_none_is_said(self):
        process = proof.call(proof.STAFF, "statistics", "--edition", 1950)
        self.assertEqual(process.returncode, 1)
        self.assertIn("1950", process.stderr)

    def test_regions_and_departements_are_what_a_second_count_finds(self):
        for year in proof.EDITIONS:
            for unit in ("region", "departement"):
                found = {area["code"]: area["by_level"] for area in told(year, unit)["areas"] if area["count"]}
                self.assertEqual(found, dict(recount(year, unit)), f"{year} {unit}")

    def test_f11_epci_are_what_a_second_count_finds_and_only_the_known_lie_in_none(self):
        for year in proof.EDITIONS:
            statistics = told(year, "epci")
            areas, elsewhere = recount_by_epci(year)
            self.assertEqual(IN_NO_EPCI.get(year, []), elsewhere, year)
            self.assertEqual(len(elsewhere), sum(statistics["elsewhere"]["by_level"]), year)
            self.assertEqual(areas, {area["code"]: area["by_level"] for area in statistics["areas"]}, year)

    def test_rates_and_means_follow_from_the_counts(self):
        for area in told(2018, "region")["areas"]:
            levels = area["by_level"]
            if not area["population"]:
                self.assertIsNone(area["rate_per_100000"])
                continue
            self.assertAlmostEqual(area["rate_per_100000"], 1e5 * sum(levels) / area["population"])
            known = sum(levels[1:])
            if known:
                self.assertAlmostEqual(area["mean_level"], sum(i * n for i, n in enumerate(levels)) / known)
            else:
                self.assertIsNone(area["mean_level"])

    def test_the_bars_on_the_screen_are_these_numbers_on_every_page(self):
        pages = 4
        steps = "do SelectYear 2018\n" + "".join(f"do ShowStatistics region count {page}\nwait 700\ndump p{page}\n" for page in range(pages))
        run = proof.show("statistics", steps, size="1920x1080", mm_per_px="0.28")
        shown = {}
        for page in range(pages):
            for name, node in proof.nodes(run.dump(f"p{page}")).items():
                if name.startswith("statistics-area-"):
                    shown[name.removeprefix("statistics-area-")] = int(node["text"].split()[-1])
        self.assertEqual(shown, {area["code"]: area["count"] for area in told(2018, "region")["areas"]})


if __name__ == "__main__":
    proof.main()
