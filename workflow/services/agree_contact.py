"""Sets how often the manager is in touch with the employee; the employee says what would suit them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.contact_rhythm import LONGEST_WEEKS, ContactWay
from workflow.domain.errors import Invalid, StepNotOpen
from workflow.domain.people import Actor, Role
from workflow.domain.stages import TIMELINE
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.contact_records import RhythmRecord, WishRecord
from workflow.services.contact_rhythms import moved_on
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only_role, reach
from workflow.services.records import CaseRecord, Event

WRITE = Right(Act.WRITE, Thing.CONTACTS)
ANSWER = Right(Act.ANSWER, Thing.CONTACTS)
WORD = "contact_rhythm"
"""How the history names what it is about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreed:
    """Every so many weeks, in this way, from a day on; `together` when the employee took part in setting it."""

    every_weeks: int
    way: ContactWay
    from_on: date
    together: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What would suit the employee; at least one of the three."""

    every_weeks: int | None = None
    way: ContactWay | None = None
    words: str = ""


def agree_rhythm(
    office: Office,
    case_id: UUID,
    agreed: Agreed,
    *,
    actor: Actor,
    version: int,
    submission: UUID | None = None,
) -> None:
    """Let another rhythm count from now on; earlier ones stay on file.

    Raises `NotFound`, `Stale`, `AlreadyDone`, `Invalid`, and `StepNotOpen` when nobody is away any more.
    """
    only_role(actor, Role.MANAGER, Role.HR)
    today, now = office.clock.today(), office.clock.now()
    _check_weeks(agreed.every_weeks)
    if agreed.from_on < today:
        raise Invalid("from_on", N_("The first contact by it lies ahead, or is today."))
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, WRITE, today, version=version)
        _check_away(case)
        new = RhythmRecord(
            id=office.new_id(),
            case_id=case.id,
            every_weeks=agreed.every_weeks,
            way=agreed.way,
            from_on=agreed.from_on,
            agreed_on=today,
            together=agreed.together,
            set_at=now,
            set_by=actor.person_id,
            set_as=actor.role,
        )
        next_on = new.rhythm.next_on(tx.contact_rhythms.days_in_touch(case.id))
        moved: dict[str, Any] = {"contact_weeks": new.every_weeks, "contact_next_on": next_on}
        tx.cases.change(case, moved_on(office, tx, case, moved))
        tx.contact_rhythms.add(new)
        for chore in (Chore.SEE_CONTACT_WISH, Chore.KEEP_IN_TOUCH):
            tx.beside.settle_duty(case.id, chore, now, actor.person_id)
        _tell(office, tx, case, "contact_rhythm_set", new, actor, submission)


def say_wish(
    office: Office, case_id: UUID, wish: Wish, *, actor: Actor, submission: UUID | None = None
) -> None:
    """Keep what would suit the employee, and ask whoever follows up to see it.

    Raises `NotFound`, `AlreadyDone`, `Invalid` for a wish that says nothing, `StepNotOpen` when nobody is away any more.
    """
    only_role(actor, Role.EMPLOYEE)
    if wish.every_weeks is not None:
        _check_weeks(wish.every_weeks)
    if wish == Wish():
        raise Invalid("words", N_("Say how often, how, or in your own words what suits you."))
    today, now = office.clock.today(), office.clock.now()
    with office.once(submission) as tx:
        case = reach(tx, case_id, actor, ANSWER, today)
        _check_away(case)
        said = WishRecord(
            id=office.new_id(),
            case_id=case.id,
            every_weeks=wish.every_weeks,
            way=wish.way,
            words=wish.words,
            said_at=now,
        )
        tx.contact_rhythms.add_wish(said)
        role = Role.MANAGER if tx.responsibility.followers(case.id, today) else Role.HR
        tx.beside.ask_duty(office.new_id(), case.id, Chore.SEE_CONTACT_WISH, role, today, now)
        _tell(office, tx, case, "contact_wish_said", said, actor, submission)


def _tell(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    event: str,
    told: RhythmRecord | WishRecord,
    actor: Actor,
    submission: UUID | None,
) -> None:
    """A line of history, with what was agreed or wished in codes; words stand where they were written."""
    detail: dict[str, object] = {"weeks": told.every_weeks, "way": told.way}
    if isinstance(told, RhythmRecord):
        detail["next_on"] = told.from_on.isoformat()
    line = Event(
        event=event,
        word=WORD,
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail={name: value for name, value in detail.items() if value is not None},
        submission=submission,
    )
    tx.history.add(case.id, office.clock.now(), line)


def _check_weeks(weeks: int) -> None:
    if not 1 <= weeks <= LONGEST_WEEKS:
        raise Invalid("every_weeks", N_("Choose from every week to every eighth week."))


def _check_away(case: CaseRecord) -> None:
    if case.stage not in TIMELINE:
        raise StepNotOpen(WORD, case.stage)
