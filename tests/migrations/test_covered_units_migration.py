"""Migration 0024 leaves the invitations so far to all meetings, and going back widens none."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import insert, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

BEFORE, AFTER = "0023", "0024"


@pytest.fixture
def engine(blank_database_url: str) -> Iterator[sa.Engine]:
    engine = connect(blank_database_url)
    upgrade(engine, BEFORE)
    yield engine
    engine.dispose()


def scopes(engine: sa.Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(sa.select(tables_of(engine)["invitation"].c.scope)))


def test_invitations_stay_and_one_to_a_single_meeting_ends_on_the_way_back(engine: sa.Engine) -> None:
    person, unit, work, case, meeting = (uuid4() for _ in range(5))
    tables = tables_of(engine)
    insert(engine, tables["person"], id=person)
    insert(engine, tables["unit"], id=unit)
    insert(engine, tables["employment"], id=work, person_id=person, unit_id=unit)
    insert(engine, tables["follow_up_case"], id=case, employment_id=work, employee_id=person, unit_id=unit)
    insert(engine, tables["meeting"], id=meeting, case_id=case)
    insert(engine, tables["invitation"], id=uuid4(), case_id=case, representative_id=person, scope="plan")
    upgrade(engine, AFTER)
    tables = tables_of(engine)
    assert {"covered_unit", "counted_quarter", "figure"} <= set(tables)
    insert(
        engine,
        tables["invitation"],
        id=uuid4(),
        case_id=case,
        representative_id=person,
        scope="meeting",
        meeting_id=meeting,
    )
    insert(engine, tables["covered_unit"], id=uuid4(), person_id=person, unit_id=unit, set_by=person)
    assert sorted(scopes(engine)) == ["meeting", "plan"]
    downgrade(engine, BEFORE)
    assert scopes(engine) == ["plan"]
    assert "covered_unit" not in tables_of(engine)
    upgrade(engine, AFTER)
    assert scopes(engine) == ["plan"]
