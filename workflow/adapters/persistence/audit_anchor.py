"""Decides how the end of the chain is told outside the database: one signed line, so that a cut end can be noticed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from workflow.services.ports import Cipher

from .audit_chain import is_sealed
from .tables import audit_head

MARK = "tilbake-anchor-1"
_PARTS = 5
_LINK_BYTES = 32


class BadAnchor(Exception):
    """A line that is no anchor, or whose signature is not ours."""


class UnsealedHead(Exception):
    """The head is not as this installation left it: an anchor would vouch for what somebody else wrote."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """How far the chain reached at an instant."""

    sequence: int
    link: bytes
    at: datetime

    @property
    def told(self) -> str:
        """What is signed."""
        return f"{MARK} {self.sequence} {self.link.hex()} {self.at.astimezone(UTC).isoformat(timespec='seconds')}"


def anchor_now(connection: sa.Connection, keys: Cipher, at: datetime) -> Anchor | None:
    """The end of the chain; None while there is none. Raises `UnsealedHead`."""
    head = connection.execute(sa.select(audit_head).where(audit_head.c.id == 1)).one_or_none()
    if head is None:
        return None
    if not is_sealed(keys, head):
        raise UnsealedHead
    return Anchor(head.sequence, bytes(head.link), at.replace(microsecond=0))


def signed_line(anchor: Anchor, sign: Callable[[bytes], str]) -> str:
    """The line as it is kept outside."""
    return f"{anchor.told} {sign(anchor.told.encode())}"


def read_line(line: str, sign: Callable[[bytes], str]) -> Anchor:
    """The anchor in a line; raises `BadAnchor`. Signing again gives the same signature, so nothing else is needed."""
    parts = line.split()
    try:
        mark, sequence, link, at, signature = parts[-_PARTS:]
        anchor = Anchor(int(sequence), bytes.fromhex(link), datetime.fromisoformat(at))
    except ValueError:
        raise BadAnchor("no anchor") from None
    if mark != MARK or len(anchor.link) != _LINK_BYTES or anchor.at.tzinfo is None:
        raise BadAnchor("no anchor")
    if sign(anchor.told.encode()) != signature:
        raise BadAnchor("not signed by this installation")
    return anchor
