#!/usr/bin/env python3
"""`arobase-kiosk --audit` (M10): a line a clause, exit 0 on what ships; and exit 1, by the right clause, on a product that breaks one."""
import re
import shutil
import unittest

import proof

CLAUSES = {"M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "B5", "X4"}


def audit(*options, size="960x540", mm_per_px="0.554"):
    """Exit status, {feature: verdicts}, and everything that was said. What is broken on purpose shows with few pixels too."""
    process = proof.call(proof.KIOSK, "--audit", "--size", size, "--mm-per-px", mm_per_px, *options)
    verdicts = {}
    for line in process.stdout.splitlines():
        parts = line.split(" · ")
        verdicts.setdefault(parts[1], []).append(parts[-1])
    return process.returncode, verdicts, process.stdout + process.stderr


def altered(name, changes):
    """A copy of the exhibition with other words in its files: {file: [(pattern, replacement), …]}."""
    folder = proof.folder_for(name)
    shutil.copytree(proof.EXHIBITION, folder, dirs_exist_ok=True)
    for file, edits in changes.items():
        text = (folder / file).read_text(encoding="utf-8")
        for pattern, replacement in edits:
            changed = re.sub(pattern, replacement, text, flags=re.MULTILINE)
            assert changed != text, pattern
            text = changed
        (folder / file).write_text(text, encoding="utf-8")
    return folder


class Audit(unittest.TestCase):
    def test_M10_what_ships_meets_every_clause(self):
        status, verdicts, said = audit(size="1920x1080", mm_per_px="0.277")
        self.assertEqual(0, status, said)
        self.assertEqual(CLAUSES, set(verdicts))
        self.assertEqual({"conforme", "sans objet"}, {one for all_of in verdicts.values() for one in all_of})
        self.assertIn("FALC) : 100", said.replace("\u202f", " ").replace("\u00a0", " "))

    def test_M1_and_X4_another_distance_and_another_height(self):
        """From two metres its letters are too small; on a wall at two metres its controls are out of reach."""
        status, verdicts, said = audit("--distance-mm", "2000", "--mount-mm", "2000")
        self.assertEqual(1, status, said)
        self.assertIn("non conforme", verdicts["M1"])
        self.assertIn("non conforme", verdicts["X4"])

    def test_M3_M4_M8_pale_letters_two_levels_alike_a_missing_string(self):
        folder = altered("audit-broken", {"themes/jour.toml": [(r'^text_dim = ".*"', 'text_dim = "#B8C0C8"'), (r'^level2 = ".*"', 'level2 = "#CFE6FA"')], "strings/en.toml": [(r'^zoom_in = ".*"\n', "")]})
        status, verdicts, said = audit("--exhibition", folder)
        self.assertEqual(1, status, said)
        for feature in ("M3", "M4", "M8"):
            self.assertIn("non conforme", verdicts[feature], feature)

    def test_M2_a_screen_too_small_for_fingers(self):
        process = proof.call(proof.KIOSK, "--audit", "--size", "800x450", "--mm-per-px", "0.277")
        self.assertEqual(1, process.returncode)
        self.assertRegex(process.stdout, r"M2 · .* non conforme")


if __name__ == "__main__":
    proof.main()
