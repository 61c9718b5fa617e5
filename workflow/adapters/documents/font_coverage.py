"""Decides which characters the shipped fonts can show, by reading the tables inside the font files."""

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
TEXT_FONT = FONTS / "SourceSans3-Regular.ttf"
FALLBACK_FONT = FONTS / "DejaVuSans.ttf"

_BY_SEGMENTS, _BY_GROUPS = 4, 12


@cache
def shown_by(font: Path) -> frozenset[int]:
    """The code points a TrueType file has a picture for."""
    data = font.read_bytes()
    found: set[int] = set()
    start = _table_start(data, b"cmap")
    for number in range(_u16(data, start + 2)):
        table = start + _u32(data, start + 4 + 8 * number + 4)
        kind = _u16(data, table)
        if kind == _BY_GROUPS:
            found |= _in_groups(data, table)
        elif kind == _BY_SEGMENTS:
            found |= _in_segments(data, table)
    return frozenset(found)


def _table_start(data: bytes, name: bytes) -> int:
    for number in range(_u16(data, 4)):
        entry = 12 + 16 * number
        if data[entry : entry + 4] == name:
            return _u32(data, entry + 8)
    raise ValueError("the file is no TrueType font")


def _in_groups(data: bytes, table: int) -> set[int]:
    found: set[int] = set()
    for number in range(_u32(data, table + 12)):
        first, last, glyph = struct.unpack_from(">III", data, table + 16 + 12 * number)
        found.update(range(first if glyph else first + 1, last + 1))
    return found


def _in_segments(data: bytes, table: int) -> set[int]:
    count = _u16(data, table + 6) // 2
    ends, starts = table + 14, table + 16 + 2 * count
    deltas, offsets = starts + 2 * count, starts + 4 * count
    found: set[int] = set()
    for number in range(count):
        first, last = _u16(data, starts + 2 * number), _u16(data, ends + 2 * number)
        delta, place = _u16(data, deltas + 2 * number), offsets + 2 * number
        offset = _u16(data, place)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code if not offset else _u16(data, place + offset + 2 * (code - first))
            if (glyph or not offset) and (glyph + delta) & 0xFFFF:
                found.add(code)
    return found


def _u16(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "big")


def _u32(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 4], "big")
