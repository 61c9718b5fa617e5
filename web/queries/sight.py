"""Decides in SQL which cases a party sees: one's own, or those one is invited to; what is not seen is not there."""

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa

from workflow.adapters.persistence.tables import case, invitation
from workflow.domain.people import Actor, Role

Sight = sa.ColumnElement[bool]


def own(actor: Actor) -> Sight:
    """The employee's own cases."""
    return case.c.employee_id == actor.person_id


def followed_up_by(actor: Actor) -> Sight:
    """The cases a manager answers for, or for HR all of them; nobody follows up their own absence."""
    not_own = case.c.employee_id != actor.person_id
    if actor.role is Role.MANAGER:
        return sa.and_(case.c.manager_id == actor.person_id, not_own)
    return not_own if actor.role is Role.HR else sa.false()


def holds(today: date) -> Sight:
    """Invitations that stand today: not withdrawn, the last day not passed."""
    return sa.and_(invitation.c.withdrawn_at.is_(None), invitation.c.until_on >= today)


def invited(actor: Actor, today: date, scopes: Collection[str]) -> Sight:
    """Cases an employee has invited the actor to, with one of these scopes, as long as the invitation holds."""
    return sa.exists().where(
        invitation.c.case_id == case.c.id,
        invitation.c.representative_id == actor.person_id,
        invitation.c.scope.in_(scopes),
        holds(today),
    )
