"""Lets a representative cover units, from a day to a day; ended today, the figures are closed at once."""

from datetime import timedelta
from uuid import UUID, uuid4

from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import REPRESENTATIVES
from workflow.domain.text import N_
from workflow.services.directory import Coverage, Directory, DirectoryStore
from workflow.services.ports import Clock

NO_REPRESENTATIVE = N_("Only a representative covers units. Give the account that role first.")
NO_UNIT = N_("Choose a unit.")
ONESELF = N_("Another administrator must note which units you cover yourself.")
ENDS_BEFORE = N_("The last day is before the first.")


def cover_unit(
    store: DirectoryStore, clock: Clock, account_id: UUID, coverage: Coverage, *, by: UUID
) -> None:
    """Note that somebody covers a unit; raises `NotFound` and `Invalid`."""
    with store.transaction() as directory:
        person_id = _person(directory, account_id)
        if not set(directory.roles_of(account_id) or ()) & set(REPRESENTATIVES):
            raise Invalid("unit", NO_REPRESENTATIVE)
        if person_id == by:
            raise Invalid("unit", ONESELF)
        if coverage.until_on is not None and coverage.until_on < coverage.from_on:
            raise Invalid("until_on", ENDS_BEFORE)
        try:
            directory.parent_of(coverage.unit_id)
        except LookupError:
            raise Invalid("unit", NO_UNIT) from None
        directory.cover(uuid4(), person_id, coverage, by, clock.wall())


def end_coverage(store: DirectoryStore, clock: Clock, account_id: UUID, coverage_id: UUID) -> None:
    """Let yesterday be the last day, so that it ends at once; what had not begun before today is gone. Raises `NotFound`."""
    today = clock.today()
    with store.transaction() as directory:
        found = directory.coverage(coverage_id, _person(directory, account_id))
        if found is None:
            raise NotFound
        first, last = found
        if last is not None and last < today:
            return
        if first >= today:
            directory.drop_coverage(coverage_id)
        else:
            directory.end_coverage(coverage_id, today - timedelta(days=1))


def _person(directory: Directory, account_id: UUID) -> UUID:
    person_id = directory.person_of(account_id)
    if person_id is None:
        raise NotFound
    return person_id
