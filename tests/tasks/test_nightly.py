"""The daily run happens once a day, by one scheduler, and goes on where a killed one ended."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
import sqlalchemy as sa
import structlog
from structlog.testing import capture_logs

from tests.benchmarks.histories import add_histories, templates
from tests.benchmarks.timelines import TODAY
from tests.benchmarks.world import World, empty
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence import tables as t
from workflow.bootstrap import Wiring, wire
from workflow.tasks import nightly as module
from workflow.tasks import schedule
from workflow.tasks.nightly import LEASE, Nightly, recompute_of

CASES = 7


@pytest.fixture
def wiring(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wiring]:
    """Some cases that all have drifted, and batches of three."""
    structlog.reset_defaults()
    world: World = empty(database_url, tmp_path)
    add_histories(world, templates(world, number=3, most=3), CASES)
    world.engine.dispose()
    wired = wire(
        database_url=database_url,
        data=tmp_path,
        key_file=tmp_path / "keys",
        create_keys=True,
        clock=FixedClock(TODAY),
    )
    usual = recompute_of
    monkeypatch.setattr(module, "recompute_of", lambda *a, **k: dataclasses.replace(usual(*a, **k), size=3))
    drift(wired)
    yield wired
    wired.engine.dispose()


def clock(wiring: Wiring) -> FixedClock:
    assert isinstance(wiring.clock, FixedClock)
    return wiring.clock


def drift(wiring: Wiring) -> None:
    with wiring.engine.begin() as connection:
        connection.execute(sa.update(t.case).values(max_date=None))


def wrong(wiring: Wiring) -> int:
    with wiring.engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).where(t.case.c.max_date.is_(None))) or 0


def runs(wiring: Wiring) -> list[tuple[date, int, int, bool]]:
    """Day, cases looked at, cases changed, and whether it is finished."""
    with wiring.engine.connect() as connection:
        rows = connection.execute(sa.select(t.recomputation).order_by(t.recomputation.c.day)).all()
    return [(row.day, row.looked_at, row.changed, row.finished_at is not None) for row in rows]


def scheduler(wiring: Wiring) -> Nightly:
    return Nightly(wiring, pause=lambda: None)


def to_the_end(one: Nightly) -> int:
    """How many batches it did that had others after them."""
    done = 0
    while one.go_on():
        done += 1
    return done


def test_a_day_is_gone_through_batch_by_batch_and_then_it_is_over(wiring: Wiring) -> None:
    one = scheduler(wiring)
    assert to_the_end(one) == 2
    assert wrong(wiring) == 0
    assert runs(wiring) == [(TODAY, CASES, CASES, True)]
    drift(wiring)
    assert not one.go_on()
    assert not scheduler(wiring).go_on()  # one that has just started, too
    assert wrong(wiring) == CASES


def test_the_next_day_is_gone_through_again_and_missed_days_need_no_run_of_their_own(wiring: Wiring) -> None:
    one = scheduler(wiring)
    to_the_end(one)
    drift(wiring)
    clock(wiring).advance(days=3)
    to_the_end(one)
    assert wrong(wiring) == 0
    assert [day for day, *_ in runs(wiring)] == [TODAY, TODAY + timedelta(days=3)]


def test_a_second_scheduler_leaves_the_run_to_the_first(wiring: Wiring) -> None:
    first, second = scheduler(wiring), scheduler(wiring)
    assert first.go_on()
    assert not second.go_on()
    to_the_end(first)
    assert runs(wiring) == [(TODAY, CASES, CASES, True)]


def test_a_scheduler_that_was_killed_is_followed_by_one_that_goes_on_after_its_last_batch(
    wiring: Wiring,
) -> None:
    assert scheduler(wiring).go_on()
    assert wrong(wiring) == CASES - 3
    second = scheduler(wiring)
    assert not second.go_on()
    clock(wiring).advance(seconds=LEASE.total_seconds())
    assert to_the_end(second) == 1
    assert wrong(wiring) == 0
    assert runs(wiring) == [(TODAY, CASES, CASES, True)]


def test_a_scheduler_that_was_only_slow_gives_way_to_the_one_that_took_over(wiring: Wiring) -> None:
    slow, quick = scheduler(wiring), scheduler(wiring)
    assert slow.go_on()
    clock(wiring).advance(seconds=LEASE.total_seconds())
    assert quick.go_on()
    assert not slow.go_on()
    to_the_end(quick)
    assert not slow.go_on()
    assert runs(wiring) == [(TODAY, CASES, CASES, True)]
    assert wrong(wiring) == 0


def test_a_day_that_ends_while_it_is_gone_through_gives_way_to_the_next(wiring: Wiring) -> None:
    one = scheduler(wiring)
    assert one.go_on()
    clock(wiring).advance(days=1)
    to_the_end(one)
    assert [(day, over) for day, _, _, over in runs(wiring)] == [
        (TODAY, False),
        (TODAY + timedelta(days=1), True),
    ]
    assert wrong(wiring) == 0


def test_the_run_tells_in_one_line_how_many_and_how_long_and_of_whom_nothing(wiring: Wiring) -> None:
    with capture_logs() as logs:
        to_the_end(scheduler(wiring))
    (line,) = logs
    assert set(line) == {"event", "log_level", "looked_at", "changed", "seconds"}
    assert (line["event"], line["looked_at"], line["changed"]) == ("cases_recomputed", CASES, CASES)


class _Stops(Event):
    """An event that is set after so many waits, without waiting."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.waited: list[float] = []
        self._after = after

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout or 0)
        if len(self.waited) >= self._after:
            self.set()
        return self.is_set()


def test_the_scheduler_beats_and_looks_at_the_clock_between_two_batches(
    wiring: Wiring, tmp_path: Path
) -> None:
    beats: list[int] = []
    stops = _Stops(4)
    schedule.run(wiring, beat=lambda: beats.append(1), stopped=stops, anchors=tmp_path / "anchors")
    between, looks = schedule.SECONDS_BETWEEN_BATCHES, schedule.SECONDS_BETWEEN_LOOKS
    assert stops.waited == [between, between, between, looks]  # two batches of cases, then one of deletion
    assert len(beats) == 4
    assert wrong(wiring) == 0


def test_a_scheduler_that_is_stopped_in_the_middle_stops_there(wiring: Wiring, tmp_path: Path) -> None:
    schedule.run(wiring, beat=lambda: None, stopped=_Stops(1), anchors=tmp_path / "anchors")
    assert runs(wiring) == [(TODAY, 3, 3, False)]
