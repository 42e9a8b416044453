#!/usr/bin/env python3
"""Targets too small for a finger, texts too small to read, colours too near one another, read from dumps.

audit.py DUMP…    one line a fault; exit 1 if there is any
"""
import json
import sys
from pathlib import Path

TARGET_MM = 15
RULER_MM = 9
CAP_MM = 2.6
CONTRAST = {"contraste": 7.0}
CONTRAST_ELSEWHERE = 4.5
NOT_FOR_READING_FAR = {"attribution"}  # a licence's words: there by duty, small by right
SLACK = 1e-3


def linear(value):
    value /= 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour):
    red, green, blue = (int(colour[i:i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(a, b):
    """WCAG's ratio, 1 … 21."""
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def hidden(node, dump):
    """A column of the ruler that the frise's edge cuts is not there to be tapped."""
    if not node["id"].startswith("year-"):
        return False
    left, width = dump["frise"]["axis_px"]
    whole = width / (dump["frise"]["to"] - dump["frise"]["from"])
    return node["box"][2] < whole - 1 and (node["box"][0] <= left + 1 or node["box"][0] + node["box"][2] >= left + width - 1)


def faults(dump):
    found = []
    wanted = CONTRAST.get(dump["theme"], CONTRAST_ELSEWHERE)
    for node in dump["nodes"]:
        width, height = node["box_mm"][2:]
        if node["role"] == "button" and node["enabled"] and not hidden(node, dump):
            # The years are a ruler that one also may tap: the buttons ‹ › do the same and are as large as all.
            wanted_mm = RULER_MM if node["id"].startswith("year-") else TARGET_MM
            if min(width, height) < wanted_mm - SLACK:
                found.append(f"{node['id']}: {width:.1f} × {height:.1f} mm, a finger wants {wanted_mm} × {wanted_mm}")
        if not node["text"] or "cap_mm" not in node:
            continue
        if node["cap_mm"] < CAP_MM - SLACK and node["role"] not in NOT_FOR_READING_FAR:
            found.append(f"{node['id']} « {node['text']} »: capitals of {node['cap_mm']:.2f} mm, at least {CAP_MM}")
        ratio = contrast(node["fg"], node["bg"])
        if node["enabled"] and ratio < wanted:
            found.append(f"{node['id']} « {node['text']} »: contrast {ratio:.2f} of {node['fg']} on {node['bg']}, at least {wanted}")
    return found


def main(files):
    if not files:
        sys.exit(__doc__)
    bad = 0
    for file in files:
        for line in faults(json.loads(Path(file).read_text(encoding="utf-8"))):
            print(f"{Path(file).stem}: {line}")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
