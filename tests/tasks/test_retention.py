"""What has been kept long enough goes on its day, with all that belongs to it, and nothing else ever does."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.keeping import NOT_OF_A_LIFE, WHEN, a_life, run, wired
from tests.workflow.services.conftest import Workplace, work
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.keeping_pass import foresee
from workflow.adapters.persistence.keeping_runs import RunRows
from workflow.bootstrap import Wiring
from workflow.domain.keeping_days import goes_on
from workflow.domain.retention import CLASSES, Kept
from workflow.domain.rules import STANDARD

__all__ = ["work"]
A_DAY = timedelta(days=1)


@pytest.fixture
def wiring(work: Workplace, tmp_path: Path) -> Iterator[Wiring]:
    found = wired(work, tmp_path)
    yield found
    found.engine.dispose()


def test_through_the_years_everything_goes_on_its_day_and_nothing_a_day_before(
    work: Workplace, wiring: Wiring
) -> None:
    """All of one person happened on one day; each class then goes when its own time is over."""
    gone_after = {
        rows.table: goes_on(WHEN, one.rule.value, one.rule.unit)
        for one in CLASSES
        if one.rule and one.word is not Kept.CONTACT_DETAILS
        for rows in one.rows
        if not rows.only
    }
    life = a_life(work, "Anne")
    expected = {name: gone_after[name] for name in life.rows}
    # What names the person keeps the person; what hangs on the follow-up keeps that.
    end = goes_on(WHEN, 10, t_unit())
    expected |= {"person": end + A_DAY, "employment": end + A_DAY}
    expected |= {"evidence_package": end, "evidence_part": end}
    assert set(life.rows) == set(t.metadata.tables) - NOT_OF_A_LIFE
    for day in sorted({*expected.values(), *(one - A_DAY for one in expected.values())}):
        run(wiring, work, day)
        assert life.left(work.engine) == {name for name, goes in expected.items() if goes > day}, day
    assert life.left(work.engine) == set()


def t_unit():  # type: ignore[no-untyped-def]
    from workflow.domain.dated_rules import Unit

    return Unit.YEARS
