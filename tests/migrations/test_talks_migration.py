"""Migration 0010 leaves meetings as they are, and going back over it takes only what was written for talks."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import a_case, insert, people, rows_of, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

OWN = ("preparation", "preparation_check", "talk", "talk_note")


@pytest.fixture
def before(blank_database_url: str) -> Iterator[sa.Engine]:
    engine = connect(blank_database_url)
    upgrade(engine, "0008")
    yield engine
    engine.dispose()


def test_meetings_stay_and_what_was_written_for_talks_goes_with_its_tables(before: sa.Engine) -> None:
    person, employment = people(before)
    meeting_id = uuid4()
    insert(before, tables_of(before)["meeting"], id=meeting_id, case_id=a_case(before, person, employment))
    meetings = rows_of(before, "meeting")
    upgrade(before, "0010")
    involved = {"person_id": person, "begun_by": person, "written_by": person}
    for name in OWN:
        table = tables_of(before)[name]
        given = {column: value for column, value in involved.items() if column in table.c}
        insert(before, table, meeting_id=meeting_id, **given)
        assert len(rows_of(before, name)) == 1
    downgrade(before, "0008")
    assert rows_of(before, "meeting") == meetings
    assert not set(OWN) & set(tables_of(before))
    upgrade(before, "0010")
    assert rows_of(before, "talk_note") == []
