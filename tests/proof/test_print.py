#!/usr/bin/env python3
"""Printed pages: the names of the page are those of the screen (G5), vectors with their fonts and no picture (L1), nothing beyond the
bleed (L3), the same bytes twice (L5), and what is said when a page cannot be written."""
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import unicodedata
import unittest

import pdfpaths
import proof

PT_PER_MM = 72 / 25.4
EDITIONS = ((2018, 1200, 700, 0.45), (2023, 700, 1000, 0.42), (2011, 1200, 700, 0.45))


def tool(*arguments):
    return subprocess.run([str(a) for a in arguments], capture_output=True, text=True, check=True).stdout


def rendered(out, *arguments, seconds=300):
    return proof.call(proof.STAFF, "render", "--edition", 2018, "--out", out, "--exhibition", proof.EXHIBITION, *arguments, seconds=seconds)


def page(name, *arguments):
    out = proof.folder_for(f"print-{name}") / "page.pdf"
    process = rendered(out, *arguments)
    if process.returncode != 0:
        raise AssertionError(process.stderr)
    return out


def letters(text):
    """What one reads, however it is spaced and hyphenated over lines."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace())


def words_of(pdf):
    """(x, y, word): the middle of each word, points from the upper left corner, in the order of the file."""
    found = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', tool("pdftotext", "-bbox", pdf, "-"))
    return [((float(a) + float(c)) / 2, (float(b) + float(d)) / 2, html.unescape(word)) for a, b, c, d, word in found]


def read_in(words, box_mm):
    x, y, w, h = (side * PT_PER_MM for side in box_mm)
    inside = [(round(wy / 3), wx, word) for wx, wy, word in words if x - 1 <= wx <= x + w + 1 and y - 1 <= wy <= y + h + 1]
    return letters("".join(word for _, _, word in sorted(inside)))


class SameNames(unittest.TestCase):
    def test_the_page_names_whom_the_screen_names(self):
        for edition, width, height, mm in EDITIONS:
            with self.subTest(edition=edition):
                folder, lists, files = proof.folder_for(f"print-names-{edition}"), {}, {}
                for kind in ("png", "pdf"):
                    files[kind] = folder / f"page.{kind}"
                    process = proof.call(proof.STAFF, "render", "--edition", edition, "--size", f"{width}x{height}", "--mm-per-px", mm, "--out", files[kind],
                                         "--labels", folder / f"{kind}.json", "--exhibition", proof.EXHIBITION)
                    self.assertEqual(0, process.returncode, process.stderr)
                    lists[kind] = json.loads((folder / f"{kind}.json").read_text(encoding="utf-8"))
                self.assertEqual(lists["png"], lists["pdf"])
                words = words_of(files["pdf"])
                self.assertGreater(len(lists["pdf"]["placed"]), 5)
                for name in lists["pdf"]["placed"]:
                    self.assertIn(letters(name["text"]), read_in(words, name["box_mm"]), name["id"])
                written = letters(tool("pdftotext", "-raw", files["pdf"], "-"))
                placed = " ".join(letters(name["text"]) for name in lists["pdf"]["placed"])
                for name in lists["pdf"]["unplaced"]:
                    text = letters(name["text"])
                    if text not in placed:  # « Arras » is in « Pays d’Arras »
                        self.assertNotIn(text, written)


class Vectors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pdf = page("vectors", "--paper", "A3", "--bleed", 3)
        cls.bytes = cls.pdf.read_bytes()

    def test_fonts_are_in_the_file(self):
        rows = tool("pdffonts", self.pdf).splitlines()[2:]
        self.assertGreaterEqual(len(rows), 3)
        for row in rows:
            self.assertRegex(row, r"\+Inter.* yes +yes +yes +\d+ +0$")

    def test_no_picture(self):
        self.assertEqual(2, len(tool("pdfimages", "-list", self.pdf).splitlines()))
        out = self.pdf.with_suffix(".svg")
        self.assertEqual(0, rendered(out, "--paper", "A3").returncode)
        svg = out.read_text(encoding="utf-8")
        self.assertNotIn("<image", svg)
        self.assertRegex(svg, r'width="1190\.\d+pt" height="841\.\d+pt"')

    def test_text_is_text(self):
        text = tool("pdftotext", "-layout", self.pdf, "-")
        for words in ("2018", "205 collectivités labellisées", "Marcq-en-Barœul", "Villeneuve-d’Ascq", "Cinq arobases", "Nouvelle-Calédonie", "Licence Ouverte"):
            self.assertIn(words, text)

    def test_boxes_and_title(self):
        info = tool("pdfinfo", "-box", self.pdf)
        self.assertRegex(info, r"Title: +Territoires, Villes et Villages Internet 2018\n")
        self.assertRegex(info, r"Author: +Association Villes Internet\n")
        self.assertIn("Page size:       1252.91 x 904.252", info)
        self.assertRegex(info, r"TrimBox: +31\.18 +31\.18 +1221\.73 +873\.07")
        self.assertRegex(info, r"BleedBox: +22\.68 +22\.68 +1230\.24 +881\.57")
        self.assertNotIn("CreationDate", info)
        self.assertIn(b"/Lang (fr-FR)", self.bytes)
        self.assertIn("No errors", self.check()) if shutil.which("qpdf") else None

    def check(self):
        return tool("qpdf", "--check", self.pdf)

    def test_nothing_beyond_the_bleed(self):
        pdf = page("whole", "--paper", "A3")
        self.assertEqual(set(), self.beyond(pdf.read_bytes(), 0, 0, 1190.55, 841.89))
        outside = self.beyond(self.bytes, 22.67, 22.67, 1230.24, 881.58)
        # The crop marks: eight lines on the edges of the page.
        self.assertEqual(16, len(outside), sorted(outside)[:40])
        for x, y in outside:
            self.assertTrue(min(abs(x - e) for e in (31.18, 1221.73)) < 0.02 or min(abs(y - e) for e in (31.18, 873.07)) < 0.02, (x, y))

    def beyond(self, pdf, left, bottom, right, top):
        slack, count, outside = 0.06, 0, set()
        for data in pdfpaths.contents(pdf):
            for x, y in pdfpaths.coordinates(data):
                count += 1
                if not (left - slack <= x <= right + slack and bottom - slack <= y <= top + slack):
                    outside.add((round(x, 2), round(y, 2)))
        self.assertGreater(count, 10_000)
        return {point for point in outside if not self.whole_paper(point, pdf)}

    @staticmethod
    def whole_paper(point, pdf):
        """Cairo fences each group with the paper itself."""
        width, height = (float(v) for v in re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf).groups())
        return all(abs(value - edge) < 1.5 or abs(value) < 1.5 for value, edge in zip(point, (width, height)))

    def test_the_same_bytes_twice(self):
        for kind in ("pdf", "svg"):
            sums = set()
            for _ in range(2):
                out = proof.folder_for("print-twice") / f"page.{kind}"
                self.assertEqual(0, rendered(out, "--paper", "A4").returncode)
                sums.add(hashlib.sha256(out.read_bytes()).hexdigest())
            self.assertEqual(1, len(sums), kind)

    def test_the_date_is_that_of_the_source(self):
        out = proof.folder_for("print-dated") / "page.pdf"
        os.environ["SOURCE_DATE_EPOCH"] = "1517443200"
        try:
            self.assertEqual(0, rendered(out, "--paper", "A4").returncode)
        finally:
            del os.environ["SOURCE_DATE_EPOCH"]
        self.assertIn("2018", re.search(r"CreationDate: +(.*)", tool("pdfinfo", out))[1])

    def test_no_word_under_six_points(self):
        for paper in ("A3", "A2", "A0"):
            process = rendered(proof.folder_for("print-sizes") / "page.pdf", "--paper", paper)
            self.assertEqual(0, process.returncode, process.stderr)
            smallest = float(re.search(r"plus petit texte ([\d,]+)", process.stdout)[1].replace(",", "."))
            self.assertGreaterEqual(smallest, 6)
            self.assertNotIn("6\u00a0pt", process.stderr)


class Frise(unittest.TestCase):
    def test_every_landmark_is_written_and_the_figures_beside(self):
        """D13."""
        out = proof.folder_for("print-frise") / "frise.pdf"
        process = proof.call(proof.STAFF, "render", "--frise", "--out", out, "--exhibition", proof.EXHIBITION)
        self.assertEqual(0, process.returncode, process.stderr)
        self.assertIn("56 repères écrits sur 56", process.stdout)
        words = words_of(out)
        self.assertAlmostEqual(1189 * PT_PER_MM, float(re.search(r"Page size: +([\d.]+)", tool("pdfinfo", out))[1]), delta=1)
        self.assertEqual(2, len(tool("pdfimages", "-list", out).splitlines()))
        written = letters(tool("pdftotext", "-raw", out, "-")).replace("’", "'").replace("«", "").replace("»", "")
        titles = [row["title"] for row in proof.rows("frise.csv")]
        self.assertEqual(56, len(titles))
        for title in titles:
            self.assertIn(letters(title).replace("’", "'").replace("«", "").replace("»", "").replace('"', ""), written)
        for year in range(1999, 2020):
            self.assertIn(str(year), [word for _, _, word in words])
        for figure in ("248 millions", "57 millions", "4h48 par jour"):
            self.assertIn(letters(figure), written)

    def test_one_subject_a_page(self):
        for arguments in ((), ("--frise", "--edition", "2018")):
            process = proof.call(proof.STAFF, "render", *arguments, "--out", proof.folder_for("print-subject") / "page.pdf")
            self.assertNotEqual(0, process.returncode)
            self.assertEqual([], list((proof.OUT / "print-subject").iterdir()))


class Enlarged(unittest.TestCase):
    def test_a_wall_is_a_page_with_larger_letters(self):
        folder, boxes, sizes = proof.folder_for("print-enlarged"), {}, {}
        for name, arguments in (("page", ("--paper", "600x400")), ("wall", ("--paper", "1200x800", "--enlarge", 2))):
            process = rendered(folder / f"{name}.pdf", "--labels", folder / f"{name}.json", *arguments)
            self.assertEqual(0, process.returncode, process.stderr)
            boxes[name] = {one["id"]: one["box_mm"] for one in json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["placed"]}
            sizes[name] = [float(v) for v in re.search(r"Page size: +([\d.]+) x ([\d.]+)", tool("pdfinfo", folder / f"{name}.pdf")).groups()]
        self.assertEqual(boxes["page"].keys(), boxes["wall"].keys())
        for code, box in boxes["page"].items():
            for small, large in zip(box, boxes["wall"][code]):
                self.assertAlmostEqual(2 * small, large, delta=0.01)
        for small, large in zip(sizes["page"], sizes["wall"]):
            self.assertAlmostEqual(2 * small, large, delta=0.1)


class Refused(unittest.TestCase):
    def test_papers_and_options(self):
        folder = proof.folder_for("print-refused")
        for arguments, word in ((("--paper", "A9"), "--paper"), (("--paper", "10x10"), "--paper"), (("--paper", "A3", "--size", "800x600"), "--size"),
                                (("--bleed", 50), "--bleed"), (("--portrait",), "--paper"), (("--paper", "A3", "--portrait", "--landscape"), "--portrait")):
            with self.subTest(arguments=arguments):
                process = rendered(folder / "page.pdf", *arguments)
                self.assertNotEqual(0, process.returncode)
                self.assertIn(word, process.stderr)
        self.assertEqual(1, rendered(folder / "page.png", "--paper", "A4").returncode)
        self.assertEqual([], list(folder.iterdir()))

    def test_where_it_cannot_be_written(self):
        process = rendered("/nonexistent/folder/page.pdf")
        self.assertEqual(1, process.returncode)
        self.assertIn("/nonexistent/folder/page.pdf (dossier introuvable)", process.stderr)
        folder = proof.folder_for("print-folder")
        (folder / "page.pdf").mkdir()
        process = rendered(folder / "page.pdf")
        self.assertEqual(1, process.returncode)
        self.assertIn("c’est un dossier", process.stderr)
        self.assertEqual(["page.pdf"], [entry.name for entry in folder.iterdir()])


if __name__ == "__main__":
    proof.main()
