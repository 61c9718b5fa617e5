"""Migration 0022 leaves accounts and sessions as they are, and going back forgets only who is who at a provider."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import sqlalchemy as sa

from tests.migrations.rows import insert, rows_of, tables_of
from workflow.adapters.persistence.engine import connect
from workflow.adapters.persistence.migrate import downgrade, upgrade


@pytest.fixture
def before(blank_database_url: str) -> Iterator[sa.Engine]:
    engine = connect(blank_database_url)
    upgrade(engine, "0021")
    yield engine
    engine.dispose()


def test_everybody_keeps_the_password_and_the_session(before: sa.Engine) -> None:
    person_id, account_id = uuid4(), uuid4()
    insert(before, tables_of(before)["person"], id=person_id)
    insert(before, tables_of(before)["account"], id=account_id, person_id=person_id)
    insert(before, tables_of(before)["web_session"], public_id=uuid4(), account_id=account_id)
    accounts, sessions = rows_of(before, "account"), rows_of(before, "web_session")
    upgrade(before, "0022")
    assert [row["local_password"] for row in rows_of(before, "account")] == [True]
    assert [row["identity_id"] for row in rows_of(before, "web_session")] == [None]
    identity_id = uuid4()
    insert(before, tables_of(before)["oidc_identity"], id=identity_id, account_id=account_id)
    given = {"public_id": uuid4(), "token_hash": "y", "account_id": account_id, "identity_id": identity_id}
    insert(before, tables_of(before)["web_session"], **given)
    downgrade(before, "0021")
    assert rows_of(before, "account") == accounts
    assert [row for row in rows_of(before, "web_session") if row["token_hash"] == "x"] == sessions
    assert not {"oidc_identity", "oidc_used"} & set(tables_of(before))
