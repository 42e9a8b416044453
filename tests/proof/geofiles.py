"""Small files of boundaries, written by hand so that each can be broken in one place."""
import json
import sqlite3
import struct
from pathlib import Path

SQUARE = [[5.0, 46.0], [5.2, 46.0], [5.2, 46.2], [5.0, 46.2], [5.0, 46.0]]
WGS84_PRJ = ('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],'
             'UNIT["Degree",0.0174532925199433]]')


def square_at(lon, lat, half=0.1):
    """The ring around a place, anticlockwise, to a millionth of a degree."""
    west, south, east, north = (round(v, 6) for v in (lon - half, lat - half, lon + half, lat + half))
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(coordinates, code="01053", kind="Polygon", **more):
    return {"type": "Feature", "properties": {"INSEE_COM": code, "NOM": "Bourg", **more},
            "geometry": None if kind is None else {"type": kind, "coordinates": coordinates}}


def collection(*features, crs=None, name="COMMUNE"):
    whole = {"type": "FeatureCollection", "name": name, "features": list(features)}
    if crs:
        whole["crs"] = crs if isinstance(crs, dict) else {"type": "name", "properties": {"name": crs}}
    return json.dumps(whole)


def topology(arcs, *lines):
    """A TopoJSON of one commune whose polygon is made of those arcs."""
    return json.dumps({"type": "Topology", "arcs": list(lines), "objects": {"COMMUNE": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "properties": {"INSEE_COM": "01053", "NOM": "Bourg"}, "arcs": arcs}]}}})


def wkb_polygon(*rings, high=False):
    size = 3 if high else 2
    body = b"".join(struct.pack("<I", len(ring)) + b"".join(struct.pack(f"<{size}d", *point[:2], *([7.0] if high else [])) for point in ring)
                    for ring in rings)
    return struct.pack("<BII", 1, 1003 if high else 3, len(rings)) + body


def wkb_circle(west, middle, east):
    """CURVEPOLYGON of one CIRCULARSTRING that ends where it starts: the circle with this diameter."""
    points = (west, middle, east, [middle[0], 2 * west[1] - middle[1]], west)
    arc = struct.pack("<BII", 1, 8, len(points)) + b"".join(struct.pack("<2d", *p) for p in points)
    return struct.pack("<BII", 1, 10, 1) + arc


def gpkg(file, geometries, kind="GEOMETRY", layers=("COMMUNE",), srs=4326, column=True, high=False):
    """A GeoPackage whose layers hold those WKB geometries (None: null). Without `column` the layers are tables without geometry."""
    Path(file).unlink(missing_ok=True)
    base = sqlite3.connect(file)
    base.executescript("""
        PRAGMA application_id = 1196444487; PRAGMA user_version = 10200;
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'undefined', NULL), ('Lambert-93', 2154, 'EPSG', 2154, 'undefined', NULL);
        CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT, description TEXT, last_change TEXT,
            min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);""")
    for layer in layers:
        base.execute(f'CREATE TABLE "{layer}" (fid INTEGER PRIMARY KEY, {"geom BLOB, " if column else ""}INSEE_COM TEXT, NOM TEXT)')
        base.execute("INSERT INTO gpkg_contents VALUES (?,?,?,'','2018-01-01T00:00:00Z',NULL,NULL,NULL,NULL,?)",
                     (layer, "features" if column else "attributes", layer, srs))
        if column:
            base.execute("INSERT INTO gpkg_geometry_columns VALUES (?,'geom',?,?,?,0)", (layer, kind, srs, int(high)))
        for number, wkb in enumerate(geometries, 1):
            blob = None if wkb is None else b"GP\x00\x01" + struct.pack("<i", srs) + wkb
            values = ((blob,) if column else ()) + ("01053", f"Bourg {number}")
            base.execute(f'INSERT INTO "{layer}" ({"geom, " if column else ""}INSEE_COM, NOM) VALUES ({",".join("?" * len(values))})', values)
    base.commit()
    base.close()
    return file


def shapefile(stem, ring=SQUARE, name="Bourg".encode(), prj=WGS84_PRJ, cpg=None, dbf=True, code=b"01053"):
    """STEM.shp and its companions: one commune, without a column of codes if it has none. The ring is turned clockwise, as outer rings are there."""
    stem = Path(stem)
    points = list(reversed(ring))
    box = struct.pack("<4d", min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points))
    content = struct.pack("<i", 5) + box + struct.pack("<3i", 1, len(points), 0) + b"".join(struct.pack("<2d", *p) for p in points)

    def header(words):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, words) + struct.pack("<2i", 1000, 5) + box + bytes(32)

    record = struct.pack(">2i", 1, len(content) // 2) + content
    stem.with_suffix(".shp").write_bytes(header((100 + len(record)) // 2) + record)
    stem.with_suffix(".shx").write_bytes(header(54) + struct.pack(">2i", 50, len(content) // 2))
    if dbf:
        columns = [*([(b"INSEE_COM", 5)] if code else []), (b"NOM", 20)]
        size = 1 + sum(width for _, width in columns)
        head = struct.pack("<4BIHH20x", 3, 118, 1, 1, 1, 32 + 32 * len(columns) + 1, size)
        fields = b"".join(struct.pack("<11sc4xBB14x", title, b"C", width, 0) for title, width in columns)
        stem.with_suffix(".dbf").write_bytes(head + fields + b"\r" + b" " + (code or b"") + name.ljust(20) + b"\x1a")
    if prj:
        stem.with_suffix(".prj").write_text(prj)
    if cpg:
        stem.with_suffix(".cpg").write_text(cpg)
    return stem.with_suffix(".shp")
