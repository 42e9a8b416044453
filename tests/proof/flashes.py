"""Luminance reversals on a sequence of pictures, as WCAG 2.3.1 counts flashes.

A reversal is a change of relative luminance by a tenth or more of its whole range, against the last one, where the darker of
the two is below 0.80. Two reversals make a flash. They count where they come together on a quarter or more of any ten degrees
of the field of view: 341 × 256 of 1024 × 768 px, so BLOCKS_SHARE of the picture.

flashes.py FOLDER FPS    of the pictures in it, in order of their names; exit 1 above three flashes a second
"""
import re
import struct
import sys
import zlib
from pathlib import Path

CHANGE, DARK_ENOUGH = 0.1, 0.80
BLOCK = 8                                             # px: a block's luminance is the mean of its pixels'
BLOCKS_SHARE = 0.25 * (341 * 256) / (1024 * 768)
FLASHES_MAX = 3                                       # a second

LINEAR = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (i / 255 for i in range(256))]
RED, GREEN, BLUE = ([weight * v for v in LINEAR] for weight in (0.2126, 0.7152, 0.0722))


def rows_of(png):
    """(bytes per pixel, width, rows of bytes) of an RGB or RGBA picture of 8 bits."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, channels, width = 8, b"", 0, 0
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        body = png[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, _, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert depth == 8 and colour in (2, 6) and not interlaced
            channels = 3 if colour == 2 else 4
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    data, stride, before, rows = zlib.decompress(packed), width * channels, None, []
    for start in range(0, len(data), stride + 1):
        row = unfiltered(data[start], bytearray(data[start + 1:start + 1 + stride]), before or bytes(stride), channels)
        rows.append(row)
        before = row
    return channels, width, rows


def unfiltered(kind, row, above, channels):
    if kind == 2:
        return bytearray((a + b) & 255 for a, b in zip(row, above))
    for i in range(len(row)) if kind in (1, 3, 4) else ():
        left = row[i - channels] if i >= channels else 0
        corner = above[i - channels] if i >= channels else 0
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + above[i]) >> 1
        else:
            p = left + above[i] - corner
            guess = min((left, above[i], corner), key=lambda v: abs(p - v))
        row[i] = (row[i] + guess) & 255
    return row


def block_luminances(png):
    channels, width, rows = rows_of(png)
    columns = width // BLOCK
    blocks = []
    for top in range(0, len(rows) // BLOCK * BLOCK, BLOCK):
        sums = [0.0] * columns
        for row in rows[top:top + BLOCK]:
            for column in range(columns):
                start = column * BLOCK * channels
                part = row[start:start + BLOCK * channels]
                sums[column] += sum(map(RED.__getitem__, part[::channels])) + sum(map(GREEN.__getitem__, part[1::channels])) + sum(map(BLUE.__getitem__, part[2::channels]))
        blocks += [one / (BLOCK * BLOCK) for one in sums]
    return blocks


class Reversals:
    """Of one block, as its luminances come in."""

    def __init__(self, luminance):
        self.low = self.high = luminance   # since the last reversal, on its side
        self.direction = 0

    def see(self, luminance):
        """True when this is a change against the last one."""
        if self.direction >= 0:
            self.high = max(self.high, luminance)
            if self.high - luminance >= CHANGE and luminance < DARK_ENOUGH:
                fresh = self.direction != -1
                self.direction, self.low = -1, luminance
                self.high = luminance
                return fresh
        if self.direction <= 0:
            self.low = min(self.low, luminance)
            if luminance - self.low >= CHANGE and self.low < DARK_ENOUGH:
                fresh = self.direction != 1
                self.direction, self.high = 1, luminance
                self.low = luminance
                return fresh
        return False


def worst_flashes(frames, fps):
    """(flashes in the worst second, share of the picture) where they come together on BLOCKS_SHARE of it; frames: lists of block
    luminances, at that many a second."""
    states = [Reversals(one) for one in frames[0]]
    times = [[] for _ in states]
    wanted = max(1, round(BLOCKS_SHARE * len(states)))
    worst, where = 0.0, 0.0
    for index, frame in enumerate(frames[1:], 1):
        for state, seen, luminance in zip(states, times, frame):
            if state.see(luminance):
                seen.append(index)
            while seen and seen[0] <= index - fps:
                seen.pop(0)
        counts = sorted((len(seen) for seen in times), reverse=True)
        together = counts[wanted - 1] / 2
        if together > worst:
            worst, where = together, sum(count / 2 >= together for count in counts) / len(counts)
    return worst, where


def natural(path):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", path.name)]


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    files = sorted(Path(arguments[0]).glob("*.png"), key=natural)
    worst, share = worst_flashes([block_luminances(file.read_bytes()) for file in files], float(arguments[1]))
    print(f"{len(files)} pictures: {worst:g} flashes in the worst second, on {share:.1%} of the picture")
    return 1 if worst > FLASHES_MAX else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
