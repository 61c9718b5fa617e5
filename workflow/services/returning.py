"""What changes on a case when the employee is back at work."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from workflow.domain.absence.periods import HOLIDAY_KINDS, WORK_KINDS
from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor
from workflow.services.office import NewId, Office
from workflow.services.questions import Transaction
from workflow.services.records import Absence, CaseRecord, Edit, Written

AT_WORK = HOLIDAY_KINDS | WORK_KINDS
"""Whoever is back may have a holiday planned, or be away for treatment some days: that stands."""


def back_at_work(
    office: Office, tx: Transaction, case: CaseRecord, file: CaseFile, actor: Actor
) -> dict[str, Any]:
    """End the periods the day before work was taken up; the old ones stay readable."""
    note = file.documents[DocumentKind.RETURN_NOTE]
    last = (note.day("returned_on") or file.today) - timedelta(days=1)
    now = office.clock.now()
    tx.absences.hold(case.employment_id)
    own = [one for one in tx.absences.of_person(case.employee_id) if one.employment_id == case.employment_id]
    edit = ended(own, last, office.new_id)
    tx.absences.write(edit, Written(actor.person_id, now, case.id))
    stays = [one for one in edit.applied_to(own) if one.kind not in AT_WORK]
    ends = [one.end_on for one in stays if one.end_on and one.end_on >= case.first_day]
    return {
        "last_day": max(ends, default=max(last, case.first_day)),
        "grade": 0,
        "grade_changes_on": None,
        "meeting_on": None,
    }


def never_away(office: Office, tx: Transaction, case: CaseRecord, actor: Actor) -> None:
    """Take back the periods of an absence that was registered in error: nothing may be counted from it any more."""
    tx.absences.hold(case.employment_id)
    since = case.first_day_reckoned or case.first_day
    wrong = [
        one.id
        for one in tx.absences.of_person(case.employee_id)
        if one.employment_id == case.employment_id and (one.end_on or date.max) >= since
    ]
    tx.absences.write(Edit(withdrawn=tuple(wrong)), Written(actor.person_id, office.clock.now(), case.id))


def ended(own: Sequence[Absence], last: date, new_id: NewId) -> Edit:
    """The periods of absence cut off after `last`; what would have begun later is taken back."""
    away = [one for one in own if one.kind not in AT_WORK]
    too_late = [one for one in away if one.start_on > last]
    shortened = [
        (one, replace(one, id=new_id(), end_on=last))
        for one in away
        if one.start_on <= last and (one.end_on is None or one.end_on > last)
    ]
    return Edit(
        added=tuple(new for _old, new in shortened),
        replaced=tuple((old.id, new.id) for old, new in shortened),
        withdrawn=tuple(one.id for one in too_late),
    )
