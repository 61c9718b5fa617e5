"""Notes and reads how the log itself stands: when it was verified last, with what result, and how far it was anchored."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from workflow.services.ports import Cipher
from workflow.services.security_log import Happening, SecurityEvent

from .audit_anchor import Anchor
from .audit_events import note_event
from .audit_verify import Walk
from .tables import audit_event, audit_head


@dataclass(frozen=True, kw_only=True)
class LogState:
    """Integrity only: nothing of what stands on the log."""

    lines: int
    verified_at: datetime | None
    verified_lines: int
    findings: int
    anchored_at: datetime | None
    anchored_line: int


def note_verification(engine: sa.Engine, keys: Cipher, walk: Walk, findings: int, at: datetime) -> None:
    """Say on the log that it was verified."""
    done = SecurityEvent(what=Happening.CHAIN_VERIFIED, detail={"lines": walk.lines, "findings": findings})
    with engine.begin() as connection:
        note_event(connection, keys, at, done)


def note_anchor(engine: sa.Engine, keys: Cipher, anchor: Anchor) -> None:
    """Say on the log how far it was anchored; the anchor itself is worth something only elsewhere."""
    done = SecurityEvent(what=Happening.CHAIN_ANCHORED, detail={"line": anchor.sequence})
    with engine.begin() as connection:
        note_event(connection, keys, anchor.at, done)


def anchored_since(connection: sa.Connection, day: date) -> bool:
    """Whether the end of the chain was told on or after a day."""
    last = _last(connection, Happening.CHAIN_ANCHORED)
    return last is not None and last.at.date() >= day


def log_state(connection: sa.Connection) -> LogState:
    """How the log stands."""
    verified = _last(connection, Happening.CHAIN_VERIFIED)
    anchored = _last(connection, Happening.CHAIN_ANCHORED)
    return LogState(
        lines=connection.scalar(sa.select(audit_head.c.sequence)) or 0,
        verified_at=verified.at if verified else None,
        verified_lines=verified.detail["lines"] if verified else 0,
        findings=verified.detail["findings"] if verified else 0,
        anchored_at=anchored.at if anchored else None,
        anchored_line=anchored.detail["line"] if anchored else 0,
    )


def _last(connection: sa.Connection, what: Happening) -> Any:
    query = (
        sa.select(audit_event.c.at, audit_event.c.detail)
        .where(audit_event.c.event == what.value)
        .order_by(audit_event.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).one_or_none()
