"""The employer's tree of units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from workflow.adapters.persistence.tables import unit
from workflow.domain.names import sort_key


@dataclass(frozen=True, kw_only=True)
class UnitLine:
    """A unit and everything below it."""

    id: UUID
    name: str
    parent_id: UUID | None
    organisation_number: str
    cost_name: str
    below: tuple["UnitLine", ...]


def unit_tree(connection: sa.Connection) -> list[UnitLine]:
    """The legal entity with its units, each below the one it belongs to, by name."""
    rows = sorted(connection.execute(sa.select(unit)), key=lambda row: sort_key(row.name))
    below: dict[UUID | None, list[Any]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    return list(_branch(below, None))


def find_unit(connection: sa.Connection, unit_id: UUID) -> UnitLine | None:
    """One unit, or None."""
    return next((line for line, _depth in _walk(unit_tree(connection)) if line.id == unit_id), None)


def unit_choices(connection: sa.Connection) -> list[tuple[str, str]]:
    """Every unit as a choice of a form, set in by how deep it lies."""
    return [(str(line.id), "\u2003" * depth + line.name) for line, depth in _walk(unit_tree(connection))]


def _branch(below: dict[UUID | None, list[Any]], above: UUID | None) -> Iterator[UnitLine]:
    for row in below.get(above, []):
        yield UnitLine(
            id=row.id,
            name=row.name,
            parent_id=row.parent_id,
            organisation_number=row.organisation_number or "",
            cost_name=row.cost_name or "",
            below=tuple(_branch(below, row.id)),
        )


def _walk(lines: Iterable[UnitLine], depth: int = 0) -> Iterator[tuple[UnitLine, int]]:
    for line in lines:
        yield line, depth
        yield from _walk(line.below, depth + 1)
