"""Follows the day: a period that was recorded ahead counts from its first day, not before."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from workflow.domain.stages import TIMELINE
from workflow.services.known_absence import known_of
from workflow.services.moved_dates import Redated, columns_of, compare, write_moved
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord, Event
from workflow.services.redating import DATES, redated

THE_SERVICE = "service"
"""How the history names what nobody did."""


def follow_day(office: Office, tx: Transaction, case_id: UUID) -> bool:
    """Bring a case to the dates of today, and say in its history what moved; tells whether anything did."""
    case = tx.cases.load(case_id)
    if case is None or case.stage not in TIMELINE:
        return False
    known = known_of(tx, case, office.clock.today())
    after = redated(case, known)
    if not moves_dates(case, after):
        return False
    write_by_itself(office, tx, compare(office, case, after, known, known), "day")
    return True


def moves_dates(before: CaseRecord, after: CaseRecord) -> bool:
    """Whether any column that follows from the periods is another."""
    return any(getattr(before, name) != getattr(after, name) for name in DATES)


def write_by_itself(
    office: Office, tx: Transaction, moved: Redated, cause: str, more: Mapping[str, Any] | None = None
) -> None:
    """Store what nobody asked for, with a line of history where somebody can see a difference. Raises `Stale`.

    Without one only columns move that the service itself goes by; a line about that would tell nobody anything.
    """
    if not moved.consequences.changes_anything:
        tx.cases.change(moved.before, columns_of(office, moved) | dict(more or {}))
        return
    write_moved(office, tx, moved, _event(moved, cause), more)


def _event(moved: Redated, cause: str) -> Event:
    if moved.after.documents_from != moved.before.documents_from:
        return Event(event="dates_moved", word="new_absence", actor_id=None, acted_as=THE_SERVICE)
    if moved.after.grade != moved.before.grade:
        return Event(
            event="grade_changed",
            word="grade",
            actor_id=None,
            acted_as=THE_SERVICE,
            detail={"grade": moved.after.grade},
        )
    return Event(event="dates_moved", word=cause, actor_id=None, acted_as=THE_SERVICE)
