"""The command line of the year: `python -m tests.soak --help`."""

import argparse
import logging
import signal
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from types import FrameType

import sqlalchemy as sa

from tests.soak.checks import Checks
from tests.soak.house import House
from tests.soak.kills import Kills
from tests.soak.post import PostBox
from tests.soak.town import settle
from tests.soak.year import Year
from workflow.adapters.persistence import tables as t

MOST_SHOWN = 20


def main() -> int:
    """Let the year go by; 0 when everything held."""
    given = _arguments()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", stream=sys.stdout)
    logging.getLogger("tests.soak").setLevel(logging.INFO)
    signal.signal(signal.SIGTERM, _stop)
    began = time.monotonic()
    chance = Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="tb-year-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL runs as somebody else
        house = House(folder, given.database, given.first_day)
        try:
            town = settle(house.wiring, chance, given.people)
            kills = Kills(house, Random(chance.random()), given.kills)
            checks = Checks(house, town, PostBox(house.mail_folder))
            year = Year(house, town, kills, checks, Random(chance.random()))
            try:
                year.go_by(given.days)
            finally:
                _tell(given, house, checks, kills, time.monotonic() - began)
        finally:
            house.stop()
    return 1 if checks.findings else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kills", type=float, default=0.6, help="how many parts die a day, on average")
    parser.add_argument(
        "--first-day",
        type=date.fromisoformat,
        default=_monday_ahead(),
        help="ahead of the real day, because deletion follows that one",
    )
    return parser.parse_args()


def _monday_ahead() -> date:
    today = date.today()  # noqa: DTZ011 any Monday ahead will do
    return today + timedelta(days=7 - today.weekday())


def _stop(_sign: int, _frame: FrameType | None) -> None:
    raise SystemExit(2)


def _tell(given: argparse.Namespace, house: House, checks: Checks, kills: Kills, seconds: float) -> None:
    with house.wiring.reading.connect() as connection:
        cases = connection.scalar(sa.select(sa.func.count()).select_from(t.case))
        work = connection.execute(sa.select(t.outbox.c.outcome, sa.func.count()).group_by(t.outbox.c.outcome))
        outcomes = {str(outcome): count for outcome, count in work}
    print(
        f"\n{given.people} people, {given.days} days from {given.first_day}, seed {given.seed}, {given.database}"
    )
    print(f"cases {cases}, {_listed(checks.figures)}")
    print(f"work: {_listed(outcomes)}")
    print(f"killed: {_listed(kills.counted)}")
    print(f"happened: {_listed(checks.town.happened)}")
    print(f"{seconds / 60:.1f} minutes, ended on {house.today}")
    print(f"{len(checks.findings)} findings")
    for finding in checks.findings[:MOST_SHOWN]:
        print(f"  {finding}")


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "none"


if __name__ == "__main__":
    sys.exit(main())
