"""Decides when a period of absence tells nothing that is not recorded already; overlaps of other kinds are lawful."""

from collections.abc import Sequence
from datetime import date

from workflow.domain.errors import Invalid
from workflow.domain.text import N_
from workflow.services.records import Absence

RECORDED = N_(
    "This period is already recorded, with the same days and the same grade. There is nothing to add."
)


def refuse_repeated(new: Absence, recorded: Sequence[Absence]) -> None:
    """Raises `Invalid` when the same period stands, and nothing received after it says otherwise of those days."""
    for period in recorded:
        if _says_the_same(period, new) and not any(_overrules(later, period) for later in recorded):
            raise Invalid("start", RECORDED)


def _says_the_same(period: Absence, new: Absence) -> bool:
    certificate_is_new = new.extended_certificate and not period.extended_certificate
    return _told(period) == _told(new) and not certificate_is_new


def _told(period: Absence) -> tuple[str, date, date | None, int]:
    return period.kind, period.start_on, period.end_on, period.grade


def _overrules(later: Absence, period: Absence) -> bool:
    overlaps = later.start_on <= (period.end_on or date.max) and period.start_on <= (later.end_on or date.max)
    return overlaps and later.received_on > period.received_on
