"""Marks a follow-up as difficult, ticks what was tried to help, and takes the mark away; each is on the security log.

It is not written into the history of the case, which stands on the employee's page: decision 48 says why, and how the
employee comes to read it all the same.
"""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.difficulties import Category, Help
from workflow.domain.errors import Invalid, NotFound, Stale
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.chores import Chore
from workflow.services.difficulties import DifficultyRecord
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reach import only, reach
from workflow.services.records import CaseRecord
from workflow.services.security_log import Happening, SecurityEvent

WRITE = Right(Act.WRITE, Thing.DIFFICULTY)
LONGEST = timedelta(days=183)
NOTE_MISSING = N_("Write in a few words what makes it difficult.")
NOT_BEFORE_TOMORROW = N_("Choose a day after today.")
TOO_FAR = N_("Look at it again within half a year: choose an earlier day.")
NOT_YET = N_("That day has not come yet. Write the day it was done.")


def mark_difficulty(
    office: Office,
    case_id: UUID,
    *,
    category: Category,
    note: str,
    review_on: date,
    actor: Actor,
    version: int | None = None,
) -> UUID:
    """Set the mark, or change the one that stands and still has `version`. Raises `NotFound`, `Invalid`, `Stale`.

    Sent twice it is the same mark.
    """
    only(actor, WRITE)
    today = office.clock.today()
    with office.store.transaction() as tx:
        case = reach(tx, case_id, actor, WRITE, today)
        tx.cases.hold(case.id)
        _check(note, review_on, today)
        standing = tx.difficulties.of_case(case.id)
        mark = DifficultyRecord(
            id=standing.id if standing else office.new_id(),
            case_id=case.id,
            category=category,
            note=note.strip(),
            review_on=review_on,
            set_by=actor.person_id,
            set_as=actor.role,
            set_at=office.clock.now(),
            version=standing.version if standing else 1,
        )
        if standing is None:
            tx.difficulties.add(mark)
        elif _same(standing, mark):
            return standing.id
        elif not tx.difficulties.change(mark, standing.version if version is None else version):
            raise Stale(case.id, standing.version)
        _settle_review(tx, case, actor, office)
        _note(office, tx, case, mark, Happening.DIFFICULTY_MARKED, actor)
        return mark.id


def tick_help(office: Office, case_id: UUID, help_: Help, done_on: date | None, *, actor: Actor) -> None:
    """Say on which day something was done to help, or with None that it was not. Raises `NotFound`, `Invalid`."""  # fmt: skip
    only(actor, WRITE)
    today = office.clock.today()
    with office.store.transaction() as tx:
        case, mark = _standing(office, tx, case_id, actor)
        if done_on is None:
            tx.difficulties.untick(mark.id, help_)
        else:
            if done_on > today:
                raise Invalid("done_on", NOT_YET)
            now = office.clock.now()
            tx.difficulties.tick(mark.id, help_, on=done_on, by=actor.person_id, at=now)
        _note(office, tx, case, mark, Happening.DIFFICULTY_HELPED, actor)


def end_difficulty(office: Office, case_id: UUID, *, actor: Actor) -> None:
    """Take the mark away. Raises `NotFound`."""
    only(actor, WRITE)
    with office.store.transaction() as tx:
        case, mark = _standing(office, tx, case_id, actor)
        tx.difficulties.end(mark, by=actor.person_id, at=office.clock.now())
        _settle_review(tx, case, actor, office)
        _note(office, tx, case, mark, Happening.DIFFICULTY_ENDED, actor)


def _standing(
    office: Office, tx: Transaction, case_id: UUID, actor: Actor
) -> tuple[CaseRecord, DifficultyRecord]:
    case = reach(tx, case_id, actor, WRITE, office.clock.today())
    mark = tx.difficulties.of_case(case.id)
    if mark is None:
        raise NotFound
    return case, mark


def _same(one: DifficultyRecord, other: DifficultyRecord) -> bool:
    return replace(other, set_by=one.set_by, set_as=one.set_as, set_at=one.set_at) == one


def _check(note: str, review_on: date, today: date) -> None:
    if not note.strip():
        raise Invalid("note", NOTE_MISSING)
    if review_on <= today:
        raise Invalid("review_on", NOT_BEFORE_TOMORROW)
    if review_on > today + LONGEST:
        raise Invalid("review_on", TOO_FAR)


def _settle_review(tx: Transaction, case: CaseRecord, actor: Actor, office: Office) -> None:
    tx.beside.settle_duty(case.id, Chore.REVIEW_DIFFICULTY, office.clock.now(), actor.person_id)


def _note(
    office: Office,
    tx: Transaction,
    case: CaseRecord,
    mark: DifficultyRecord,
    what: Happening,
    actor: Actor,
) -> None:
    event = SecurityEvent(
        what=what, actor_id=actor.person_id, acted_as=actor.role, case_id=case.id, object_id=mark.id
    )
    tx.audit.note(office.clock.wall(), event)
