"""Migration 0014 leaves what waits to be handed over as it was, and goes back without losing it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

AT = datetime(2026, 2, 2, 8, 30, tzinfo=UTC)
VALUES: list[tuple[type, object]] = [
    (sa.Boolean, False),
    (sa.Integer, 1),
    (sa.DateTime, AT),
    (sa.Date, date(2026, 2, 2)),
    (sa.String, "x"),
]


@pytest.fixture
def engine(blank_database_url: str) -> Iterator[sa.Engine]:
    engine = connect(blank_database_url)
    upgrade(engine, BEFORE)
    yield engine
    engine.dispose()


BEFORE, AFTER = "0013", "0014"


def put(engine: sa.Engine, name: str, **given: Any) -> UUID:
    """A row with something of the right type in every column that must be filled."""
    table = sa.Table(name, sa.MetaData(), autoload_with=engine)
    needed = {
        column.name: next((value for kind, value in VALUES if isinstance(column.type, kind)), b"x")
        for column in table.columns
        if not column.nullable and column.name not in given
    }
    row_id = uuid4()
    values = needed | {"id": row_id} | given
    if engine.dialect.name == "sqlite":
        values = {key: value.hex if isinstance(value, UUID) else value for key, value in values.items()}
    with engine.begin() as connection:
        connection.execute(table.insert(), values)
    return row_id


def deliveries(engine: sa.Engine) -> list[dict[str, Any]]:
    table = sa.Table("delivery", sa.MetaData(), autoload_with=engine)
    with engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(sa.select(table))]


def test_what_waits_stays_and_consents_come_and_go(engine: sa.Engine) -> None:
    person = put(engine, "person")
    unit = put(engine, "unit")
    work = put(engine, "employment", person_id=person, unit_id=unit)
    case = put(engine, "follow_up_case", employment_id=work, employee_id=person, unit_id=unit)
    put(engine, "delivery", case_id=case, recipient="doctor", channel="by_hand")
    before = deliveries(engine)
    upgrade(engine, AFTER)
    assert deliveries(engine) == before
    put(engine, "consent", case_id=case, given_by=person, party="doctor", covers="contact,meeting")
    downgrade(engine, BEFORE)
    assert deliveries(engine) == before
    assert "consent" not in sa.inspect(engine).get_table_names()
    upgrade(engine, AFTER)
    assert len(deliveries(engine)) == 1
