"""Decides when a backup is whole: every chunk opens, every row counts, the end says what was written."""

import hashlib
import hmac
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workflow.adapters.backup.chunks import CHANGED, CUT, opened
from workflow.adapters.backup.errors import BadBackup, KeyMissing
from workflow.adapters.backup.header import Header, read_header
from workflow.adapters.backup.secret import secret_of
from workflow.adapters.backup.values import read
from workflow.adapters.crypto import KeyRing
from workflow.adapters.crypto.key_ring import key_id_of
from workflow.services.ports import UnreadableText


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The columns of a table as the backup has them; `own` refer to other rows of the same table."""

    table: str
    columns: list[str]
    kinds: list[str]
    own: list[str]


@dataclass(kw_only=True)
class Found:
    """What a backup holds."""

    header: Header
    counts: Counter[str] = field(default_factory=Counter)
    sequences: dict[str, int] = field(default_factory=dict)
    sha256: str = ""
    key_ids: set[str] = field(default_factory=set)


def check_backup(file: Path, keys: KeyRing) -> Found:
    """Read the whole file; raises `BadBackup` with what is wrong, also when a value in it needs a key that is missing."""
    found = Found(header=header_of(file))
    for shape, row in rows_of(file, keys, found):
        for name, value in zip(shape.columns, row, strict=True):
            if name.endswith("_sealed") and value:
                found.key_ids.add(_key_of(value))
    missing = sorted(found.key_ids - set(keys.key_ids))
    if missing:
        raise KeyMissing(
            f"texts in the backup are sealed with the key {', '.join(missing)}, which is not in the key file: "
            "use the key file of that time, or `tilbake keys take-back` the file it was exported to"
        )
    return found


def header_of(file: Path) -> Header:
    """The part in clear."""
    try:
        with file.open("rb") as stream:
            return read_header(stream)[0]
    except OSError as error:
        raise BadBackup(f"the file cannot be read ({error.strerror})") from None


def rows_of(file: Path, keys: KeyRing, found: Found) -> Iterator[tuple[Shape, list[Any]]]:
    """Every row with the shape of its table; `found` is filled on the way and compared at the end."""
    seen, shape, ended = hashlib.sha256(), None, False
    for line in _lines(file, keys):
        content = json.loads(line.decode("utf-8", "surrogatepass"))
        if ended:
            raise BadBackup(CHANGED)
        if isinstance(content, list) and shape:
            found.counts[shape.table] += 1
            seen.update(line)
            yield shape, read(content, shape.kinds)
        elif "table" in content:
            shape = Shape(**content)
            found.counts[shape.table] = 0
            seen.update(line)
        else:
            ended = True
            found.sha256, found.sequences = seen.hexdigest(), content["sequences"]
            if content["end"] != dict(found.counts) or content["sha256"] != found.sha256:
                raise BadBackup(CHANGED)
    if not ended:
        raise BadBackup(CUT)


def _lines(file: Path, keys: KeyRing) -> Iterator[bytes]:
    with file.open("rb") as stream:
        header, line = read_header(stream)
        key, fits = secret_of(keys, header.key, bytes.fromhex(header.salt))
        if not hmac.compare_digest(fits, header.fits):
            raise KeyMissing(
                f"the key {header.key} in the key file is another one than the backup was sealed with"
            )
        unpacker, rest = zlib.decompressobj(), bytearray()
        for chunk in opened(stream, key, line):
            rest += unpacker.decompress(chunk)
            *whole, last = bytes(rest).split(b"\n") if b"\n" in rest else [bytes(rest)]
            yield from (one + b"\n" for one in whole)
            rest = bytearray(last)
        if rest:
            raise BadBackup(CUT)


def _key_of(value: bytes) -> str:
    try:
        return key_id_of(value)
    except UnreadableText:
        return "?"
