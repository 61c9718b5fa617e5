"""Puts a sick note on a case, as tests do that are about something else."""

from datetime import date
from uuid import UUID

from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.people import Actor
from workflow.services.change_absence import Foreseen, change_absence
from workflow.services.office import Office
from workflow.services.register_edits import AddPeriod
from workflow.services.stated import Stated


def sick_note(
    start_on: date, end_on: date | None, grade: int = 100, *, extended_certificate: bool = False
) -> Stated:
    """A sick note, graded when it is not for all of the work."""
    kind = AbsenceKind.SICK_NOTE_GRADED if grade != 100 else AbsenceKind.SICK_NOTE_FULL
    return Stated(
        kind=kind,
        start_on=start_on,
        end_on=end_on,
        grade=grade,
        extended_certificate=extended_certificate,
    )


def record(office: Office, case_id: UUID, stated: Stated, *, actor: Actor) -> Foreseen:
    """Add a period to the employment a case is about, on the version the case has now."""
    with office.store.transaction() as tx:
        case = tx.cases.load(case_id)
    assert case is not None
    return change_absence(office, case.employment_id, AddPeriod(stated), actor=actor, version=case.version)
