"""What hangs on a case beside its documents: open tasks, meetings, invited representatives, requests for help."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import escalation, invitation, meeting, person, work_item
from workflow.domain.people import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """Something a role still has to do."""

    id: UUID
    task: str
    due_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """An appointment that is not cancelled."""

    kind: str
    on_day: date
    at_time: time | None
    length_minutes: int
    document_id: UUID | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Invited:
    """A representative the employee has invited, and until when."""

    representative: str
    scope: str
    until_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpAsked:
    """A request to HR or Nav, and how far it has come."""

    track: str
    status: str
    asked_at: datetime
    changed_at: datetime
    document_id: UUID | None


def open_tasks(connection: sa.Connection, case_id: UUID, role: Role) -> tuple[Task, ...]:
    """What a role still has to do in a case, the soonest first."""
    query = (
        sa.select(work_item.c.id, work_item.c.task, work_item.c.due_on)
        .where(work_item.c.case_id == case_id, work_item.c.role == role, work_item.c.done_at.is_(None))
        .order_by(work_item.c.due_on.is_(None), work_item.c.due_on, work_item.c.id)
    )
    return tuple(Task(**row._asdict()) for row in connection.execute(query))


def meetings_of(connection: sa.Connection, case_id: UUID) -> tuple[Meeting, ...]:
    """The meetings of a case, the latest day first."""
    query = (
        sa.select(*[meeting.c[name] for name in Meeting.__dataclass_fields__])
        .where(meeting.c.case_id == case_id, meeting.c.cancelled_at.is_(None))
        .order_by(meeting.c.on_day.desc(), meeting.c.id)
    )
    return tuple(Meeting(**row._asdict()) for row in connection.execute(query))


def invited_to(connection: sa.Connection, case_id: UUID, today: date) -> tuple[Invited, ...]:
    """The representatives who can see something of a case today."""
    query = (
        sa.select(person.c.given_name, person.c.family_name, invitation.c.scope, invitation.c.until_on)
        .join(person, person.c.id == invitation.c.representative_id)
        .where(
            invitation.c.case_id == case_id,
            invitation.c.withdrawn_at.is_(None),
            invitation.c.until_on >= today,
        )
        .order_by(person.c.sort_name, invitation.c.until_on)
    )
    return tuple(
        Invited(representative=f"{row.given_name} {row.family_name}", scope=row.scope, until_on=row.until_on)
        for row in connection.execute(query)
    )


def help_asked(connection: sa.Connection, case_id: UUID) -> tuple[HelpAsked, ...]:
    """The requests for help in a case, the newest first."""
    query = (
        sa.select(*[escalation.c[name] for name in HelpAsked.__dataclass_fields__])
        .where(escalation.c.case_id == case_id)
        .order_by(escalation.c.asked_at.desc(), escalation.c.id)
    )
    return tuple(HelpAsked(**row._asdict()) for row in connection.execute(query))
