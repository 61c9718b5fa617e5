"""Reads everything the dates of a case follow from."""

from datetime import date

from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord
from workflow.services.redating import Known


def known_of(tx: Transaction, case: CaseRecord, today: date) -> Known:
    """The periods, papers and rules behind a case, as they stand today."""
    person = tx.people.person(case.employee_id)
    return Known(
        periods=tx.absences.of_person(case.employee_id),
        filed=tx.documents.filed(case.id),
        born_on=person.born_on if person else None,
        rules=tx.house_rules.book(),
        today=today,
    )
