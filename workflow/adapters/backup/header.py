"""Decides what the first line of a backup tells everybody: how to read it, which key it needs, and nothing of its content."""

import json
from dataclasses import asdict, dataclass
from typing import BinaryIO

from workflow.adapters.backup.errors import BadBackup

FORMAT = "tilbake backup 1"
LONGEST_LINE = 2000


@dataclass(frozen=True, kw_only=True)
class Header:
    """The part in clear. It is bound to every chunk: change a letter, and nothing opens."""

    program: str
    revision: str
    key: str
    made_at: str
    salt: str
    fits: str
    format: str = FORMAT

    def line(self) -> bytes:
        """As it stands in the file."""
        return json.dumps(asdict(self), separators=(",", ":")).encode() + b"\n"


def read_header(stream: BinaryIO) -> tuple[Header, bytes]:
    """The header and its line, with the stream behind it; raises `BadBackup`."""
    line = stream.readline(LONGEST_LINE)
    try:
        told = json.loads(line)
        header = Header(**told)
        bytes.fromhex(header.salt)
    except (ValueError, TypeError):
        raise BadBackup("this is no backup of Tilbake") from None
    if header.format != FORMAT:
        raise BadBackup("this backup was made by a version of Tilbake that this one does not know")
    if header.line() != line:
        raise BadBackup("the backup was changed since it was made")
    return header, line
