"""Decides how files are written into one ZIP file: one way only, so that the same files always give the same bytes.

Nothing is compressed, every date is the same, names are UTF-8; what a file holds is known before its head is written.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator

Entry = tuple[str, bytes]
UTF8_NAMES = 0x0800
VERSION = 20
DOS_TIME, DOS_DATE = 0, 0x21  # midnight of the first day a ZIP file can name
UNIX = 3 << 8
ORDINARY_FILE = 0o100644 << 16
MOST_ENTRIES = 0xFFFF
LARGEST = 0xFFFFFFFF
_HEAD = struct.Struct("<4sHHHHHIIIHH")
_ROW = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")


class TooMuch(Exception):
    """More than one plain ZIP file can hold."""


def zipped(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The ZIP file, piece by piece; no more than one entry is held at a time."""
    table: list[bytes] = []
    place = 0
    for name, content in entries:
        row = _Row(name, content, place)
        head = row.head()
        table.append(row.in_table())
        place += len(head) + len(content)
        if place > LARGEST or len(table) > MOST_ENTRIES:
            raise TooMuch("the package is larger than a plain ZIP file can be")
        yield head
        yield content
    listed = b"".join(table)
    yield listed
    yield _END.pack(b"PK\x05\x06", 0, 0, len(table), len(table), len(listed), place, 0)


class _Row:
    """One file: its head before the content, and its row in the table at the end."""

    def __init__(self, name: str, content: bytes, place: int) -> None:
        self._name = name.encode()
        self._place = place
        self._sizes = (zlib.crc32(content), len(content), len(content))

    def head(self) -> bytes:
        """What stands before the content."""
        about = (VERSION, UTF8_NAMES, 0, DOS_TIME, DOS_DATE, *self._sizes, len(self._name), 0)
        return _HEAD.pack(b"PK\x03\x04", *about) + self._name

    def in_table(self) -> bytes:
        """What stands in the table."""
        about = (UNIX | VERSION, VERSION, UTF8_NAMES, 0, DOS_TIME, DOS_DATE, *self._sizes, len(self._name))
        return _ROW.pack(b"PK\x01\x02", *about, 0, 0, 0, 0, ORDINARY_FILE, self._place) + self._name
