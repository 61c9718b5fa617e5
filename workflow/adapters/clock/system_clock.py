"""Decides what the clock of a running service says; whether it is shifted is written in the data folder."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from workflow.adapters.clock.machine_time import NORWAY, day_in_norway, days_from_real_today, real_instant
from workflow.adapters.clock.shift import CLOCK_FILE, days_ahead_in

FileMark = tuple[int, int, int]


class SystemClock:
    """The machine's clock, moved by whole days when the data folder says so.

    `initial_day` is the day it should be at the start of this process when the data folder says nothing;
    a `clock.json` written later wins, so that one command shifts a whole running service.
    """

    def __init__(self, data_folder: Path | None = None, *, initial_day: date | None = None) -> None:
        self._file = data_folder / CLOCK_FILE if data_folder else None
        self._initial_days_ahead = days_from_real_today(initial_day) if initial_day else 0
        self._seen: tuple[FileMark | None, int] = (None, self._initial_days_ahead)

    def today(self) -> date:
        """The day in Norway, shifted."""
        return day_in_norway(real_instant()) + timedelta(days=self._days_ahead())

    def now(self) -> datetime:
        """The instant in UTC, shifted by whole days of Norwegian wall time, so that it always falls on `today()`."""
        real = real_instant()
        days = self._days_ahead()
        if not days:
            return real
        return (real.astimezone(NORWAY) + timedelta(days=days)).astimezone(UTC)

    def wall(self) -> datetime:
        """The real instant in UTC."""
        return real_instant()

    def _days_ahead(self) -> int:
        mark = self._mark()
        seen_mark, days = self._seen
        if mark != seen_mark:
            days = self._read_days_ahead()
            self._seen = (mark, days)
        return days

    def _mark(self) -> FileMark | None:
        if self._file is None:
            return None
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _read_days_ahead(self) -> int:
        found = days_ahead_in(self._file) if self._file else None
        return self._initial_days_ahead if found is None else found
