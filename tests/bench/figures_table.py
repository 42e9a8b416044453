#!/usr/bin/env python3
"""The reports that tests/bench/figures left in a folder, as a table and as JSON: figures_table.py FOLDER. Exit 1 when a bound is not kept."""
import json
import statistics
import sys
from pathlib import Path


def french(value):
    if isinstance(value, float):
        value = f"{value:.0f}" if value >= 100 else f"{value:.2f}"
    return str(value).replace(".", ",")


class Figures:
    def __init__(self, folder):
        self.folder, self.rows = folder, []

    def report(self, name):
        file = self.folder / f"{name}.json"
        return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None

    def reports(self, name):
        found = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(self.folder.glob(f"{name}-*.json"))]
        return found or None

    def times(self, name):
        """(median of the seconds, most MiB), or None."""
        file = self.folder / f"{name}.times"
        if not file.is_file():
            return None
        pairs = [[float(part) for part in line.split()] for line in file.read_text(encoding="utf-8").splitlines()]
        return statistics.median(pair[0] for pair in pairs), max(pair[1] for pair in pairs) / 1024

    def add(self, name, wanted, measured, unit=""):
        """`measured` at most `wanted`; None: not measured."""
        self.rows.append({"figure": name, "wanted": wanted, "measured": measured, "unit": unit, "kept": None if measured is None else measured <= wanted})

    def over(self, reports, path):
        """Median over the reports of a value inside them."""
        if reports is None:
            return None
        values = []
        for value in reports:
            for key in path.split("/"):
                value = value[key]
            values.append(value)
        return statistics.median(values)

    def flight(self):
        flights, pictures = self.reports("flight"), self.report("pictures")
        self.add("1 vol, médiane", 1.25, self.over(flights, "frame_units/median"), "unités")
        self.add("1 vol, p99", 3, self.over(flights, "frame_units/p99"), "unités")
        self.add("1 vol, médiane (temps processeur)", 1.25, self.over(flights, "frame_processor_units/median"), "unités")
        self.add("1 vol, p99 (temps processeur)", 3, self.over(flights, "frame_processor_units/p99"), "unités")
        self.add("1 pixels étrangers, pire image", 0.01, max(one["strange"] for one in pictures["pictures"]), "part")
        self.add("2 pixels de l’image posée autres que dessinée à neuf", 0, pictures["settled_differing_pixels"]["most"])
        self.add("1 image nette après l’arrêt, p99", 150, self.over(flights, "settle_ms/p99"), "ms")
        self.add("4 mémoire en vol", 200, max(one["memory_mib"]["most"] for one in flights), "Mio")
        return flights

    def collect(self):
        flights = self.flight()
        load, bake, copy = self.report("load"), self.times("bake"), self.times("ogr2ogr")
        self.add("3 première image, part du permis", 1, load["share_of_allowed"])
        self.add("3 préparation / ogr2ogr", 20, bake[0] / copy[0] if copy else None, "fois")
        self.add("3 préparation, mémoire", 600, bake[1], "Mio")
        views = self.report("edition")["views"].values()
        self.add("5 édition, images", 1, max(view["frames_most"] for view in views))
        self.add("5 édition, octets envoyés", 65536, max(view["bytes_uploaded"]["most"] for view in views))
        dense = self.over(self.reports("dense"), "frame_processor_units/median")
        self.add("5 dix fois plus dense / vol (temps processeur)", 1.3, dense and dense / self.over(flights, "frame_processor_units/median"), "fois")
        names = self.report("labels")["cases"][-1]
        self.add("6 placement de 5 000 noms, p95", 0.5, names["moving_over_frame"]["p95"], "image")
        long = self.report("endurance")
        self.add("7 réservations par image, p99", 0, long["allocations_per_frame"]["p99"])
        self.add("7 objets GL, écart", 0, long["gl_objects"]["most"] - long["gl_objects"]["fewest"])
        self.add("O5 p99 / médiane (temps processeur)", 2, self.report("steady")["processor_p99_over_median"], "fois")
        mapnik = self.report("mapnik")
        self.add("8 image 3840 × 2160 / Mapnik", 0.5, mapnik and mapnik["ratio"], "fois")

    def table(self):
        words = {None: "non mesuré", True: "oui", False: "NON"}
        lines = [("chiffre", "voulu", "mesuré", "tenu")]
        for row in self.rows:
            measured = "—" if row["measured"] is None else french(row["measured"]) + (f" {row['unit']}" if row["unit"] else "")
            lines.append((row["figure"], "≤ " + french(row["wanted"]), measured, words[row["kept"]]))
        widths = [max(len(line[i]) for line in lines) for i in range(4)]
        for line in lines:
            print(" | ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    figures = Figures(Path(sys.argv[1]))
    figures.collect()
    figures.table()
    print(json.dumps({"bench": "figures", "frames_of_the_long_pan": figures.report("endurance")["frames"], "figures": figures.rows}, ensure_ascii=False, indent=1))
    return 1 if any(row["kept"] is False for row in figures.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
