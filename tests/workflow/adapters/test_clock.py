"""The clock: what day it is, for everybody on the same data folder."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from workflow.adapters.clock import (
    BrokenClockFile,
    FixedClock,
    SystemClock,
    clear_shift,
    shift_to,
    system_clock,
)
from workflow.adapters.clock.machine_time import NORWAY
from workflow.services.ports import Clock


def stand_still_at(monkeypatch: pytest.MonkeyPatch, instant: datetime) -> None:
    monkeypatch.setattr(system_clock, "real_instant", lambda: instant)
    monkeypatch.setattr("workflow.adapters.clock.machine_time.real_instant", lambda: instant)


def test_both_clocks_are_what_the_services_ask_for(tmp_path: Path) -> None:
    assert isinstance(SystemClock(tmp_path), Clock)
    assert isinstance(FixedClock(date(2026, 11, 21)), Clock)


def test_the_day_is_the_day_in_norway_not_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still_at(monkeypatch, datetime(2026, 11, 21, 23, 30, tzinfo=UTC))

    assert SystemClock().today() == date(2026, 11, 22)
    assert SystemClock().now() == datetime(2026, 11, 21, 23, 30, tzinfo=UTC)


def test_a_shift_reaches_a_clock_that_is_already_running_and_leaves_the_wall_alone(tmp_path: Path) -> None:
    clock = SystemClock(tmp_path)
    real_day = clock.today()

    shift_to(tmp_path, real_day + timedelta(days=40))
    assert clock.today() == real_day + timedelta(days=40)
    assert clock.now() - clock.wall() > timedelta(days=39)
    assert abs(clock.wall() - datetime.now(UTC)) < timedelta(minutes=1)

    shift_to(tmp_path, real_day - timedelta(days=3))
    assert clock.today() == real_day - timedelta(days=3)

    clear_shift(tmp_path)
    clear_shift(tmp_path)
    assert clock.today() == real_day


def test_the_initial_day_counts_until_the_data_folder_says_otherwise(tmp_path: Path) -> None:
    clock = SystemClock(tmp_path, initial_day=date(2027, 5, 3))
    assert clock.today() == date(2027, 5, 3)

    shift_to(tmp_path, date(2028, 1, 10))
    assert clock.today() == date(2028, 1, 10)

    clear_shift(tmp_path)
    assert clock.today() == date(2027, 5, 3)


@pytest.mark.parametrize("hour", [0, 1, 21, 22, 23])
def test_a_shifted_instant_falls_on_the_shifted_day_also_across_summer_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, hour: int
) -> None:
    stand_still_at(monkeypatch, datetime(2026, 11, 21, hour, 45, tzinfo=UTC))
    shift_to(tmp_path, date(2027, 7, 1))
    clock = SystemClock(tmp_path)

    assert clock.today() == date(2027, 7, 1)
    assert clock.now().astimezone(NORWAY).date() == clock.today()
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"days_ahead": "3"}', '{"days_ahead": true}', "not json"])
def test_a_broken_clock_file_is_told_and_never_guessed(tmp_path: Path, text: str) -> None:
    (tmp_path / "clock.json").write_text(text)

    with pytest.raises(BrokenClockFile, match=r"clock\.json"):
        SystemClock(tmp_path).today()


def test_the_fixed_clock_moves_only_when_told() -> None:
    clock = FixedClock(date(2026, 3, 28), at=time(9, 0))
    assert clock.now() == datetime(2026, 3, 28, 8, 0, tzinfo=UTC)

    clock.advance(days=1)  # the night of summer time: nine o'clock stays nine o'clock
    assert clock.now() == datetime(2026, 3, 29, 7, 0, tzinfo=UTC)

    clock.advance(seconds=90)
    assert clock.wall() == datetime(2026, 3, 29, 7, 1, 30, tzinfo=UTC)

    clock.move_to(date(2026, 12, 24))
    assert clock.today() == date(2026, 12, 24)
