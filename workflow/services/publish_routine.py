"""HR publishes a version of the routine, for the whole employer or for a unit, from a day on."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from workflow.domain.access import Act, Right, Thing
from workflow.domain.documents import Answers
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.people import Actor
from workflow.domain.text import N_
from workflow.services.office import Office
from workflow.services.reach import only
from workflow.services.routine_file import RoutineFile
from workflow.services.routines import Routine

PUBLISH = Right(Act.DECIDE, Thing.ROUTINE)

DAYS_AHEAD = 365
NOT_BACKWARDS = N_("The routine counts from today at the earliest: nobody can have read it before.")
NOT_BEFORE_THE_LAST = N_(
    "A version that is published already counts from a later day. Choose that day or a later one."
)
SOMEBODY_PUBLISHED = N_(
    "Somebody published another version while you were writing. Read it, and publish yours again if it still fits."
)
TEXT_OR_FILE = N_("Write the routine, or choose a file with it.")
TOO_FAR_AHEAD = N_("Choose a day within a year.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What HR has written: the text by its sections, the day it counts from, and the file where there is one.

    `file` has been looked into by `checked_file`. `based_on` is the number of the version that stood when it was written, 0 for the first.
    """

    content: Answers
    published_on: date
    based_on: int
    file: RoutineFile | None = None


def publish_routine(
    office: Office, unit_id: UUID, written: Written, *, actor: Actor, submission: UUID | None = None
) -> Routine:
    """Add a version; those before stay as they are.

    Raises `NotFound`, `AlreadyDone`, `Invalid` with the field to mend, also when somebody published meanwhile.
    """
    only(actor, PUBLISH)
    with office.store.transaction() as tx:
        if not tx.routines.has_unit(unit_id):
            raise NotFound
        if tx.routines.received(submission):
            raise AlreadyDone
        former = next(iter(tx.routines.versions(unit_id)), None)
        _check(written, former, office.clock.today())
        new = Routine(
            id=office.new_id(),
            unit_id=unit_id,
            version=written.based_on + 1,
            published_on=written.published_on,
            language=written.content.language,
            written_by=actor.person_id,
            written_at=office.clock.now(),
            file_name=written.file.name if written.file else None,
            file_sha256=written.file.sha256 if written.file else None,
        )
        tx.routines.add(new, written.content, submission, written.file.content if written.file else None)
    return new


def _check(written: Written, former: Routine | None, today: date) -> None:
    if (former.version if former else 0) != written.based_on:
        raise Invalid("based_on", SOMEBODY_PUBLISHED)
    if written.file is None and not _has_words(written.content):
        raise Invalid("file", TEXT_OR_FILE)
    if written.published_on < today:
        raise Invalid("published_on", NOT_BACKWARDS)
    if written.published_on > today + timedelta(days=DAYS_AHEAD):
        raise Invalid("published_on", TOO_FAR_AHEAD)
    if former and written.published_on < former.published_on:
        raise Invalid("published_on", NOT_BEFORE_THE_LAST)


def _has_words(content: Answers) -> bool:
    return any(part.shown.strip() for section in content.sections for part in section.answers)
