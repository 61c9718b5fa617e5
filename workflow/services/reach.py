"""Decides who may act on a case; to everybody else the case is not there at all."""

from uuid import UUID

from workflow.domain.errors import NotFound, Stale
from workflow.domain.people import Actor, Role
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord, EmploymentRecord


def may_act(actor: Actor, case: CaseRecord) -> bool:
    """Whether the actor is a party to the case in the role they act in; nobody manages their own absence."""
    if actor.role is Role.EMPLOYEE:
        return actor.person_id == case.employee_id
    if actor.person_id == case.employee_id:
        return False
    return actor.role is Role.HR or (actor.role is Role.MANAGER and actor.person_id == case.manager_id)


def reach(tx: Transaction, case_id: UUID, actor: Actor, *, version: int | None = None) -> CaseRecord:
    """The case, when the actor may act on it.

    Raises `NotFound` when not, `Stale` when the form was filled in on another `version` of the case.
    """
    case = tx.cases.load(case_id)
    if case is None or not may_act(actor, case):
        raise NotFound
    if version is not None and case.version != version:
        raise Stale(case.id, case.version)
    return case


def may_open(actor: Actor, employment: EmploymentRecord) -> bool:
    """Whether the actor may begin a follow-up of an employment: one's own, or as its manager or HR that of somebody else."""
    if actor.role is Role.EMPLOYEE:
        return actor.person_id == employment.person_id
    if actor.person_id == employment.person_id:
        return False
    return actor.role is Role.HR or (actor.role is Role.MANAGER and actor.person_id == employment.manager_id)


def only(actor: Actor, *roles: Role) -> None:
    """Raise `NotFound` unless the actor acts in one of the roles."""
    if actor.role not in roles:
        raise NotFound
