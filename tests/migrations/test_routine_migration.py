"""Migrations 0016 and 0018: 0016 keeps what was sent about cases on its way up and down, and takes the routine with it when it goes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa

from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

AT = datetime(2026, 2, 2, 8, 30, tzinfo=UTC)
BEFORE = "0014"


@pytest.fixture
def newest(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database with all tables."""
    engine = connect(blank_database_url)
    upgrade(engine)
    yield engine
    engine.dispose()


def _with_a_read_routine(engine: sa.Engine) -> None:
    """A routine somebody was reminded of, and has read."""
    unit, person, routine = uuid4(), uuid4(), uuid4()
    somebody = {"id": person, "given_name": "Kari", "family_name": "Prøve", "sort_name": "prøve kari"}
    version = {
        "id": routine,
        "unit_id": unit,
        "version": 1,
        "published_on": date(2026, 2, 2),
        "language": "nb",
        "content_sealed": b"x",
        "written_by": person,
        "written_at": AT,
    }
    reading = {"routine_id": routine, "person_id": person, "read_as": "employee", "read_at": AT}
    sent = {
        "id": uuid4(),
        "recipient": "employee",
        "channel": "mail",
        "message": "remind_routine",
        "made_at": AT,
    }
    work = {"effect": "remind_routine", "about": "employee", "period": "x", "queue": "messages"}
    sweep = {"effect": "sweep", "about": "sweep", "period": "x", "queue": "follow_up"}
    with engine.begin() as connection:
        connection.execute(t.unit.insert(), {"id": unit, "kind": "unit", "name": "Hjemmetjenesten"})
        connection.execute(t.person.insert(), somebody)
        connection.execute(t.routine.insert(), version)
        connection.execute(t.routine_reading.insert(), reading)
        connection.execute(t.delivery.insert(), sent)
        for one in (work, sweep):
            connection.execute(t.outbox.insert(), one | {"due_at": AT, "created_at": AT})


def test_going_back_forgets_the_routine_and_nothing_else(newest: sa.Engine) -> None:
    _with_a_read_routine(newest)
    downgrade(newest, BEFORE)
    with newest.connect() as connection:
        assert "routine" not in sa.inspect(connection).get_table_names()
        assert connection.scalars(sa.text("SELECT effect FROM outbox")).all() == ["sweep"]
        assert connection.scalar(sa.text("SELECT count(*) FROM delivery")) == 0
        assert connection.scalar(sa.text("SELECT count(*) FROM person")) == 1
    upgrade(newest)
    with newest.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(t.routine)) == 0
        assert connection.scalars(sa.select(t.person.c.given_name)).all() == ["Kari"]


def test_going_back_loses_the_files_and_keeps_versions_and_readings(newest: sa.Engine) -> None:
    _with_a_read_routine(newest)
    with newest.begin() as connection:
        connection.execute(
            t.routine.update().values(file_sealed=b"y", file_name="a.pdf", file_sha256="0" * 64)
        )
    downgrade(newest, "0017")
    upgrade(newest)
    with newest.connect() as connection:
        (row,) = connection.execute(sa.select(t.routine)).all()
        assert (row.content_sealed, row.file_sealed, row.file_name) == (b"x", None, None)
        assert connection.scalar(sa.select(sa.func.count()).select_from(t.routine_reading)) == 1
