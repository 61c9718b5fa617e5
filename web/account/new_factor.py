"""What follows when somebody has made a new factor."""

from datetime import datetime

import sqlalchemy as sa

from web.account.own_account import end_others_and_tell
from web.auth.factors import find_factors, note_enrolled
from web.auth.recovery_codes import make_codes
from web.current import signed_in, wiring
from workflow.domain.account_news import AccountNews


def factor_is_new(connection: sa.Connection, now: datetime) -> tuple[str, ...]:
    """End other sessions, tell the holder; with the first factor come recovery codes, to be shown this once."""
    account_id = signed_in().account_id
    note_enrolled(connection, account_id)
    end_others_and_tell(connection, AccountNews.FACTOR_ADDED, now)
    if find_factors(connection, account_id).codes_left:
        return ()
    return make_codes(connection, wiring().keys, account_id)
