"""Migration 0009 knows of what was agreed before that the calendars have it, and goes back with the same appointments."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import a_case, insert, people, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade


@pytest.fixture
def old(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database as it was before."""
    engine = connect(blank_database_url)
    upgrade(engine, "0008")
    yield engine
    engine.dispose()


def _stand(engine: sa.Engine, *names: str) -> list[tuple[object, ...]]:
    table = tables_of(engine)["meeting"]
    with engine.connect() as connection:
        found = connection.execute(sa.select(*(table.c[name] for name in names)).order_by(table.c.uid))
        return [tuple(row) for row in found]


def test_appointments_of_before_stand_in_calendars_and_planned_ones_go_on_the_way_back(
    old: sa.Engine,
) -> None:
    case_id = a_case(old, *people(old))
    table = tables_of(old)["meeting"]
    insert(old, table, id=uuid4(), case_id=case_id, kind="follow_up_conversation", uid="a", sequence=2)
    before = _stand(old, "uid", "sequence", "kind")
    upgrade(old, "0009")
    assert _stand(old, "uid", "told_sequence", "called_by", "guests") == [("a", 2, "employer", "")]
    table = tables_of(old)["meeting"]
    insert(old, table, id=uuid4(), case_id=case_id, kind="plan_meeting", uid="b", sequence=0)
    downgrade(old, "0008")
    assert _stand(old, "uid", "sequence", "kind") == before
