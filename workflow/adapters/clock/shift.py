"""Decides how a shifted clock is kept, so that every process on the same data folder sees the same day."""

import json
import os
import tempfile
from datetime import date
from pathlib import Path

from workflow.adapters.clock.machine_time import days_from_real_today

CLOCK_FILE = "clock.json"


class BrokenClockFile(Exception):
    """The clock file of the data folder cannot be read; guessing a day would move every deadline."""


def shift_to(folder: Path, day: date) -> None:
    """Make it `day` for everybody on this data folder, from now on; time keeps passing from there."""
    _replace(folder / CLOCK_FILE, json.dumps({"days_ahead": days_from_real_today(day)}))


def clear_shift(folder: Path) -> None:
    """Let the real day count again; harmless when nothing was shifted."""
    (folder / CLOCK_FILE).unlink(missing_ok=True)


def days_ahead_in(path: Path) -> int | None:
    """The days a clock file shifts by, or None when there is no such file."""
    try:
        days = json.loads(path.read_text("utf-8"))["days_ahead"]
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenClockFile(f"{path.name} does not say how many days_ahead it is") from error
    if not isinstance(days, int) or isinstance(days, bool):
        raise BrokenClockFile(f"{path.name}: days_ahead is no whole number")
    return days


def _replace(path: Path, text: str) -> None:
    # Written aside and renamed: a worker that reads at the same moment sees the old day or the new one, never half.
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".clock-")
    with os.fdopen(handle, "w", encoding="utf-8") as aside:
        aside.write(text)
    Path(name).replace(path)
