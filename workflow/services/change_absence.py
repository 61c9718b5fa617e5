"""Changes the register of absence of one employment: a period added, corrected or taken back, foreseen before it is saved.

What is shown beforehand and what is stored come from the same working out. A form carries the mark of what it was shown;
when that is no longer what would happen, it is shown again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, NotFound, Stale
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.domain.tracks.kinds import TrackKind
from workflow.services.closed_case import tell_closed
from workflow.services.foreseen import Foreseen, NotAsForeseen
from workflow.services.known_absence import known_of
from workflow.services.moved_dates import Redated, compare, write_moved
from workflow.services.office import Office
from workflow.services.other_positions import write_elsewhere
from workflow.services.questions import Transaction
from workflow.services.records import Absence, CaseRecord, Edit, EmploymentRecord, Written
from workflow.services.redating import NoPeriodLeft, redated_where_it_is
from workflow.services.register_edits import Change, WithdrawPeriod, edit_of
from workflow.services.register_history import event_of
from workflow.services.register_warnings import (
    Warning_,
    in_other_position,
    note_needed,
    overlapping,
    right_withdrawn,
    shortened,
)
from workflow.services.self_certified import counted
from workflow.services.stated import SICK_KINDS, Stated, check

WRITE = Right(Act.WRITE, Thing.REGISTER)

__all__ = ["Foreseen", "NotAsForeseen", "change_absence", "foresee_absence"]


def foresee_absence(office: Office, employment_id: UUID, change: Change, *, actor: Actor) -> Foreseen:
    """What would happen; nothing is stored. Raises `NotFound`, `Invalid` with the field to mend."""
    with office.store.transaction() as tx:
        return _foresee(office, tx, employment_id, change, actor)


def change_absence(
    office: Office,
    employment_id: UUID,
    change: Change,
    *,
    actor: Actor,
    version: int | None = None,
    mark: str | None = None,
    submission: UUID | None = None,
) -> Foreseen:
    """Change the register and every date that follows from it, in one transaction.

    `version` is that of the employment's open case, None when the form knew of none; `mark` what was shown before, None
    when nothing was. Raises `NotFound`, `Stale`, `AlreadyDone`, `Invalid`, `NotAsForeseen`.
    """
    with office.once(submission) as tx:
        tx.absences.hold(employment_id)
        found = _foresee(office, tx, employment_id, change, actor)
        _insist(found, version, mark)
        written = Written(
            by=actor.person_id,
            at=office.clock.now(),
            case_id=found.own.before.id if found.own else None,
            since=found.own.after.first_day_reckoned if found.own else None,
        )
        touched = tx.absences.write(found.edit, written)
        event = event_of(change, found, actor, submission)
        for one in found.moved:
            if one is found.own:
                write_moved(office, tx, one, event)
            else:
                write_elsewhere(office, tx, one, actor)
        tell_closed(office, tx, employment_id, touched, event, found.own.after if found.own else None)
        return found


def _foresee(office: Office, tx: Transaction, employment_id: UUID, change: Change, actor: Actor) -> Foreseen:
    employment = tx.people.employment(employment_id)
    if employment is None:
        raise NotFound
    cases = tx.cases.open_of_person(employment.person_id)
    own_case = next((one for one in cases if one.employment_id == employment_id), None)
    today, now = office.clock.today(), office.clock.now()
    _refuse_stranger(tx, actor, employment, own_case, today)
    stated = None if isinstance(change, WithdrawPeriod) else change.stated
    if stated:
        check(stated, employment, today)
        _refuse_misplaced(stated, own_case, today)
    everything = tx.absences.of_person(employment.person_id)
    own = [one for one in everything if one.employment_id == employment_id]
    edit = edit_of(
        change, own, lambda said: said.as_period(office.new_id(), employment_id, now), office.new_id
    )
    after = edit.applied_to(everything)
    warnings = _warnings(tx, employment, edit, stated, everything, after, today) if stated else ()
    moved = tuple(_moved(office, tx, case, after, today) for case in _own_first(cases, employment_id))
    return Foreseen(
        employment=employment, standing=tuple(own), edit=edit, moved=moved, warnings=tuple(warnings)
    )


def _refuse_stranger(
    tx: Transaction, actor: Actor, employment: EmploymentRecord, own_case: CaseRecord | None, today: date
) -> None:
    """The manager of the employment, as long as it lasts, or of its case, and HR; nobody keeps their own register."""
    if own_case is not None and tx.cases.reached(own_case.id, actor, WRITE, today):
        return
    if not tx.people.reached(employment.id, actor, WRITE, today):
        raise NotFound
    works_here = employment.end_on is None or employment.end_on >= today
    if actor.role is not Role.HR and not (own_case is None and works_here):
        raise NotFound


def _refuse_misplaced(stated: Stated, own_case: CaseRecord | None, today: date) -> None:
    """An absence that is going on must be followed up, so it begins with a notice, not with a line in the register."""
    if stated.kind not in SICK_KINDS:
        return
    if own_case is None and (stated.end_on is None or stated.end_on >= today):
        raise Invalid(
            "end" if stated.end_on is None else "start",
            N_("This absence is not over. Report it as a new absence, so that it is followed up."),
        )
    back = own_case is not None and own_case.stage is Stage.AFTERCARE
    if back and own_case and own_case.last_day and (stated.end_on or date.max) > own_case.last_day:
        raise Invalid(
            "start",
            N_("The employee is noted as back at work. Report from the case that they are away again."),
        )


def _warnings(
    tx: Transaction,
    employment: EmploymentRecord,
    edit: Edit,
    stated: Stated,
    before: Sequence[Absence],
    after: Sequence[Absence],
    today: date,
) -> Iterator[Warning_]:
    new = replace(edit.added[0], start_on=stated.start_on, end_on=stated.end_on)
    gone = {old for old, _new in edit.replaced}
    own = [one for one in before if one.employment_id == employment.id and one.id not in gone]
    yield from shortened(edit, before, stated)
    yield from overlapping(new, own, today)
    yield from in_other_position(new, [one for one in before if one.employment_id != employment.id], today)
    if new.kind == AbsenceKind.SELF_CERTIFIED:
        mine = [one for one in after if one.employment_id == employment.id]
        employments = tx.people.employments_of(employment.person_id)
        yield from note_needed(new, counted(mine, employments, tx.house_rules.book(), today), today)
        withdrawn = tx.tracks.counting(employment.id, TrackKind.SELF_CERTIFICATION_WITHDRAWAL)
        yield from right_withdrawn(new, withdrawn, today)


def _moved(
    office: Office, tx: Transaction, case: CaseRecord, after: Sequence[Absence], today: date
) -> Redated:
    then = known_of(tx, case, today)
    now = replace(then, periods=after)
    try:
        changed = redated_where_it_is(case, now)
    except NoPeriodLeft:
        raise Invalid(
            "period",
            N_(
                "This is the only period of the case. Was it registered in error? Then close the case instead."
            ),
        ) from None
    return compare(office, case, changed, then, now)


def _own_first(cases: Sequence[CaseRecord], employment_id: UUID) -> list[CaseRecord]:
    return sorted(cases, key=lambda case: case.employment_id != employment_id)


def _insist(found: Foreseen, version: int | None, mark: str | None) -> None:
    """Raises `Stale` or `NotAsForeseen` when the form was about something else than what would happen."""
    if found.own is not None and version is not None and found.own.before.version != version:
        raise Stale(found.own.before.id, found.own.before.version)
    if mark is not None and mark != found.mark:
        raise NotAsForeseen(found)
