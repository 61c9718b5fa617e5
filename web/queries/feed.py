"""What stands in somebody's calendar feed: their tasks as days with an address; no name, no word of what they are about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from web.queries.managers_cases import Place, open_cases
from web.queries.sight import listed
from workflow.adapters.persistence.case_rows import CaseRows
from workflow.adapters.persistence.document_rows import DocumentRows
from workflow.adapters.persistence.feed_rows import Feed
from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.tables import case, work_item
from workflow.bootstrap import Wiring
from workflow.domain.case import CaseFile
from workflow.domain.people import Actor, Role
from workflow.domain.reminders import THEIRS
from workflow.services.chores import Chore
from workflow.services.reckoning import file_of
from workflow.timetable import deadlines

AHEAD = timedelta(days=400)
BEHIND = timedelta(days=60)
"""What is later or longer ago is no use in a calendar."""
MOST_CASES = 300
SHOWN_TO = (Role.MANAGER, Role.EMPLOYEE, Role.HR, Role.PAYROLL)


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedDay:
    """A day of the feed; `what` tells it from others of its case and is never shown."""

    role: Role
    case_id: UUID
    what: str
    on: date
    path: str


def feed_days(wiring: Wiring, connection: sa.Connection, feed: Feed, today: date) -> list[FeedDay]:
    """Everything that is to be done, by role and day; each thing once."""
    found = {
        (day.case_id, day.what, day.role): day
        for role in SHOWN_TO
        if role in feed.roles or role is Role.EMPLOYEE
        for day in _of_role(wiring, connection, Actor(person_id=feed.person_id, role=role), today)
        if today - BEHIND <= day.on <= today + AHEAD
    }
    return sorted(found.values(), key=lambda day: (day.on, day.role, str(day.case_id), day.what))


def _of_role(wiring: Wiring, connection: sa.Connection, actor: Actor, today: date) -> Iterator[FeedDay]:
    match actor.role:
        case Role.MANAGER:
            yield from _tasks(connection, actor, listed(actor, today), "/manager/cases/{}")
            yield from _followed_up(connection, actor, today)
        case Role.EMPLOYEE:
            yield from _tasks(connection, actor, case.c.employee_id == actor.person_id, "/me/cases/{}")
            yield from _own(wiring, connection, actor, today)
        case Role.HR:
            yield from _tasks(connection, actor, listed(actor, today), "/hr/cases/{}")
        case Role.PAYROLL:
            theirs = sa.and_(case.c.employee_id != actor.person_id, work_item.c.task == Chore.STOP_PAY)
            yield from _tasks(connection, actor, theirs, "/payroll/")


def _tasks(
    connection: sa.Connection, actor: Actor, sight: sa.ColumnElement[bool], path: str
) -> Iterator[FeedDay]:
    query = (
        sa.select(work_item.c.case_id, work_item.c.task, work_item.c.document_id, work_item.c.due_on)
        .join(case, case.c.id == work_item.c.case_id)
        .where(
            sight,
            work_item.c.role == actor.role,
            work_item.c.done_at.is_(None),
            work_item.c.due_on.is_not(None),
        )
    )
    for row in connection.execute(query):
        what = f"{row.task}/{row.document_id.hex}" if row.document_id else row.task
        yield FeedDay(
            role=actor.role,
            case_id=row.case_id,
            what=what,
            on=row.due_on,
            path=path.format(row.case_id),
        )


def _followed_up(connection: sa.Connection, actor: Actor, today: date) -> Iterator[FeedDay]:
    """The deadlines of every case the manager follows up, also those whose task is not given yet."""
    after: Place | None = None
    seen = 0
    while seen < MOST_CASES:
        page = open_cases(connection, listed(actor, today), today, after)
        for row in page.rows:
            yield from _deadlines(row.file, actor.role, row.id, f"/manager/cases/{row.id}")
        seen += len(page.rows)
        after = page.next_place
        if after is None:
            return


def _own(wiring: Wiring, connection: sa.Connection, actor: Actor, today: date) -> Iterator[FeedDay]:
    """What the employee comes to or takes part in."""
    cases = CaseRows(connection).open_of_person(actor.person_id)
    rules = HouseRuleRows(connection).book() if cases else None
    for record in cases:
        if rules is not None:
            documents = DocumentRows(connection, wiring.keys).on_file(record)
            file = file_of(record, documents, today, rules)
            yield from _deadlines(file, actor.role, record.id, f"/me/cases/{record.id}")


def _deadlines(file: CaseFile, role: Role, case_id: UUID, path: str) -> Iterator[FeedDay]:
    for deadline in deadlines(file):
        if deadline.is_open and (role is Role.MANAGER or deadline.duty in THEIRS):
            yield FeedDay(role=role, case_id=case_id, what=deadline.duty, on=deadline.due_on, path=path)
