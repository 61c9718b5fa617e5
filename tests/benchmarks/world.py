"""Fills a database with cases fast, past the services: what the benchmarks measure on."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.adapters.calendar import NorwegianWorkingDays
from workflow.adapters.clock import FixedClock
from workflow.adapters.crypto import load_keys
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import upgrade
from workflow.adapters.persistence.store import SqlStore
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.people import Actor, Role
from workflow.domain.stages import Stage
from workflow.services.office import Office

TODAY = date(2026, 3, 2)
FIRST_DAY = date(2026, 2, 2)
AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
CHUNK = 5_000


@dataclass(frozen=True)
class World:
    """A database with one manager, and the office that works on it."""

    engine: sa.Engine
    office: Office
    unit: UUID
    manager: Actor
    employee: UUID


def empty(url: str, folder: Path) -> World:
    """A migrated database with a manager, an employee and a unit."""
    engine = connect(url)
    upgrade(engine)
    unit, manager, employee = uuid4(), uuid4(), uuid4()
    with engine.begin() as connection:
        connection.execute(t.unit.insert(), {"id": unit, "kind": "unit", "name": "Enhet"})
        person = {"given_name": "A", "family_name": "B", "sort_name": "B A", "language": "nb"}
        connection.execute(t.person.insert(), [person | {"id": manager}, person | {"id": employee}])
    office = Office(
        SqlStore(engine, load_keys(folder / "keys", create=True)), FixedClock(TODAY), NorwegianWorkingDays()
    )
    return World(engine, office, unit, Actor(person_id=manager, role=Role.MANAGER), employee)


def add_cases(world: World, number: int, *, history: int = 0, alarm_every: int = 0) -> list[UUID]:
    """Cases in the plan stage with everything on file; `history` former lines each.

    With `alarm_every` every so many-th case has an alarm today, the others later.
    """
    ids = [uuid4() for _ in range(number)]
    for start in range(0, number, CHUNK):
        chunk = ids[start : start + CHUNK]
        with world.engine.begin() as connection:
            _add(connection, world, chunk, start, history, alarm_every)
    with world.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    return ids


def _add(
    connection: sa.Connection, world: World, ids: list[UUID], start: int, history: int, alarm_every: int
) -> None:
    employments = {case_id: uuid4() for case_id in ids}
    connection.execute(t.employment.insert(), [_employment(world, one) for one in employments.values()])
    connection.execute(
        t.case.insert(),
        [
            _case(world, case_id, employments[case_id], start + n, alarm_every)
            for n, case_id in enumerate(ids)
        ],
    )
    if alarm_every:
        return
    documents = [_document(world, case_id, kind) for case_id in ids for kind in _ON_FILE]
    connection.execute(t.document.insert(), documents)
    plans = [row["id"] for row in documents if row["kind"] == DocumentKind.FOLLOW_UP_PLAN]
    connection.execute(t.confirmation.insert(), [_confirmation(world, plan) for plan in plans])
    connection.execute(t.work_item.insert(), [_item(case_id) for case_id in ids])
    if history:
        connection.execute(
            t.history.insert(), [_line(case_id, world) for case_id in ids for _ in range(history)]
        )


_ON_FILE = {
    DocumentKind.ABSENCE_NOTICE: {},
    DocumentKind.FIRST_CONVERSATION_MINUTES: {
        "next_conversation_on": "2026-02-16",
        "told_of_trusted_person": True,
    },
    DocumentKind.FOLLOW_UP_PLAN: {"evaluation_on": "2026-04-01"},
}


def _employment(world: World, employment_id: UUID) -> dict[str, object]:
    return {
        "id": employment_id,
        "person_id": world.employee,
        "unit_id": world.unit,
        "manager_id": world.manager.person_id,
        "position": "x",
        "percentage": 100,
        "start_on": date(2020, 1, 1),
    }


def _case(
    world: World, case_id: UUID, employment_id: UUID, number: int, alarm_every: int
) -> dict[str, object]:
    alarm = TODAY if alarm_every and number % alarm_every == 0 else TODAY + timedelta(days=1 + number % 300)
    return {
        "id": case_id,
        "employment_id": employment_id,
        "employee_id": world.employee,
        "unit_id": world.unit,
        "manager_id": world.manager.person_id,
        "stage": Stage.PLAN,
        "spell": 1,
        "first_day": FIRST_DAY,
        "grade": 100,
        "extended_certificate": False,
        "max_date": date(2027, 1, 29),
        "next_due_on": TODAY,
        "next_duty": Stage.PLAN,
        "next_alarm_on": alarm,
        "version": 1,
        "opened_at": AT,
    }


def _document(world: World, case_id: UUID, kind: DocumentKind) -> dict[str, object]:
    return {
        "id": uuid4(),
        "case_id": case_id,
        "about_id": case_id,
        "spell": 1,
        "kind": kind,
        "version": 1,
        "is_current": True,
        "answered_before": False,
        "filed_at": AT,
        "filed_on": TODAY,
        "filed_by": world.manager.person_id,
        "filed_as": Role.MANAGER,
        "language": "nb",
        "facts": _ON_FILE[kind],
        "answers_sealed": b"x" * 500,
        "sha256": "0" * 64,
    }


def _confirmation(world: World, document_id: object) -> dict[str, object]:
    return {
        "document_id": document_id,
        "outcome": ConfirmationOutcome.CONFIRMED,
        "given_at": AT,
        "given_by": world.employee,
        "given_as": Role.EMPLOYEE,
    }


def _item(case_id: UUID) -> dict[str, object]:
    return {
        "id": uuid4(),
        "case_id": case_id,
        "task": Stage.PLAN,
        "role": Role.MANAGER,
        "due_on": TODAY,
        "made_at": AT,
    }


def _line(case_id: UUID, world: World) -> dict[str, object]:
    return {
        "case_id": case_id,
        "at": AT,
        "actor_id": world.manager.person_id,
        "acted_as": Role.MANAGER,
        "event": "document_filed",
        "word": "follow_up_plan",
        "detail": {},
    }
