"""What hangs on an account besides its sessions: word to its holder, and the factors that go together when they are reset."""

from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from workflow.domain.account_news import AccountNews
from workflow.domain.effects import Effect
from workflow.services.records import Work

from .outbox_rows import OutboxRows
from .tables import account, passkey, person, recovery_code, totp_factor


def tell_holder(connection: sa.Connection, account_id: UUID, news: AccountNews, at: datetime) -> None:
    """Order a mail to the holder in this transaction; nothing for somebody who has no address."""
    person_id = connection.scalar(
        sa.select(person.c.id)
        .join(account, account.c.person_id == person.c.id)
        .where(account.c.id == account_id, person.c.email.is_not(None), person.c.email != "")
    )
    if person_id is not None:
        work = Work(
            effect=Effect.TELL_OF_ACCOUNT,
            about=news,
            period=f"{news}/{uuid4()}",
            subject_id=person_id,
        )
        OutboxRows(connection).add(None, at, [work])


def remove_factors(connection: sa.Connection, account_id: UUID) -> None:
    """Take every factor of an account away, and the recovery codes with them."""
    for table in (totp_factor, passkey, recovery_code):
        connection.execute(sa.delete(table).where(table.c.account_id == account_id))


def ask_to_enrol(connection: sa.Connection, account_id: UUID) -> None:
    """Let a new factor come before anything else at the next sign-in."""
    connection.execute(sa.update(account).where(account.c.id == account_id).values(must_enrol=True))
