"""Keeps anchors in a file beside the database, a line each: whoever sets the database back does not set that back too."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from .audit_anchor import Anchor, BadAnchor, read_line


def keep_line(file: Path, line: str) -> None:
    """Append a line and see it on the disk; raises `OSError`. Readable by the service's user alone."""
    handle = os.open(file, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as end:
        end.write(f"{line}\n")
        end.flush()
        os.fsync(handle)


def kept_anchors(file: Path, sign: Callable[[bytes], str]) -> Iterator[Anchor | int]:
    """The anchors in a file; of a line that is none, or is not ours, its number. Raises `OSError`."""
    for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield read_line(line, sign)
        except BadAnchor:
            yield number
