"""Opens a case when an absence is reported: by the employee, or by the manager or HR for them."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from workflow.domain.absence.spells import DAYS_THAT_SPLIT
from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, OverlappingCase
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.services.closed_case import as_it_stands
from workflow.services.file_document import Filled, file_in
from workflow.services.known_absence import known_of
from workflow.services.office import Office
from workflow.services.other_positions import move_others
from workflow.services.questions import Transaction
from workflow.services.reach import reach_employment
from workflow.services.records import Absence, CaseRecord, Edit, EmploymentRecord, Event, Written
from workflow.services.redating import redated
from workflow.services.take_step import take_in
from workflow.services.typed_absence import absence_from

BEGIN = Right(Act.WRITE, Thing.NEW_CASE)


def open_case(
    office: Office, employment_id: UUID, filled: Filled, *, actor: Actor, submission: UUID | None = None
) -> UUID:
    """Open a case with its absence notice, and return its id.

    The employee's own report waits for the manager in the first stage; a manager's or HR's goes straight on to the
    first conversation. Raises `NotFound`, `OverlappingCase`, `AlreadyDone`, `Invalid` with the field to mend.
    """
    with office.once(submission) as tx:
        employment = reach_employment(tx, employment_id, actor, BEGIN, office.clock.today())
        tx.absences.hold(employment_id)
        today, now = office.clock.today(), office.clock.now()
        absence = absence_from(
            filled.facts, today, now, absence_id=office.new_id(), employment_id=employment.id
        )
        _check(employment, absence, today)
        _refuse_overlap(tx, employment, absence, today)
        edit = Edit(added=(absence,))
        case = _dated(tx, _new_case(office, employment, absence), edit, today)
        tx.cases.open(case)
        tx.absences.write(edit, Written(actor.person_id, now, case.id))
        _adopt(tx, case)
        opened = Event(
            event="case_opened", word="absence_notice", actor_id=actor.person_id, acted_as=actor.role
        )
        tx.history.add(case.id, now, opened)
        move_others(office, tx, case, actor)
        file_in(office, tx, case, filled, actor=actor, submission=submission)
        tx.drafts.discard_of_person(actor.person_id, employment.id, filled.kind)
        if actor.role is not Role.EMPLOYEE:
            take_in(office, tx, replace(case, version=case.version + 1), "register_absence", actor=actor)
        return case.id


def _check(employment: EmploymentRecord, absence: Absence, today: date) -> None:
    if absence.start_on > today:
        raise Invalid("first_day", N_("The first day of absence cannot be in the future."))
    if absence.start_on < employment.start_on:
        raise Invalid("first_day", N_("The first day of absence is before the employment began."))
    if employment.end_on is not None and absence.start_on > employment.end_on:
        raise Invalid("first_day", N_("The first day of absence is after the employment ended."))
    if absence.end_on is not None and absence.end_on < absence.start_on:
        raise Invalid("expected_end", N_("The last day cannot be before the first day."))


def _refuse_overlap(tx: Transaction, employment: EmploymentRecord, absence: Absence, today: date) -> None:
    """One absence is one case: an open case, or one that ended less than sixteen days ago, is taken up again instead.

    When it ended the periods say that stand today.
    """
    latest = tx.cases.latest_of_employment(employment.id)
    if latest is None:
        return
    if latest.stage is not Stage.CLOSED:
        raise OverlappingCase(latest.id)
    last_day = as_it_stands(latest, known_of(tx, latest, today)).last_day
    ended_lately = last_day and (absence.start_on - last_day).days <= DAYS_THAT_SPLIT
    if latest.outcome == "returned" and ended_lately:
        raise OverlappingCase(latest.id)


def _dated(tx: Transaction, case: CaseRecord, edit: Edit, today: date) -> CaseRecord:
    """The case with its dates, from everything that is known of the person; nothing is filed on it yet."""
    then = known_of(tx, case, today)
    return redated(case, replace(then, periods=edit.applied_to(then.periods)))


def _adopt(tx: Transaction, case: CaseRecord) -> None:
    """Periods that were registered before and turn out to be the same absence belong to the case."""
    periods = tx.absences.of_person(case.employee_id)
    since = case.first_day_reckoned or case.first_day
    ids = [
        one.id
        for one in periods
        if one.employment_id == case.employment_id and (one.end_on or date.max) >= since
    ]
    tx.absences.adopt(case.id, ids)


def _new_case(office: Office, employment: EmploymentRecord, absence: Absence) -> CaseRecord:
    now = office.clock.now()
    manager_id = employment.manager_id if employment.manager_id != employment.person_id else None
    return CaseRecord(
        id=office.new_id(),
        employment_id=employment.id,
        employee_id=employment.person_id,
        unit_id=employment.unit_id,
        manager_id=manager_id,
        stage=Stage.REPORTED,
        spell=1,
        first_day=absence.start_on,
        last_day=absence.end_on,
        grade=absence.grade,
        extended_certificate=False,
        max_date=None,
        next_alarm_on=None,
        outcome=None,
        version=1,
        opened_at=now,
        closed_at=None,
    )
