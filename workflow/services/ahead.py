"""Decides what a change brings on a later day: a note recorded ahead takes or gives duties when it begins, not before."""

from dataclasses import dataclass, replace
from datetime import date

from workflow.foresight import Consequences, DutyChange, consequences
from workflow.services.moved_dates import Redated
from workflow.services.office import Office
from workflow.services.redating import redated


@dataclass(frozen=True, slots=True)
class Ahead:
    """The case on the day another period begins to count, without the change and with it.

    `duties` are those that are different on that day and not already today.
    """

    on: date
    consequences: Consequences
    duties: tuple[DutyChange, ...]

    @property
    def grades(self) -> tuple[int, int]:
        """Per cent away on that day, without the change and with it."""
        return self.consequences.before.grade, self.consequences.after.grade


def ahead_of(office: Office, moved: Redated) -> Ahead | None:
    """What is different on the next such day; None when there is no such day, or nothing is."""
    on = moved.after.grade_changes_on
    if on is None:
        return None
    without, with_it = replace(moved.known_before, today=on), replace(moved.known, today=on)
    found = consequences(
        without.file(redated(moved.before, without)), with_it.file(redated(moved.after, with_it)), office.days
    )
    today = {_told(one) for one in moved.consequences.duties if one.shows}
    duties = tuple(one for one in found.duties if one.shows and _told(one) not in today)
    ahead = Ahead(on, found, duties)
    return ahead if duties or ahead.grades[0] != ahead.grades[1] else None


def _told(change: DutyChange) -> tuple[object, ...]:
    """What a line of it says, but for how near its day is."""
    return (
        change.duty,
        *((one.due_on, one.is_open) if one else None for one in (change.before, change.after)),
    )
