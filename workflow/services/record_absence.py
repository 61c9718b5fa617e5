"""Records a sick note on an open case: a new grade, a longer absence, an extended certificate."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from workflow.domain.errors import Invalid, StepNotOpen
from workflow.domain.people import Actor, Role
from workflow.domain.rules import WHOLLY_ABSENT_PER_CENT
from workflow.domain.stages import TIMELINE
from workflow.domain.text import N_
from workflow.services.grade import grade_on, next_start
from workflow.services.office import Office
from workflow.services.reach import only, reach
from workflow.services.reckoning import file_of, max_date_of, reckoned, spell_of
from workflow.services.records import CaseRecord, Event, Transaction
from workflow.services.repeated_absence import refuse_repeated
from workflow.services.typed_absence import typed_absence


@dataclass(frozen=True, kw_only=True, slots=True)
class SickNote:
    """What is known of a period: first and last day (inclusive), per cent, whether the extended certificate came.

    `self_certified` tells the employee's own word from a doctor's note.
    """

    start_on: date
    end_on: date | None
    grade: int
    extended_certificate: bool = False
    self_certified: bool = False


def record_absence(
    office: Office,
    case_id: UUID,
    note: SickNote,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """Add a period to a case and reckon its clocks anew.

    Raises `NotFound`, `Stale`, `AlreadyDone`, `StepNotOpen`, `Invalid` with the field to mend.
    """
    only(actor, Role.MANAGER, Role.HR)
    now, today = office.clock.now(), office.clock.today()
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, version=version)
        if case.stage not in TIMELINE:
            raise StepNotOpen("absence_period", case.stage)
        _check(tx, case, note)
        new = typed_absence(
            absence_id=office.new_id(),
            start_on=note.start_on,
            end_on=note.end_on,
            grade=note.grade,
            received_at=now,
            extended_certificate=note.extended_certificate,
            self_certified=note.self_certified,
        )
        refuse_repeated(new, tx.absences.of_case(case.id))
        _give_way(office, tx, case, note, actor)
        tx.absences.add(case.id, new, actor.person_id)
        changed = _reckon_dates(tx, case, note, today)
        documents = tx.documents.on_file(case.id, changed.spell)
        columns = reckoned(changed, file_of(changed, documents, today), office.days)
        if changed.first_day != case.first_day:
            columns["next_alarm_on"] = (
                today  # what now lies in the past is told at once, not on the next alarm day
            )
        dates = ("first_day", "last_day", "grade", "grade_changes_on", "max_date", "extended_certificate")
        tx.cases.change(case, {name: getattr(changed, name) for name in dates} | columns)
        detail = {
            "from": str(note.start_on),
            "to": str(note.end_on) if note.end_on else None,
            "grade": note.grade,
        }
        tx.history.add(
            case.id,
            now,
            Event(
                event="absence_recorded",
                word="absence_period",
                actor_id=actor.person_id,
                acted_as=actor.role,
                detail=detail,
                submission=submission,
            ),
        )


def _check(tx: Transaction, case: CaseRecord, note: SickNote) -> None:
    if note.end_on is not None and note.end_on < note.start_on:
        raise Invalid("end", N_("The last day cannot be before the first day."))
    employment = tx.people.employment(case.employment_id)
    if employment is not None and note.start_on < employment.start_on:
        raise Invalid("start", N_("The first day of absence is before the employment began."))
    if not 0 < note.grade <= WHOLLY_ABSENT_PER_CENT.value:
        raise Invalid("grade", N_("The grade must be between 1 and 100 per cent."))


def _give_way(office: Office, tx: Transaction, case: CaseRecord, note: SickNote, actor: Actor) -> None:
    """An open period ends the day before the new note begins; nothing is erased."""
    for period in tx.absences.of_case(case.id):
        if period.end_on is None and period.start_on < note.start_on:
            shortened = replace(period, id=office.new_id(), end_on=note.start_on - timedelta(days=1))
            tx.absences.replace(period.id, case.id, shortened, actor.person_id)


def _reckon_dates(tx: Transaction, case: CaseRecord, note: SickNote, today: date) -> CaseRecord:
    periods = tx.absences.of_case(case.id)
    first_day, _ = spell_of(periods, today)
    person = tx.people.person(case.employee_id)
    ends = [period.end_on for period in periods]
    last_day = None if None in ends else max(end for end in ends if end)
    return replace(
        case,
        first_day=first_day,
        last_day=last_day,
        grade=grade_on(periods, today, note.grade),
        grade_changes_on=next_start(periods, today),
        max_date=case.max_date_told or max_date_of(periods, person.born_on if person else None, today),
        extended_certificate=case.extended_certificate or note.extended_certificate,
    )
