"""Keeps a half-written form on the server, so that a timeout or a closed phone loses nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from workflow.services.office import Office

LONGEST = 200_000
"""Characters of all answers together that are kept; a draft above that is somebody pasting a book."""


def save_draft(
    office: Office, account_id: UUID, subject_id: UUID, form: str, answers: Mapping[str, Sequence[str]]
) -> datetime | None:
    """Keep the answers of an account; returns when, or None when they are too long to keep."""
    if sum(len(value) for values in answers.values() for value in values) > LONGEST:
        return None
    now = office.clock.now()
    with office.store.transaction() as tx:
        tx.drafts.save(account_id, subject_id, form, answers, now)
    return now


def load_draft(
    office: Office, account_id: UUID, subject_id: UUID, form: str
) -> tuple[Mapping[str, Sequence[str]], datetime] | None:
    """The answers kept, and when; None when there are none."""
    with office.store.transaction() as tx:
        return tx.drafts.load(account_id, subject_id, form)


def discard_draft(office: Office, account_id: UUID, subject_id: UUID, form: str) -> None:
    """Forget the answers kept."""
    with office.store.transaction() as tx:
        tx.drafts.discard(account_id, subject_id, form)
