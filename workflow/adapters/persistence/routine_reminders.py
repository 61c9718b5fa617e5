"""Finds who is to be reminded of the routine and orders it: a few statements, however many people there are.

Each order has a key of its own without a case: the version or quarter, the reminder, the person. So a sweep that runs
every hour, or by two schedulers, or after days of silence, orders it once.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.effects import Effect, queue_of
from workflow.domain.people import Role
from workflow.domain.routine import NEWCOMER_DAYS, quarter_begins, quarter_of, rungs
from workflow.domain.rules import ROUTINE_NEWCOMER_DAYS, ROUTINE_READING_DAYS, RuleBook
from workflow.services.routines import Routine

from .routine_reach import at_work, routines_in_force
from .tables import account, account_role, employment, outbox, routine_reading, routine_talk

_COLUMNS = ("effect", "about", "period", "queue", "subject_id", "due_at", "created_at", "attempts")
QUARTER, NEWCOMER = "quarter", "newcomer"


def order_routine_reminders(connection: sa.Connection, day: date, book: RuleBook, at: datetime) -> None:
    """Order every reminder that is due on `day`; what was ordered before stays as it is."""
    units: dict[UUID, list[UUID]] = {}
    routines: dict[UUID, Routine] = {}
    for unit_id, found in routines_in_force(connection, day).items():
        units.setdefault(found.id, []).append(unit_id)
        routines[found.id] = found
    for found in routines.values():
        for readers in _late_readers(found, units[found.id], day, book):
            _order(connection, readers, at)
        _order(connection, _managers_of_newcomers(found, units[found.id], day, book), at)
    if units:
        _order(connection, _managers_of_the_quarter(list(routines_units(units)), day), at)


def routines_units(units: dict[UUID, list[UUID]]) -> Iterator[UUID]:
    """Every unit where a routine counts."""
    for below in units.values():
        yield from below


def _late_readers(found: Routine, units: list[UUID], day: date, book: RuleBook) -> Iterator[sa.Select[Any]]:
    """Whoever works or leads where this version counts, can sign in, has had time and has not read it."""
    time_to_read = book.value(ROUTINE_READING_DAYS, day)
    for rung, since, after in rungs(day, time_to_read):
        if found.published_on > since:
            continue
        for person, role in (
            (employment.c.person_id, Role.EMPLOYEE),
            (employment.c.manager_id, Role.MANAGER),
        ):
            here = [employment.c.unit_id.in_(units), at_work(day), employment.c.start_on <= since]
            if after is not None and found.published_on <= after:
                here.append(employment.c.start_on > after)
            yield _work(
                Effect.REMIND_ROUTINE,
                about=role,
                period=f"{found.id.hex}/{rung}/",
                person=person,
                where=[*here, _can_sign_in(person, role), ~_has_read(found.id, person)],
            )


def _managers_of_newcomers(found: Routine, units: list[UUID], day: date, book: RuleBook) -> sa.Select[Any]:
    """Managers with somebody new who has not read it; who began last names it, so each newcomer is told of once."""
    last = day - timedelta(days=book.value(ROUTINE_NEWCOMER_DAYS, day))
    new = employment.c.start_on.between(last - timedelta(days=NEWCOMER_DAYS), last)
    manager, newcomer = employment.c.manager_id, employment.c.person_id
    return _work(
        Effect.REMIND_ROUTINE_TALK,
        about=NEWCOMER,
        period=f"{NEWCOMER}/",
        person=manager,
        tail=sa.literal("/") + sa.cast(sa.func.max(employment.c.start_on), sa.String()),
        where=[
            employment.c.unit_id.in_(units),
            at_work(day),
            new,
            newcomer != manager,
            _can_sign_in(manager, Role.MANAGER),
            ~_has_read(found.id, newcomer),
        ],
    )


def _managers_of_the_quarter(units: list[UUID], day: date) -> sa.Select[Any]:
    """Managers who have not gone through the routine in this quarter."""
    manager = employment.c.manager_id
    talked = sa.exists().where(
        routine_talk.c.manager_id == manager, routine_talk.c.held_on >= quarter_begins(day)
    )
    return _work(
        Effect.REMIND_ROUTINE_TALK,
        about=QUARTER,
        period=f"{quarter_of(day)}/",
        person=manager,
        where=[
            employment.c.unit_id.in_(units),
            employment.c.person_id != manager,
            at_work(day),
            _can_sign_in(manager, Role.MANAGER),
            ~talked,
        ],
    )


def _work(
    effect: Effect,
    *,
    about: str,
    period: str,
    person: sa.ColumnElement[UUID],
    where: list[sa.ColumnElement[bool]],
    tail: sa.ColumnElement[str] | None = None,
) -> sa.Select[Any]:
    """One row of work for each person, told by `period` and their id."""
    key = sa.literal(period) + sa.cast(person, sa.String())
    at = sa.bindparam("at", type_=outbox.c.due_at.type)
    return (
        sa.select(
            sa.literal(effect.value),
            sa.literal(str(about)),
            key if tail is None else key + tail,
            sa.literal(queue_of(effect).value),
            person,
            at,
            at,
            sa.literal(0),
        )
        .where(*where)
        .group_by(person)
    )


def _order(connection: sa.Connection, found: sa.Select[Any], at: datetime) -> None:
    values = {"at": at}
    if connection.dialect.name == "postgresql":
        ordered = postgresql.insert(outbox).from_select(_COLUMNS, found, include_defaults=False)
        connection.execute(ordered.on_conflict_do_nothing(), values)
    else:
        kept = sqlite.insert(outbox).from_select(_COLUMNS, found, include_defaults=False)
        connection.execute(kept.on_conflict_do_nothing(), values)


def _has_read(routine_id: UUID, person: sa.ColumnElement[UUID]) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        routine_reading.c.routine_id == routine_id, routine_reading.c.person_id == person
    )


def _can_sign_in(person: sa.ColumnElement[UUID], role: Role) -> sa.ColumnElement[bool]:
    open_account = sa.and_(account.c.person_id == person, account.c.disabled_at.is_(None))
    return sa.exists().where(
        open_account, account_role.c.account_id == account.c.id, account_role.c.role == role
    )
