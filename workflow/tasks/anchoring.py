"""Tells once a day, in the log of the process, how far the chain over the log reaches: outside the database it guards."""

from datetime import date

import structlog

from workflow.adapters.persistence.audit_anchor import anchor_now, signed_line
from workflow.adapters.persistence.audit_state import anchored_since, note_anchor
from workflow.bootstrap import Wiring

log = structlog.get_logger(__name__)


class DailyAnchor:
    """The anchors of one scheduler; two of them on a day do no harm."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._told: date | None = None

    def tell(self) -> None:
        """Tell today's, unless it was told; by the real clock, which is what a log of a machine goes by."""
        now = self._wiring.clock.wall()
        if self._told == now.date():
            return
        with self._wiring.reading.connect() as connection:
            done = anchored_since(connection, now.date())
            anchor = None if done else anchor_now(connection, now)
        if anchor is not None:
            log.info("audit_anchor", line=signed_line(anchor, self._wiring.seal.sign))
            note_anchor(self._wiring.engine, self._wiring.keys, anchor)
        if done or anchor is not None:
            self._told = now.date()
