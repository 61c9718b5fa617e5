"""The daily run holds a batch and no more: four times as many cases take no more memory."""

import tracemalloc
from pathlib import Path

from tests.benchmarks.histories import add_histories, templates
from tests.benchmarks.timelines import TODAY
from tests.benchmarks.world import World, empty
from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.store import SqlStore
from workflow.domain.rules import STANDARD
from workflow.services.office import Office
from workflow.services.recompute import Recompute

BATCH = 50
MORE_AT_MOST = 256 * 1024
"""Bytes that may differ between two runs: less than one batch of rows takes."""


def peak(world: World) -> int:
    """The most bytes a run through all cases holds at once."""
    store = world.office.store
    assert isinstance(store, SqlStore)
    way = Recompute(
        office=Office(store, FixedClock(TODAY), NorwegianWorkingDays()),
        reading=SqlStore(world.engine.execution_options(reads_only=True), store._keys),
        former=STANDARD,
        pause=lambda: None,
        size=BATCH,
    )
    way.round(None)  # what is compiled and remembered once belongs to no number of cases
    tracemalloc.start()
    try:
        assert sum(one.changed for one in way.rounds()) == 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_four_times_as_many_cases_take_no_more_memory(sqlite_url: str, tmp_path: Path) -> None:
    world = empty(sqlite_url, tmp_path)
    kinds = templates(world, number=20, most=3)
    add_histories(world, kinds, 200)
    few = peak(world)
    add_histories(world, kinds, 600)
    many = peak(world)
    world.engine.dispose()
    assert few > MORE_AT_MOST
    assert abs(many - few) < MORE_AT_MOST
