"""Migration 0028 leaves every case without a rhythm, and going back forgets rhythms and the work nobody would know."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import insert, people, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

BEFORE, AFTER = "0024", "0028"
AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def engine(blank_database_url: str) -> Iterator[sa.Engine]:
    engine = connect(blank_database_url)
    upgrade(engine, BEFORE)
    yield engine
    engine.dispose()


def follow(engine: sa.Engine) -> tuple[UUID, UUID]:
    """Somebody who is followed up, and the case."""
    person, employment = people(engine)
    case, unit, tables = uuid4(), uuid4(), tables_of(engine)
    insert(engine, tables["unit"], id=unit)
    insert(
        engine, tables["follow_up_case"], id=case, employment_id=employment, employee_id=person, unit_id=unit
    )
    return person, case


def test_cases_stay_and_have_a_rhythm_only_once_one_is_agreed(engine: sa.Engine) -> None:
    person, case = follow(engine)
    upgrade(engine, AFTER)
    tables = tables_of(engine)
    cases, outbox = tables["follow_up_case"], tables["outbox"]
    with engine.begin() as connection:
        stored = connection.execute(sa.select(cases.c.contact_weeks, cases.c.contact_next_on)).one()
        assert tuple(stored) == (None, None)
        connection.execute(cases.update().values(contact_weeks=2, contact_next_on=date(2026, 3, 16)))
    insert(engine, tables["contact_rhythm"], id=uuid4(), case_id=case, every_weeks=2, set_by=person)
    insert(engine, tables["contact_wish"], id=uuid4(), case_id=case, every_weeks=None)
    for number, effect in enumerate(("remind_next_contact", "remind_to_go_on", "remind_contact")):
        work = {"case_id": case, "effect": effect, "period": effect, "due_at": AT, "created_at": AT}
        insert(engine, outbox, id=number, **work, outcome=None)
    downgrade(engine, BEFORE)
    assert not {"contact_rhythm", "contact_wish"} & set(tables_of(engine))
    with engine.connect() as connection:
        assert set(connection.scalars(sa.select(outbox.c.effect))) == {"remind_contact"}
    upgrade(engine, AFTER)
    with engine.connect() as connection:
        assert connection.scalars(sa.select(cases.c.contact_weeks)).all() == [None]


@pytest.mark.parametrize("weeks", [0, 9])
def test_the_database_itself_knows_what_a_rhythm_is(engine: sa.Engine, weeks: int) -> None:
    person, case = follow(engine)
    upgrade(engine, AFTER)
    rhythm = tables_of(engine)["contact_rhythm"]
    with pytest.raises(sa.exc.IntegrityError):
        insert(engine, rhythm, id=uuid4(), case_id=case, every_weeks=weeks, set_by=person)
