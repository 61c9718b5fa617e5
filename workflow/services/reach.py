"""Decides whether a use case may go on: asked of the access table, in the question that loads what it is about.

What is not within reach is not there at all: `NotFound`, whatever the reason.
"""

from datetime import date
from uuid import UUID

from workflow.domain.access import Right, granted
from workflow.domain.errors import NotFound, Stale
from workflow.domain.people import Actor, Role
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord, EmploymentRecord


def reach(
    tx: Transaction, case_id: UUID, actor: Actor, right: Right, today: date, *, version: int | None = None
) -> CaseRecord:
    """The case, when the actor has the right in it.

    Raises `NotFound` when not, `Stale` when the form was filled in on another `version` of the case.
    """
    case = tx.cases.reached(case_id, actor, right, today)
    if case is None:
        raise NotFound
    if version is not None and case.version != version:
        raise Stale(case.id, case.version)
    return case


def reach_employment(
    tx: Transaction, employment_id: UUID, actor: Actor, right: Right, today: date
) -> EmploymentRecord:
    """The employment, when the actor has the right for it; raises `NotFound` when not."""
    employment = tx.people.reached(employment_id, actor, right, today)
    if employment is None:
        raise NotFound
    return employment


def only(actor: Actor, right: Right) -> None:
    """Raise `NotFound` unless the role the actor acts in has the right in some relation."""
    if not granted(actor.role, right):
        raise NotFound


def only_role(actor: Actor, *roles: Role) -> None:
    """Raise `NotFound` unless the actor acts in one of the roles: for use cases that are one side's alone."""
    if actor.role not in roles:
        raise NotFound
