"""How somebody gets their mail, and whether their calendar fetches their tasks."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.feed_rows import FeedRows
from workflow.adapters.persistence.house_rule_rows import HouseRuleRows
from workflow.adapters.persistence.tables import account
from workflow.domain.rules_of_reminders import DIGEST


@dataclass(frozen=True, kw_only=True, slots=True)
class MailChoice:
    """`chosen` is a word of the account page; `house` whether everybody else gets one mail a morning."""

    chosen: str
    house: bool
    feed_since: datetime | None


def mail_choice(connection: sa.Connection, account_id: UUID, today: date) -> MailChoice:
    """As it is now."""
    digest = connection.scalar(sa.select(account.c.digest).where(account.c.id == account_id))
    words = {None: "house", False: "each", True: "morning"}
    return MailChoice(
        chosen=words[digest],
        house=bool(HouseRuleRows(connection).book().value(DIGEST, today)),
        feed_since=FeedRows(connection).since(account_id),
    )
