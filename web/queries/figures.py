"""The one way to published figures: whose units they are, and the figures of one unit.

Whoever else shall see figures (managers, HR) gets a way to units here; the figures are the same for all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from web.queries.units import UnitLine, unit_tree
from workflow.adapters.persistence.audit_events import note_event
from workflow.adapters.persistence.tables import covered_unit, figure
from workflow.bootstrap import Wiring
from workflow.domain.figures.published import Figure, Measure
from workflow.domain.people import REPRESENTATIVES, Actor
from workflow.services.security_log import Happening, SecurityEvent


@dataclass(frozen=True, kw_only=True)
class CoveredUnit:
    """A unit whose figures somebody sees; `with_below` when its total with the units below is theirs too."""

    id: UUID
    name: str
    depth: int
    with_below: bool


def covered_units(connection: sa.Connection, actor: Actor, today: date) -> list[CoveredUnit]:
    """The units the actor covers today, in the order of the tree; nobody but a representative covers any."""
    if actor.role not in REPRESENTATIVES:
        return []
    query = sa.select(
        covered_unit.c.unit_id, sa.func.max(sa.case((covered_unit.c.with_below, 1), else_=0))
    ).where(
        covered_unit.c.person_id == actor.person_id,
        covered_unit.c.from_on <= today,
        sa.or_(covered_unit.c.until_on.is_(None), covered_unit.c.until_on >= today),
    )
    rows = connection.execute(query.group_by(covered_unit.c.unit_id))
    direct = {unit_id: bool(with_below) for unit_id, with_below in rows}
    return _walk(unit_tree(connection), direct) if direct else []


def _walk(
    lines: Sequence[UnitLine], direct: Mapping[UUID, bool], depth: int = 0, *, inherited: bool = False
) -> list[CoveredUnit]:
    found: list[CoveredUnit] = []
    for line in lines:
        all_below = inherited or direct.get(line.id, False)
        is_covered = inherited or line.id in direct
        if is_covered:
            with_below = all_below and bool(line.below)
            found.append(CoveredUnit(id=line.id, name=line.name, depth=depth, with_below=with_below))
        found += _walk(line.below, direct, depth + is_covered, inherited=all_below)
    return found


def figures_of(connection: sa.Connection, covered: CoveredUnit, measures: Sequence[Measure]) -> list[Figure]:
    """Every figure of a unit, the latest span first; those with the units below only where they are covered."""
    columns = [
        figure.c[name] for name in ("unit_id", "span", "measure", "word", "with_below", "part", "whole")
    ]
    query = sa.select(*columns).where(figure.c.unit_id == covered.id, figure.c.measure.in_(measures))
    if not covered.with_below:
        query = query.where(figure.c.with_below.is_(False))
    rows = connection.execute(query.order_by(figure.c.span.desc(), figure.c.measure, figure.c.word))
    return [Figure(**{**row._asdict(), "measure": Measure(row.measure)}) for row in rows]


def note_figures_read(wiring: Wiring, actor: Actor, unit_id: UUID, *, as_file: bool) -> None:
    """Note that somebody looked at the figures of a unit, or took them along; what cannot be noted is not shown."""
    read = SecurityEvent(
        what=Happening.FIGURES_TAKEN if as_file else Happening.FIGURES_READ,
        actor_id=actor.person_id,
        acted_as=actor.role,
        object_id=unit_id,
    )
    with wiring.engine.begin() as connection:
        note_event(connection, wiring.keys, wiring.clock.wall(), read)
