"""Migration 0027 begins without views, and going back takes them along and nothing else."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import insert, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

BEFORE, AFTER = "0024", "0027"


@pytest.fixture
def engine(blank_database_url: str) -> Iterator[sa.Engine]:
    engine = connect(blank_database_url)
    upgrade(engine, BEFORE)
    yield engine
    engine.dispose()


def view(account: UUID, *, first: bool) -> dict[str, Any]:
    return {"id": uuid4(), "account_id": account, "narrowing": {"overdue": "1"}, "is_default": first}


def test_views_come_and_go_and_of_one_account_one_opens_the_list(engine: sa.Engine) -> None:
    person, account = uuid4(), uuid4()
    tables = tables_of(engine)
    insert(engine, tables["person"], id=person)
    insert(engine, tables["account"], id=account, person_id=person, username="hanne")
    upgrade(engine, AFTER)
    tables = tables_of(engine)
    for first in (True, False, False):
        insert(engine, tables["saved_view"], **view(account, first=first))
    unique = {index["name"] for index in sa.inspect(engine).get_indexes("saved_view") if index["unique"]}
    assert "uq_saved_view_default" in unique
    downgrade(engine, BEFORE)
    assert "saved_view" not in tables_of(engine)
    upgrade(engine, AFTER)
    tables = tables_of(engine)
    with engine.connect() as connection:
        assert connection.scalars(sa.select(tables["account"].c.username)).all() == ["hanne"]
        assert connection.scalars(sa.select(tables["saved_view"].c.id)).all() == []
