"""The figures of a year beside those of its quarters, as everything together would be seen by one reader."""

from datetime import date
from fractions import Fraction
from itertools import product
from random import Random
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.web.representative.test_figures import Town
from tests.workflow.figures.attacker import Sum, follows
from workflow.adapters.clock import FixedClock
from workflow.adapters.persistence.tables import figure

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
IN_QUARTER = [date(2025, month, 10) for month in (2, 5, 8, 11)]


@pytest.fixture
def town(app: Flask) -> Town:
    return Town(app)


def figures(town: Town, unit_id: UUID, *, below: bool = False) -> dict[str, tuple[int, int] | None]:
    query = sa.select(figure).where(
        figure.c.unit_id == unit_id, figure.c.measure == "absence", figure.c.with_below.is_(below)
    )
    with town.wiring.reading.connect() as connection:
        rows = connection.execute(query).all()
    return {row.span: None if row.part is None else (row.part, row.whole) for row in rows}


def test_a_year_is_hidden_when_it_would_tell_of_one_hidden_quarter(town: Town) -> None:
    school = town.unit("Skolen")
    for first in IN_QUARTER[:3]:
        town.away(school, *range(6), first=first)
    town.away(school, 0, first=IN_QUARTER[3])
    town.count()
    found = figures(town, school)
    assert all(found[quarter] for quarter in QUARTERS[:3])
    assert found["2025-Q4"] is None
    assert found["2025"] is None


def test_a_year_is_shown_when_its_hidden_quarters_together_rest_on_five(town: Town) -> None:
    school = town.unit("Skolen")
    town.away(school, *range(6), first=IN_QUARTER[0])
    for nth, first in enumerate(IN_QUARTER[1:]):
        town.away(school, 2 * nth, 2 * nth + 1, first=first)
    town.count()
    found = figures(town, school)
    assert [found[quarter] is not None for quarter in QUARTERS] == [True, False, False, False]
    assert found["2025"] is not None


def test_what_was_corrected_since_is_not_in_the_year_either(town: Town, clock: FixedClock) -> None:
    school = town.unit("Skolen")
    clock.move_to(date(2025, 12, 1))
    for first in IN_QUARTER[:3]:
        town.away(school, *range(6), first=first)
    town.count()
    before = figures(town, school)
    town.away(school, 7, first=IN_QUARTER[0], days=30)
    town.away(school, *range(5), first=IN_QUARTER[3])
    clock.move_to(date(2026, 3, 2))
    town.count()
    after = figures(town, school)
    assert {span: after[span] for span in before} == before
    year = after["2025"]
    assert year is not None
    quarters = [after[quarter] for quarter in QUARTERS]
    assert all(quarters)
    assert year == tuple(sum(values) for values in zip(*(one for one in quarters if one), strict=True))


def test_a_unit_where_nobody_was_away_is_not_missed_in_a_total(town: Town) -> None:
    school = town.unit("Skolen")
    town.unit("Fritidsordningen", above=school)
    for first in IN_QUARTER:
        town.away(school, *range(9), first=first)
    town.count()
    assert figures(town, school)["2025"] is not None
    assert figures(town, school, below=True)["2025"] is None


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_is_kept_tells_of_fewer_than_five_together(
    town: Town, clock: FixedClock, seed: int
) -> None:
    """Quarter after quarter is counted while the register goes on changing; then all figures are put together."""
    chance = Random(seed)
    school = town.unit("Skolen", 8)
    units = [school, town.unit("A", 8, above=school), town.unit("B", 8, above=school)]
    people: dict[tuple[UUID, int], set[int]] = {place: set() for place in product(units, range(12))}
    for number, month in enumerate((5, 8, 11, 14)):
        clock.move_to(date(2025 + month // 13, (month - 1) % 12 + 1, 1))
        for unit_id, inside in product(units, range(3)):
            who = chance.sample(range(8), chance.choice([0, 1, 3, 5, 6, 8]))
            town.away(
                unit_id, *who, first=date(2025, number * 3 + inside + 1, 10), days=1 + chance.randrange(9)
            )
            people[unit_id, number * 3 + inside] |= set(who)
        town.count()
    kept: list[Sum] = []
    with town.wiring.reading.connect() as connection:
        rows = connection.execute(
            sa.select(figure).where(figure.c.measure == "absence", figure.c.part.is_not(None))
        )
        for row in rows:
            within = (
                units if row.with_below else [row.unit_id]
            )  # the only units with others below hold all three
            kept.append((frozenset(_months(within, row.span)), Fraction(row.part)))
    for (unit_id, month), away in people.items():
        if len(away) < 5:
            assert not follows(kept, frozenset({f"{unit_id}/{month}"}))
    for unit_id, number in product(units, range(4)):
        months = range(number * 3, number * 3 + 3)
        if len(set().union(*(people[unit_id, month] for month in months))) < 5:
            assert not follows(kept, frozenset(f"{unit_id}/{month}" for month in months))


def _months(units: list[UUID], span: str) -> list[str]:
    _year, _dash, rest = span.partition("-")
    if not rest:
        months = range(12)
    elif rest.startswith("Q"):
        months = range(int(rest[1:]) * 3 - 3, int(rest[1:]) * 3)
    else:
        months = range(int(rest) - 1, int(rest))
    return [f"{unit_id}/{month}" for unit_id in units for month in months]
