#!/usr/bin/env python3
"""Texts that lie on one another, are cut by a panel or leave the screen, read from dumps.

overlaps.py DUMP…    one line a clash; exit 1 if there is any
"""
import json
import sys
from pathlib import Path

ROLES = {"friseItem", "badge", "label", "button", "heading", "text", "figure", "scaleBar", "attribution", "hint"}
PANELS = {"sheet", "inset"}
# A panel that slides over the frise or the map hides part of these: one moves the panel or the frise, and they are back.
MAY_BE_CUT = {"friseItem", "badge", "figure", "button", "label", "scaleBar", "ribbon"}
TOUCH_PX = 1.5
YEAR_LINES = 1.6


def overlap(a, b):
    """Width and height, px, of what two boxes share; negative where they are apart."""
    return min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]), min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])


def shares(a, b):
    width, height = overlap(a, b)
    return width > TOUCH_PX and height > TOUCH_PX


def contains(outer, inner):
    width, height = overlap(outer, inner)
    return width >= inner[2] - TOUCH_PX and height >= inner[3] - TOUCH_PX


def with_ancestors(nodes):
    """Each node with the positions of its ancestors in paint order."""
    stack, found = [], []
    for at, node in enumerate(nodes):
        del stack[node["depth"]:]
        found.append((node, tuple(stack)))
        stack.append(at)
    return found


def panels_of(nodes):
    return [(at, node) for at, node in enumerate(nodes) if node["role"] in PANELS]


def covering(at, ancestors, node, panels):
    """Panels painted after the node, not holding it, that share some of its box."""
    return [panel for where, panel in panels if where > at and where not in ancestors and shares(panel["box"], node["box"])]


def lettered(node):
    """The node with the box of its words: a year's button is the whole column down to the figures, its number is on top."""
    if not node["id"].startswith("year-"):
        return node
    x, y, width, height = node["box"]
    return {**node, "box": [x, y, width, min(height, YEAR_LINES * node.get("text_px", height))]}


def clashes(dump):
    """One sentence a clash."""
    dump = {**dump, "nodes": [lettered(node) for node in dump["nodes"]]}
    nodes, found, seen = dump["nodes"], [], []
    screen, panels = nodes[0]["box"], panels_of(dump["nodes"])
    for at, (node, ancestors) in enumerate(with_ancestors(nodes)):
        if node["role"] not in ROLES or not node["text"] or "text_px" not in node:
            continue
        covers = covering(at, ancestors, node, panels)
        if any(contains(panel["box"], node["box"]) for panel in covers):
            continue
        if covers and node["role"] not in MAY_BE_CUT:
            found.append(f"{node['id']} is cut by {covers[0]['id']}")
        if not contains(screen, node["box"]):
            found.append(f"{node['id']} leaves the screen: {node['box']}")
        if node["box"][2] <= 0 or node["box"][3] <= 0:
            found.append(f"{node['id']} has an empty box")
        seen.append((at, node, ancestors, covers))
    for later, (at, node, ancestors, _) in enumerate(seen):
        for earlier_at, earlier, _, covers in seen[:later]:
            if earlier_at in ancestors or not shares(earlier["box"], node["box"]):
                continue
            if any(nodes.index(panel) in ancestors for panel in covers):
                continue
            found.append(f"{earlier['id']} « {earlier['text']} » and {node['id']} « {node['text']} » overlap by "
                         + " × ".join(f"{value:.0f}" for value in overlap(earlier["box"], node["box"])) + " px")
    return found


def main(files):
    if not files:
        sys.exit(__doc__)
    bad = 0
    for file in files:
        for line in clashes(json.loads(Path(file).read_text(encoding="utf-8"))):
            print(f"{Path(file).stem}: {line}")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
