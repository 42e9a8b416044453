#!/usr/bin/env python3
"""One clock, two views: the cursor of the frise, dragged with a finger, changes the edition of the map."""
import unittest

import proof

START = 2018


def drag(first, last, home):
    """Script lines: take the cursor at `first`'s column, let it go at `last`'s."""
    x0, x1 = proof.column_x(home, first), proof.column_x(home, last)
    y = proof.centre(proof.nodes(home)["cursor"]["box"])[1]
    return f"down 1 {x0} {y}\nwait 50\nglide 1 {x1} {y} 300\nup 1 {x1} {y}\nwait 100\n"


class Cursor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = proof.show("cursor-home", "dump home\n").dump("home")

    def test_every_edition_by_dragging(self):
        script, at = "", START
        for year in proof.EDITIONS:
            script += drag(at, year, self.home) + f"dump dragged-{year}\n"
            script += f"do SelectYear {START}\ndo SelectYear {year}\nwait 100\ndump asked-{year}\n"
            at = year
        run = proof.show("cursor-drag", script)
        for year in proof.EDITIONS:
            with self.subTest(edition=year):
                dragged, asked = run.dump(f"dragged-{year}"), run.dump(f"asked-{year}")
                self.assertEqual(year, dragged["year"])
                self.assertEqual(year, dragged["edition"])
                self.assertEqual(str(year), proof.nodes(dragged)["cursor"]["value"])
                self.assertEqual([t["marks"] for t in asked["map"]["territories"]], [t["marks"] for t in dragged["map"]["territories"]])
                self.assertEqual(asked["known_by_level"], dragged["known_by_level"])

    def test_years_without_an_edition_say_so(self):
        """There the map is empty and the title tells why."""
        for year in (2003, 2009, 2025):
            with self.subTest(year=year):
                run = proof.show(f"cursor-{year}", drag(START, year, self.home) + "dump end\n")
                dump = run.dump("end")
                self.assertEqual(year, dump["year"])
                self.assertIsNone(dump["edition"])
                self.assertEqual([0] * 6, dump["known_by_level"])
                self.assertIn(f"Pas d’édition connue en {year}", proof.nodes(dump)["edition-none"]["text"])

    def test_it_stops_at_the_ends(self):
        script = drag(START, 1990, self.home) + "dump first\n" + drag(1999, 2060, self.home) + "dump last\n"
        run = proof.show("cursor-ends", script)
        self.assertEqual(1999, run.dump("first")["year"])
        self.assertEqual(2026, run.dump("last")["year"])

    def test_a_tap_on_a_year_and_on_its_bar(self):
        header = proof.centre(proof.nodes(self.home)["cursor"]["box"])[1]
        run = proof.show("cursor-tap", f"tap {proof.column_x(self.home, 2011)} {header}\nwait 100\ndump year\ntap @ribbon-2006\nwait 100\ndump bar\n")
        self.assertEqual(2011, run.dump("year")["edition"])
        self.assertEqual(2006, run.dump("bar")["edition"])

    def test_buttons_and_keys_step_from_edition_to_edition(self):
        """Across the years without one."""
        run = proof.show("cursor-step", "do SelectYear 2008\ntap @edition-next\nwait 100\ndump up\nkey left\nwait 100\ndump down\n")
        self.assertEqual(2010, run.dump("up")["edition"])
        self.assertEqual(2008, run.dump("down")["edition"])


if __name__ == "__main__":
    proof.main()
