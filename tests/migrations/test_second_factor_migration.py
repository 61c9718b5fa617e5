"""Migration 0021: going back loses the factors, and half a session does not become a whole one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
import sqlalchemy as sa

from workflow.adapters.persistence import tables as t
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade

AT = datetime(2026, 2, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def newest(blank_database_url: str) -> Iterator[sa.Engine]:
    """A database with all tables."""
    engine = connect(blank_database_url)
    upgrade(engine)
    yield engine
    engine.dispose()


def test_going_back_ends_half_sessions_and_keeps_accounts_and_whole_sessions(newest: sa.Engine) -> None:
    person, account = uuid4(), uuid4()
    session = {"account_id": account, "created_at": AT, "last_seen_at": AT, "data_sealed": b"x"}
    somebody = {"id": person, "given_name": "Kari", "family_name": "Prøve", "sort_name": "prøve kari"}
    with newest.begin() as connection:
        connection.execute(t.person.insert(), somebody)
        connection.execute(
            t.account.insert(), {"id": account, "person_id": person, "username": "kari", "created_at": AT}
        )
        for half in (True, False):
            values = session | {"token_hash": f"half {half}", "public_id": uuid4(), "half": half}
            connection.execute(t.web_session.insert(), values)
        factor = {"account_id": account, "secret_sealed": b"x", "made_at": AT, "last_step": 7}
        connection.execute(t.totp_factor.insert(), factor)
    downgrade(newest, "0020")
    upgrade(newest)
    with newest.connect() as connection:
        rows = connection.execute(sa.select(t.web_session.c.token_hash, t.web_session.c.half)).all()
        assert [tuple(row) for row in rows] == [("half False", False)]
        assert connection.execute(sa.select(t.account.c.username, t.account.c.must_enrol)).all() == [
            ("kari", False)
        ]
        assert connection.execute(sa.select(t.totp_factor)).all() == []
