"""Every migration goes up and down on both databases, and ends at the tables the code describes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import MIGRATIONS, downgrade, is_current, upgrade
from workflow.adapters.persistence.tables import metadata, outbox, person, unit
from workflow.domain.effects import Effect

REVISIONS = [script.revision for script in reversed(list(ScriptDirectory(str(MIGRATIONS)).walk_revisions()))]


@pytest.fixture
def blank(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database without tables."""
    engine = connect(blank_database_url)
    yield engine
    engine.dispose()


def _tables(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names()) - {"alembic_version"}


def test_every_migration_goes_up_down_and_up_again(blank: sa.Engine) -> None:
    for revision in REVISIONS:
        upgrade(blank, revision)
    assert is_current(blank)
    assert _tables(blank) == set(metadata.tables)
    for revision in [*reversed(REVISIONS[:-1]), "base"]:
        downgrade(blank, revision)
    assert _tables(blank) == set()
    upgrade(blank)
    assert is_current(blank)


def test_the_migrations_end_at_the_tables_of_the_code(blank: sa.Engine) -> None:
    upgrade(blank)
    with blank.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    assert differences == []


def test_migrating_twice_changes_nothing_and_keeps_data(blank: sa.Engine) -> None:
    upgrade(blank)
    row = {"id": uuid4(), "kind": "unit", "name": "Ærlig enhet"}
    with blank.begin() as connection:
        connection.execute(unit.insert(), row)
    upgrade(blank)
    with blank.connect() as connection:
        assert connection.scalars(sa.select(unit.c.name)).all() == ["Ærlig enhet"]


def test_a_database_that_is_not_migrated_says_so(blank: sa.Engine) -> None:
    assert not is_current(blank)


def test_instants_come_back_in_utc_and_need_a_zone(blank: sa.Engine) -> None:
    upgrade(blank)
    at = datetime(2026, 2, 2, 12, 30, tzinfo=UTC)
    row = {
        "effect": "sweep",
        "about": "sweep",
        "period": "2026-02-02",
        "queue": "follow_up",
        "due_at": at,
        "created_at": at,
    }
    with blank.begin() as connection:
        connection.execute(outbox.insert(), row)
        assert connection.scalars(sa.select(outbox.c.due_at)).one() == at
    with pytest.raises(sa.exc.StatementError), blank.begin() as connection:
        connection.execute(outbox.insert(), row | {"due_at": at.replace(tzinfo=None), "period": "x"})


def test_a_person_is_found_by_nothing_but_the_keyed_hash(blank: sa.Engine) -> None:
    upgrade(blank)
    names = {column.name for column in person.columns}
    assert "national_id_sealed" in names
    assert not {name for name in names if name.startswith("national_id")} - {
        "national_id_sealed",
        "national_id_index",
    }


SINCE_0007 = {
    Effect.ASK_FOR_PLAN_ANSWERS, Effect.CHECK_PAPER, Effect.LETTER_OF_DOCUMENT, Effect.LETTER_TO_DOCTOR,
    Effect.MAKE_EVIDENCE_PACKAGE,
    Effect.MAKE_OWN_EXPORT,
    Effect.REMIND_HOLD, Effect.REMIND_REQUEST, Effect.REMIND_DIFFICULTY, Effect.OFFER_PLAN_ANEW, Effect.REMIND_MEASURE,
    Effect.REMIND_NEXT_CONTACT, Effect.REMIND_OF_ANSWER,
    Effect.REMIND_OF_MEETING, Effect.REMIND_PLAN_BEFORE_MEETING, Effect.REMIND_PLAN_EVALUATION,
    Effect.REMIND_ROUTINE, Effect.REMIND_ROUTINE_TALK, Effect.REMIND_TO_GO_ON, Effect.SEND_REMINDERS, Effect.TELL_HR_REMINDERS_WAIT,
    Effect.TELL_ANSWER_IS_MISSING,
    Effect.TELL_MANAGER_OF_MEETING_ANSWER, Effect.TELL_MANAGER_OF_PLAN_ANSWERS, Effect.TELL_OF_ACCOUNT, Effect.TELL_OF_CONSENT,
    Effect.TELL_OF_MEETING, Effect.TELL_OF_REQUEST, Effect.TELL_SUBSTITUTE, Effect.TELL_HR_NO_RESPONSIBLE, Effect.TELL_OF_PAPER_ANSWER, Effect.TELL_OF_PREVENTION,
}  # fmt: skip


def test_going_back_leaves_no_work_that_the_version_before_does_not_know(blank: sa.Engine) -> None:
    upgrade(blank)
    at = datetime(2026, 2, 2, tzinfo=UTC)
    same = {
        "about": "test",
        "period": "1",
        "queue": "messages",
        "due_at": at,
        "created_at": at,
        "attempts": 0,
    }
    with blank.begin() as connection:
        connection.execute(outbox.insert(), [same | {"effect": effect.value} for effect in Effect])
    downgrade(blank, "0007")
    with blank.connect() as connection:
        left = set(connection.scalars(sa.select(outbox.c.effect)))
    assert left == {effect.value for effect in set(Effect) - SINCE_0007}
