"""Migration 0012 leaves what waits to be handed over waiting, and goes back without calling undelivered copies delivered."""

from uuid import uuid4

import sqlalchemy as sa

from tests.migrations.rows import AT, a_case, insert, people, rows_of, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

BEFORE, HERE = "0008", "0012"


def test_copies_keep_how_they_stand_up_and_down(blank_database_url: str) -> None:
    engine = connect(blank_database_url)
    upgrade(engine, BEFORE)
    person, employment = people(engine)
    case_id = a_case(engine, person, employment, documents_from=None)
    given = {"case_id": case_id, "recipient": "doctor", "channel": "by_hand", "sent_at": None}
    insert(engine, tables_of(engine)["delivery"], id=uuid4(), **given)
    upgrade(engine, HERE)
    (waiting,) = rows_of(engine, "delivery")
    assert (waiting["channel"], waiting["sent_at"], waiting["ended_because"]) == ("by_hand", None, None)
    table = tables_of(engine)["delivery"]
    insert(engine, table, id=uuid4(), **given | {"channel": "post", "sent_at": AT, "sent_by": person})
    insert(engine, table, id=uuid4(), **given, ended_because="not_delivered", ended_by=person)
    voice = {"case_id": case_id, "sent_by": person, "side": "employee", "answers_sealed": b"x"}
    insert(engine, tables_of(engine)["plan_voice"], id=uuid4(), **voice)
    downgrade(engine, BEFORE)
    assert "plan_voice" not in sa.inspect(engine).get_table_names()
    stand = sorted((row["channel"], row["sent_at"] is not None) for row in rows_of(engine, "delivery"))
    assert stand == [("by_hand", False), ("by_hand", True)]
    upgrade(engine, HERE)
    engine.dispose()
