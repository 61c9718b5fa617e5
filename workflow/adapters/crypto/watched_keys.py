"""Decides when a running process takes up changed keys: within a second, and at once when a value names a key it lacks."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from workflow.adapters.crypto.errors import BadKeys
from workflow.adapters.crypto.key_ring import KeyRing, Keys

LOOK_EVERY_SECONDS = 1.0
"""So long at most a process goes on sealing with the key before: whoever takes a key away waits longer than this."""

Mark = tuple[int, int, int]


class WatchedKeys(KeyRing):
    """The ring of a file that may change while the process runs.

    One change of the file makes a key known and active. A process that has not looked yet seals with the older key, which
    all can open; a process that meets the newer one looks at once. A file that cannot be used is as good as unchanged:
    what was read before still opens everything that was sealed before.
    """

    def __init__(
        self, file: Path, read: Callable[[Path], KeyRing], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._mark = _mark_of(file)
        self._adopt_all(read(file))
        self._file, self._read, self._now = file, read, now
        self._looked_at = now()
        self._looking = threading.Lock()

    def _adopt_all(self, ring: KeyRing) -> None:
        self._keys, self._index_key = ring._keys, ring._index_key  # noqa: SLF001 its own kind
        self._log_key, self._seal_key = ring._log_key, ring._seal_key  # noqa: SLF001 its own kind

    def _held(self) -> Keys:
        if self._now() - self._looked_at >= LOOK_EVERY_SECONDS:
            self._look()
        return self._keys

    def _looked_again(self) -> Keys:
        self._look()
        return self._keys

    def _look(self) -> None:
        with self._looking:
            self._looked_at = self._now()
            mark = _mark_of(self._file)
            if mark is None or mark == self._mark:
                return
            try:
                ring = self._read(self._file)
            except (BadKeys, OSError):
                return  # asked again in a second
            if ring._index_key != self._index_key:  # noqa: SLF001 its own kind
                return  # another installation's: with it nobody would be found again
            self._keys, self._mark = ring._keys, mark  # noqa: SLF001 its own kind


def _mark_of(file: Path) -> Mark | None:
    try:
        seen = os.stat(file)  # noqa: PTH116 called often: no objects on the way
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_ino, seen.st_size
