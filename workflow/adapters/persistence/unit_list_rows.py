"""Reads and writes the units' lists of accommodation possibilities; the words are sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.domain.accommodation import OptionKind, OptionStatus
from workflow.domain.errors import AlreadyDone
from workflow.domain.measures import MeasureArea
from workflow.domain.people import Role
from workflow.services.ports import Cipher
from workflow.services.unit_list import OptionRecord

from .sealing import place
from .tables import accommodation_option, employment, unit

_TEXTS = ("words", "suggested", "reason")
_TABLE = accommodation_option.c
_COLUMNS = [
    *(_TABLE[name] for name in OptionRecord.__dataclass_fields__ if name not in _TEXTS),
    *(_TABLE[f"{name}_sealed"] for name in _TEXTS),
]
_NEWEST = (_TABLE.made_at.desc(), _TABLE.id)


class UnitListRows:
    """The lists in the database."""

    def __init__(self, connection: sa.Connection, keys: Cipher) -> None:
        self._connection = connection
        self._keys = keys

    def load(self, option_id: UUID) -> OptionRecord | None:
        """An entry, or None."""
        return next(iter(self._records(sa.select(*_COLUMNS).where(_TABLE.id == option_id))), None)

    def standing(self, unit_id: UUID) -> Sequence[OptionRecord]:
        """What stands on the list of a unit and of those above it, its own first."""
        above = self._upwards(unit_id)
        query = (
            sa.select(*_COLUMNS)
            .where(_TABLE.unit_id.in_(above), _TABLE.status == OptionStatus.STANDING)
            .order_by(_TABLE.kind.desc(), _TABLE.area.desc(), _TABLE.made_at, _TABLE.id)
        )
        return sorted(self._records(query), key=lambda one: above.index(one.unit_id))

    def of_unit(self, unit_id: UUID) -> Sequence[OptionRecord]:
        """Every entry of a unit, the newest first."""
        return self._records(sa.select(*_COLUMNS).where(_TABLE.unit_id == unit_id).order_by(*_NEWEST))

    def suggested_by(self, person_id: UUID) -> Sequence[OptionRecord]:
        """What somebody has suggested as an employee, the newest first."""
        mine = sa.and_(_TABLE.made_by == person_id, _TABLE.made_as == Role.EMPLOYEE)
        return self._records(sa.select(*_COLUMNS).where(mine).order_by(*_NEWEST))

    def add(self, new: OptionRecord) -> None:
        """Store an entry; the same form twice is refused by the database."""
        known = sa.select(_TABLE.id).where(_TABLE.submission == new.submission)
        if new.submission is not None and self._connection.scalar(known) is not None:
            raise AlreadyDone
        try:
            self._connection.execute(accommodation_option.insert(), self._sealed(new.id, asdict(new)))
        except sa.exc.IntegrityError as clash:
            raise AlreadyDone from clash

    def answer(self, option_id: UUID, was: OptionStatus, changes: Mapping[str, Any]) -> bool:
        """Write other values, unless somebody was quicker."""
        values = self._sealed(option_id, changes)
        which = sa.and_(_TABLE.id == option_id, _TABLE.status == was)
        return (
            self._connection.execute(sa.update(accommodation_option).where(which).values(**values)).rowcount
            == 1
        )

    def worked_in(self, person_id: UUID, today: date) -> frozenset[UUID]:
        """The units somebody works in."""
        return self._units(employment.c.person_id == person_id, today)

    def managed(self, person_id: UUID, today: date) -> frozenset[UUID]:
        """The units in which somebody is responsible for others."""
        others = sa.and_(employment.c.manager_id == person_id, employment.c.person_id != person_id)
        return self._units(others, today)

    def exists(self, unit_id: UUID) -> bool:
        """Whether there is such a unit."""
        return self._connection.scalar(sa.select(unit.c.id).where(unit.c.id == unit_id)) is not None

    def _units(self, which: sa.ColumnElement[bool], today: date) -> frozenset[UUID]:
        runs = sa.or_(employment.c.end_on.is_(None), employment.c.end_on >= today)
        query = sa.select(employment.c.unit_id).where(which, employment.c.start_on <= today, runs)
        return frozenset(self._connection.scalars(query))

    def _upwards(self, unit_id: UUID) -> list[UUID]:
        """The unit and all above it, in one question."""
        above = sa.select(unit.c.id, unit.c.parent_id, sa.literal(0).label("height")).where(
            unit.c.id == unit_id
        )
        tree = above.cte("above", recursive=True)
        tree = tree.union(
            sa.select(unit.c.id, unit.c.parent_id, tree.c.height + 1).join(
                tree, unit.c.id == tree.c.parent_id
            )
        )
        return list(self._connection.scalars(sa.select(tree.c.id).order_by(tree.c.height)))

    def _sealed(self, option_id: UUID, values: Mapping[str, Any]) -> dict[str, Any]:
        sealed = {name: value for name, value in values.items() if name not in _TEXTS}
        for name in _TEXTS:
            if name in values:
                context = place("accommodation_option", name, option_id)
                text = values[name]
                sealed[f"{name}_sealed"] = self._keys.encrypt_text(text, context=context) if text else None
        return sealed

    def _records(self, query: sa.Select[Any]) -> list[OptionRecord]:
        return [self._record(row) for row in self._connection.execute(query)]

    def _record(self, row: sa.Row[Any]) -> OptionRecord:
        values: dict[str, Any] = row._asdict()
        for name in _TEXTS:
            sealed, context = values.pop(f"{name}_sealed"), place("accommodation_option", name, row.id)
            values[name] = self._keys.decrypt_text(sealed, context=context) if sealed else ""
        coded = {
            "kind": OptionKind(row.kind),
            "area": MeasureArea(row.area),
            "status": OptionStatus(row.status),
            "made_as": Role(row.made_as),
        }
        return OptionRecord(**{**values, **coded})
