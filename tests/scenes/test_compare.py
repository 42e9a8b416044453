#!/usr/bin/env python3
"""compare_pictures on pictures made here: unreadable, of other sizes, then equal, near and far."""
import os
import struct
import subprocess
import tempfile
import unittest
import zlib
from pathlib import Path

COMPARE = os.environ["AROBASE_COMPARE"]
SIDE = 100


def png(file, pixel, width=SIDE, height=SIDE):
    """A picture whose colour at x, y is pixel(x, y)."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width)) for y in range(height))
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def grey(value):
    return lambda x, y: (value, value, value)


class Compare(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.a, self.b, self.diff = (Path(self.folder.name) / name for name in ("a.png", "b.png", "diff.png"))

    def status(self, *numbers):
        return subprocess.run([COMPARE, self.a, self.b, self.diff, *map(str, numbers)], capture_output=True, check=False).returncode

    def test_unreadable_or_of_another_size(self):
        png(self.a, grey(9))
        self.assertEqual(2, self.status())
        self.b.write_bytes(b"no picture")
        self.assertEqual(2, self.status())
        png(self.b, grey(9), width=SIDE + 1)
        self.assertEqual(2, self.status())
        self.assertFalse(self.diff.exists())

    def test_same(self):
        png(self.a, grey(9))
        png(self.b, grey(9))
        self.assertEqual(0, self.status(0, 0))

    def test_threshold(self):
        png(self.a, grey(100))
        png(self.b, grey(130))  # 0.118 apart
        self.assertEqual(0, self.status())
        png(self.b, grey(140))  # 0.157
        self.assertEqual(1, self.status())
        self.assertTrue(self.diff.exists())

    def test_colours_of_one_lightness_differ(self):
        png(self.a, lambda x, y: (200, 0, 0))
        png(self.b, lambda x, y: (0, 102, 0))
        self.assertEqual(1, self.status())

    def test_fraction(self):
        png(self.a, grey(255))
        png(self.b, lambda x, y: (0, 0, 0) if (x, y) == (5, 5) else (255, 255, 255))
        self.assertEqual(0, self.status())  # 1 of 10 000
        png(self.b, lambda x, y: (0, 0, 0) if y == 5 and x < 2 else (255, 255, 255))
        self.assertEqual(1, self.status())
        self.assertEqual(0, self.status(0.13, 0.001))


if __name__ == "__main__":
    unittest.main(verbosity=2)
