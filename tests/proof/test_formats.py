#!/usr/bin/env python3
"""Sound boundaries as people have them: one commune in every format, packing and grid is drawn and known; one layer of forty is found."""
import json
import subprocess
import unittest
import zipfile

import proof
from geofiles import collection, feature, gpkg, square_at, topology, wkb_polygon

BOURG = square_at(5.2, 46.2)


def by_ogr(file, driver, *options, code="01053", where=(BOURG,), kind="Polygon"):
    """The commune as ogr2ogr writes it."""
    source = file.parent / "source.json"
    source.write_text(collection(feature(where, code, kind=kind)), encoding="utf-8")
    subprocess.run(["ogr2ogr", "-f", driver, *options, file, source], check=True, capture_output=True)
    source.unlink()
    return file


def zipped(archive, inner, file):
    with zipfile.ZipFile(archive, "w") as out:
        out.write(file, inner)
    file.unlink()
    return archive


def text(file, content):
    file.write_text(content, encoding="utf-8")
    return file


# How it is written · how the file is made
FORMATS = [
    ("GeoPackage", lambda f: by_ogr(f / "a.gpkg", "GPKG")),
    ("Shapefile", lambda f: by_ogr(f / "a.shp", "ESRI Shapefile")),
    ("GeoJSON", lambda f: text(f / "a.geojson", collection(feature([BOURG])))),
    ("TopoJSON", lambda f: text(f / "a.topojson", topology([[0]], BOURG))),
    ("FlatGeobuf", lambda f: by_ogr(f / "a.fgb", "FlatGeobuf")),
    ("GML", lambda f: by_ogr(f / "a.gml", "GML")),
    ("MapInfo, text", lambda f: by_ogr(f / "a.mif", "MapInfo File")),
    ("MapInfo, tables", lambda f: by_ogr(f / "a.tab", "MapInfo File")),
    ("KML, columns of a schema", lambda f: by_ogr(f / "a.kml", "KML")),
    ("KML, as libkml writes it", lambda f: by_ogr(f / "a.kml", "LIBKML")),
    ("heights and measures in a GeoPackage", lambda f: by_ogr(f / "a.gpkg", "GPKG", "-dim", "XYZM")),
    ("heights and measures in a Shapefile", lambda f: by_ogr(f / "a.shp", "ESRI Shapefile", "-dim", "XYZM")),
    ("several parts", lambda f: by_ogr(f / "a.fgb", "FlatGeobuf", kind="MultiPolygon", where=[[BOURG], [square_at(5.6, 46.2)]])),
    ("a GeoPackage in a zip", lambda f: zipped(f / "a.zip", "COMMUNE.gpkg", by_ogr(f / "COMMUNE.gpkg", "GPKG"))),
    ("FlatGeobuf in a folder of a zip", lambda f: zipped(f / "a.zip", "ADE/1_DONNEES/COMMUNE.fgb", by_ogr(f / "COMMUNE.fgb", "FlatGeobuf"))),
    ("a zip of capital and small letters", lambda f: zipped(f / "a.Zip", "COMMUNE.GPKG", by_ogr(f / "COMMUNE.gpkg", "GPKG"))),
]

# Territory · the grid of its land survey · a commune · a place in it
OVERSEAS = [("974", 2975, "97411", 55.45, -20.9), ("988", 3163, "98818", 166.45, -22.27), ("971", 5490, "97105", -61.73, 16.0)]


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = proof.folder_for("formats")

    def made(self, name, make):
        folder = self.folder / name
        folder.mkdir()
        return make(folder)

    def inspect(self, file, *options, status=0):
        process = proof.call(proof.STAFF, "inspect", file, "--json", *options, seconds=60)
        self.assertEqual(status, process.returncode, f"{file}: {process.stderr}\n{process.stdout}")
        return json.loads(process.stdout)

    def expect_known(self, layer, near):
        self.assertEqual(("communes", 1, 0, 1, "INSEE_COM", "NOM"),
                         (layer["kind"], layer["drawn"], layer["refused"], layer["matched"], layer["code_column"].upper(), layer["name_column"].upper()), layer)
        self.assertEqual([], [issue for issue in layer["issues"] if issue["severity"] != "info"])
        for side, wanted in zip(layer["box_wgs84"], near):
            self.assertAlmostEqual(side, wanted, delta=1e-5)

    def test_the_same_commune_in_every_format_is_drawn_and_known(self):
        for number, (what, make) in enumerate(FORMATS):
            with self.subTest(what):
                report = self.inspect(self.made(f"format-{number}", make))
                self.assertEqual(1, len(report["layers"]), report)
                east = 5.7 if what == "several parts" else 5.3
                self.expect_known(report["layers"][0], (5.1, 46.1, east, 46.3))

    def test_the_grids_of_overseas_are_followed(self):
        for territory, epsg, code, lon, lat in OVERSEAS:
            with self.subTest(territory):
                layer = self.inspect(self.made(territory, lambda f: by_ogr(f / "a.gpkg", "GPKG", "-t_srs", f"EPSG:{epsg}", code=code, where=[square_at(lon, lat)])))["layers"][0]
                self.assertEqual((f"EPSG:{epsg}", False), (layer["crs"], layer["crs_inferred"]))
                self.expect_known(layer, (lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1))

    def test_one_layer_of_forty_is_found(self):
        others = [f"CANTON_{i:02}" for i in range(1, 40)]
        file = gpkg(self.folder / "forty.gpkg", [wkb_polygon(BOURG)], layers=(*others[:20], "COMMUNE", *others[20:]))
        self.assertEqual({*others, "COMMUNE"}, {layer["layer"] for layer in self.inspect(file)["layers"]})
        self.assertEqual(["COMMUNE"], [layer["layer"] for layer in self.inspect(file, "--layer", "COMMUNE")["layers"]])
        wrong = self.inspect(file, "--layer", "COMUNE", status=1)["issues"]
        self.assertEqual(["geodata-no-layer"], [issue["rule"] for issue in wrong])
        for name in (*others, "COMMUNE"):
            self.assertIn(name, wrong[0]["message"])

    def test_a_bake_takes_the_layer_that_is_named(self):
        others = [f"CANTON_{i:02}" for i in range(1, 40)]
        file = gpkg(self.folder / "forty-to-bake.gpkg", [wkb_polygon(BOURG)], layers=(*others, "COMMUNE"))
        out = self.folder / "forty.bake"
        wrong = proof.call(proof.STAFF, "bake", file, "--packages", proof.PACKAGES, "--layer", "COMUNE", "--out", out, seconds=200)
        self.assertEqual((1, False), (wrong.returncode, out.exists()), wrong.stderr)
        self.assertIn("CANTON_39, COMMUNE", wrong.stderr)
        right = proof.call(proof.STAFF, "bake", file, "--packages", proof.PACKAGES, "--layer", "COMMUNE", "--out", out, seconds=200)
        self.assertEqual((0, True), (right.returncode, out.exists()), right.stderr)
        self.assertIn("communes\u202f: «\u202fCOMMUNE\u202f» de forty-to-bake.gpkg", right.stdout + right.stderr)


if __name__ == "__main__":
    proof.main()
