"""What several pages do with the account of whoever is signed in: find it, end its other sessions, tell its holder."""

from datetime import datetime

import sqlalchemy as sa

from web.auth import session_store
from web.auth.accounts import Account, find_account
from web.current import signed_in, web_session, wiring
from workflow.adapters.persistence.account_rows import tell_holder
from workflow.domain.account_news import AccountNews


def own_account() -> Account:
    """The account of whoever is signed in."""
    with wiring().reading.connect() as connection:
        account = find_account(connection, account_id=signed_in().account_id)
    if account is None:
        raise LookupError("the account of this session is gone")
    return account


def end_others_and_tell(connection: sa.Connection, news: AccountNews, now: datetime) -> None:
    """After a change of what signs somebody in: only this session goes on, and its holder is told."""
    stored, account_id = web_session().stored, signed_in().account_id
    session_store.end_all(connection, account_id, now, but=stored.public_id if stored else None)
    tell_holder(connection, account_id, news, now)
