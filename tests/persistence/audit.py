"""A small log to check: history, readings and events of one case, written the way the service writes them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from tests.workflow.services.conftest import Workplace
from web.queries.reading_log import Reading, add_readings
from workflow.adapters.crypto import KeyRing
from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.audit_events import note_event
from workflow.adapters.persistence.audit_verify import Finding, Walk, verify
from workflow.adapters.persistence.history_rows import HistoryRows
from workflow.domain.people import Actor, Role
from workflow.services.records import Event
from workflow.services.security_log import Happening, SecurityEvent

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KEYS = KeyRing(keys={"1": b"k" * 32}, active="1", index_key=b"i" * 32)


@dataclass(frozen=True)
class Log:
    engine: sa.Engine
    case_id: UUID
    manager: UUID
    employee: UUID

    def write(self, number: int = 1, *, reader: UUID | None = None, role: Role = Role.MANAGER) -> None:
        """A line of each kind, `number` times, in one transaction."""
        with self.engine.begin() as connection:
            self.write_on(connection, number, reader=reader, role=role)

    def write_on(
        self,
        connection: sa.Connection,
        number: int = 1,
        *,
        reader: UUID | None = None,
        role: Role = Role.MANAGER,
    ) -> None:
        actor = Actor(person_id=reader or self.manager, role=role)
        for _ in range(number):
            event = Event(
                event="step_taken",
                word="conclude_plan",
                actor_id=actor.person_id,
                acted_as=role,
                detail={"until": "2026-04-01"},
                submission=uuid4(),
            )
            HistoryRows(connection, KEYS).add(self.case_id, AT, event)
            add_readings(connection, KEYS, actor, [(self.case_id, uuid4())], Reading.DOCUMENT, AT)
            happened = SecurityEvent(what=Happening.SIGNED_IN, account_id=uuid4(), detail={"by": "password"})
            note_event(connection, KEYS, AT, happened)

    def findings(self) -> list[Finding]:
        return list(verify(self.engine, Walk(KEYS)))

    def lines(self) -> int:
        walk = Walk(KEYS)
        assert list(verify(self.engine, walk)) == []
        return walk.lines


def a_log(engine: sa.Engine) -> Log:
    unit, manager, employee, employment, case_id = (uuid4() for _ in range(5))
    name = {"given_name": "A", "family_name": "B", "sort_name": "B A", "language": "nb"}
    with engine.begin() as connection:
        connection.execute(t.unit.insert(), {"id": unit, "kind": "unit", "name": "Enhet"})
        connection.execute(t.person.insert(), [name | {"id": manager}, name | {"id": employee}])
        position = {"position": "Lærer", "percentage": 100, "start_on": date(2020, 1, 1)}
        work = {"id": employment, "person_id": employee, "unit_id": unit, "manager_id": manager}
        connection.execute(t.employment.insert(), work | position)
        row: dict[str, Any] = {
            "id": case_id,
            "employment_id": employment,
            "employee_id": employee,
            "unit_id": unit,
        }
        row |= {"manager_id": manager, "stage": "plan", "spell": 1, "first_day": date(2026, 2, 2)}
        row |= {"grade": 100, "extended_certificate": False, "version": 1, "opened_at": AT}
        connection.execute(t.case.insert(), row)
    return Log(engine, case_id, manager, employee)


@contextmanager
def as_an_intruder(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Somebody with the whole database in their hands: triggers and foreign keys do not hold them up."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            yield connection
        return
    bare = sa.create_engine(engine.url)
    with bare.connect() as connection:
        triggers = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).all()
        for name, _sql in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        yield connection
        for _name, sql in triggers:
            connection.exec_driver_sql(sql)
        connection.commit()
    bare.dispose()


def findings(work: Workplace) -> list[Finding]:
    """What a walk through the whole log of a workplace finds."""
    return list(verify(work.engine, Walk(work.keys)))


def changed(work: Workplace, change: Callable[[sa.Connection], object]) -> list[Finding]:
    """What is found after somebody changed something past the service."""
    with as_an_intruder(work.engine) as connection:
        change(connection)
    return findings(work)
