"""Recognises in SQL whether somebody can be reached for a case: the responsible manager, else whoever stands in for them today.

A manager can be reached who can sign in as one, still works here, and is not away altogether themselves; a substitute who can
sign in, still works here and is not away. Nobody is reached for their own case, nor when the months after an absence are over.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.people import Role
from workflow.domain.stages import Stage

from .relations import Condition, not_over
from .tables import account, account_role, case, employment, substitution

Person = sa.ColumnElement[UUID]
_WORKS = employment.alias("works_here")
_WORKED = employment.alias("worked_here")
_AWAY = case.alias("own_absence")
_FOREVER = date(9999, 12, 31)
ALTOGETHER = 100
"""Away from all work; whoever works in part can be reached."""


def reachable(today: date) -> Condition:
    """The cases for which somebody can be reached today."""
    stands_in = sa.exists().where(*_substitutes(today)).correlate(case)
    return sa.and_(not_over(today), sa.or_(_manager_reached(today), stands_in))


class ResponsibilityRows:
    """Who answers for the cases, in the database."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def followers(self, case_id: UUID, today: date) -> Sequence[UUID]:
        """Who can be reached: the responsible manager first, then those who stand in for them today."""
        found = (self._connection.scalars(query, {"of_case": case_id}) for query in _followers(today))
        return list(dict.fromkeys(person for people in found for person in people))

    def above(self, case_id: UUID, today: date) -> UUID | None:
        """The manager of the manager's own employment, the running one before one that has ended."""
        above: UUID | None = self._connection.scalar(_above(today), {"of_case": case_id})
        return above

    def lost(self, today: date) -> Sequence[UUID]:
        """Open cases nobody can be reached for, as far as it is not marked yet."""
        query = sa.select(case.c.id).where(
            case.c.closed_at.is_(None), case.c.unreached_since.is_(None), sa.not_(reachable(today))
        )
        return list(self._connection.scalars(query.order_by(case.c.id)))

    def regained(self, today: date) -> Sequence[UUID]:
        """Marked cases for which somebody can be reached, or that are closed."""
        again = sa.or_(case.c.closed_at.is_not(None), reachable(today))
        query = sa.select(case.c.id).where(case.c.unreached_since.is_not(None), again)
        return list(self._connection.scalars(query.order_by(case.c.id)))

    def mark(self, case_id: UUID, day: date) -> bool:
        """Mark a loss; no version rises, so that no open form goes stale."""
        return self._set(case_id, day, case.c.unreached_since.is_(None))

    def unmark(self, case_id: UUID) -> bool:
        """Take the mark away."""
        return self._set(case_id, None, case.c.unreached_since.is_not(None))

    def _set(self, case_id: UUID, day: date | None, before: Condition) -> bool:
        changed = self._connection.execute(
            sa.update(case).where(case.c.id == case_id, before).values(unreached_since=day)
        )
        return changed.rowcount == 1


@lru_cache(maxsize=2)
def _followers(today: date) -> tuple[sa.Select[Any], ...]:
    """The manager, and the substitutes; asked for every piece of work of a day, and built once a day."""
    of_case = (case.c.id == sa.bindparam("of_case", type_=case.c.id.type), not_over(today))
    manager = sa.select(case.c.manager_id).where(*of_case, _manager_reached(today))
    substitutes = (
        sa.select(substitution.c.substitute_id)
        .select_from(substitution.join(case, case.c.manager_id == substitution.c.manager_id))
        .where(*of_case, *_substitutes(today))
        .order_by(substitution.c.given_at.desc(), substitution.c.id)
    )
    return manager, substitutes


@lru_cache(maxsize=2)
def _above(today: date) -> sa.Select[Any]:
    own = employment.alias("managers_own")
    return (
        sa.select(own.c.manager_id)
        .select_from(case.join(own, own.c.person_id == case.c.manager_id))
        .where(
            case.c.id == sa.bindparam("of_case", type_=case.c.id.type),
            own.c.manager_id.not_in([case.c.manager_id, case.c.employee_id]),
            _can_sign_in_as_manager(own.c.manager_id, own),
            *_here(own.c.manager_id, today, own),
        )
        .order_by(own.c.end_on.is_not(None), own.c.start_on.desc(), own.c.id)
        .limit(1)
    )


def _manager_reached(today: date) -> Condition:
    is_manager = _can_sign_in_as_manager(case.c.manager_id, case)
    return sa.and_(case.c.manager_id != case.c.employee_id, is_manager, *_here(case.c.manager_id, today))


def _can_sign_in_as_manager(person: Person, outside: sa.FromClause) -> Condition:
    return (
        sa.exists()
        .where(
            account.c.person_id == person,
            account.c.disabled_at.is_(None),
            account_role.c.account_id == account.c.id,
            account_role.c.role == Role.MANAGER,
        )
        .correlate(outside)
    )


def _substitutes(today: date) -> tuple[Condition, ...]:
    can_sign_in = sa.exists().where(
        account.c.person_id == substitution.c.substitute_id, account.c.disabled_at.is_(None)
    )
    return (
        substitution.c.manager_id == case.c.manager_id,
        substitution.c.substitute_id != case.c.employee_id,
        substitution.c.manager_id != case.c.employee_id,
        substitution.c.withdrawn_at.is_(None),
        substitution.c.from_on <= today,
        substitution.c.to_on >= today,
        can_sign_in.correlate(substitution),
        *_here(substitution.c.substitute_id, today),
    )


def _here(person: Person, today: date, *also: sa.FromClause) -> tuple[Condition, ...]:
    """Still works here, as far as an employment is known at all, and is not away altogether."""
    outside = (case, substitution, *also)
    known = sa.exists().where(_WORKED.c.person_id == person).correlate(*outside)
    works = sa.exists().where(
        _WORKS.c.person_id == person, sa.or_(_WORKS.c.end_on.is_(None), _WORKS.c.end_on >= today)
    )
    away = sa.exists().where(
        _AWAY.c.employee_id == person,
        _AWAY.c.closed_at.is_(None),
        _AWAY.c.spell > 0,
        _AWAY.c.stage != Stage.AFTERCARE,
        _AWAY.c.grade == ALTOGETHER,
        sa.func.coalesce(_AWAY.c.last_day, _FOREVER) >= today,
    )
    return sa.or_(sa.not_(known), works.correlate(*outside)), sa.not_(away.correlate(*outside))
