"""Who stands in for whom: on the pages of managers and HR, on a case, on one's own account."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.relations import stands_in
from workflow.adapters.persistence.substitute_rows import opened_mandate
from workflow.adapters.persistence.tables import account, account_role, case, employment, person, substitution
from workflow.bootstrap import Wiring
from workflow.domain.people import Actor, Role
from workflow.services.substitutes import Mandate

_MANAGER = person.alias("manager")
_GIVER = person.alias("giver")
_NAME = person.c.given_name + " " + person.c.family_name
_MANAGERS_NAME = _MANAGER.c.given_name + " " + _MANAGER.c.family_name


class Holds(StrEnum):
    """Whether a mandate counts."""

    NOW = "now"
    COMING = "coming"
    ENDED = "ended"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class MandateLine:
    """A mandate as the manager and HR see it."""

    id: UUID
    who: str
    from_on: date
    to_on: date
    given_by: str
    withdrawn_at: datetime | None
    mandate: Mandate
    holds: Holds


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """Somebody stands in for somebody, from a day to a day."""

    who: str
    manager: str
    from_on: date
    to_on: date


@dataclass(frozen=True, kw_only=True)
class LedManager:
    """A manager who leads somebody; `substitute` is empty while nobody stands in."""

    id: UUID
    name: str
    substitute: str
    to_on: date | None


def mandates_of(
    wiring: Wiring, connection: sa.Connection, manager_id: UUID, today: date
) -> list[MandateLine]:
    """Every mandate ever given for a manager, the latest first."""
    query = (
        sa.select(
            substitution.c.id,
            _NAME.label("who"),
            substitution.c.from_on,
            substitution.c.to_on,
            (_GIVER.c.given_name + " " + _GIVER.c.family_name).label("given_by"),
            substitution.c.withdrawn_at,
            substitution.c.mandate_sealed,
        )
        .select_from(
            substitution.join(person, person.c.id == substitution.c.substitute_id).join(
                _GIVER, _GIVER.c.id == substitution.c.given_by
            )
        )
        .where(substitution.c.manager_id == manager_id)
        .order_by(substitution.c.from_on.desc(), substitution.c.id)
    )
    found = []
    for row in connection.execute(query):
        values = row._asdict()
        mandate = opened_mandate(wiring.keys, row.id, values.pop("mandate_sealed"))
        found.append(MandateLine(**values, mandate=mandate, holds=_holds(row, today)))
    return found


def candidates(connection: sa.Connection, manager_id: UUID, today: date, but: UUID) -> list[tuple[UUID, str]]:
    """Who can be named: managers and HR, and those who work where the manager works or leads somebody; never the manager, nor who names (`but`)."""
    units = sa.select(employment.c.unit_id).where(
        sa.or_(employment.c.manager_id == manager_id, employment.c.person_id == manager_id)
    )
    works = sa.exists().where(
        employment.c.person_id == person.c.id,
        employment.c.unit_id.in_(units),
        sa.or_(employment.c.end_on.is_(None), employment.c.end_on >= today),
    )
    leads = sa.exists().where(
        account_role.c.account_id == account.c.id, account_role.c.role.in_((Role.MANAGER, Role.HR))
    )
    query = (
        sa.select(person.c.id, _NAME.label("name"))
        .select_from(person.join(account))
        .where(account.c.disabled_at.is_(None), person.c.id.not_in((manager_id, but)), sa.or_(leads, works))
        .order_by(person.c.sort_name, person.c.id)
    )
    return [(row.id, row.name) for row in connection.execute(query)]


def leads_somebody(connection: sa.Connection, manager_id: UUID) -> str:
    """The name of a manager who leads somebody, else nothing."""
    query = sa.select(_NAME).where(person.c.id == manager_id, _leads(person.c.id))
    return connection.scalar(query) or ""


def led_managers(connection: sa.Connection, today: date, but: UUID) -> list[LedManager]:
    """Everybody who leads somebody, by name, with who stands in today; without `but`, for nobody does this for themselves."""
    query = (
        sa.select(
            _MANAGER.c.id,
            _MANAGERS_NAME.label("name"),
            sa.func.coalesce(_NAME, "").label("substitute"),
            substitution.c.to_on,
        )
        .select_from(
            _MANAGER.outerjoin(
                substitution,
                sa.and_(
                    substitution.c.manager_id == _MANAGER.c.id,
                    substitution.c.withdrawn_at.is_(None),
                    substitution.c.from_on <= today,
                    substitution.c.to_on >= today,
                ),
            ).outerjoin(person, person.c.id == substitution.c.substitute_id)
        )
        .where(_leads(_MANAGER.c.id), _MANAGER.c.id != but)
        .order_by(_MANAGER.c.sort_name, _MANAGER.c.id, substitution.c.from_on)
    )
    return [LedManager(**row._asdict()) for row in connection.execute(query)]


def case_stand_ins(connection: sa.Connection, case_id: UUID, today: date) -> list[StandIn]:
    """Who follows a case up instead of its manager, today or from a day to come; never whom it is about."""
    query = (
        _stand_ins()
        .join(case, case.c.manager_id == substitution.c.manager_id)
        .where(
            case.c.id == case_id,
            case.c.closed_at.is_(None),
            substitution.c.withdrawn_at.is_(None),
            substitution.c.to_on >= today,
            substitution.c.substitute_id != case.c.employee_id,
        )
        .order_by(substitution.c.from_on, substitution.c.id)
    )
    return [StandIn(**row._asdict()) for row in connection.execute(query)]


def stands_in_here(connection: sa.Connection, case_id: UUID, actor: Actor, today: date) -> StandIn | None:
    """For whom, and until when, the reader follows a case up that is another manager's."""
    if actor.role is not Role.MANAGER:
        return None
    query = (
        _stand_ins()
        .join(case, case.c.manager_id == substitution.c.manager_id)
        .where(case.c.id == case_id, *stands_in(actor.person_id, today))
        .order_by(substitution.c.to_on.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return StandIn(**row._asdict()) if row else None


def own_stand_ins(connection: sa.Connection, person_id: UUID, today: date) -> list[StandIn]:
    """For whom somebody stands in, now or from a day to come."""
    query = _stand_ins().where(
        substitution.c.substitute_id == person_id,
        substitution.c.withdrawn_at.is_(None),
        substitution.c.to_on >= today,
    )
    rows = connection.execute(query.order_by(substitution.c.from_on, substitution.c.id))
    return [StandIn(**row._asdict()) for row in rows]


def _stand_ins() -> sa.Select[tuple[str, str, date, date]]:
    return (
        sa.select(
            _NAME.label("who"), _MANAGERS_NAME.label("manager"), substitution.c.from_on, substitution.c.to_on
        )
        .select_from(substitution)
        .join(person, person.c.id == substitution.c.substitute_id)
        .join(_MANAGER, _MANAGER.c.id == substitution.c.manager_id)
    )


def _leads(manager_id: sa.ColumnElement[UUID]) -> sa.ColumnElement[bool]:
    under = employment.alias("under")
    followed = case.alias("followed")
    return sa.or_(
        sa.exists().where(under.c.manager_id == manager_id, under.c.person_id != manager_id),
        sa.exists().where(followed.c.manager_id == manager_id, followed.c.closed_at.is_(None)),
    )


def _holds(row: sa.Row[*tuple[Any, ...]], today: date) -> Holds:
    if row.withdrawn_at is not None:
        return Holds.ENDED
    if row.to_on < today:
        return Holds.OVER
    return Holds.COMING if row.from_on > today else Holds.NOW
