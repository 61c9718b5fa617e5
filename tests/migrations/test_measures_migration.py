"""Migration 0013 goes back and forth with measures and lists in the database, and leaves everything else as it was."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa

from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade
from workflow.adapters.persistence.tables import accommodation_option, person, unit

AT = datetime(2026, 2, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def filled(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database with an entry of a unit's list."""
    engine, unit_id, person_id = connect(blank_database_url), uuid4(), uuid4()
    upgrade(engine)
    somebody = {"id": person_id, "given_name": "Kari", "family_name": "Prøve", "sort_name": "prøve kari"}
    entry = {"id": uuid4(), "unit_id": unit_id, "kind": "possibility", "area": "hours", "status": "standing"}
    made = {"made_by": person_id, "made_as": "manager", "made_at": AT, "shows_name": True}
    with engine.begin() as connection:
        connection.execute(unit.insert(), {"id": unit_id, "kind": "unit", "name": "Skolen"})
        connection.execute(person.insert(), somebody | {"born_on": date(1980, 1, 1)})
        connection.execute(accommodation_option.insert(), entry | made | {"words_sealed": b"x"})
    yield engine
    engine.dispose()


def test_it_goes_back_and_forth_with_data(filled: sa.Engine) -> None:
    downgrade(filled, "0008")
    tables = set(sa.inspect(filled).get_table_names())
    assert not tables & {"measure", "measure_evaluation", "accommodation_option"}
    upgrade(filled)
    with filled.connect() as connection:
        assert connection.scalars(sa.select(unit.c.name)).all() == ["Skolen"]
        assert connection.scalars(sa.select(accommodation_option.c.id)).all() == []
