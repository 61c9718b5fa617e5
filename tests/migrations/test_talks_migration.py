"""Migration 0010 leaves meetings as they are, and going back over it takes only what was written for talks."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.test_register_migration import _case, _insert, _people, _rows, _tables
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
    person, employment = _people(before)
    meeting_id = uuid4()
    _insert(before, _tables(before)["meeting"], id=meeting_id, case_id=_case(before, person, employment))
    meetings = _rows(before, "meeting")
    upgrade(before, "0010")
    people = {"person_id": person, "begun_by": person, "written_by": person}
    for name in OWN:
        table = _tables(before)[name]
        given = {column: value for column, value in people.items() if column in table.c}
        _insert(before, table, meeting_id=meeting_id, **given)
        assert len(_rows(before, name)) == 1
    downgrade(before, "0008")
    assert _rows(before, "meeting") == meetings
    assert not set(OWN) & set(_tables(before))
    upgrade(before, "0010")
    assert _rows(before, "talk_note") == []
