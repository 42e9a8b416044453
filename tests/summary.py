#!/usr/bin/env python3
"""Reads the JUnit report of ctest.

summary.py counts REPORT    "PASSED FAILED SKIPPED"
summary.py details REPORT   each failed test with the end of its output, then each skipped one with its reason
"""
import sys
import xml.etree.ElementTree as ElementTree

OUTPUT_LINES = 40


def outcome(case):
    """A test that could not be run has failed; only one that says itself that it skips is skipped."""
    status = case.get("status")
    if status == "run":
        return "passed"
    if status == "disabled":
        return "skipped"
    skipped = case.find("skipped")
    if status == "notrun" and skipped is not None and skipped.get("message", "").startswith("SKIP_"):
        return "skipped"
    return "failed"


def print_details(cases):
    for case in cases:
        if outcome(case) == "failed":
            print(f"--- failed: {case.get('name')}")
            output = (case.findtext("system-out") or "").strip().splitlines()
            print("\n".join("    " + line for line in output[-OUTPUT_LINES:]))
    for case in cases:
        if outcome(case) == "skipped":
            output = (case.findtext("system-out") or "").strip().splitlines()
            reason = next((line.strip() for line in output if "skip" in line.lower()), "")
            print(f"--- skipped: {case.get('name')} {reason}")


def main(arguments):
    if len(arguments) != 2 or arguments[0] not in ("counts", "details"):
        sys.exit(__doc__)
    cases = ElementTree.parse(arguments[1]).getroot().findall("testcase")
    if arguments[0] == "details":
        print_details(cases)
        return
    outcomes = [outcome(case) for case in cases]
    print(outcomes.count("passed"), outcomes.count("failed"), outcomes.count("skipped"))


if __name__ == "__main__":
    main(sys.argv[1:])
