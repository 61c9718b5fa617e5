"""Recognises in SQL how somebody stands to a case or an employment, so that no list, page or use case can forget to ask.

`case_in_reach` and `employment_in_reach` turn a right of the access table into a condition: pages put it into their queries, use
cases load what they change through it. What no condition lets through is not there.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.access import FOLLOWING, Relation, Right, granted
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage

from .after_spell import seen_since
from .tables import account, account_role, case, employment, invitation, substitution

Condition = sa.ColumnElement[bool]
_LED = employment.alias("led_now")  # a query around it may have joined the employment itself
_WORKED = employment.alias("ever_worked")
_WORKS = employment.alias("works_now")
INVITED_TO = {
    Relation.INVITED_TO_MEETING: "meeting",
    Relation.INVITED_TO_PLAN: "plan",
    Relation.INVITED_TO_CASE: "case",
}


def case_in_reach(actor: Actor, right: Right, today: date) -> Condition:
    """The cases in which the actor has the right today."""
    relations = granted(actor.role, right)
    found: list[Condition] = []
    if Relation.OWN in relations:
        found.append(case.c.employee_id == actor.person_id)
    if {Relation.OVERSIGHT, Relation.PAY}.intersection(relations):
        found.append(case.c.employee_id != actor.person_id)
    if following := set(FOLLOWING).intersection(relations):
        led = case.c.manager_id.in_(managers_of(actor.person_id, today, following))
        not_theirs = sa.and_(case.c.employee_id != actor.person_id, case.c.employee_id != case.c.manager_id)
        found.append(sa.and_(led, not_theirs, not_over(today)))
    if scopes := [scope for relation, scope in INVITED_TO.items() if relation in relations]:
        found.append(_invited(actor, today, scopes))
    return sa.or_(*found) if found else sa.false()


def employment_in_reach(actor: Actor, right: Right, today: date) -> Condition:
    """The employments for which the actor has the right today."""
    relations = granted(actor.role, right)
    found: list[Condition] = []
    if Relation.OWN in relations:
        found.append(employment.c.person_id == actor.person_id)
    if Relation.OVERSIGHT in relations:
        found.append(employment.c.person_id != actor.person_id)
    if following := set(FOLLOWING).intersection(relations):
        led = employment.c.manager_id.in_(managers_of(actor.person_id, today, following))
        not_own_manager = employment.c.person_id != employment.c.manager_id
        found.append(sa.and_(led, employment.c.person_id != actor.person_id, not_own_manager))
    return sa.or_(*found) if found else sa.false()


def managers_of(person_id: UUID, today: date, relations: Collection[Relation] = FOLLOWING) -> sa.SelectBase:
    """The managers whose cases somebody follows up today: their own, and of those they stand in for."""
    found: list[sa.Select[tuple[UUID]]] = []
    if Relation.RESPONSIBLE in relations:
        oneself: sa.Select[tuple[UUID]] = sa.select(sa.literal(person_id, sa.Uuid()))
        found.append(oneself.where(is_manager(person_id, today)))
    if Relation.SUBSTITUTE in relations:
        standing_in = (*stands_in(person_id, today), still_here(person_id, today))
        found.append(sa.select(substitution.c.manager_id).where(*standing_in))
    return sa.union_all(*found)


def is_manager(person_id: UUID, today: date) -> Condition:
    """Whether somebody is a manager in their own right: still works here, and the role was not taken from their account.

    Who stands in for a manager acts as one without the role; cases that were their own once do not come back by that.
    """
    theirs = account.c.person_id == person_id
    has_role = sa.exists().where(
        theirs, account_role.c.account_id == account.c.id, account_role.c.role == Role.MANAGER
    )
    return sa.and_(still_here(person_id, today), sa.or_(has_role, sa.not_(sa.exists().where(theirs))))


def still_here(person_id: UUID, today: date) -> Condition:
    """Whether somebody works here, as far as an employment is known at all: who has left follows nobody up the day after."""
    known = sa.exists().where(_WORKED.c.person_id == person_id)
    works = sa.exists().where(
        _WORKS.c.person_id == person_id, sa.or_(_WORKS.c.end_on.is_(None), _WORKS.c.end_on >= today)
    )
    return sa.or_(sa.not_(known), works)


def stands_in(person_id: UUID | sa.ColumnElement[UUID], today: date) -> tuple[Condition, ...]:
    """The mandates on which somebody stands in for a manager today."""
    return (
        substitution.c.substitute_id == person_id,
        substitution.c.withdrawn_at.is_(None),
        substitution.c.from_on <= today,
        substitution.c.to_on >= today,
    )


def holds(today: date) -> Condition:
    """Invitations that stand today: not withdrawn, the last day not passed."""
    return sa.and_(invitation.c.withdrawn_at.is_(None), invitation.c.until_on >= today)


def not_over(today: date) -> Condition:
    """As long as the absence is followed up; after its last day some months more, for whoever is still the manager there.

    A case in aftercare that nobody closes is HR's when the months are over.
    """
    is_open = case.c.closed_at.is_(None)
    lately = sa.func.coalesce(case.c.last_day, case.c.first_day) >= seen_since(today)
    still_manager = sa.exists().where(
        _LED.c.id == case.c.employment_id, _LED.c.manager_id == case.c.manager_id
    )
    goes_on = sa.and_(is_open, case.c.stage != Stage.AFTERCARE)
    return sa.or_(goes_on, sa.and_(lately, sa.or_(is_open, still_manager)))


def _invited(actor: Actor, today: date, scopes: Collection[str]) -> Condition:
    return sa.exists().where(
        invitation.c.case_id == case.c.id,
        invitation.c.representative_id == actor.person_id,
        invitation.c.scope.in_(scopes),
        holds(today),
    )
