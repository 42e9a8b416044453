#!/usr/bin/env python3
"""The readers of dumps see what they are there to see."""
import unittest

import audit
import overlaps
import proof


def node(name, box, role="text", depth=1, **more):
    return {"id": name, "role": role, "text": name, "box": box, "box_mm": box, "text_px": 10, "cap_mm": 3, "depth": depth,
            "enabled": True, "action": "", "fg": "#000000", "bg": "#ffffff", **more}


def dump(*nodes, theme="jour"):
    root = {"id": "root", "role": "root", "text": "", "box": [0, 0, 100, 100], "box_mm": [0, 0, 100, 100], "depth": 0, "enabled": True}
    return {"nodes": [root, *nodes], "theme": theme, "frise": {"axis_px": [0, 100], "from": 0, "to": 10}}


class Overlaps(unittest.TestCase):
    def test_clashes_are_seen(self):
        self.assertEqual(1, len(overlaps.clashes(dump(node("a", [0, 0, 50, 20]), node("b", [40, 10, 50, 20])))))
        self.assertEqual(1, len(overlaps.clashes(dump(node("a", [80, 0, 50, 20])))))
        self.assertEqual(1, len(overlaps.clashes(dump(node("a", [0, 0, 50, 20]), node("s", [40, 0, 40, 40], role="sheet")))))
        inside = dump(node("s", [0, 0, 90, 90], role="sheet"), node("a", [0, 0, 50, 20], depth=2), node("b", [0, 0, 50, 20], depth=2))
        self.assertEqual(1, len(overlaps.clashes(inside)))

    def test_what_is_no_clash(self):
        self.assertEqual([], overlaps.clashes(dump(node("a", [0, 0, 50, 20]), node("b", [50, 0, 50, 20]))))
        self.assertEqual([], overlaps.clashes(dump(node("a", [10, 10, 20, 20]), node("s", [0, 0, 90, 90], role="sheet"))))
        self.assertEqual([], overlaps.clashes(dump(node("a", [10, 10, 20, 20]), node("s", [0, 0, 90, 90], role="sheet"),
                                                   node("b", [10, 10, 20, 20], depth=2))))
        self.assertEqual([], overlaps.clashes(dump(node("a", [0, 0, 50, 20], role="button"), node("b", [5, 5, 20, 10], depth=2))))


class Audit(unittest.TestCase):
    def test_faults_are_seen(self):
        for bad in (dict(role="button", box_mm=[0, 0, 14, 15]), dict(cap_mm=2.5), dict(fg="#808080")):
            self.assertEqual(1, len(audit.faults(dump(node("a", [0, 0, 50, 20], **bad)))), bad)
        self.assertEqual(1, len(audit.faults(dump(node("a", [0, 0, 50, 20], fg="#666666"), theme="contraste"))))

    def test_what_is_no_fault(self):
        for good in (dict(role="button", box_mm=[0, 0, 15, 15]), dict(cap_mm=2.6), dict(fg="#666666"),
                     dict(role="attribution", cap_mm=1.9)):
            self.assertEqual([], audit.faults(dump(node("a", [0, 0, 50, 20], **good))), good)

    def test_contrast(self):
        self.assertAlmostEqual(21, audit.contrast("#000000", "#ffffff"), 6)
        self.assertAlmostEqual(1, audit.contrast("#123456", "#123456"), 6)


if __name__ == "__main__":
    proof.main()
