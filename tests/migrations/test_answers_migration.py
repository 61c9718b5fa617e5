"""Migration 0011 keeps every document, copy and task that was there before, and goes back without losing them."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import AT, a_case, insert, people, rows_of, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

NEW = {
    "document": {"translations_sealed", "answer_by", "remind_answer_on"},
    "filed_copy": {"language"},
    "work_item": {"document_id"},
}


@pytest.fixture
def old(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database as it was before."""
    engine = connect(blank_database_url)
    upgrade(engine, "0008")
    yield engine
    engine.dispose()


def test_what_was_there_is_kept_both_ways_and_awaits_nothing(old: sa.Engine) -> None:
    person, employment = people(old)
    case_id, document_id = a_case(old, person, employment), uuid4()
    tables = tables_of(old)
    insert(
        old, tables["document"], id=document_id, case_id=case_id, filed_by=person, about_id=case_id, facts={}
    )
    insert(old, tables["filed_copy"], id=uuid4(), case_id=case_id, document_id=document_id)
    insert(old, tables["work_item"], id=uuid4(), case_id=case_id, made_at=AT)
    before = {table: rows_of(old, table) for table in NEW}
    upgrade(old, "0011")
    for table, columns in NEW.items():
        (row,) = rows_of(old, table)
        assert {row[column] for column in columns} == {None}
        assert {name: value for name, value in row.items() if name not in columns} == before[table][0]
    values = {"answer_by": date(2026, 2, 9), "translations_sealed": b"x"}
    document = tables_of(old)["document"]
    with old.begin() as connection:
        connection.execute(sa.update(document).values(values))
    downgrade(old, "0008")
    assert {table: rows_of(old, table) for table in NEW} == before


def test_one_version_is_current_after_going_down_and_up_as_before(old: sa.Engine) -> None:
    person, employment = people(old)
    case_id = a_case(old, person, employment)
    upgrade(old, "0011")
    downgrade(old, "0008")
    upgrade(old, "0011")
    same = {"case_id": case_id, "filed_by": person, "about_id": case_id, "facts": {}, "is_current": True}
    table = tables_of(old)["document"]
    insert(old, table, id=uuid4(), version=1, **same)
    with pytest.raises(sa.exc.IntegrityError):
        insert(old, table, id=uuid4(), version=2, **same)
    insert(old, table, id=uuid4(), version=2, **same | {"is_current": False})
