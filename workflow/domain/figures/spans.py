"""Decides which spans of time figures are of: months, quarters and calendar years, and when one is settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_A_QUARTER, QUARTERS_A_YEAR, MONTHS_A_YEAR = 3, 4, 12
SETTLED_AFTER = timedelta(days=14)
"""A quarter is counted so long after its last day: sick notes that come late are in, and it is counted once."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last day, both included; `name` is how it is stored: 2026, 2026-Q1, 2026-03."""

    first: date
    last: date
    name: str


def month(year: int, number: int) -> Span:
    """A month."""
    return Span(date(year, number, 1), _last_of(year, number), f"{year}-{number:02}")


def quarter(year: int, number: int) -> Span:
    """A quarter, 1 to 4."""
    last = number * MONTHS_A_QUARTER
    return Span(date(year, last - 2, 1), _last_of(year, last), f"{year}-Q{number}")


def year_of(year: int) -> Span:
    """A calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31), f"{year}")


def months_in(span: Span) -> list[Span]:
    """The months of a quarter or a year."""
    return [month(span.first.year, number) for number in range(span.first.month, span.last.month + 1)]


def quarters_in(year: int) -> list[Span]:
    """The quarters of a year."""
    return [quarter(year, number) for number in range(1, QUARTERS_A_YEAR + 1)]


def settled_quarters(since: date, today: date) -> Iterator[Span]:
    """The quarters that begin on `since` or later and are settled today, the earliest first."""
    for year in range(since.year, today.year + 1):
        yield from (one for one in quarters_in(year) if one.first >= since and is_settled(one, today))


def is_settled(span: Span, today: date) -> bool:
    """Whether it may be counted."""
    return span.last + SETTLED_AFTER < today


def _last_of(year: int, number: int) -> date:
    following = date(year + number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1, 1)
    return following - timedelta(days=1)
