#!/usr/bin/env python3
"""Boundaries broken in every way that people's files are: each is drawn, or refused by name, by inspect and by bake; nothing crashes."""
import json
import math
import socket
import sqlite3
import threading
import unittest
import zipfile

import proof
from geofiles import SQUARE, collection, feature, gpkg, shapefile, topology, wkb_circle, wkb_polygon

BOW = [[5.0, 46.0], [5.2, 46.2], [5.2, 46.0], [5.0, 46.2], [5.0, 46.0]]
LAMBERT_SQUARE = [[870000, 6570000], [880000, 6570000], [880000, 6580000], [870000, 6580000], [870000, 6570000]]


def text(file, content):
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def truncated_gpkg(folder):
    file = gpkg(folder / "COMMUNE.gpkg", [wkb_polygon(SQUARE)] * 400)
    return text(file, file.read_bytes()[:file.stat().st_size * 6 // 10])


def endless_gpkg(folder):
    file = gpkg(folder / "COMMUNE.gpkg", [wkb_polygon(SQUARE)])
    base = sqlite3.connect(file)
    base.execute("UPDATE gpkg_contents SET min_x = -9e999, min_y = -9e999, max_x = 9e999, max_y = 9e999")
    base.commit()
    base.close()
    return file


def nested_zip(folder):
    made = folder / "made"
    made.mkdir()
    shapefile(made / "COMMUNE")
    with zipfile.ZipFile(folder / "livraison.zip", "w") as archive:
        for part in made.iterdir():
            archive.write(part, f"ADE/1_DONNEES/FRA/{part.name}")
    for part in list(made.iterdir()):
        part.unlink()
    return folder / "livraison.zip"


ARCS = ([[5, 46], [5.2, 46], [5.2, 46.2]], [[5.2, 46.2], [5, 46]])

GML = """<?xml version="1.0"?><x:FeatureCollection xmlns:x="http://x" xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><x:COMMUNE>
<x:INSEE_COM>01053</x:INSEE_COM><x:geom><gml:MultiSurface srsName="EPSG:4326"><gml:surfaceMember><gml:Surface><gml:patches><gml:PolygonPatch>
<gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments><gml:ArcString><gml:posList>5 46 5.1 46.1 5.2 46</gml:posList></gml:ArcString>
<gml:LineStringSegment><gml:posList>5.2 46 5 46</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve></gml:curveMember></gml:Ring>
</gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></gml:surfaceMember></gml:MultiSurface></x:geom></x:COMMUNE></gml:featureMember>
</x:FeatureCollection>"""


KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document id="root_doc">
<Schema name="COMMUNE" id="COMMUNE"><SimpleField name="INSEE_COM" type="string"/><SimpleField name="NOM" type="string"/></Schema>
<Folder><name>COMMUNE</name><Placemark><ExtendedData><SchemaData schemaUrl="#COMMUNE"><SimpleData name="INSEE_COM">01053</SimpleData>
<SimpleData name="NOM">Bourg</SimpleData></SchemaData></ExtendedData><Polygon><outerBoundaryIs><LinearRing>
<coordinates>5,46 5.2,46 5.2,46.2 5,46.2 5,46</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>"""

VRT = '<OGRVRTDataSource><OGRVRTLayer name="COMMUNE"><SrcDataSource>{}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'
GPX = '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="46" lon="5"><name>Bourg</name></wpt></gpx>'


# What is broken · how the file is made · features drawn · rules that must be named
CASES = [
    ("a GeoPackage cut short", truncated_gpkg, None, {"geodata-unreadable"}),
    ("a GeoPackage without a geometry column", lambda f: gpkg(f / "COMMUNE.gpkg", [None], column=False), 0, {"geodata-empty"}),
    ("a Shapefile without .prj, in degrees", lambda f: shapefile(f / "COMMUNE", prj=None), 1, {"geodata-crs"}),
    ("a Shapefile without .prj, in metres", lambda f: shapefile(f / "COMMUNE", ring=LAMBERT_SQUARE, prj=None), 1, {"geodata-crs"}),
    ("a Shapefile without .dbf", lambda f: shapefile(f / "COMMUNE", dbf=False), 1, {"geodata-no-code"}),
    ("a Shapefile whose .cpg is wrong", lambda f: shapefile(f / "COMMUNE", name="Haÿ-les-Roses".encode("latin-1"), cpg="UTF-8"), 1, {"geodata-encoding"}),
    ("NaN", lambda f: text(f / "c.geojson", collection(feature([SQUARE]), feature([[[math.nan, 46], [5, 46], [5, 47], [math.nan, 46]]]))), 1,
     {"geodata-not-finite"}),
    ("Infinity in one part of two", lambda f: text(f / "c.geojson", collection(feature([[SQUARE], [[[math.inf, 46], [5, 46], [5, 47], [math.inf, 46]]]], kind="MultiPolygon"))),
     1, {"geodata-part-not-finite"}),
    ("swapped axes", lambda f: text(f / "c.geojson", collection(feature([[p[::-1] for p in SQUARE]]))), 1, {"geodata-axes"}),
    ("an unclosed ring", lambda f: text(f / "c.geojson", collection(feature([SQUARE[:-1]]))), 1, {"geodata-unclosed"}),
    ("an outline that crosses itself", lambda f: text(f / "c.geojson", collection(feature([BOW]))), 1, {"geodata-repaired"}),
    ("empty and null geometries", lambda f: text(f / "c.geojson", collection(feature([SQUARE]), feature([]), feature(None, kind=None))), 1, {"geodata-empty"}),
    ("bytes that are no UTF-8", lambda f: text(f / "c.geojson", collection(feature([SQUARE], NOM="Hay")).encode().replace(b"Hay", b"Ha\xff")), 1, {"geodata-encoding"}),
    ("a zip with nested folders", nested_zip, 1, set()),
    ("TopoJSON arcs that are not there", lambda f: text(f / "c.topojson", topology([[0, 7]], *ARCS)), None, {"geodata-arcs"}),
    ("TopoJSON arcs that are no numbers", lambda f: text(f / "c.topojson", topology([["x", None]], *ARCS)), None, {"geodata-arcs"}),
    ("lower-case and integer codes", lambda f: text(f / "c.geojson", collection(feature([SQUARE], "2a004"), feature([SQUARE], 1053))), 2, set()),
    ("arcs in a GeoPackage, in metres", lambda f: gpkg(f / "COMMUNE.gpkg", [wkb_circle([870000, 6570000], [875000, 6575000], [880000, 6570000])], srs=2154), 1, set()),
    ("arcs in a GML", lambda f: text(f / "COMMUNE.gml", GML), 1, set()),
    ("heights", lambda f: gpkg(f / "COMMUNE.gpkg", [wkb_polygon(SQUARE, high=True)], high=True), 1, set()),
    ("a GeoPackage that says its box has no end", endless_gpkg, 1, set()),
    ("columns of a KML", lambda f: text(f / "COMMUNE.kml", KML), 1, set()),
    ("off the Earth", lambda f: text(f / "c.geojson", collection(feature([[[400, 46], [401, 46], [401, 47], [400, 46]]]))), 0, {"geodata-off-earth"}),
]


class BrokenGeodata(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = proof.folder_for("broken-geodata")

    def made(self, number, make):
        folder = self.folder / str(number)
        folder.mkdir()
        return make(folder)

    def inspect(self, file):
        process = proof.call(proof.STAFF, "inspect", file, "--json", seconds=60, errors="strict")
        self.assertIn(process.returncode, (0, 1), process.stderr)
        return json.loads(process.stdout)

    def test_each_is_drawn_or_refused_by_name(self):
        for number, (what, make, drawn, rules) in enumerate(CASES):
            with self.subTest(what):
                report = self.inspect(self.made(number, make))
                found = {i["rule"] for layer in report["layers"] for i in layer["issues"]} | {i["rule"] for i in report["issues"]}
                if rules is None:
                    self.assertTrue(found or sum(layer["drawn"] for layer in report["layers"]) > 0, "neither drawn nor refused")
                else:
                    self.assertLessEqual(rules, found, report)
                if drawn is not None:
                    self.assertEqual(drawn, sum(layer["drawn"] for layer in report["layers"]), report)
                for layer in report["layers"]:
                    for issue in layer["issues"]:
                        self.assertTrue(issue["file"] and issue["layer"] and issue["message"], issue)

    def test_the_columns_of_a_kml_are_read(self):
        layer = self.inspect(text(self.folder / "colonnes.kml", KML))["layers"][0]
        self.assertEqual(("communes", "INSEE_COM", "NOM", 1, 1), (layer["kind"], layer["code_column"], layer["name_column"], layer["drawn"], layer["matched"]))

    def test_names_in_another_encoding_are_known_and_said_in_utf_8(self):
        """Latin-1 as old Shapefiles have it, with and without a word on it: the commune is known by its name, as the bake knows it."""
        for number, cpg in enumerate((None, "ISO-8859-1", "1252")):
            with self.subTest(cpg):
                folder = self.folder / f"latin-{number}"
                folder.mkdir()
                file = shapefile(folder / "COMMUNE", name="Évian-les-Bains".encode("latin-1"), cpg=cpg, code=None)
                layer = self.inspect(file)["layers"][0]
                self.assertEqual(("", "NOM", 1, 1), (layer["code_column"], layer["name_column"], layer["drawn"], layer["matched"]), layer)
                self.assertEqual({"geodata-by-name"} | (set() if cpg else {"geodata-encoding"}), {issue["rule"] for issue in layer["issues"]})

    def test_a_name_that_nobody_has_is_said_in_utf_8(self):
        file = shapefile(self.folder / "COMMUNE-latin", name="Évian-sur-Rien".encode("latin-1"), code=None)
        for options in ((), ("--json",)):
            self.assertIn("Évian-sur-Rien", proof.call(proof.STAFF, "inspect", file, *options, seconds=60, errors="strict").stdout)

    def test_a_remark_says_which_feature(self):
        report = self.inspect(text(self.folder / "trois.geojson", collection(feature([SQUARE]), feature([]), feature([BOW]))))
        words = {issue["rule"]: issue["message"] for issue in report["layers"][0]["issues"]}
        self.assertIn("(objet 1)", words["geodata-empty"])  # GeoJSON counts from nought
        self.assertIn("(objet 2)", words["geodata-repaired"])

    def test_other_formats_are_refused_in_french(self):
        source = text(self.folder / "source.geojson", collection(feature([SQUARE])))
        for name, content in (("a.vrt", VRT.format(source)), ("COMMUNE-vrt.gml", VRT.format(source)), ("COMMUNE-vrt.json", VRT.format(source)), ("a.gpx", GPX)):
            with self.subTest(name):
                report = self.inspect(text(self.folder / name, content))
                self.assertEqual((False, []), (report["drawable"], report["layers"]))
                self.assertEqual(["geodata-unreadable"], [issue["rule"] for issue in report["issues"]])
                self.assertIn("format inconnu ou non admis", report["issues"][0]["message"])

    def test_a_bake_of_all_of_them_names_them_and_makes_a_map(self):
        folder = self.folder / "all"
        folder.mkdir()
        for number, (_, make, _, _) in enumerate(CASES):
            (folder / str(number)).mkdir()
            make(folder / str(number))
        process = proof.call(proof.STAFF, "bake", folder, "--out", self.folder / "all.bake", seconds=300)
        self.assertEqual(0, process.returncode, process.stderr)
        for rule in ("geodata-unreadable", "geodata-not-finite", "geodata-part-not-finite", "geodata-unclosed", "geodata-encoding", "geodata-off-earth"):
            self.assertIn(rule, process.stderr)

    def test_arcs_are_lines_where_the_arc_is(self):
        file = gpkg(self.folder / "COMMUNE-arcs.gpkg", [wkb_circle([870000, 6570000], [875000, 6575000], [880000, 6570000])], srs=2154)
        chord = gpkg(self.folder / "COMMUNE-chord.gpkg", [wkb_polygon([[870000, 6565000], [880000, 6565000], [880000, 6575000], [870000, 6575000], [870000, 6565000]])], srs=2154)
        round_, square = self.inspect(file)["layers"][0], self.inspect(chord)["layers"][0]
        self.assertGreater(round_["vertices"], 40)
        for a, b in zip(round_["box_wgs84"], square["box_wgs84"]):  # the circle in the square: the same box but for the turn of the grid
            self.assertAlmostEqual(a, b, delta=0.01)

    def test_no_address_in_a_file_is_followed(self):
        asked = []
        server = socket.create_server(("127.0.0.1", 0))
        server.settimeout(0.2)
        over = threading.Event()

        def listen():
            while not over.is_set():
                try:
                    server.accept()[0].close()
                    asked.append(1)
                except TimeoutError:
                    pass
        listener = threading.Thread(target=listen)
        listener.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/crs"
        try:
            link = {"type": "link", "properties": {"href": url, "type": "ogcwkt"}}
            self.inspect(text(self.folder / "link.geojson", collection(feature([SQUARE]), crs=link)))
            self.inspect(text(self.folder / "COMMUNE-link.kml", KML.replace("<Folder>", f'<NetworkLink><Link><href>{url}.kml</href></Link></NetworkLink><Folder>')
                         .replace("<Placemark>", f"<Placemark><styleUrl>{url}.kml#a</styleUrl>").replace('"#COMMUNE"', f'"{url}.kml#COMMUNE"')))
            self.inspect(text(self.folder / "COMMUNE-link.gml", GML.replace('xmlns:x="http://x"',
                         f'xmlns:x="http://x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://x {url}.xsd"')
                         .replace('srsName="EPSG:4326"', f'srsName="{url}" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{url}"')))
        finally:
            over.set()
            listener.join()
            server.close()
        self.assertEqual([], asked)


if __name__ == "__main__":
    proof.main()
