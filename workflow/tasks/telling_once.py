"""Decides that a trouble which lasts is told when it begins and when it ends, not every second between."""

import structlog

log = structlog.get_logger(__name__)


class ToldOnce:
    """Whether one thing is well, with a log line for each change."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._well = True

    def tell(self, *, well: bool, reason: str = "") -> None:
        """Note how it is now."""
        if well is self._well:
            return
        self._well = well
        if well:
            log.info("trouble_over", trouble=self._name)
        else:
            log.warning("trouble", trouble=self._name, reason=reason)
