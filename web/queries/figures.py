"""The one way to published figures: whose units they are, and the figures of one unit. The figures are the same for all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from web.queries.units import UnitLine, unit_tree
from workflow.adapters.persistence.audit_events import note_event
from workflow.adapters.persistence.led_units import led_units, units_at_work
from workflow.adapters.persistence.tables import covered_unit, figure
from workflow.bootstrap import Wiring
from workflow.domain.access import Act, Relation, Right, Thing, granted
from workflow.domain.figures.published import Figure, Measure
from workflow.domain.people import Actor
from workflow.services.security_log import Happening, SecurityEvent

READ = Right(Act.READ, Thing.FIGURES)


@dataclass(frozen=True, kw_only=True)
class SeenUnit:
    """A unit whose figures somebody sees; `with_below` when its total with the units below is theirs too."""

    id: UUID
    name: str
    depth: int
    with_below: bool


def seen_units(connection: sa.Connection, actor: Actor, today: date) -> list[SeenUnit]:
    """The units whose figures the actor sees today, in the order of the tree; within it by name, never by a figure."""
    tree = unit_tree(connection)
    seen: set[UUID] = set()
    for relation in granted(actor.role, READ):
        seen |= _WAYS[relation](connection, tree, actor.person_id, today)
    return list(_lines(tree, seen))


def figures_of(connection: sa.Connection, unit: SeenUnit, measures: Sequence[Measure]) -> list[Figure]:
    """Every figure of a unit, the latest span first; those with the units below only where all of these are seen."""
    columns = [
        figure.c[name] for name in ("unit_id", "span", "measure", "word", "with_below", "part", "whole")
    ]
    query = sa.select(*columns).where(figure.c.unit_id == unit.id, figure.c.measure.in_(measures))
    if not unit.with_below:
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


def _lines(tree: Sequence[UnitLine], seen: set[UUID], depth: int = 0) -> Iterator[SeenUnit]:
    for line in tree:
        if line.id in seen:
            below = {one.id for one in _walk(line.below)}
            with_below = bool(below) and below <= seen
            yield SeenUnit(id=line.id, name=line.name, depth=depth, with_below=with_below)
        yield from _lines(line.below, seen, depth + (line.id in seen))


def _covered(connection: sa.Connection, tree: Sequence[UnitLine], person_id: UUID, today: date) -> set[UUID]:
    """What a representative covers, by itself or with all below it."""
    query = sa.select(covered_unit.c.unit_id, covered_unit.c.with_below).where(
        covered_unit.c.person_id == person_id,
        covered_unit.c.from_on <= today,
        sa.or_(covered_unit.c.until_on.is_(None), covered_unit.c.until_on >= today),
    )
    found: set[UUID] = set()
    with_below: set[UUID] = set()
    for row in connection.execute(query):
        (with_below if row.with_below else found).add(row.unit_id)
    tops = [line for line in _walk(tree) if line.id in with_below]
    return found | {line.id for line in _walk(tops)}


def _led(connection: sa.Connection, tree: Sequence[UnitLine], person_id: UUID, today: date) -> set[UUID]:
    """What somebody leads; a unit below in which nobody works keeps nothing back."""
    led, peopled = led_units(connection, person_id, today), units_at_work(connection, today)
    below = [line for line in _walk(tree) if line.id in led]
    return {*led, *(line.id for line in _walk(below) if line.id not in peopled)}


def _all(_connection: sa.Connection, tree: Sequence[UnitLine], _person_id: UUID, _today: date) -> set[UUID]:
    return {line.id for line in _walk(tree)}


def _walk(lines: Sequence[UnitLine]) -> Iterator[UnitLine]:
    for line in lines:
        yield line
        yield from _walk(line.below)


_WAYS: dict[Relation, Callable[[sa.Connection, Sequence[UnitLine], UUID, date], set[UUID]]] = {
    Relation.COVERS: _covered,
    Relation.LEADS: _led,
    Relation.SERVICE: _all,
}
