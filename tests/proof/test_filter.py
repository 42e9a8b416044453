#!/usr/bin/env python3
"""The legend is a filter: what it takes off the map is as many marks as it counts, and comes back."""
import unittest

import proof


def marks(dump):
    return [mark for territory in dump["map"]["territories"] for mark in territory["marks"]]


def placed(year):
    """Codes of the edition that stand somewhere on the map, by level, and those with a mention."""
    rows = [row for row in proof.rows("palmares.csv") if int(row["year"]) == year]
    return {row["code"]: int(row["level"] or 0) for row in rows}, {row["code"] for row in rows if row["mention"]}


class Filter(unittest.TestCase):
    def test_each_level_goes_and_comes_back(self):
        year = 2018
        steps = f"do SelectYear {year}\nwait 500\ndump all\n"
        for level in range(6):
            steps += f"tap @legend-{level}\nwait 300\ndump without{level}\ntap @legend-{level}\nwait 300\ndump again{level}\n"
        run = proof.show("filter", steps)
        everything = marks(run.dump("all"))
        self.assertEqual({m["code"]: m["level"] for m in everything}, placed(year)[0])
        for level in range(6):
            left = marks(run.dump(f"without{level}"))
            self.assertEqual({m["code"] for m in left}, {m["code"] for m in everything if m["level"] != level})
            self.assertIn("masquées", proof.nodes(run.dump(f"without{level}"))[f"legend-{level}"]["spoken"])
            self.assertEqual({m["code"] for m in marks(run.dump(f"again{level}"))}, {m["code"] for m in everything})

    def test_only_those_with_a_mention(self):
        year = 2021
        run = proof.show("filter-mentions", f"do SelectYear {year}\ntap @legend-mentions\nwait 300\ndump mentions\ntap @home-map\nwait 4000\ndump home\n")
        levels, mentioned = placed(year)
        self.assertEqual({m["code"] for m in marks(run.dump("mentions"))}, mentioned)
        self.assertEqual(proof.nodes(run.dump("mentions"))["legend-mentions"]["value"], str(len([r for r in proof.rows("palmares.csv") if int(r["year"]) == year and r["mention"]])))
        self.assertEqual({m["code"] for m in marks(run.dump("home"))}, set(levels))

    def test_a_mention_is_spoken_with_its_mark(self):
        run = proof.show("filter-spoken", "do SelectYear 2018\nwait 300\ndump d\n")
        spoken = [node["spoken"] for name, node in proof.nodes(run.dump("d")).items() if name.startswith("mark-")]
        self.assertTrue(any("gouvernement ouvert" in words for words in spoken))


if __name__ == "__main__":
    proof.main()
