"""Where a PDF of ours draws: every coordinate of its content, in points of the paper."""
import re
import zlib

STREAM = re.compile(rb"(\d+) 0 obj\n((?:(?!endobj).)*?)stream\r?\n(.*?)\r?\nendstream", re.S)
TOKEN = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|[\[\]]|/[^\s/\[\]()<>]+|[-+.\d]+|[A-Za-z'\"*]+|<<|>>")


def times(a, b):
    """PDF's own order: first a, then b."""
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5])


def streams(pdf):
    """(dictionary, bytes) of the streams that draw: those of pages and of groups."""
    for _, head, data in STREAM.findall(pdf):
        if b"/FlateDecode" in head:
            data = zlib.decompress(data)
        yield head, data


def contents(pdf):
    for head, data in streams(pdf):
        if b"/FontFile" in head or b"/Length1" in head or b"/Subtype /CIDFontType0C" in head or b"/Subtype /Type1C" in head or b"begincmap" in data:
            continue
        if b"/Subtype /Form" in head or b"/Type" not in head:
            yield data


def coordinates(data):
    """(x, y) of every point of every path and of every start of text."""
    stack, matrix, text, operands = [], (1, 0, 0, 1, 0, 0), (1, 0, 0, 1, 0, 0), []

    def at(x, y, m):
        return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]

    for token in TOKEN.findall(data):
        if re.fullmatch(rb"[-+]?(\d+\.?\d*|\.\d+)", token):
            operands.append(float(token))
            continue
        if token in (b"m", b"l") and len(operands) >= 2:
            yield at(*operands[-2:], matrix)
        elif token == b"c" and len(operands) >= 6:
            for i in (0, 2, 4):
                yield at(*operands[-6 + i:len(operands) - 4 + i], matrix)
        elif token == b"re" and len(operands) >= 4:
            x, y, w, h = operands[-4:]
            yield at(x, y, matrix)
            yield at(x + w, y + h, matrix)
        elif token == b"cm" and len(operands) >= 6:
            matrix = times(tuple(operands[-6:]), matrix)
        elif token == b"q":
            stack.append(matrix)
        elif token == b"Q" and stack:
            matrix = stack.pop()
        elif token == b"Tm" and len(operands) >= 6:
            text = tuple(operands[-6:])
            yield at(0, 0, times(text, matrix))
        if not token.startswith((b"(", b"<", b"/", b"[", b"]")):
            operands = []
