"""Who has been reminded of which deadline of a case and when, and what is late with those who report to a manager."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import case, person, reminder, work_item
from workflow.domain.people import Role
from workflow.domain.reminders import Ended, Rung


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminded:
    """Somebody heard of a deadline; not yet where `at` is empty: their mail waits for the morning."""

    name: str
    recipient: str
    at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LateBelow:
    """Something that is late with a manager who reports to somebody; not whom it is about, nor what."""

    manager: str
    due_on: date


def reminded_of(connection: sa.Connection, case_id: UUID) -> Mapping[tuple[str, date], list[Reminded]]:
    """By duty and its date, in the order they heard."""
    query = (
        sa.select(
            reminder.c.about,
            reminder.c.due_on,
            (person.c.given_name + " " + person.c.family_name).label("name"),
            reminder.c.recipient,
            reminder.c.ended_at,
        )
        .join(person, person.c.id == reminder.c.person_id)
        .where(
            reminder.c.case_id == case_id,
            reminder.c.rung.is_not(None),
            sa.or_(reminder.c.ended == Ended.SENT, reminder.c.ended.is_(None)),
        )
        .order_by(reminder.c.ended_at.is_(None), reminder.c.ended_at, reminder.c.recipient, reminder.c.id)
    )
    found: dict[tuple[str, date], list[Reminded]] = {}
    for row in connection.execute(query):
        one = Reminded(name=row.name, recipient=row.recipient, at=row.ended_at)
        found.setdefault((row.about, row.due_on), []).append(one)
    return found


def late_below(connection: sa.Connection, person_id: UUID) -> list[LateBelow]:
    """What somebody was told of as the manager's own manager, as long as it is still to be done."""
    still_open = sa.exists().where(
        work_item.c.case_id == reminder.c.case_id,
        work_item.c.task == reminder.c.about,
        work_item.c.due_on == reminder.c.due_on,
        work_item.c.done_at.is_(None),
    )
    query = (
        sa.select((person.c.given_name + " " + person.c.family_name).label("manager"), reminder.c.due_on)
        .select_from(
            reminder.join(case, case.c.id == reminder.c.case_id).join(
                person, person.c.id == case.c.manager_id
            )
        )
        .where(
            reminder.c.person_id == person_id,
            reminder.c.rung == Rung.ABOVE,
            reminder.c.recipient == Role.MANAGER,
            reminder.c.ended == Ended.SENT,
            case.c.closed_at.is_(None),
            still_open,
        )
        .order_by(reminder.c.due_on, person.c.sort_name)
    )
    return [LateBelow(**row._asdict()) for row in connection.execute(query)]
