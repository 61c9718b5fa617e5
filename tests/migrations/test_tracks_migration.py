"""Migration 0026 gives every request so far its first line, and going back puts each at the nearest place known then."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import insert, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

BEFORE, AFTER = "0024", "0026"


@pytest.fixture
def engine(blank_database_url: str) -> Iterator[sa.Engine]:
    engine = connect(blank_database_url)
    upgrade(engine, BEFORE)
    yield engine
    engine.dispose()


def rows(engine: sa.Engine, name: str) -> dict[str, sa.Row[tuple[object, ...]]]:
    """The rows of a table by the track they are of."""
    tables = tables_of(engine)
    with engine.connect() as connection:
        found = connection.execute(sa.select(tables["escalation"])).all()
        tracks = {row.id: row.track for row in found}
        if name == "escalation":
            return {row.track: row for row in found}
        lines = connection.execute(sa.select(tables[name])).all()
        return {tracks[row.escalation_id]: row for row in lines}


def ask(
    engine: sa.Engine, case: UUID, person: UUID, track: str, status: str, kind: str, filed_as: str
) -> None:
    tables, document = tables_of(engine), uuid4()
    insert(engine, tables["document"], id=document, case_id=case, about_id=document, kind=kind, filed_by=person, filed_as=filed_as, facts={})  # fmt: skip
    insert(engine, tables["escalation"], id=uuid4(), case_id=case, track=track, status=status, asked_by=person, document_id=document)  # fmt: skip


def test_requests_become_tracks_and_go_back_to_what_was_known(engine: sa.Engine) -> None:
    person, unit, work, case = (uuid4() for _ in range(4))
    tables = tables_of(engine)
    insert(engine, tables["person"], id=person)
    insert(engine, tables["unit"], id=unit)
    insert(engine, tables["employment"], id=work, person_id=person, unit_id=unit)
    insert(engine, tables["follow_up_case"], id=case, employment_id=work, employee_id=person, unit_id=unit)
    ask(engine, case, person, "other", "asked", "help_request", "manager")
    ask(engine, case, person, "nav_assistance", "closed", "nav_help_request", "hr")
    ask(engine, case, person, "dialogue_meeting_3", "asked", "earlier_meeting_request", "employee")

    upgrade(engine, AFTER)
    tracks, lines = rows(engine, "escalation"), rows(engine, "escalation_move")
    assert {name: row.status for name, row in tracks.items()} == {
        "other": "asked", "nav_assistance": "closed", "dialogue_meeting_3": "taken_up",
    }  # fmt: skip
    assert {name: row.paper_id is not None for name, row in tracks.items()} == {
        "other": False, "nav_assistance": True, "dialogue_meeting_3": True,
    }  # fmt: skip
    assert {name: row.settled_at is None for name, row in tracks.items()} == {
        "other": True, "nav_assistance": False, "dialogue_meeting_3": True,
    }  # fmt: skip
    assert {name: (row.due_on is None) for name, row in tracks.items()} == {
        "other": False, "nav_assistance": True, "dialogue_meeting_3": False,
    }  # fmt: skip
    assert {name: (row.number, row.move, row.acted_as, row.facts) for name, row in lines.items()} == {
        "other": (1, "begin", "manager", {}),
        "nav_assistance": (1, "begin", "hr", {}),
        "dialogue_meeting_3": (1, "begin", "employee", {}),
    }

    known = tables_of(engine)["escalation"]
    with engine.begin() as connection:
        connection.execute(sa.update(known).where(known.c.track == "other").values(status="declined"))
        connection.execute(
            sa.update(known).where(known.c.track == "dialogue_meeting_3").values(status="in_force")
        )
    downgrade(engine, BEFORE)
    assert {name: row.status for name, row in rows(engine, "escalation").items()} == {
        "other": "closed", "nav_assistance": "closed", "dialogue_meeting_3": "answered",
    }  # fmt: skip
    assert {"escalation_move", "difficulty", "difficulty_help"} & set(tables_of(engine)) == set()
    upgrade(engine, AFTER)
    assert len(rows(engine, "escalation_move")) == len(tracks)
