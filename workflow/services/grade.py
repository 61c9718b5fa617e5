"""Follows how much somebody is away: a note that was recorded ahead counts from its first day, not before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from workflow.services.office import Office
from workflow.services.reckoning import file_of, reckoned
from workflow.services.records import Absence, Event, Transaction

THE_SERVICE = "service"
"""How the history names what nobody did."""


def grade_on(periods: Sequence[Absence], day: date, otherwise: int) -> int:
    """Per cent on a day, by the note received last of those that cover it; `otherwise` when none does."""
    covering = [p for p in periods if p.start_on <= day and (p.end_on is None or p.end_on >= day)]
    latest = max(covering, key=lambda period: period.received_at, default=None)
    return latest.grade if latest else otherwise


def next_start(periods: Sequence[Absence], day: date) -> date | None:
    """The first day of the next period recorded ahead."""
    return min((period.start_on for period in periods if period.start_on > day), default=None)


def follow_grade(office: Office, tx: Transaction, case_id: UUID) -> None:
    """Bring a case to the grade of today, reckon its clocks anew, and say so in its history."""
    case = tx.cases.load(case_id)
    if case is None:
        return
    today = office.clock.today()
    periods = tx.absences.of_case(case_id)
    grade, ahead = grade_on(periods, today, case.grade), next_start(periods, today)
    if (grade, ahead) == (case.grade, case.grade_changes_on):
        return
    changed = replace(case, grade=grade, grade_changes_on=ahead)
    columns = reckoned(
        changed, file_of(changed, tx.documents.on_file(case_id, case.spell), today), office.days
    )
    tx.cases.change(case, {"grade": grade, "grade_changes_on": ahead} | columns)
    if grade != case.grade:
        detail = {"grade": grade}
        event = Event(event="grade_changed", word="grade", actor_id=None, acted_as=THE_SERVICE, detail=detail)
        tx.history.add(case_id, office.clock.now(), event)
