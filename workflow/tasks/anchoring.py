"""Tells once a day how far the chain over the log reaches, outside the database it guards: in a file and in the process log."""

from datetime import date
from pathlib import Path

import structlog

from workflow.adapters.persistence.audit_anchor import Anchor, UnsealedHead, anchor_now, signed_line
from workflow.adapters.persistence.audit_anchor_file import keep_line
from workflow.adapters.persistence.audit_state import anchored_since, note_anchor
from workflow.bootstrap import Wiring

log = structlog.get_logger(__name__)


class DailyAnchor:
    """The anchors of one scheduler, kept in `file`; two of them on a day do no harm."""

    def __init__(self, wiring: Wiring, file: Path) -> None:
        self._wiring = wiring
        self._file = file
        self._told: date | None = None

    def tell(self) -> None:
        """Tell today's, unless it was told; by the real clock, which is what a log of a machine goes by."""
        now = self._wiring.clock.wall()
        if self._told == now.date():
            return
        try:
            with self._wiring.reading.connect() as connection:
                done = anchored_since(connection, now.date())
                anchor = None if done else anchor_now(connection, self._wiring.keys, now)
        except UnsealedHead:
            log.error("audit_head_not_sealed")  # noqa: TRY400 there is nothing more to say of it
            self._told = now.date()
            return
        if anchor is not None:
            self._keep(anchor)
        if done or anchor is not None:
            self._told = now.date()

    def _keep(self, anchor: Anchor) -> None:
        """In the log of the process in any case: a file that cannot be written must not cost the day its anchor."""
        line = signed_line(anchor, self._wiring.seal.sign)
        log.info("audit_anchor", line=line)
        try:
            keep_line(self._file, line)
        except OSError as error:
            log.error("audit_anchor_not_kept", reason=type(error).__name__)  # noqa: TRY400 its words hold a path
        else:
            note_anchor(self._wiring.engine, self._wiring.keys, anchor)
