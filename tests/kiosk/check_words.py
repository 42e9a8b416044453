#!/usr/bin/env python3
"""The label is « ni concours ni classement »: no word of ranking in what a visitor, a presenter or staff reads.

check_words.py ROOT    one line per word, "FILE:LINE: word: text"; exit 1 if there is any

Looked at: the string tables, the other texts of the exhibition that are written for this program, and the string literals of
the C++ code. Words are whole, and neither case nor accents hide them. « palmarès » is the association's own word.
"""
import re
import sys
import tomllib
import unicodedata
from pathlib import Path

REFUSED = {
    "meilleur", "meilleure", "meilleurs", "meilleures", "classement", "classements", "podium", "podiums", "top",   # French
    "best", "ranking", "rankings", "ranked", "leaderboard",                                                      # English
}
TEXTS = ["assets/*/strings/*.toml", "assets/*/exhibition.toml", "assets/*/ceremonie*.toml"]
CODE_FOLDERS = ["data", "render", "app", "kiosk"]
CODE_SUFFIXES = {".h", ".cpp"}

WORD = re.compile(r"[a-z0-9]+")
# Code, with comments and the names of headers told apart from literals.
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|#\s*include[^\n]*|R"(?P<mark>\w*)\((?P<raw>.*?)\)(?P=mark)"|"(?P<text>(?:\\.|[^"\\\n])*)"|\'(?:\\.|[^\'\\])+\'', re.S)
ESCAPED_LETTER = re.compile(r"\\u([0-9a-fA-F]{4})")


def folded(text):
    """Lower case without accents; ligatures spelt out."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def refused_in(text):
    return [word for word in WORD.findall(folded(text)) if word in REFUSED]


def strings_of(value):
    """Every text in a table, its keys aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings_of(one)


def line_of(source, text):
    at = source.find(text)
    return source.count("\n", 0, at) + 1 if at >= 0 else 0


def table_problems(path):
    source = path.read_text(encoding="utf-8")
    for text in strings_of(tomllib.loads(source)):
        for word in refused_in(text):
            yield line_of(source, text), word, text


def literals_of(source):
    """(line, text) of each literal of C++ code."""
    for token in TOKEN.finditer(source):
        text = token["raw"] if token["raw"] is not None else token["text"]
        if text is not None:
            yield source.count("\n", 0, token.start()) + 1, ESCAPED_LETTER.sub(lambda m: chr(int(m[1], 16)), text)


def code_problems(path):
    for line, text in literals_of(path.read_text(encoding="utf-8")):
        for word in refused_in(text):
            yield line, word, text


def problems_of(root):
    found = []
    for pattern in TEXTS:
        for path in sorted(root.glob(pattern)):
            found += [(path.relative_to(root).as_posix(), *problem) for problem in table_problems(path)]
    for folder in CODE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in CODE_SUFFIXES:
                found += [(path.relative_to(root).as_posix(), *problem) for problem in code_problems(path)]
    return found


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    found = problems_of(Path(arguments[0]))
    for file, line, word, text in found:
        print(f"{file}:{line}: {word}: {text}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
