#!/usr/bin/env python3
"""Boundaries as people have them, sound and broken: each is drawn or refused by name, and nothing crashes."""
import json
import math
import os
import unittest
import zipfile

import proof
from geofiles import SQUARE, collection, feature


class Inspect(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = proof.folder_for("inspect")

    def inspect(self, name, text, *options, status=0):
        file = self.folder / name
        if isinstance(text, bytes):
            file.write_bytes(text)
        else:
            file.write_text(text, encoding="utf-8")
        return self.look(file, *options, status=status)

    def look(self, file, *options, status=0):
        process = proof.call(proof.STAFF, "inspect", file, "--json", *options, seconds=60)
        self.assertEqual(status, process.returncode, f"{file}: {process.stderr}\n{process.stdout}")
        return json.loads(process.stdout)

    def rules(self, report):
        return {i["rule"] for layer in report["layers"] for i in layer["issues"]} | {i["rule"] for i in report["issues"]}

    def test_a_sound_layer(self):
        layer = self.inspect("sound.geojson", collection(feature([SQUARE])))["layers"][0]
        self.assertEqual(("communes", 1, 0, 5, 1, "INSEE_COM", "NOM", 1.0),
                         (layer["kind"], layer["drawn"], layer["refused"], layer["vertices"], layer["matched"], layer["code_column"], layer["name_column"], layer["join_rate"]))
        self.assertEqual([5.0, 46.0, 5.2, 46.2], layer["box_wgs84"])

    def test_codes_that_lost_their_zero_or_are_small(self):
        report = self.inspect("codes.geojson", collection(feature([SQUARE], 1053), feature([SQUARE], "2a004"), feature([SQUARE], " 01053 ")))
        self.assertEqual(3, report["layers"][0]["matched"])

    def named(self, *names):
        """Communes that a layer calls by name only: NOM, or NOM and DEP."""
        features = [feature([[[x + 0.3 * i, y] for x, y in SQUARE]]) for i in range(len(names))]
        for one, (name, departement) in zip(features, names):
            one["properties"] = {"NOM": name, "DEP": departement}
        return collection(*features)

    def test_names_only(self):
        layer = self.inspect("names.geojson", self.named(("Bourg-en-Bresse", "01"), ("ÉVIAN LES BAINS", None), ("Saint-Denis", "Seine-Saint-Denis"),
                                                         ("Saint-Denis", "974"), ("Thonon-les-Bains", 74)))["layers"][0]
        self.assertEqual(("", "NOM", 5, 5), (layer["code_column"], layer["name_column"], layer["drawn"], layer["matched"]))
        self.assertEqual({"geodata-by-name"}, {i["rule"] for i in layer["issues"]})

    def test_homonyms_are_refused_and_named(self):
        layer = self.inspect("homonyms.geojson", self.named(("Bourg-en-Bresse", None), ("Saint-Denis", None), ("Nulle-Part", "01"), ("Annecy", "01"),
                                                            ("Quimper", None), ("quimper", "29")))["layers"][0]
        self.assertEqual((6, 1), (layer["drawn"], layer["matched"]))
        messages = {i["rule"]: i["message"] for i in layer["issues"]}
        self.assertIn("Saint-Denis", messages["geodata-homonym"])
        for name in ("Nulle-Part (01)", "Annecy (01)"):
            self.assertIn(name, messages["geodata-name-unknown"])
        self.assertIn("quimper", messages["geodata-name-twice"])
        self.inspect("nobody.geojson", self.named(("Nulle-Part", None)), status=1)

    def offset_px(self, atlas, code, lon, lat):
        """How far from (lon, lat) that place stands on that map, px of a hundred metres."""
        script = f"do SetReducedMotion 1\ndo SelectYear 1999\ndo FlyTo {lon} {lat} 100 FR\nwait 500\ndo SelectPlace {code}\nwait 500\ndo FlyTo {lon} {lat} 100 FR\nwait 500\ndump place\n"
        dump = proof.show(f"inspect-{code}", script, "--atlas", atlas, size="1920x1080", mm_per_px="0.28").dump("place")
        france = next(t for t in dump["map"]["territories"] if t["id"] == "FR")
        x, y = proof.centre(proof.nodes(dump)[f"place-{code}"]["box"])
        return math.hypot(x - france["middle_px"][0], y - france["middle_px"][1])

    def test_names_only_reach_the_map(self):
        """The bake joins them as inspect says: the commune stands where its outline is, fifteen kilometres from where it was, and its homonym does not move."""
        file = self.folder / "communes-nommees.geojson"
        file.write_text(self.named(("Bourg-en-Bresse", "01"), ("Saint-Denis", None)), encoding="utf-8")
        out = self.folder / "named.bake"
        process = proof.call(proof.STAFF, "bake", "--packages", os.environ.get("AROBASE_PACKAGES", str(proof.SOURCE / "build/geodata/packages")), file, "--out", out, seconds=200)
        self.assertEqual(0, process.returncode, process.stderr)
        self.assertIn("geodata-homonym", process.stderr)
        self.assertLess(self.offset_px(out, "01053", 5.1, 46.1), 10)
        self.assertLess(self.offset_px(out, "93066", 2.358, 48.935), 20)

    def test_metres_without_a_crs_are_lambert_93_in_france(self):
        square = [[x, y] for x, y in ((870000, 6570000), (880000, 6570000), (880000, 6580000), (870000, 6580000), (870000, 6570000))]
        # GeoJSON is in degrees by its standard: a Shapefile without .prj has no word on it, and MapInfo's text neither.
        mif = "Version 300\nCharset \"Neutral\"\nDelimiter \",\"\nColumns 1\n  INSEE_COM Char(5)\nData\n\nRegion 1\n  5\n" + \
              "".join(f"{x} {y}\n" for x, y in square) + "\n"
        (self.folder / "COMMUNE.mid").write_text('"01053"\n', encoding="utf-8")
        layer = self.inspect("COMMUNE.mif", mif)["layers"][0]
        self.assertEqual(("EPSG:2154", True, 1, 1), (layer["crs"], layer["crs_inferred"], layer["drawn"], layer["matched"]))
        self.assertTrue(4.5 < layer["box_wgs84"][0] < 6 and 45.5 < layer["box_wgs84"][1] < 47, layer["box_wgs84"])

    def test_a_declared_projection_is_followed(self):
        square = [[x, y] for x, y in ((870000, 6570000), (880000, 6570000), (880000, 6580000), (870000, 6580000), (870000, 6570000))]
        layer = self.inspect("lambert.geojson", collection(feature([square]), crs="urn:ogc:def:crs:EPSG::2154"))["layers"][0]
        self.assertEqual(("EPSG:2154", False, 1), (layer["crs"], layer["crs_inferred"], layer["drawn"]))

    def test_swapped_axes_are_said(self):
        report = self.inspect("swapped.geojson", collection(feature([[[y, x] for x, y in SQUARE]])))
        self.assertIn("geodata-axes", self.rules(report))

    def test_broken_geometries_are_refused_by_name_and_the_others_drawn(self):
        bow = [[5.0, 46.0], [5.2, 46.2], [5.2, 46.0], [5.0, 46.2], [5.0, 46.0]]
        report = self.inspect("broken.geojson", collection(
            feature([SQUARE]), feature(None, kind=None), feature([], kind="Polygon"), feature([5, 46], kind="Point"),
            feature([bow]), feature([[[400, 46], [401, 46], [401, 47], [400, 46]]]), feature([[[1e400, 46], [5, 46], [5, 47], [1e400, 46]]]),
            feature([[[x, y, 12.5] for x, y in SQUARE]]), feature([[SQUARE], [[[6.0, 46.0], [6.1, 46.0], [6.1, 46.1], [6.0, 46.0]]]], kind="MultiPolygon")))
        layer = report["layers"][0]
        self.assertEqual(9, layer["drawn"] + layer["refused"])
        self.assertEqual(4, layer["drawn"], layer)
        self.assertTrue({"geodata-empty", "geodata-no-polygon", "geodata-repaired"} <= self.rules(report), self.rules(report))

    def test_what_is_no_map_is_refused(self):
        for name, text in (("truncated.geojson", collection(feature([SQUARE]))[:120]), ("empty.geojson", ""), ("text.gpkg", "bonjour"),
                           ("noise.shp", bytes(range(256)) * 40), ("zip.zip", b"PK\x03\x04 pas une archive"), ("table.json", "[1,2,3]"),
                           ("topology.topojson", '{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[7]]}},"arcs":[]}')):
            with self.subTest(name):
                report = self.inspect(name, text, status=1)
                self.assertFalse(report["drawable"])
                self.assertTrue(report["issues"] or any(layer["issues"] for layer in report["layers"]), report)

    def test_a_layer_of_another_kind_is_named_and_left(self):
        report = self.inspect("rivers.geojson", collection(feature([SQUARE]), name="rivers").replace("INSEE_COM", "id"), status=1)
        self.assertIn("geodata-kind", self.rules(report))

    def test_an_archive_is_looked_into_whatever_the_depth(self):
        archive = self.folder / "delivery.zip"
        with zipfile.ZipFile(archive, "w") as z:
            z.writestr("ADE/1_DONNEES/FRA/COMMUNE.geojson", collection(feature([SQUARE])))
            z.writestr("ADE/lisezmoi.txt", "rien")
        report = self.look(archive)
        self.assertEqual(1, report["layers"][0]["drawn"])
        self.assertTrue(report["layers"][0]["file"].endswith("delivery.zip/ADE/1_DONNEES/FRA/COMMUNE.geojson"))

    def test_one_layer_among_several_and_a_wrong_name(self):
        self.inspect("one.geojson", collection(feature([SQUARE])), "--layer", "COMMUNE")
        report = self.inspect("one.geojson", collection(feature([SQUARE])), "--layer", "AUTRE", status=1)
        self.assertEqual("geodata-no-layer", report["issues"][0]["rule"])
        self.assertIn("« AUTRE » ; il y a : COMMUNE", report["issues"][0]["message"].replace("\u202f", " "))


if __name__ == "__main__":
    proof.main()
