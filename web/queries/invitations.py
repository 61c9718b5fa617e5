"""Invitations of representatives: those an employee has given, those a representative holds."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.sight import holds
from workflow.adapters.persistence.tables import case, invitation, person, read_log, unit
from workflow.domain.people import REPRESENTATIVES, Actor


@dataclass(frozen=True, kw_only=True)
class GivenInvitation:
    """An invitation as the employee sees it. `replaced`: it ended because the same person was invited anew."""

    id: UUID
    who: str
    scope: str
    until_on: date
    given_at: datetime
    withdrawn_at: datetime | None
    holds: bool
    replaced: bool
    representative_id: UUID
    meeting_id: UUID | None
    last_read_at: datetime | None
    readings: int


def given_invitations(connection: sa.Connection, case_id: UUID, today: date) -> list[GivenInvitation]:
    """Everybody ever invited to a case, the latest first."""
    query = (
        sa.select(
            invitation.c.id,
            (person.c.given_name + " " + person.c.family_name).label("who"),
            invitation.c.scope,
            invitation.c.until_on,
            invitation.c.given_at,
            invitation.c.withdrawn_at,
            holds(today).label("holds"),
            _replaced().label("replaced"),
            invitation.c.representative_id,
            invitation.c.meeting_id,
            _readings(sa.func.max(read_log.c.at)).label("last_read_at"),
            _readings(sa.func.count()).label("readings"),
        )
        .select_from(invitation.join(person, person.c.id == invitation.c.representative_id))
        .where(invitation.c.case_id == case_id)
        .order_by(invitation.c.given_at.desc(), invitation.c.id)
    )
    return [GivenInvitation(**row._asdict()) for row in connection.execute(query)]


def _readings(of: sa.ColumnElement[Any]) -> sa.ScalarSelect[Any]:
    """Of what the representative read while this invitation stood."""
    read = sa.select(of).where(
        read_log.c.case_id == invitation.c.case_id,
        read_log.c.reader_id == invitation.c.representative_id,
        read_log.c.read_as.in_(REPRESENTATIVES),
        read_log.c.at >= invitation.c.given_at,
        sa.or_(invitation.c.withdrawn_at.is_(None), read_log.c.at < invitation.c.withdrawn_at),
    )
    return read.correlate(invitation).scalar_subquery()


def _replaced() -> sa.ColumnElement[bool]:
    """Whether the same person was invited anew at the very instant the invitation ended."""
    newer = invitation.alias("newer")
    return sa.exists().where(
        newer.c.case_id == invitation.c.case_id,
        newer.c.representative_id == invitation.c.representative_id,
        newer.c.given_at == invitation.c.withdrawn_at,
        newer.c.id != invitation.c.id,
    )


@dataclass(frozen=True, kw_only=True)
class HeldInvitation:
    """A case a representative is invited to."""

    case_id: UUID
    employee: str
    unit: str
    scope: str
    until_on: date
    stage: str
    meeting_id: UUID | None


def held_invitations(connection: sa.Connection, actor: Actor, today: date) -> list[HeldInvitation]:
    """The cases the actor is invited to today, by name; each case has one invitation, the newest."""
    query = (
        sa.select(
            invitation.c.case_id,
            (person.c.given_name + " " + person.c.family_name).label("employee"),
            unit.c.name.label("unit"),
            invitation.c.scope,
            invitation.c.until_on,
            case.c.stage,
            invitation.c.meeting_id,
        )
        .select_from(
            invitation.join(case, case.c.id == invitation.c.case_id)
            .join(person, person.c.id == case.c.employee_id)
            .join(unit, unit.c.id == case.c.unit_id)
        )
        .where(invitation.c.representative_id == actor.person_id, holds(today))
        .order_by(person.c.sort_name, invitation.c.case_id)
    )
    return [HeldInvitation(**row._asdict()) for row in connection.execute(query)]


def held_invitation(
    connection: sa.Connection, actor: Actor, case_id: UUID, today: date
) -> HeldInvitation | None:
    """The invitation of the actor to one case, or None."""
    held = held_invitations(connection, actor, today)
    return next((invitation for invitation in held if invitation.case_id == case_id), None)
