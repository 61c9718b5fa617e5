"""Writes a package a sealed part at a time, so that neither its size nor the wait is anybody's trouble.

The parts are written while it goes on, each under the number of the attempt; they count once the work is settled, and a
later attempt throws them away. Effects that do so are the only ones that write before they end: a package may be larger than memory.
"""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Protocol

from workflow.services.evidence.archive import Entry, zipped
from workflow.services.evidence_packages import PackageRecord
from workflow.services.results import PackageMade
from workflow.services.scene import NotWanted, Scene

LEASE = timedelta(seconds=90)
"""Kept in hand from part to part, so that no other worker begins the same package."""
PART = 1024 * 1024
"""In bytes: what is sealed and kept as one row."""


class Writable(Protocol):
    """What a package holds: how many files, and each in its turn."""

    @property
    def count(self) -> int: ...
    def entries(self) -> Iterator[Entry]: ...


def written(scene: Scene, package: PackageRecord, contents: Writable) -> PackageMade:
    """Write it; the same contents give the same bytes, whichever attempt it is."""
    with scene.bench.store.transaction() as tx:
        tx.packages.begin(package.id, contents.count)
    counted = _Counted(contents)
    whole, size = sha256(), 0
    for number, part in enumerate(_parts(zipped(counted.entries()))):
        whole.update(part)
        size += len(part)
        with scene.bench.store.transaction() as tx:
            if not tx.due_work.extend(scene.order, scene.bench.office.clock.wall() + LEASE):
                raise NotWanted("taken_over")
            tx.packages.put_part(package.id, scene.order.attempts, number, part, counted.done)
    return PackageMade(
        package_id=package.id, attempt=scene.order.attempts, size=size, sha256=whole.hexdigest()
    )


class _Counted:
    """Counts the files as they go by."""

    def __init__(self, contents: Writable) -> None:
        self._contents = contents
        self.done = 0

    def entries(self) -> Iterator[Entry]:
        """The same files."""
        for entry in self._contents.entries():
            yield entry
            self.done += 1


def _parts(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in parts of one size, the last one smaller."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= PART:
            yield bytes(waiting[:PART])
            del waiting[:PART]
    if waiting:
        yield bytes(waiting)
