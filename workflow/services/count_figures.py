"""Counts a quarter once it is settled, and the year with its last quarter; what may not be shown is not kept at all.

Each quarter is counted one time. A sick note that is corrected later, or somebody who moves to another unit, changes no
figure that was shown: the difference between before and after would be that person's. What a quarter kept hidden is
counted anew, together with the year's other hidden quarters, when the year is counted, and is in no other sum.
"""

from collections.abc import Sequence
from datetime import date

from workflow.domain.figures.spans import Span, quarters_in, settled_quarters, year_of
from workflow.services.figure_quarters import absence_of_quarter, signals_of_quarter
from workflow.services.figure_years import figures_of_year
from workflow.services.office import Office


def count_settled(office: Office) -> Sequence[str]:
    """Count what is settled and not counted yet, from the beginning of last year; the names of the quarters."""
    today = office.clock.today()
    with office.store.transaction() as tx:
        counted = tx.figures.counted()
    settled = settled_quarters(date(today.year - 1, 1, 1), today)
    return [quarter.name for quarter in settled if quarter.name not in counted and _counted(office, quarter)]


def _counted(office: Office, quarter: Span) -> bool:
    year = quarter.first.year
    with office.store.transaction() as tx:
        if not tx.figures.take(quarter.name, office.clock.now()):
            return False
        days = working_days(office, year_of(year))
        tx.figures.keep(absence_of_quarter(tx.figures.posts(quarter), quarter, days))
        tx.figures.keep(signals_of_quarter(tx.figures.signals(quarter), tx.figures.tree(), quarter))
        if quarter == quarters_in(year)[-1]:
            tx.figures.keep(figures_of_year(tx, year, days, office.clock.today()))
        return True


def working_days(office: Office, span: Span) -> Sequence[date]:
    """The working days in it."""
    every = (date.fromordinal(day) for day in range(span.first.toordinal(), span.last.toordinal() + 1))
    return [day for day in every if office.days.is_working_day(day)]
