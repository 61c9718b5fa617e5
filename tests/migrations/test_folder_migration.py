"""Migration 0015 keeps every answer that was given before, on the way up and back."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import a_case, insert, people, rows_of, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade


@pytest.fixture
def old(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database as it was before."""
    engine = connect(blank_database_url)
    upgrade(engine, "0008")
    yield engine
    engine.dispose()


def _document(engine: sa.Engine, case_id: UUID, person: UUID) -> UUID:
    document_id = uuid4()
    given: dict[str, Any] = {"id": document_id, "case_id": case_id, "about_id": case_id, "filed_by": person}
    insert(engine, tables_of(engine)["document"], **given, facts={}, is_current=True, language="nb")
    return document_id


def test_answers_are_kept_and_a_paper_goes_with_the_way_back(old: sa.Engine) -> None:
    person, employment = people(old)
    case_id = a_case(old, person, employment)
    document_id = _document(old, case_id, person)
    insert(old, tables_of(old)["confirmation"], document_id=document_id, given_by=person, outcome="confirmed")
    before = rows_of(old, "confirmation")
    upgrade(old, "0015")
    (after,) = rows_of(old, "confirmation")
    assert after["paper_id"] is None
    paper = {"case_id": case_id, "document_id": document_id, "uploaded_by": person}
    insert(old, tables_of(old)["received_paper"], id=uuid4(), **paper)
    assert len(rows_of(old, "received_paper")) == 1
    downgrade(old, "0008")
    assert rows_of(old, "confirmation") == before
