#!/usr/bin/env python3
"""Whose the map is stands on every picture that leaves the program (F12): readable on it, and in the file as its copyright."""
import re
import struct
import subprocess
import unittest
import zlib
from xml.etree import ElementTree

import proof

SCRIPT = """
do SelectYear 2018
wait 500
shot home
dump home
do SelectCollectivite 60057
wait 4000
shot town
dump town
do ShowAllFrance
do ExpandInset 974
wait 2000
shot inset
dump inset
do ShowOnGlobe 974
wait 1200
shot travel
dump travel
wait 2000
shot globe
dump globe
do LeaveGlobe
wait 3000
do ShowStatistics departement mean 0
wait 1500
shot statistics
dump statistics
do ShowAnnualMap
wait 500
shot annual
dump annual
do StartAttract
wait 3000
shot attract
dump attract
"""
SHOTS = ("home", "town", "inset", "travel", "globe", "statistics", "annual", "attract")


def chunks(png):
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        body, (crc,) = png[at + 8:at + 8 + length], struct.unpack(">I", png[at + 8 + length:at + 12 + length])
        assert crc == zlib.crc32(kind + body), kind
        yield kind, body
        at += 12 + length


def copyright_of(file):
    """The file's iTXt "Copyright", or None."""
    for kind, body in chunks(file.read_bytes()):
        if kind == b"iTXt" and body.startswith(b"Copyright\0"):
            return body[len(b"Copyright\0\0\0\0\0"):].decode("utf-8")
    return None


def words_of(file):
    """What the file says of itself, whatever its kind."""
    if file.suffix == ".png":
        return copyright_of(file)
    if file.suffix == ".svg":
        return ElementTree.parse(file).getroot().findtext("{http://www.w3.org/2000/svg}desc")
    return re.search(r"Keywords: +(.*)", subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout)[1]


def pixels(file):
    """Width and rows of RGBA bytes of what the program writes (8 bits a channel, each filter)."""
    parts = list(chunks(file.read_bytes()))
    width, height = struct.unpack(">II", parts[0][1][:8])
    data = zlib.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    above, rows = bytearray(width * 4), []
    for y in range(height):
        line = data[y * (width * 4 + 1):(y + 1) * (width * 4 + 1)]
        row = bytearray(line[1:])
        if line[0] == 2:
            for i, up in enumerate(above):
                row[i] = (row[i] + up) & 255
        elif line[0] != 0:
            raise AssertionError(f"filter {line[0]}: not as the program writes")
        rows.append(row)
        above = row
    return width, rows


def spread(file, box):
    """How far apart the darkest and the lightest pixel of a box are, 0 to 255."""
    width, rows = pixels(file)
    left, top, right, bottom = (int(v) for v in (box[0], box[1], box[0] + box[2], box[1] + box[3]))
    light = [sum(row[4 * x:4 * x + 3]) / 3 for row in rows[max(0, top):bottom] for x in range(max(0, left), min(width, right))]
    return max(light) - min(light)


class Attribution(unittest.TestCase):
    def check(self, file, words):
        self.assertIn("Natural Earth", words)
        self.assertRegex(words, "Licence Ouverte")
        self.assertEqual(copyright_of(file), words, file)

    def test_every_shot_says_whose_the_map_is(self):
        for name, size, options in (("landscape", "960x540", ()), ("portrait", "540x960", ("--theme", "nuit")), ("english", "960x540", ("--lang", "en"))):
            run = proof.show(f"attribution-{name}", SCRIPT, *options, size=size, draw=True)
            for shot in SHOTS:
                with self.subTest(screen=name, shot=shot):
                    node = proof.nodes(run.dump(shot)).get("attribution")
                    self.assertIsNotNone(node, "no attribution on the picture")
                    self.check(run.folder / f"{shot}.png", node["text"])
                    x, y, w, h = node["box"]
                    width, height = (int(v) for v in size.split("x"))
                    self.assertTrue(x >= 0 and y >= 0 and x + w <= width + 1 and y + h <= height + 1, node["box"])
                    self.assertGreater(spread(run.folder / f"{shot}.png", node["box"]), 60, "no ink there")

    def test_the_annual_map_says_it_too(self):
        for theme in ("jour", "nuit"):
            picture = proof.folder_for(f"attribution-render-{theme}") / "carte.png"
            process = proof.call(proof.STAFF, "render", "--edition", "2018", "--size", "1280x720", "--theme", theme, "--exhibition", proof.EXHIBITION, "--out", picture)
            self.assertEqual(process.returncode, 0, process.stderr)
            words = copyright_of(picture)
            self.assertIsNotNone(words)
            self.check(picture, words)
            # The words themselves are in the lower part of the page: light and dark pixels there.
            self.assertGreater(spread(picture, (200, 720 * 0.96, 1000, 720 * 0.04)), 60)

    def test_every_page_and_picture_of_the_map_says_it(self):
        """Each kind of file, theme and size; SVG letters are shapes, so its words are in its description."""
        folder = proof.folder_for("attribution-files")
        for theme in ("jour", "nuit"):
            for paper, enlarge in (("A4", "0.82"), ("A0", "2")):
                for kind in ("pdf", "svg", "png"):
                    with self.subTest(theme=theme, paper=paper, kind=kind):
                        file = folder / f"{theme}-{paper}.{kind}"
                        # A picture has no paper: as many px, of as many mm, at a few dots an inch.
                        size = ("--paper", paper, "--enlarge", enlarge) if kind != "png" else ("--size", *{"A4": ("1188x840", "--mm-per-px", "0.25"), "A0": ("1189x841", "--mm-per-px", "1")}[paper])
                        process = proof.call(proof.STAFF, "render", "--edition", "2018", "--theme", theme, *size, "--exhibition", proof.EXHIBITION, "--out", file)
                        self.assertEqual(0, process.returncode, process.stderr)
                        words = words_of(file)
                        self.assertIn("Natural Earth", words)
                        self.assertIn("Licence Ouverte", words)
                        if kind == "pdf":  # and where one reads it
                            self.assert_readable(subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True).stdout)

    def assert_readable(self, text):
        together = "".join(text.split())
        for words in ("NaturalEarth", "LicenceOuverte"):
            self.assertIn(words, together)

    def test_sheets_of_shots_say_it(self):
        folder = proof.folder_for("attribution-sheet")
        script, sheet = folder / "steps.script", folder / "planche.png"
        script.write_text("do SelectYear 2018\nshot one\ndo SelectYear 2011\nshot two\n", encoding="utf-8")
        process = proof.call(proof.KIOSK, "--headless", "--exhibition", proof.EXHIBITION, "--size", "480x270", "--clock", "fake", "--out", folder,
                             "--script", script, "--contact-sheet", sheet)
        self.assertEqual(0, process.returncode, process.stderr)
        self.check(sheet, copyright_of(folder / "one.png"))

    def test_pictures_of_the_communes_say_it(self):
        atlas, folder = proof.communes_atlas(), proof.folder_for("attribution-communes")
        for attribute in ("population", "code"):
            file = folder / f"{attribute}.png"
            process = proof.call(proof.STAFF, "render", "--communes", attribute, "--atlas", atlas, "--size", "1280x720", "--out", file)
            self.assertEqual(0, process.returncode, process.stderr)
            self.check(file, copyright_of(file))
            self.assertGreater(spread(file, (700, 690, 570, 30)), 60, "no ink in the lower right corner")
        process = proof.call(proof.STAFF, "bench", "flight", "--atlas", atlas, "--frames", "2", "--size", "320x180", "--brief", "--pictures", folder)
        self.assertEqual(0, process.returncode, process.stderr)
        for name in ("flight-0", "flight-0-exact"):
            self.check(folder / f"{name}.png", copyright_of(file))

    def test_communes_cannot_be_a_page(self):
        for arguments in (("--communes", "population", "--out", "page.pdf"), ("--communes", "richesse", "--out", "page.png")):
            process = proof.call(proof.STAFF, "render", *arguments)
            self.assertNotEqual(0, process.returncode)
            self.assertIn("--communes", process.stderr)


if __name__ == "__main__":
    proof.main()
