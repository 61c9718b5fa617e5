"""Heartbeats: who counts as alive, and that a database which is away stops nobody."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.engine import connect
from workflow.adapters.queue.heartbeat import (
    ALIVE_FOR,
    EXPECTED,
    RELAY,
    SCHEDULER,
    Heart,
    beat,
    forget,
    pulses,
    worker_name,
)
from workflow.adapters.queue.names import QUEUES

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def alive(engine: sa.Engine, at: datetime) -> dict[str, bool]:
    with engine.connect() as connection:
        return {pulse.name: pulse.alive for pulse in pulses(connection, at)}


def test_every_part_that_works_in_the_background_is_expected_to_beat() -> None:
    assert set(EXPECTED) == {RELAY, SCHEDULER, *(worker_name(queue) for queue in QUEUES)}


def test_who_never_beat_is_not_alive(engine: sa.Engine) -> None:
    assert not any(alive(engine, NOON).values())


def test_a_process_is_alive_until_a_minute_after_its_last_beat(engine: sa.Engine) -> None:
    beat(engine, RELAY, NOON - timedelta(hours=1))
    beat(engine, RELAY, NOON)
    assert alive(engine, NOON + ALIVE_FOR)[RELAY]
    assert not alive(engine, NOON + ALIVE_FOR + timedelta(seconds=1))[RELAY]
    assert not alive(engine, NOON)[SCHEDULER]


def test_an_earlier_run_is_forgotten(engine: sa.Engine) -> None:
    beat(engine, RELAY, NOON)
    forget(engine)
    assert not alive(engine, NOON)[RELAY]


def test_a_heart_beats_at_most_every_few_seconds_however_often_it_is_asked(engine: sa.Engine) -> None:
    clock = FixedClock(date(2026, 11, 21))
    heart = Heart(engine, RELAY, clock)
    heart.beat()
    first = clock.wall()
    clock.advance(seconds=90)
    heart.beat()
    with engine.connect() as connection:
        assert pulses(connection, clock.wall(), [RELAY])[0].beat_at == first


def test_a_database_that_is_away_stops_no_heart(tmp_path: Path) -> None:
    Heart(connect(f"sqlite:///{tmp_path}/no/such/folder.db"), RELAY, FixedClock(date(2026, 11, 21))).beat()
