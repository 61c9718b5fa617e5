"""Reads and writes the views somebody keeps of the list of cases; what they are called is sealed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.errors import AlreadyDone
from workflow.services.ports import Cipher
from workflow.services.saved_views import SavedView

from .sealing import place
from .tables import saved_view

_COLUMNS = [saved_view.c[name] for name in SavedView.__dataclass_fields__ if name != "name"]


class SavedViewRows:
    """Views in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def of_account(self, account_id: UUID) -> Sequence[SavedView]:
        """The views of an account, the oldest first."""
        query = (
            sa.select(*_COLUMNS, saved_view.c.name_sealed)
            .where(saved_view.c.account_id == account_id)
            .order_by(saved_view.c.saved_at, saved_view.c.id)
        )
        return [self._view(row._asdict()) for row in self._connection.execute(query)]

    def refuse_again(self, submission: UUID | None) -> None:
        """Raise `AlreadyDone` when this form was received before."""
        known = sa.select(saved_view.c.id).where(saved_view.c.submission == submission)
        if submission is not None and self._connection.scalar(known) is not None:
            raise AlreadyDone

    def add(self, view: SavedView, submission: UUID | None) -> None:
        """Store it; the same form twice is refused by the database."""
        row = {column.name: getattr(view, column.name) for column in _COLUMNS}
        sealed = {"name_sealed": self._sealed(view.id, view.name), "submission": submission}
        try:
            self._connection.execute(saved_view.insert(), row | sealed)
        except sa.exc.IntegrityError as clash:
            raise AlreadyDone from clash

    def rename(self, view_id: UUID, name: str) -> None:
        """Call it something else."""
        self._set(saved_view.c.id == view_id, name_sealed=self._sealed(view_id, name))

    def set_default(self, account_id: UUID, view_id: UUID | None) -> None:
        """Open the list with this one, or with none."""
        self._set(saved_view.c.account_id == account_id, is_default=False)
        if view_id is not None:
            self._set(saved_view.c.id == view_id, is_default=True)

    def drop(self, view_id: UUID) -> None:
        """Forget it."""
        self._connection.execute(sa.delete(saved_view).where(saved_view.c.id == view_id))

    def _set(self, which: sa.ColumnElement[bool], **values: object) -> None:
        self._connection.execute(sa.update(saved_view).where(which).values(**values))

    def _sealed(self, view_id: UUID, name: str) -> bytes:
        return self._keys.encrypt_text(name, context=place("saved_view", "name", view_id))

    def _view(self, values: dict[str, Any]) -> SavedView:
        context = place("saved_view", "name", values["id"])
        name = self._keys.decrypt_text(values.pop("name_sealed"), context=context)
        return SavedView(name=name, **values)
