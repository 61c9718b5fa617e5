"""Keeps half-written forms, sealed, one per account, subject and form."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.services.ports import Cipher

from .sealing import place
from .tables import account, draft


class DraftRows:
    """Drafts in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def save(
        self,
        account_id: UUID,
        subject_id: UUID,
        form: str,
        answers: Mapping[str, Sequence[str]],
        at: datetime,
    ) -> None:
        """Keep the answers in place of those kept before."""
        self.discard(account_id, subject_id, form)
        text = json.dumps({name: list(values) for name, values in answers.items()}, ensure_ascii=False)
        self._connection.execute(
            draft.insert(),
            {
                "account_id": account_id,
                "case_id": subject_id,
                "form": form,
                "answers_sealed": self._keys.encrypt_text(text, context=_place(account_id, subject_id, form)),
                "saved_at": at,
            },
        )

    def load(
        self, account_id: UUID, subject_id: UUID, form: str
    ) -> tuple[Mapping[str, Sequence[str]], datetime] | None:
        """The answers and when they were kept, or None."""
        row = self._connection.execute(
            sa.select(draft.c.answers_sealed, draft.c.saved_at).where(_key(account_id, subject_id, form))
        ).one_or_none()
        if row is None:
            return None
        text = self._keys.decrypt_text(row.answers_sealed, context=_place(account_id, subject_id, form))
        return json.loads(text), row.saved_at

    def discard(self, account_id: UUID, subject_id: UUID, form: str) -> None:
        """Forget a draft."""
        self._connection.execute(sa.delete(draft).where(_key(account_id, subject_id, form)))

    def discard_of_person(self, person_id: UUID, subject_id: UUID, form: str) -> None:
        """Forget the draft of somebody whose form was just filed."""
        theirs = sa.select(account.c.id).where(account.c.person_id == person_id)
        self._connection.execute(
            sa.delete(draft).where(
                draft.c.account_id.in_(theirs), draft.c.case_id == subject_id, draft.c.form == form
            )
        )


def _key(account_id: UUID, subject_id: UUID, form: str) -> sa.ColumnElement[bool]:
    return sa.and_(draft.c.account_id == account_id, draft.c.case_id == subject_id, draft.c.form == form)


def _place(account_id: UUID, subject_id: UUID, form: str) -> str:
    return place("draft", "answers", f"{account_id}/{subject_id}/{form}")
