"""Puts rows into a database as it was at some migration, whatever columns its tables had then."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

AT = datetime(2026, 2, 2, 8, 30, tzinfo=UTC)
FIRST = date(2026, 2, 2)


def tables_of(engine: sa.Engine) -> dict[str, sa.Table]:
    metadata = sa.MetaData()
    metadata.reflect(engine)
    return dict(metadata.tables)


def _value(column: sa.Column[Any]) -> object:
    """Something of the right type for a column that must be filled."""
    known: list[tuple[type, object]] = [
        (sa.Boolean, False),
        (sa.Integer, 1),
        (sa.DateTime, AT),
        (sa.Date, FIRST),
        (sa.String, "x"),
    ]
    found = [value for kind, value in known if isinstance(column.type, kind)]
    return found[0] if found else b"x"


def insert(engine: sa.Engine, table: sa.Table, **given: Any) -> None:
    needed = {c.name: _value(c) for c in table.columns if not c.nullable and c.name not in given}
    native = engine.dialect.name == "postgresql"
    values = {
        name: value.hex if isinstance(value, UUID) and not native else value
        for name, value in (needed | given).items()
    }
    with engine.begin() as connection:
        connection.execute(table.insert(), values)


def people(engine: sa.Engine) -> tuple[UUID, UUID]:
    tables = tables_of(engine)
    unit, person, employment = uuid4(), uuid4(), uuid4()
    insert(engine, tables["unit"], id=unit)
    insert(engine, tables["person"], id=person)
    insert(engine, tables["employment"], id=employment, person_id=person, unit_id=unit)
    return person, employment


def a_case(engine: sa.Engine, person: UUID, employment: UUID, **facts: Any) -> UUID:
    tables, case_id = tables_of(engine), uuid4()
    with engine.connect() as connection:
        unit = connection.scalar(sa.select(tables["employment"].c.unit_id))
    facts = {"stage": "plan", "spell": 1, "first_day": FIRST, "grade": 100, "unit_id": unit} | facts
    insert(
        engine, tables["follow_up_case"], id=case_id, employee_id=person, employment_id=employment, **facts
    )
    return case_id


def rows_of(engine: sa.Engine, table: str) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        found = connection.execute(sa.select(tables_of(engine)[table]))
        return [dict(row._mapping) for row in found]
