"""Decides how the periods of absence of a case are shown."""

from collections.abc import Iterable

from web.casework.absence_words import days_of, kind_and_share
from web.queries.absences import Period


def period_lines(periods: Iterable[Period]) -> list[tuple[str, str]]:
    """Each period as its days and what it is."""
    return [(days_of(period.start_on, period.end_on), kind_and_share(period)) for period in periods]
