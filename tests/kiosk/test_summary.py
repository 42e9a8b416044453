#!/usr/bin/env python3
"""Counting ctest's results: what could not be run has failed, only what says so itself is skipped."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SUMMARY = Path(__file__).parent.parent / "summary.py"
CASE = '<testcase name="{name}" status="{status}">{skipped}<system-out>{output}</system-out></testcase>'


def case(name, status, message="", output=""):
    skipped = f'<skipped message="{message}"/>' if message else ""
    return CASE.format(name=name, status=status, skipped=skipped, output=output)


class SummaryTest(unittest.TestCase):
    def summary(self, what, *cases):
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            report.write_text("<testsuite>" + "".join(cases) + "</testsuite>")
            return subprocess.run([sys.executable, SUMMARY, what, report], capture_output=True, text=True, check=True).stdout

    def test_no_tests(self):
        self.assertEqual("0 0 0\n", self.summary("counts"))

    def test_every_outcome(self):
        self.assertEqual("1 3 2\n", self.summary(
            "counts", case("a", "run"), case("b", "fail"), case("c", "notrun", "Unable to find executable"), case("d", "notrun"),
            case("e", "notrun", "SKIP_RETURN_CODE=77"), case("f", "disabled")))

    def test_details_show_failures_and_reasons(self):
        text = self.summary("details", case("a", "run", output="fine"), case("b", "fail", output="expected 1"),
                            case("c", "notrun", "SKIP_REGULAR_EXPRESSION_MATCHED", output="Skipped: no file"))
        self.assertIn("failed: b\n    expected 1", text)
        self.assertIn("skipped: c Skipped: no file", text)
        self.assertNotIn("fine", text)


if __name__ == "__main__":
    unittest.main()
