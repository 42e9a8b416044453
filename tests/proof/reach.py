#!/usr/bin/env python3
"""Controls that cannot be reached from a wheelchair: higher above the floor than 1.30 m or lower than 0.90 m, read from dumps.

reach.py MOUNT_MM DUMP…    the picture's lower edge is MOUNT_MM above the floor; one line a fault; exit 1 if there is any
"""
import json
import sys
from pathlib import Path

FROM_MM, TO_MM = 900, 1300
SLACK_MM = 0.5
CONTROLS = {"button", "inset", "cursor"}


def unreached(dump, mount_mm):
    """One sentence a control out of the band. What hangs below the screen's edge is not there."""
    nodes = dump["nodes"]
    height = nodes[0]["box_mm"][3]
    found = []
    for node in nodes:
        if node["role"] not in CONTROLS or not node["enabled"]:
            continue
        top, bottom = node["box_mm"][1], min(node["box_mm"][1] + node["box_mm"][3], height)
        if bottom <= top:
            continue
        above, below = mount_mm + height - top, mount_mm + height - bottom
        if above > TO_MM + SLACK_MM or below < FROM_MM - SLACK_MM:
            found.append(f"{node['id']}: from {below:.0f} to {above:.0f} mm above the floor, reach is {FROM_MM} to {TO_MM}")
    return found


def main(mount, files):
    bad = 0
    for file in files:
        for line in unreached(json.loads(Path(file).read_text(encoding="utf-8")), float(mount)):
            print(f"{Path(file).stem}: {line}")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
