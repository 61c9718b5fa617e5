"""Decides whether what is stored of a case is what it should be today, and what to write when it is not.

A case drifts without anybody touching it: a period that was recorded ahead begins, an open one grows past a limit, the
house has another rule. Reads and writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflow.domain.stages import TIMELINE
from workflow.services.follow_day import moves_dates
from workflow.services.moved_dates import Redated, compare
from workflow.services.office import Office
from workflow.services.reckoning import reckoned
from workflow.services.records import CaseRecord, OpenCase
from workflow.services.redating import Known, NoPeriodLeft, redated
from workflow.timetable import come, firings

THE_DAY, THE_RULES = "day", "rules"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drift:
    """A case that must be written: what moves, by what, and columns beside those that follow from it."""

    moved: Redated
    cause: str
    more: Mapping[str, Any]


def drift_of(office: Office, stored: OpenCase, then: Known, now: Known) -> Drift | None:
    """What must be written, or None when all is as it should be.

    `then` and `now` differ in the house rules only: as they were when the case was last gone through, and as they are.
    """
    after = _as_of(stored.case, now)
    told = then.rules != now.rules and _has_newly_come(office, stored.case, after, then, now)
    if not told and not _differs(office, stored, after, now):
        return None
    return Drift(
        moved=compare(office, stored.case, after, then, now),
        cause=_cause(office, stored, then, now),
        more={"next_alarm_on": now.today} if told else {},
    )


def _as_of(case: CaseRecord, known: Known) -> CaseRecord:
    """The case with the dates of the day; off the timeline, and without any period, they stand as they are."""
    if case.stage not in TIMELINE:
        return case
    try:
        return redated(case, known)
    except NoPeriodLeft:
        return case


def _cause(office: Office, stored: OpenCase, then: Known, now: Known) -> str:
    """The rules, when all would be as it should be by the rules of before."""
    if then.rules == now.rules or _differs(office, stored, _as_of(stored.case, then), then):
        return THE_DAY
    return THE_RULES


def _differs(office: Office, stored: OpenCase, after: CaseRecord, known: Known) -> bool:
    if moves_dates(stored.case, after):
        return True
    wanted = reckoned(after, known.file(after), office.days)
    shown = (stored.stage_due_on, stored.next_due_on, stored.next_duty)
    if shown != (wanted["stage_due_on"], wanted["next_due_on"], wanted["next_duty"]):
        return True
    return _comes_too_late(office, stored.case.next_alarm_on, after, known, wanted["next_alarm_on"])


def _comes_too_late(
    office: Office, stored: date | None, after: CaseRecord, known: Known, wanted: date | None
) -> bool:
    """Whether the sweep would look at the case later than something happens; a look too early costs nothing.

    What happens today may have been raised already: then the sweep waits for the next day on which something does.
    """
    if wanted is None or (stored is not None and stored <= wanted):
        return False
    if wanted <= known.today:
        ahead = {firing.on for firing in firings(known.file(after), office.days)} | {after.grade_changes_on}
        wanted = min((day for day in ahead if day is not None and day > known.today), default=None)
    return wanted is not None and (stored is None or stored > wanted)


def _has_newly_come(office: Office, case: CaseRecord, after: CaseRecord, then: Known, now: Known) -> bool:
    """Whether the new rules put something on a day that has come and that the old ones did not; told at once."""
    if case.next_alarm_on is not None and case.next_alarm_on <= now.today:
        return False
    return bool(come(now.file(after), office.days) - come(then.file(after), office.days))
