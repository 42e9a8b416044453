#!/usr/bin/env python3
"""Boundaries in a PostGIS database, asked for by its connection string, against a real server; the password stays unsaid."""
import json
import os
import subprocess
import time
import unittest

import postgis
import proof

CELLS = [("01001", 5.0, 46.0), ("01002", 5.2, 46.0), ("01004", 5.0, 46.2)]


class PostGis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = proof.folder_for("postgis")
        cls.server = cls.enterClassContext(postgis.Server())
        cls.server.sql("CREATE TABLE commune (id serial PRIMARY KEY, insee_com text, nom text, geom geometry(MultiPolygon, 2154));"
                       "CREATE TABLE riviere (id serial PRIMARY KEY, nom text, geom geometry(LineString, 2154));"
                       "INSERT INTO riviere (nom, geom) VALUES ('Ain', ST_Transform(ST_SetSRID(ST_MakeLine(ST_Point(5, 46), ST_Point(5.1, 46.1)), 4326), 2154))")
        for code, x, y in CELLS:
            cls.server.sql(f"INSERT INTO commune (insee_com, nom, geom) VALUES ('{code}', 'Haÿ', "
                           f"ST_Multi(ST_Transform(ST_MakeEnvelope({x}, {y}, {x + 0.2}, {y + 0.2}, 4326), 2154)))")

    def call(self, *arguments, status=0):
        process = proof.call(proof.STAFF, *arguments, seconds=60)
        self.assertEqual(status, process.returncode, process.stderr + process.stdout)
        for word in ("secret", "faux"):
            self.assertNotIn(word, process.stdout + process.stderr)
        return process

    def test_inspect_says_what_would_be_drawn(self):
        report = json.loads(self.call("inspect", self.server.connection(), "--json").stdout)
        layers = {layer["layer"]: layer for layer in report["layers"]}
        commune = layers["commune"]
        self.assertEqual(("communes", "EPSG:2154", 3, 3, "insee_com", "nom"),
                         (commune["kind"], commune["crs"], commune["drawn"], commune["matched"], commune["code_column"], commune["name_column"]))
        self.assertIn("riviere", layers)
        self.assertIn("password=…", commune["file"])

    def test_a_slow_server_is_told_of_while_it_is_waited_for(self):
        """Never two seconds without a sign of life, beyond what a start of the program takes here."""
        self.server.sql("CREATE VIEW lente AS SELECT c.* FROM commune c, (SELECT pg_sleep(3)) AS attente")
        self.addCleanup(self.server.sql, "DROP VIEW lente")
        before = time.monotonic()
        proof.call(proof.STAFF, "inspect", "--help")
        start = time.monotonic() - before
        with subprocess.Popen([proof.STAFF, "inspect", self.server.connection(), "--layer", "lente"], env={**os.environ, "AROBASE_ATLAS": proof.ATLAS},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            signs = [time.monotonic()]
            while process.stderr.read1():
                signs.append(time.monotonic())
            out = process.stdout.read().decode()
        self.assertGreater(signs[-1] - signs[0], 3, "the server was not slow")
        self.assertLess(max(b - a for a, b in zip(signs, signs[1:])), 2 + start)
        self.assertIn("3 dessinés", out)

    def test_bake_takes_it_and_sees_a_change(self):
        out = self.folder / "pg.bake"
        first = self.call("bake", self.server.connection(), "--layer", "commune", "--out", out)
        self.assertIn("« commune »".replace("« ", "«\u202f").replace(" »", "\u202f»"), first.stdout)
        self.assertIn("carte préparée", first.stdout)
        self.assertIn("carte déjà prête", self.call("bake", self.server.connection(), "--layer", "commune", "--out", out).stdout)
        self.server.sql("UPDATE commune SET geom = ST_Translate(geom, 10, 0) WHERE insee_com = '01001'")
        self.assertIn("carte préparée", self.call("bake", self.server.connection(), "--layer", "commune", "--out", out).stdout)

    def test_a_wrong_layer_lists_those_there_are(self):
        errors = self.call("bake", self.server.connection(), "--layer", "communne", "--out", self.folder / "none.bake", status=1).stderr
        self.assertIn("commune, riviere", errors)
        self.assertFalse((self.folder / "none.bake").exists())

    def test_a_refused_or_absent_server_is_said(self):
        for connection in (self.server.connection(password="faux"), self.server.connection(host="/nowhere"),
                           f"PG:postgresql://{self.server.user}:faux@127.0.0.1:1/x"):
            report = json.loads(self.call("inspect", connection, "--json", status=1).stdout)
            self.assertIn("la base PostGIS ne répond pas ou refuse la connexion", report["issues"][0]["message"])
            self.call("bake", connection, "--out", self.folder / "none.bake", status=1)


if __name__ == "__main__":
    proof.main()
