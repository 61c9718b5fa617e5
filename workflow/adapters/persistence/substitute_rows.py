"""Keeps substitutes in the database; the mandate is sealed."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.errors import AlreadyDone
from workflow.domain.people import Role
from workflow.services.ports import Cipher
from workflow.services.substitutes import Mandate, Substitution

from .sealing import place
from .tables import account, case, employment, substitution

_COLUMNS = [substitution.c[name] for name in Substitution.__dataclass_fields__]


class SubstituteRows:
    """Substitutes in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def add(self, new: Substitution, mandate: Mandate, submission: UUID | None) -> None:
        """Store a mandate; the database itself refuses a submission that is already there."""
        text = json.dumps({"may": list(mandate.may), "decides": mandate.decides}, ensure_ascii=False)
        row = {name: getattr(new, name) for name in Substitution.__dataclass_fields__}
        row["mandate_sealed"] = self._keys.encrypt_text(text, context=_place(new.id))
        try:
            self._connection.execute(substitution.insert(), row | {"submission": submission})
        except sa.exc.IntegrityError as clash:
            if submission is not None and "submission" in str(clash.orig):
                raise AlreadyDone from clash
            raise

    def refuse_again(self, submission: UUID | None) -> None:
        """Raise `AlreadyDone` when the same form was received before."""
        query = sa.select(substitution.c.id).where(substitution.c.submission == submission)
        if submission is not None and self._connection.scalar(query) is not None:
            raise AlreadyDone

    def find(self, substitution_id: UUID) -> Substitution | None:
        """A substitution, or None."""
        query = sa.select(*_COLUMNS).where(substitution.c.id == substitution_id)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        values = row._asdict()
        return Substitution(**{**values, "given_as": Role(values["given_as"])})

    def end(self, substitution_id: UUID, at: datetime, by: UUID) -> bool:
        """Withdraw it; False when it was withdrawn already."""
        ended = self._connection.execute(
            sa.update(substitution)
            .where(substitution.c.id == substitution_id, substitution.c.withdrawn_at.is_(None))
            .values(withdrawn_at=at, withdrawn_by=by)
        )
        return ended.rowcount == 1

    def overlaps(self, manager_id: UUID, substitute_id: UUID, from_on: date, to_on: date) -> bool:
        """Whether the same two people have one of these days already."""
        query = sa.select(substitution.c.id).where(
            substitution.c.manager_id == manager_id,
            substitution.c.substitute_id == substitute_id,
            substitution.c.withdrawn_at.is_(None),
            substitution.c.from_on <= to_on,
            substitution.c.to_on >= from_on,
        )
        return self._connection.scalar(query.limit(1)) is not None

    def leads_somebody(self, manager_id: UUID) -> bool:
        """Whether somebody works under this manager, or has an open case with them."""
        under = sa.select(employment.c.id).where(
            employment.c.manager_id == manager_id, employment.c.person_id != manager_id
        )
        if self._connection.scalar(under.limit(1)) is not None:
            return True
        followed = sa.select(case.c.id).where(case.c.manager_id == manager_id, case.c.closed_at.is_(None))
        return self._connection.scalar(followed.limit(1)) is not None

    def has_account(self, person_id: UUID) -> bool:
        """Whether somebody can sign in."""
        query = sa.select(account.c.id).where(
            account.c.person_id == person_id, account.c.disabled_at.is_(None)
        )
        return self._connection.scalar(query.limit(1)) is not None

    def open_cases(self, manager_id: UUID, but: UUID) -> Sequence[UUID]:
        """The open cases of a manager, without those about `but` and about the manager."""
        query = sa.select(case.c.id).where(
            case.c.manager_id == manager_id,
            case.c.closed_at.is_(None),
            case.c.employee_id.not_in((manager_id, but)),
        )
        return list(self._connection.scalars(query.order_by(case.c.id)))


def opened_mandate(keys: Cipher, substitution_id: UUID, sealed: bytes) -> Mandate:
    """The mandate as it was written."""
    kept = json.loads(keys.decrypt_text(sealed, context=_place(substitution_id)))
    return Mandate(may=tuple(kept["may"]), decides=kept["decides"])


def _place(substitution_id: UUID) -> str:
    return place("substitution", "mandate", substitution_id)
