#!/usr/bin/env python3
"""The reference flight: no OpenGL error, and no frame of it shows what a frame drawn from scratch does not."""
import json
import unittest

import proof


class Bench(unittest.TestCase):
    def test_flight_frames_show_what_is_there(self):
        folder = proof.folder_for("bench-flight")
        atlas = proof.communes_atlas("971,972")
        process = proof.call(proof.STAFF, "bench", "flight", "--atlas", atlas, "--frames", "60", "--pictures", folder, "--size", "640x360")
        self.assertEqual(0, process.returncode, process.stderr)
        report = json.loads(process.stdout)
        self.assertEqual(0, report["gl_errors"])
        self.assertEqual(60, report["frame_units"]["count"])
        self.assertEqual(20, len(report["pictures"]))
        for picture in report["pictures"]:
            self.assertLessEqual(picture["strange"], 0.01, picture)

        self.assertGreater(report["memory_mib"]["most"], 10)

    def test_another_edition_is_one_frame_and_one_table(self):
        chart = proof.folder_for("bench-chart") / "edition.png"
        atlas = proof.communes_atlas("971,972")
        process = proof.call(proof.STAFF, "bench", "edition", "--atlas", atlas, "--runs", "3", "--size", "640x360", "--chart", chart)
        self.assertEqual(0, process.returncode, process.stderr)
        report = json.loads(process.stdout)
        self.assertTrue(chart.read_bytes().startswith(b"\x89PNG"))
        self.assertEqual(0, report["gl_errors"])
        for view in report["views"].values():
            self.assertEqual(1, view["frames_most"])
            self.assertLessEqual(view["bytes_uploaded"]["most"], 65536)

    def test_a_long_pan_makes_no_objects(self):
        atlas = proof.communes_atlas("971,972")
        process = proof.call(proof.STAFF, "bench", "endurance", "--atlas", atlas, "--frames", "1500", "--size", "320x180")
        self.assertEqual(0, process.returncode, process.stderr)
        report = json.loads(process.stdout)
        self.assertEqual(report["gl_objects"]["fewest"], report["gl_objects"]["most"])
        self.assertEqual(0, report["ground_allocations_per_frame"]["p99"])

    def test_hours_of_visitors_take_no_more_memory(self):
        # After the first hours every picture, name and chunk has been seen; what grows then would grow for days.
        process = proof.call(proof.STAFF, "bench", "soak", "--hours", "3", "--size", "320x180")
        self.assertEqual(0, process.returncode, process.stderr)
        report = json.loads(process.stdout)
        self.assertEqual(0, report["gl_errors"])
        hours = report["by_hour"]
        self.assertTrue(all(hour["frames"] > 100 for hour in hours), hours)
        self.assertLessEqual(hours[2]["resident_mib"], 1.1 * hours[1]["resident_mib"], hours)
        self.assertLess(max(hour["gl_objects"] for hour in hours), 300, hours)

    def test_without_a_map_it_says_so(self):
        process = proof.call(proof.STAFF, "bench", "flight", "--atlas", "/nowhere.bake")
        self.assertEqual(1, process.returncode)
        self.assertIn("bake", process.stderr)


if __name__ == "__main__":
    proof.main()
