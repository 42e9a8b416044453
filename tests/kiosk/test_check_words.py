#!/usr/bin/env python3
"""The look for words of ranking must bite: on bad tables and bad code, and on nothing else."""
import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import check_words  # noqa: E402


class WordsTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="arobase words ")
        self.root = Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def words_in(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        found = check_words.problems_of(self.root)
        file.unlink()
        return [(line, word) for _, line, word, _ in found]

    def test_a_bad_table_is_refused_with_its_line(self):
        table = '[nav]\nback = "Retour"\nlist = "Le classement des villes"\n[sheet.more]\none = "La MEILLEURE ville"\n'
        self.assertEqual([(3, "classement"), (5, "meilleure")], self.words_in("assets/x/strings/fr.toml", table))
        self.assertEqual([(1, "best")], self.words_in("assets/x/strings/en.toml", 'a = "The Best of them"\n'))
        self.assertEqual([(2, "top")], self.words_in("assets/x/ceremonie-2018.toml", 'a = 1\nb = ["Top 10 !"]\n'))

    def test_neither_case_nor_accents_hide_a_word(self):
        for text in ("MEILLEURS", "Meilleur", "cLaSsEmEnTs", "Clàssement", "Me\u0301illeur", "l’meilleur’", "(top)", "top-10", "« top »"):
            with self.subTest(text=text):
                self.assertEqual(1, len(self.words_in("assets/x/strings/fr.toml", f'a = "{text}"\n')))

    def test_words_are_whole_and_the_palmares_is_theirs(self):
        for text in ("améliorer", "stop", "topographie", "déclassement", "le palmarès", "Autop", "bestiaire", "un classeur"):
            with self.subTest(text=text):
                self.assertEqual([], self.words_in("assets/x/strings/fr.toml", f'a = "{text}"\n'))

    def test_keys_and_comments_of_a_table_are_not_read_by_anybody(self):
        self.assertEqual([], self.words_in("assets/x/strings/fr.toml", '# aucun classement\n[top]\nbest = "Bilan"\n'))

    def test_literals_of_the_code_are_looked_at_and_nothing_else_of_it(self):
        self.assertEqual([(2, "top")], self.words_in("app/a.cpp", 'int top = 0;  // no best\nconst char* a = "le top";\n'))
        self.assertEqual([(1, "meilleur")], self.words_in("data/a.h", 'auto a = R"(dit "meilleur" ici)";\n'))
        self.assertEqual([(1, "classement")], self.words_in("kiosk/a.cpp", r'auto a = "un \"classement\"";' + "\n"))
        self.assertEqual([], self.words_in("render/a.cpp", '#include "top/best.h"\n/* "top" */ char a = \'"\'; int best;\n'))
        self.assertEqual([], self.words_in("tests/a.cpp", 'auto a = "top";\n'))

    def test_the_program_says_so_and_fails(self):
        file = self.root / "assets/x/strings/fr.toml"
        file.parent.mkdir(parents=True)
        file.write_text('a = "Le top"\n', encoding="utf-8")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            self.assertEqual(1, check_words.main([str(self.root)]))
        self.assertEqual("assets/x/strings/fr.toml:1: top: Le top\n", out.getvalue())


if __name__ == "__main__":
    unittest.main(verbosity=2)
