"""Takes in what Nav has told of the dates of a case: they go before what is reckoned, and both are kept."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.errors import Invalid, StepNotOpen
from workflow.domain.people import Actor
from workflow.domain.stages import TIMELINE
from workflow.domain.text import N_
from workflow.services.foreseen import NotAsShown, mark_of_dates
from workflow.services.known_absence import known_of
from workflow.services.moved_dates import Redated, compare, write_moved
from workflow.services.nav_meeting import CalledTo, follow_nav
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.records import CaseRecord, Event
from workflow.services.redating import redated

WRITE = Right(Act.WRITE, Thing.DATES)

TWO_YEARS = timedelta(days=731)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """Nav's own days: the first day of the absence, the end of sick pay, the dialogue meeting. None: nothing is told."""

    first_day: date | None = None
    max_date: date | None = None
    meeting_on: date | None = None


def told_on(case: CaseRecord) -> Told:
    """What is told on a case already."""
    return Told(first_day=case.first_day_told, max_date=case.max_date_told, meeting_on=case.meeting_on)


def foresee_told(office: Office, case_id: UUID, told: Told, *, actor: Actor) -> Redated:
    """What would happen; nothing is stored. Raises `NotFound`, `StepNotOpen`, `Invalid` with the field to mend."""
    with office.store.transaction() as tx:
        return _foresee(office, tx, reach(tx, case_id, actor, WRITE, office.clock.today()), told)


def tell_dates(
    office: Office,
    case_id: UUID,
    told: Told,
    *,
    actor: Actor,
    version: int,
    mark: str | None = None,
    submission: UUID | None = None,
) -> Redated:
    """Store what Nav told, and every date that follows; `mark` is what was shown before, None when nothing was.

    Raises also `Stale`, `AlreadyDone` and `NotAsShown`.
    """
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today(), version=version)
        return tell_in(office, tx, case, told, actor=actor, mark=mark, submission=submission)


def note_nav_meeting(
    office: Office,
    case_id: UUID,
    on_day: date,
    called_to: CalledTo,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """Store when and where Nav has called the meeting to; the rest of what Nav told stays. Raises as `tell_dates`."""
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, office.clock.today(), version=version)
        told = replace(told_on(case), meeting_on=on_day)
        tell_in(office, tx, case, told, actor=actor, submission=submission, called_to=called_to)


def tell_in(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    told: Told,
    *,
    actor: Actor,
    mark: str | None = None,
    submission: UUID | None = None,
    called_to: CalledTo | None = None,
) -> Redated:
    """The same inside a transaction that is already open."""
    moved = _foresee(office, tx, case, told)
    if mark is not None and mark != mark_of_dates(moved):
        raise NotAsShown
    event = Event(
        event="dates_told",
        word="told_by_nav",
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={
            "first_day": _iso(told.first_day),
            "max_date": _iso(told.max_date),
            "meeting_on": _iso(told.meeting_on),
        },
        submission=submission,
    )
    write_moved(office, tx, moved, event)
    follow_nav(office, tx, case, told.meeting_on, by=actor.person_id, called_to=called_to)
    return moved


def _foresee(office: Office, tx: Transaction, case: CaseRecord, told: Told) -> Redated:
    if case.stage not in TIMELINE:
        raise StepNotOpen("told_by_nav", case.stage)
    known = known_of(tx, case, office.clock.today())
    _check(case, told, known.today)
    changed = replace(
        redated(case, known),  # what is told is of the absence of today, not of one the case has not left yet
        first_day_told=told.first_day,
        max_date_told=told.max_date,
        meeting_on=told.meeting_on,
    )
    return compare(office, case, redated(changed, known), known, known)


def _check(case: CaseRecord, told: Told, today: date) -> None:
    reckoned = case.first_day_reckoned or case.first_day
    if told.first_day is not None:
        if told.first_day > today:
            raise Invalid("first_day", N_("The first day of absence cannot be in the future."))
        if abs(told.first_day - reckoned) > TWO_YEARS:
            raise Invalid(
                "first_day",
                N_("This is more than two years from the first day known here. Is the year right?"),
            )
    first_day = told.first_day or reckoned
    if told.max_date is not None and not first_day <= told.max_date <= first_day + 2 * TWO_YEARS:
        raise Invalid(
            "max_date", N_("The end of sick pay lies after the first day of absence, and within four years.")
        )
    if told.meeting_on is not None and not first_day <= told.meeting_on <= today + TWO_YEARS:
        raise Invalid(
            "meeting_on", N_("The meeting lies after the first day of absence, and within two years.")
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
