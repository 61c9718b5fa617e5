"""Migration 0012 leaves what waits to be handed over waiting, and goes back without calling undelivered copies delivered."""

from uuid import uuid4

import sqlalchemy as sa

from tests.migrations.test_register_migration import AT, _case, _insert, _people, _rows, _tables
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

BEFORE, HERE = "0008", "0012"


def test_copies_keep_how_they_stand_up_and_down(blank_database_url: str) -> None:
    engine = connect(blank_database_url)
    upgrade(engine, BEFORE)
    person, employment = _people(engine)
    case_id = _case(engine, person, employment, documents_from=None)
    given = {"case_id": case_id, "recipient": "doctor", "channel": "by_hand", "sent_at": None}
    _insert(engine, _tables(engine)["delivery"], id=uuid4(), **given)
    upgrade(engine, HERE)
    (waiting,) = _rows(engine, "delivery")
    assert (waiting["channel"], waiting["sent_at"], waiting["ended_because"]) == ("by_hand", None, None)
    table = _tables(engine)["delivery"]
    _insert(engine, table, id=uuid4(), **given | {"channel": "post", "sent_at": AT, "sent_by": person})
    _insert(engine, table, id=uuid4(), **given, ended_because="not_delivered", ended_by=person)
    voice = {"case_id": case_id, "sent_by": person, "side": "employee", "answers_sealed": b"x"}
    _insert(engine, _tables(engine)["plan_voice"], id=uuid4(), **voice)
    downgrade(engine, BEFORE)
    assert "plan_voice" not in sa.inspect(engine).get_table_names()
    stand = sorted((row["channel"], row["sent_at"] is not None) for row in _rows(engine, "delivery"))
    assert stand == [("by_hand", False), ("by_hand", True)]
    upgrade(engine, HERE)
    engine.dispose()
