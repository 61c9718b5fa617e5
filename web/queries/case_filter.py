"""Decides which cases a list of HR's is narrowed to; numbers and lists ask the same conditions, so that one is the other.

What is rare is found from its own index, and the cases from that: none of these looks at every case for something few have.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from web.queries.name_search import name_holds
from web.queries.responsible import without_responsible
from web.queries.sight import Sight
from workflow.adapters.persistence.tables import (
    case,
    confirmation,
    delivery,
    document,
    escalation,
    history,
    outbox,
    person,
    work_item,
)
from workflow.domain.documents import DocumentKind
from workflow.domain.duties import Duty
from workflow.domain.stages import Stage
from workflow.domain.steps import Nature
from workflow.process import PROCESS
from workflow.services.chores import Chore

EXEMPTIONS: tuple[str, ...] = tuple(step.trigger for step in PROCESS if step.nature is Nature.EXEMPTION)
"""The lawful exemptions, by their steps."""
ANY_EXEMPTION = "any"
Where = sa.ColumnElement[bool]


class Problem(StrEnum):
    """What may be amiss with a case; the word stands in addresses."""

    OVERDUE = "overdue"
    UNMANAGED = "unmanaged"
    OBJECTED = "objected"
    HELP = "help"
    UNDELIVERED = "undelivered"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list is narrowed to, by everything that is named at once; `unit_ids` are a unit and those below it.

    `due_within` and `max_date_within` are days from today on; what has passed is in neither. `exempted` is the step of an
    exemption that was used, or `ANY_EXEMPTION`.
    """

    stage: Stage | None = None
    unit_ids: tuple[UUID, ...] = ()
    duty: Duty | None = None
    manager_id: UUID | None = None
    problems: frozenset[Problem] = frozenset()
    exempted: str = ""
    due_within: int | None = None
    max_date_within: int | None = None
    closed: bool = False
    name: str = ""


def conditions(wanted: Wanted, today: date) -> list[Where]:
    """What a case must be to stand in the list; the name needs `person` joined as the employee."""
    found: list[Where] = [case.c.closed_at.is_not(None) if wanted.closed else case.c.closed_at.is_(None)]
    if wanted.stage:
        found.append(case.c.stage == wanted.stage)
    if wanted.unit_ids:
        found.append(case.c.unit_id.in_(wanted.unit_ids))
    if wanted.duty:
        found.append(case.c.next_duty == wanted.duty)
    if wanted.manager_id:
        found.append(case.c.manager_id == wanted.manager_id)
    if wanted.exempted:
        found.append(case.c.id.in_(exempted(wanted.exempted)))
    if wanted.due_within is not None:
        found.append(case.c.next_due_on.between(today, today + timedelta(days=wanted.due_within)))
    if wanted.max_date_within is not None:
        found.append(case.c.max_date.between(today, today + timedelta(days=wanted.max_date_within)))
    found += [_PROBLEMS[problem](today) for problem in Problem if problem in wanted.problems]
    return found + name_holds(wanted.name)


def count_cases(connection: sa.Connection, sight: Sight, wanted: Wanted, today: date) -> int:
    """How many cases the list has."""
    of = case.join(person, person.c.id == case.c.employee_id) if wanted.name else case
    query = sa.select(sa.func.count()).select_from(of).where(sight, *conditions(wanted, today))
    return connection.scalar(query) or 0


def exempted(trigger: str) -> sa.Select[Any]:
    """The cases in which an exemption was used, or any of them."""
    query = sa.select(history.c.case_id).where(USED_EXEMPTION)
    return query if trigger == ANY_EXEMPTION else query.where(history.c.word == trigger)


# The event as the partial index has it: a value that is sent apart would not be known to fit it.
USED_EXEMPTION: Where = sa.and_(
    history.c.event == sa.literal_column("'step_taken'"), history.c.word.in_(EXEMPTIONS)
)
"""The lines of history that tell of an exemption."""


def _objected(_today: date) -> Where:
    """The employee objects to a paper that counts, and nobody has looked at it or written minutes of the disagreement."""
    of, looked, minutes = case.alias("objected_case"), work_item.alias("looked"), document.alias("minutes")
    looked_at = sa.exists().where(
        looked.c.document_id == document.c.id,
        looked.c.task == Chore.LOOK_AT_OBJECTION,
        looked.c.done_at.is_not(None),
    )
    written = sa.exists().where(
        minutes.c.case_id == document.c.case_id,
        minutes.c.kind == DocumentKind.DISAGREEMENT_MINUTES,
        minutes.c.filed_at >= confirmation.c.given_at,
    )
    query = (
        sa.select(of.c.id)
        .select_from(
            confirmation.join(document, document.c.id == confirmation.c.document_id).join(
                of, sa.and_(of.c.id == document.c.case_id, of.c.spell == document.c.spell)
            )
        )
        .where(
            confirmation.c.outcome == sa.literal_column("'objected'"),
            document.c.is_current,
            ~looked_at,
            ~written,
        )
    )
    return case.c.id.in_(query)


def _help(_today: date) -> Where:
    waits = sa.select(escalation.c.case_id).where(escalation.c.settled_at.is_(None))
    return case.c.id.in_(waits)


def _undelivered(_today: date) -> Where:
    """A copy came back and nothing was made ready for the same recipient since, or a message was given up."""
    later = delivery.alias("later")
    tried_since = sa.exists().where(
        later.c.case_id == delivery.c.case_id,
        later.c.recipient == delivery.c.recipient,
        later.c.made_at > delivery.c.ended_at,
    )
    came_back = sa.select(delivery.c.case_id).where(
        delivery.c.ended_because == sa.literal_column("'not_delivered'"), ~tried_since
    )
    given_up = sa.select(outbox.c.case_id).where(
        outbox.c.outcome == sa.literal_column("'failed'"),
        outbox.c.reason == "DeliveryFailed",
        outbox.c.case_id.is_not(None),
    )
    return sa.or_(case.c.id.in_(came_back), case.c.id.in_(given_up))


def _failed(_today: date) -> Where:
    given_up = sa.select(outbox.c.case_id).where(
        outbox.c.outcome == sa.literal_column("'failed'"), outbox.c.case_id.is_not(None)
    )
    return case.c.id.in_(given_up)


_PROBLEMS: Mapping[Problem, Callable[[date], Where]] = {
    Problem.OVERDUE: lambda today: case.c.next_due_on < today,
    Problem.UNMANAGED: without_responsible,
    Problem.OBJECTED: _objected,
    Problem.HELP: _help,
    Problem.UNDELIVERED: _undelivered,
    Problem.FAILED: _failed,
}
