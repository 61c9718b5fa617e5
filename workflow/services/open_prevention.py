"""Opens a preventive case: somebody wants to talk before there is any absence, so that there need not be one."""

from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.people import Actor
from workflow.domain.stages import Stage
from workflow.services.file_document import Filled, file_in
from workflow.services.office import Office
from workflow.services.reach import reach_employment
from workflow.services.records import BEFORE_ABSENCE, CaseRecord, EmploymentRecord, Event

BEGIN = Right(Act.WRITE, Thing.NEW_CASE)


def open_prevention(
    office: Office, employment_id: UUID, filled: Filled, *, actor: Actor, submission: UUID | None = None
) -> UUID:
    """Open it with the note that says why, and return its id. An employment has one at a time, absence or not.

    Raises `NotFound`, `AlreadyDone`, `OverlappingCase` when there is one already.
    """
    with office.once(submission) as tx:
        employment = reach_employment(tx, employment_id, actor, BEGIN, office.clock.today())
        case = _new_case(office, employment)
        tx.cases.open(case)
        opened = Event(event="case_opened", word=filled.kind, actor_id=actor.person_id, acted_as=actor.role)
        tx.history.add(case.id, case.opened_at, opened)
        file_in(office, tx, case, filled, actor=actor, submission=submission)
        tx.drafts.discard_of_person(actor.person_id, employment.id, filled.kind)
        return case.id


def _new_case(office: Office, employment: EmploymentRecord) -> CaseRecord:
    return CaseRecord(
        id=office.new_id(),
        employment_id=employment.id,
        employee_id=employment.person_id,
        unit_id=employment.unit_id,
        manager_id=employment.manager_id if employment.manager_id != employment.person_id else None,
        stage=Stage.PREVENTION,
        spell=BEFORE_ABSENCE,
        first_day=office.clock.today(),
        last_day=None,
        grade=0,
        extended_certificate=False,
        max_date=None,
        next_alarm_on=None,
        outcome=None,
        version=1,
        opened_at=office.clock.now(),
        closed_at=None,
    )
