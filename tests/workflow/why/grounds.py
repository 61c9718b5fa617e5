"""Grounds for tests: what is behind the dates of an absence that began on Monday 2 February 2026."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.workflow.files import FIRST_DAY
from workflow.domain.absence.benefit_days import estimate_max_date_for_spell
from workflow.domain.absence.periods import AbsenceKind, AbsencePeriod
from workflow.domain.absence.spells import join
from workflow.domain.absence.told import ToldDate
from workflow.why import Ground, ground_of

OWN, OTHER = "own position", "other position"


def period(
    first: str,
    last: str,
    kind: AbsenceKind = AbsenceKind.SICK_NOTE_FULL,
    grade: int | None = 100,
    employer: str | None = OWN,
) -> AbsencePeriod:
    return AbsencePeriod(
        id=f"{employer}/{first}",
        kind=kind,
        start=date.fromisoformat(first),
        end=date.fromisoformat(last),
        grade=grade,
        employer=employer,
    )


TWO_NOTES = (period("2026-02-02", "2026-02-20"), period("2026-03-02", "2026-04-30"))
"""Nine days without sickness between two notes."""


def ground(
    periods: Sequence[AbsencePeriod] = TWO_NOTES,
    *,
    today: date = FIRST_DAY,
    told: date | None = None,
    max_date_told: date | None = None,
    born_on: date | None = None,
    **more: Any,
) -> Ground:
    """The latest spell of these periods."""
    *earlier, spell = join(periods)
    estimate = estimate_max_date_for_spell(periods, born_on=born_on, today=today)
    known = Ground(
        today=today,
        first_day=ToldDate(spell.start, told),
        max_date=ToldDate(estimate.max_date if estimate else None, max_date_told),
        last_day=spell.end,
        spell=spell,
        earlier=earlier[-1] if earlier else None,
        **more,
    )
    return ground_of(periods, known, born_on=born_on, own=OWN)
