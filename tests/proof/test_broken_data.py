#!/usr/bin/env python3
"""A table that is cut short, empty, in another encoding or missing: one clear sentence names it, and the rest still shows."""
import shutil
import unittest

import proof

TABLES = ("frise.csv", "figures.csv", "editions.csv", "palmares.csv", "enjeux.csv")
# What still has to be there when that table is broken.
STAYS = {
    "frise.csv": ("map-FR", "edition-count", "ribbon-2018", "legend-5"),
    "figures.csv": ("map-FR", "edition-count", "ribbon-2018", "legend-5"),
    "editions.csv": ("map-FR", "frise", "legend-5", "home-map"),
    "palmares.csv": ("map-FR", "edition-count", "ribbon-2018", "figures-1999"),
    "enjeux.csv": ("map-FR", "edition-count", "ribbon-2018", "figures-1999", "legend-5"),
}


def truncated(file):
    data = file.read_bytes()
    file.write_bytes(data[:len(data) * 6 // 10].rsplit(b",", 1)[0])


def empty(file):
    file.write_bytes(b"")


def latin_1(file):
    file.write_bytes(file.read_text(encoding="utf-8").replace("’", "'").replace("œ", "oe").encode("latin-1", "replace"))


def missing(file):
    file.unlink()


class BrokenData(unittest.TestCase):
    def broken(self, table, damage):
        name = f"broken-{damage.__name__}-{table.split('.')[0]}"
        folder = proof.folder_for(name + "-data") / "exhibition"
        shutil.copytree(proof.EXHIBITION, folder)
        damage(folder / table)
        run = proof.show(name, "dump home\ndo SelectYear 2011\ndo SelectFigures 2009\nwait 1200\nshot end\ndump end\n", exhibition=folder)
        return run, run.dump("home")

    def issues_about(self, table, dump):
        healthy = proof.show(f"broken-none-{table.split('.')[0]}", "dump home\n").dump("home")["issues"]
        return [issue for issue in dump["issues"] if table in issue and issue not in healthy]

    def check(self, damage, most=1):
        for table in TABLES:
            with self.subTest(table=table):
                run, dump = self.broken(table, damage)
                said = self.issues_about(table, dump)
                self.assertTrue(1 <= len(said) <= most, f"{len(said)} sentences about {table}: {said[:5]}")
                self.assertIn(table, run.errors)
                ids = proof.nodes(dump)
                for node in STAYS[table]:
                    self.assertIn(node, ids)
                self.assertEqual(0, run.dump("end")["counters"]["gl_errors"])

    def test_truncated(self):
        self.check(truncated)

    def test_empty(self):
        self.check(empty)

    def test_latin_1(self):
        self.check(latin_1)

    def test_missing(self):
        self.check(missing)


if __name__ == "__main__":
    proof.main()
