"""Decides what a change means for a case: which dates move, which duties come or go, which reminders follow.

The same comparison is shown before a correction is saved and written into the history afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workflow.domain.case import CaseFile
from workflow.domain.deadlines import Deadline
from workflow.domain.duties import Duty
from workflow.domain.reminders import Rung
from workflow.domain.stages import Stage
from workflow.domain.working_days import WorkingDays
from workflow.timetable import Firing, deadlines, firings


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A duty before and after; either is None where there is no date for it."""

    duty: Duty
    before: Deadline | None
    after: Deadline | None

    @property
    def moves(self) -> bool:
        """Whether somebody has another day to keep than before."""
        if self.before is None or self.after is None or self.before.due_on == self.after.due_on:
            return False
        return self.before.is_open or self.after.is_open

    @property
    def reopens(self) -> bool:
        """Whether it was settled or no duty, and now somebody has to see to it."""
        return _is_open(self.after) and not _is_open(self.before)

    @property
    def closes(self) -> bool:
        """Whether somebody had to see to it, and no longer has."""
        return _is_open(self.before) and not _is_open(self.after)

    @property
    def shows(self) -> bool:
        """Whether it is worth a line."""
        return self.moves or self.reopens or self.closes


@dataclass(frozen=True, kw_only=True, slots=True)
class Consequences:
    """What a change does to one case; `told_at_once` are the reminders whose day has already come."""

    before: CaseFile
    after: CaseFile
    duties: tuple[DutyChange, ...]
    reminders_withdrawn: tuple[Firing, ...]
    reminders_added: tuple[Firing, ...]

    @property
    def moved(self) -> tuple[DutyChange, ...]:
        """Duties with another day than before."""
        return tuple(change for change in self.duties if change.moves)

    @property
    def reopened(self) -> tuple[DutyChange, ...]:
        """Duties that somebody has to see to from now on."""
        return tuple(change for change in self.duties if change.reopens)

    @property
    def closed(self) -> tuple[DutyChange, ...]:
        """Duties that nobody has to see to any more."""
        return tuple(change for change in self.duties if change.closes)

    @property
    def stages(self) -> tuple[Stage, Stage] | None:
        """From which stage to which the case goes; None when it stays."""
        pair = (self.before.stage, self.after.stage)
        return None if pair[0] is pair[1] else pair

    @property
    def changes_anything(self) -> bool:
        """Whether anything at all is different."""
        dates = any(one.shows for one in self.duties)
        return dates or self.stages is not None or _facts(self.before) != _facts(self.after)


def consequences(before: CaseFile, after: CaseFile, days: WorkingDays) -> Consequences:
    """What is different between a case as it stands and as it would stand, on the same day."""
    planned, then = tuple(_reminders(before, days)), tuple(_reminders(after, days))
    known, wanted = {_key(one) for one in planned}, {_key(one) for one in then}
    return Consequences(
        before=before,
        after=after,
        duties=tuple(_compared(before, after)),
        reminders_withdrawn=tuple(
            one for one in planned if one.on >= before.today and _key(one) not in wanted
        ),
        reminders_added=tuple(one for one in then if _key(one) not in known),
    )


def _compared(before: CaseFile, after: CaseFile) -> Iterator[DutyChange]:
    old = {deadline.duty: deadline for deadline in deadlines(before)}
    new = {deadline.duty: deadline for deadline in deadlines(after)}
    for duty in dict.fromkeys([*new, *old]):
        yield DutyChange(duty, old.get(duty), new.get(duty))


def _reminders(file: CaseFile, days: WorkingDays) -> Iterator[Firing]:
    """What goes out before a day; what is said on it and after it comes with the duty and needs no line of its own."""
    return (firing for firing in firings(file, days) if firing.rung in {None, Rung.BEFORE})


def _key(firing: Firing) -> tuple[str, str, date]:
    return firing.effect, firing.about, firing.due_on


def _is_open(deadline: Deadline | None) -> bool:
    return deadline is not None and deadline.is_open


def _facts(file: CaseFile) -> tuple[object, ...]:
    return file.first_day, file.last_day, file.grade, file.max_date, file.meeting_on
