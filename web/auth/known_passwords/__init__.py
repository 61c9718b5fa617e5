"""Decides whether a password is known to everybody who tries: on the list that lies here, or in the file of an installation.

The list holds the first 32 bits of each password's hash, in 65 536 drawers by the first 16; none is looked up but by
asking for it. One password in some thousands is taken for another one: then its owner chooses a second time.
"""

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from hashlib import sha1, sha256
from pathlib import Path
from sys import byteorder

FILE = Path(__file__).with_name("passwords.bin")
DRAWERS = 1 << 16
LONGEST_LINE = 128


def is_on_list(password: str) -> bool:
    """Whether the password is on the list that comes with the service, however it is capitalised."""
    drawer, rest = divmod(mark_of(password), DRAWERS)
    starts, marks = _list()
    at = bisect_left(marks, rest, starts[drawer], starts[drawer + 1])
    return at < starts[drawer + 1] and marks[at] == rest


def is_in_file(password: str, file: Path) -> bool:
    """Whether a file of lines `SHA-1:count`, sorted by the hash, has the password; read by halves, never whole."""
    wanted = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with file.open("rb") as lines:
        low, high = 0, lines.seek(0, 2)
        while low < high:
            middle = (low + high) // 2
            # From the middle of a line on: the next one that begins at or after it, if there is one below `high`.
            lines.seek(max(middle - 1, 0))
            if middle:
                lines.readline(LONGEST_LINE)
            start, line = lines.tell(), lines.readline(LONGEST_LINE)
            found = line.partition(b":")[0].strip().upper()
            if start >= high or not found or found > wanted:
                high = middle
            elif found == wanted:
                return True
            else:
                low = start + len(line)
    return False


def mark_of(password: str) -> int:
    """What the list knows of a password."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    return int.from_bytes(sha256(plain.encode()).digest()[:4], "big")


def packed(marks: Iterable[int]) -> bytes:
    """The list as it is kept: where each drawer begins, then what is in it."""
    starts, rests = array("I", [0]), array("H")
    ordered = sorted(set(marks))
    for drawer in range(DRAWERS):
        first, last = bisect_left(ordered, drawer * DRAWERS), bisect_left(ordered, (drawer + 1) * DRAWERS)
        rests.extend(mark % DRAWERS for mark in ordered[first:last])
        starts.append(len(rests))
    return _little(starts).tobytes() + _little(rests).tobytes()


@cache
def _list() -> tuple["array[int]", "array[int]"]:
    content = FILE.read_bytes()
    starts, rests = array("I"), array("H")
    ends = (DRAWERS + 1) * starts.itemsize
    starts.frombytes(content[:ends])
    rests.frombytes(content[ends:])
    return _little(starts), _little(rests)


def _little(numbers: "array[int]") -> "array[int]":
    if byteorder == "big":
        numbers.byteswap()
    return numbers
