"""What changes on a case when the employee is back at work."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Actor
from workflow.services.office import Office
from workflow.services.records import CaseRecord, Transaction


def back_at_work(
    office: Office, tx: Transaction, case: CaseRecord, file: CaseFile, actor: Actor
) -> dict[str, Any]:
    """End the periods the day before work was taken up; the old ones stay readable."""
    note = file.documents[DocumentKind.RETURN_NOTE]
    last = (note.day("returned_on") or file.today) - timedelta(days=1)
    now = office.clock.now()
    for period in tx.absences.of_case(case.id):
        if period.end_on is not None and period.end_on <= last:
            continue
        if period.start_on > last:
            tx.absences.withdraw(period.id, now)
        else:
            shortened = replace(period, id=office.new_id(), end_on=last, received_at=now)
            tx.absences.replace(period.id, case.id, shortened, actor.person_id)
    ends = [period.end_on for period in tx.absences.of_case(case.id) if period.end_on]
    return {"last_day": max(ends, default=case.last_day), "grade": 0, "grade_changes_on": None}
