#!/usr/bin/env python3
"""Nothing lies on anything else (overlaps.py), targets are large enough for a finger, texts large enough to read, colours
apart enough (audit.py): on every screen size, in every theme, in all languages, with every kind of sheet open."""
import unittest

import audit
import overlaps
import proof

# name, size, mm per px, options. 24-inch screens but for the portrait one, a 32-inch totem.
SCREENS = [
    ("landscape", "1920x1080", "0.277", ()),
    ("desk", "1280x800", "0", ()),
    ("portrait", "1080x1920", "0.369", ()),
    ("uhd", "3840x2160", "0.138", ()),
    ("english", "1920x1080", "0.277", ("--lang", "en")),
    ("falc", "1920x1080", "0.277", ("--lang", "falc")),
    ("nuit", "1920x1080", "0.277", ("--theme", "nuit")),
    ("contraste", "1920x1080", "0.277", ("--theme", "contraste")),
]

STEPS = """
dump home
do SelectYear 2011
dump year-2011
do SelectYear 2009
dump year-without-edition
do SelectYear 2018
do SelectCollectivite 60057
wait 4000
dump town
do SelectDepartement 59
wait 2000
dump departement
do SelectPlace 97411
wait 4000
dump place
do SelectFigures 2019
wait 1500
dump figures
do SelectLandmark r2000-67-sur-la-fracture-numerique
wait 1500
dump landmark
do ShowAllFrance
do ShowFrise 2005 2011
wait 4000
dump near-frise
do ExpandInset 971
wait 2500
dump inset
do ShowOnGlobe 971
wait 3000
dump globe
do LeaveGlobe
wait 3000
do ShowAllFrance
do FlyTo 3.1 50.6 100 FR
wait 4000
dump communes
do ShowAllFrance
do ExpandInset IDF
wait 3000
dump magnifier
do ShowAllFrance
do ShowStatistics region rate 0
wait 3000
dump statistics-rate
do ShowStatistics departement mean 1
wait 500
dump statistics-mean
do ShowStatistics epci count 0
wait 500
dump statistics-count
do Compare 2010 2021 progress
wait 3000
dump compare
do ScrollList -400
wait 300
dump compare-scrolled
do SelectCollectivite 60057
wait 3000
dump compare-sheet
do Compare 2011 2018 swipe
wait 2000
dump swipe
do Compare 2011 2018 beside
wait 2000
dump beside
do Compare 2011 2018 multiples
wait 2000
dump multiples
do LeaveComparison
do SelectYear 2000
do ToggleLevel 5
do CloseSheet
wait 3000
dump filtered
do ShowAllFrance
wait 3000
do OpenSearch
wait 1000
dump search-territories
type "saint denis"
dump search-results
do CloseSearch
do OpenSearch
type "qsdfgh"
dump search-nothing
do Browse 75 - -1 0
dump search-departements
do Browse 32 62 -1 0
dump search-stretches
do Browse 32 62 3 0
dump search-communes
do ShowFound commune 74010 -1
wait 4000
dump not-yet
do ShowFound region 76 -1
wait 4000
dump region
do ShowFound epci 200069672 -1
wait 4000
dump epci
do StartAttract
wait 1500
dump attract
"""


def dumps_of(name, size, mm, options):
    steps = STEPS
    run = proof.show(f"layout-{name}", steps, *options, size=size, mm_per_px=mm)
    return [(file.stem, run.dump(file.stem)) for file in sorted(run.folder.glob("*.json"))]


class Layout(unittest.TestCase):
    def report(self, found):
        self.assertEqual([], found, "\n" + "\n".join(found))


def make(name, size, mm, options):
    def test_texts_do_not_overlap(self):
        found = []
        for step, dump in dumps_of(name, size, mm, options):
            found += [f"{name}/{step}: {line}" for line in overlaps.clashes(dump)]
        self.report(found)

    def test_fit_for_fingers_and_eyes(self):
        found = []
        for step, dump in dumps_of(name, size, mm, options):
            found += [f"{name}/{step}: {line}" for line in audit.faults(dump)]
        self.report(found)
    setattr(Layout, f"test_texts_do_not_overlap_{name}", test_texts_do_not_overlap)
    setattr(Layout, f"test_fit_for_fingers_and_eyes_{name}", test_fit_for_fingers_and_eyes)


for screen in SCREENS:
    make(*screen)

if __name__ == "__main__":
    proof.main()
