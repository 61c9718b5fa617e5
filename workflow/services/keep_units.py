"""Keeps the tree of the employer: one legal entity at the top, units below it, no circles."""

from uuid import UUID

from workflow.domain.errors import Invalid, NotFound
from workflow.domain.text import N_
from workflow.services.directory import LEGAL_ENTITY, UNIT, Directory, DirectoryStore, UnitFacts

NUMBER_TAKEN = N_("Another unit has this organisation number.")
NO_PARENT = N_("Choose the unit it belongs to.")
CIRCLE = N_("A unit cannot lie below itself. Choose another one.")


def add_unit(store: DirectoryStore, facts: UnitFacts) -> UUID:
    """Add a unit, or the legal entity as the very first; raises `Invalid`."""
    with store.transaction() as directory:
        kind = UNIT if directory.has_legal_entity() else LEGAL_ENTITY
        _check(directory, facts, None)
        if kind == UNIT and facts.parent_id is None:
            raise Invalid("parent", NO_PARENT)
        return directory.add_unit(kind, facts)


def change_unit(store: DirectoryStore, unit_id: UUID, facts: UnitFacts) -> None:
    """Change a unit; raises `NotFound` and `Invalid`."""
    with store.transaction() as directory:
        try:
            is_top = directory.parent_of(unit_id) is None
        except LookupError:
            raise NotFound from None
        _check(directory, facts, unit_id)
        if is_top != (facts.parent_id is None):
            raise Invalid("parent", CIRCLE if is_top else NO_PARENT)
        directory.change_unit(unit_id, facts)


def _check(directory: Directory, facts: UnitFacts, unit_id: UUID | None) -> None:
    number = facts.organisation_number
    if number and directory.unit_with_number(number) not in {None, unit_id}:
        raise Invalid("organisation_number", NUMBER_TAKEN)
    above = facts.parent_id
    while above is not None:
        if above == unit_id:
            raise Invalid("parent", CIRCLE)
        try:
            above = directory.parent_of(above)
        except LookupError:
            raise Invalid("parent", NO_PARENT) from None
