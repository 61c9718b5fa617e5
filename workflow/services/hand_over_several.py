"""Gives several cases a new responsible manager, each in a transaction of its own: one that cannot go keeps no other back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale
from workflow.domain.people import Actor
from workflow.services.hand_over import WRITE, hand_over
from workflow.services.office import Office
from workflow.services.reach import only
from workflow.services.security_log import Happening, SecurityEvent

MOST = 200
"""Cases that are given away at once: so many that nobody waits long for the answer."""


class Hindrance(StrEnum):
    """Why a case stays where it is."""

    CLOSED = "closed"
    OWN = "own"
    THEIRS_ALREADY = "theirs_already"
    CHANGED = "changed"
    NOT_THERE = "not_there"
    NO_MANAGER = "no_manager"


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What of a case decides whether it can go."""

    employee_id: UUID
    manager_id: UUID | None
    is_closed: bool


def hindrance(case: Standing, manager_id: UUID) -> Hindrance | None:
    """What stands in the way of giving a case to a manager, as it is now."""
    if case.is_closed:
        return Hindrance.CLOSED
    if case.employee_id == manager_id:
        return Hindrance.OWN
    return Hindrance.THEIRS_ALREADY if case.manager_id == manager_id else None


def hand_over_several(
    office: Office, versions: Mapping[UUID, int], manager_id: UUID, *, actor: Actor, submission: UUID
) -> Mapping[UUID, Hindrance | None]:
    """Give each case away at the version it was looked at; what kept it, or None for those that went.

    The same submission twice gives nothing away twice and has the same outcome. Raises `NotFound` for other roles.
    """
    only(actor, WRITE)
    outcome: dict[UUID, Hindrance | None] = {}
    given: list[UUID] = []
    for case_id, version in versions.items():
        try:
            hand_over(
                office,
                case_id,
                manager_id,
                actor=actor,
                version=version,
                submission=uuid5(submission, case_id.hex),
                with_others=True,
            )
            outcome[case_id] = None
            given.append(case_id)
        except AlreadyDone:
            outcome[case_id] = None
        except Stale:
            outcome[case_id] = (
                None if _went_along(office, case_id, manager_id, outcome) else Hindrance.CHANGED
            )
        except Invalid:
            outcome[case_id] = _why_not(office, case_id, manager_id)
        except NotFound:
            outcome[case_id] = Hindrance.NOT_THERE
    _note(office, given, manager_id, actor)
    return outcome


def _went_along(
    office: Office, case_id: UUID, manager_id: UUID, outcome: Mapping[UUID, Hindrance | None]
) -> bool:
    """Whether it went with the other open case of its employment, which was given away just before."""
    with office.store.transaction() as tx:
        case = tx.cases.load(case_id)
        beside = tx.cases.open_beside(case) if case else None
    if case is None or beside is None or case.manager_id != manager_id:
        return False
    return beside.id in outcome and outcome[beside.id] is None


def _why_not(office: Office, case_id: UUID, manager_id: UUID) -> Hindrance:
    with office.store.transaction() as tx:
        case = tx.cases.load(case_id)
    return Hindrance.OWN if case is not None and case.employee_id == manager_id else Hindrance.NO_MANAGER


def _note(office: Office, given: Sequence[UUID], manager_id: UUID, actor: Actor) -> None:
    if given:
        event = SecurityEvent(
            what=Happening.CASES_HANDED_OVER,
            actor_id=actor.person_id,
            acted_as=actor.role,
            object_id=manager_id,
            detail={"cases": len(given)},
        )
        with office.store.transaction() as tx:
            tx.audit.note(office.clock.wall(), event)
