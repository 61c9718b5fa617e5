"""Relay and scheduler: they ring and order as long as they live, whatever is away."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

import pytest
import sqlalchemy as sa
import structlog
from structlog.testing import capture_logs

from tests.tasks.desk import Desk
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence import tables as t
from workflow.bootstrap import Wiring, wire
from workflow.domain.effects import Effect
from workflow.tasks import relay, schedule


class _Stops(Event):
    """An event that is set after so many waits, without waiting."""

    def __init__(self, after: int, meanwhile: Callable[[int], None] = lambda _turn: None) -> None:
        super().__init__()
        self.turns = 0
        self.waited: list[float] = []
        self._after = after
        self._meanwhile = meanwhile

    def wait(self, timeout: float | None = None) -> bool:
        self.turns += 1
        self.waited.append(timeout or 0)
        self._meanwhile(self.turns)
        if self.turns >= self._after:
            self.set()
        return self.is_set()


@pytest.fixture
def wiring(sqlite_url: str, tmp_path: Path) -> Iterator[Wiring]:
    structlog.reset_defaults()
    wired = wire(
        database_url=sqlite_url,
        data=tmp_path,
        keys=None,
        key_file=tmp_path / "keys",
        create_keys=True,
        clock=FixedClock(date(2026, 2, 2)),
    )
    yield wired
    wired.engine.dispose()


def order(wiring: Wiring, period: str = "2026-02-02/08") -> None:
    schedule.order_sweep(wiring, period)


def relayed(wiring: Wiring, ring: Callable[[str], bool], stops: _Stops) -> int:
    beats: list[int] = []
    relay.run(wiring, ring=ring, beat=lambda: beats.append(1), stopped=stops)
    return len(beats)


def test_the_relay_rings_for_queues_with_due_work_and_no_others(wiring: Wiring) -> None:
    order(wiring)
    rung: list[str] = []

    def ring(name: str) -> bool:
        rung.append(name)
        return True

    assert relayed(wiring, ring, _Stops(2)) == 2
    assert rung == ["follow_up", "follow_up"]


def test_the_relay_goes_on_while_redis_is_away_and_tells_it_once(wiring: Wiring) -> None:
    order(wiring)
    answers = iter([False, False, False, True])
    with capture_logs() as logs:
        stops = _Stops(4)
        relayed(wiring, lambda _name: next(answers), stops)
    assert [(log["event"], log["trouble"]) for log in logs] == [
        ("trouble", "redis_away"),
        ("trouble_over", "redis_away"),
    ]
    assert stops.waited[0] > stops.waited[3]


def test_the_relay_goes_on_while_the_database_is_away(wiring: Wiring, tmp_path: Path) -> None:
    gone = dataclasses.replace(wiring, reading=sa.create_engine(f"sqlite:///{tmp_path}/nowhere/at/all.db"))
    with capture_logs() as logs:
        assert relayed(gone, lambda _name: True, _Stops(3)) == 3
    assert [log["event"] for log in logs] == ["trouble"]


def scheduled(wiring: Wiring, folder: Path, stops: _Stops) -> list[str]:
    schedule.run(wiring, beat=lambda: None, stopped=stops, anchors=folder / "anchors")
    with wiring.engine.connect() as connection:
        return list(connection.scalars(sa.select(t.outbox.c.period).order_by(t.outbox.c.id)))


def test_the_scheduler_orders_at_once_and_again_when_the_day_is_shifted(
    wiring: Wiring, tmp_path: Path
) -> None:
    clock = wiring.clock
    assert isinstance(clock, FixedClock)

    def meanwhile(turn: int) -> None:
        if turn == 3:
            clock.move_to(date(2026, 5, 4))

    assert scheduled(wiring, tmp_path, _Stops(6, meanwhile)) == ["2026-02-02/11", "2026-05-04/10"]


def test_a_scheduler_that_restarts_within_the_hour_orders_nothing_new(wiring: Wiring, tmp_path: Path) -> None:
    scheduled(wiring, tmp_path, _Stops(1))
    assert len(scheduled(wiring, tmp_path, _Stops(1))) == 1


def test_the_hour_belongs_to_the_sweep_and_midnight_in_norway_begins_a_new_one() -> None:
    before, after = datetime(2026, 2, 2, 22, 59, tzinfo=UTC), datetime(2026, 2, 2, 23, 0, tzinfo=UTC)
    assert schedule.period_of(date(2026, 2, 2), before) == "2026-02-02/22"
    assert schedule.period_of(date(2026, 2, 3), after) == "2026-02-03/23"


def test_steps_are_taken_while_redis_and_mail_are_away_and_done_when_they_are_back(desk: Desk) -> None:
    desk.post.away = True
    case_id = desk.work.open()
    desk.work.plan(case_id)  # no worker, no doorbell: every step is accepted
    waiting = {row.effect for row in desk.rows(t.outbox, outcome=None)}
    assert {Effect.TELL_EMPLOYEE_RIGHTS, Effect.PUT_MEETING_IN_CALENDARS, Effect.ARCHIVE_DOCUMENT} <= waiting
    desk.post.away = False
    desk.drain()
    assert not desk.rows(t.outbox, outcome=None)
