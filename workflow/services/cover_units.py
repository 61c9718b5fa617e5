"""Lets a representative cover units, from a day to a day; ended today, the figures are closed at once."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from workflow.domain.errors import Invalid, NotFound
from workflow.domain.people import REPRESENTATIVES, Role
from workflow.domain.text import N_
from workflow.services.directory import Coverage, Directory, DirectoryStore
from workflow.services.ports import Clock
from workflow.services.security_log import Happening, SecurityEvent

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
        keep_coverage(directory, uuid4(), account_id, person_id, coverage, by=by, at=clock.wall())


def keep_coverage(
    directory: Directory,
    coverage_id: UUID,
    account_id: UUID,
    person_id: UUID,
    coverage: Coverage,
    *,
    by: UUID,
    at: datetime,
) -> None:
    """Store it and put it on the log, in the transaction of whoever asks."""
    directory.cover(coverage_id, person_id, coverage, by, at)
    detail: dict[str, str | int] = {
        "person": str(person_id),
        "unit": str(coverage.unit_id),
        "below": int(coverage.with_below),
        "from": coverage.from_on.isoformat(),
    }
    if coverage.until_on is not None:
        detail["until"] = coverage.until_on.isoformat()
    directory.note(at, replace(_done(Happening.UNIT_COVERED, account_id, coverage_id, by), detail=detail))


def end_coverage(
    store: DirectoryStore, clock: Clock, account_id: UUID, coverage_id: UUID, *, by: UUID
) -> None:
    """Let yesterday be the last day, so that it ends at once; what had not begun before today is gone. Raises `NotFound`."""
    today = clock.today()
    yesterday = today - timedelta(days=1)
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
            directory.end_coverage(coverage_id, yesterday)
        ended = _done(Happening.COVERAGE_ENDED, account_id, coverage_id, by)
        directory.note(clock.wall(), replace(ended, detail={"until": yesterday.isoformat()}))


def _done(what: Happening, account_id: UUID, coverage_id: UUID, by: UUID) -> SecurityEvent:
    return SecurityEvent(
        what=what, actor_id=by, acted_as=Role.ADMIN, account_id=account_id, object_id=coverage_id
    )


def _person(directory: Directory, account_id: UUID) -> UUID:
    person_id = directory.person_of(account_id)
    if person_id is None:
        raise NotFound
    return person_id
