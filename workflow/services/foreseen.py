"""Says what a change of the register comes to before it is saved, and marks it so that nothing else is saved instead."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from workflow.domain.errors import Refusal
from workflow.services.moved_dates import Redated
from workflow.services.records import Absence, Edit, EmploymentRecord
from workflow.services.register_warnings import (
    InOtherPosition,
    NoteNeeded,
    Overlapping,
    Shortened,
    Warning_,
)


class NotAsShown(Refusal):
    """What would happen now is not what was shown; nothing is stored."""


class NotAsForeseen(NotAsShown):
    """The same for a change of the register; `foreseen` is what would happen now."""

    def __init__(self, foreseen: "Foreseen") -> None:
        super().__init__("something changed since this was shown")
        self.foreseen = foreseen


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """What a change comes to: the edit, every open case of the person it moves (the employment's own first), warnings."""

    employment: EmploymentRecord
    standing: tuple[Absence, ...]
    edit: Edit
    moved: tuple[Redated, ...]
    warnings: tuple[Warning_, ...]

    @property
    def own(self) -> Redated | None:
        """The open case of the employment itself."""
        return next((one for one in self.moved if one.before.employment_id == self.employment.id), None)

    @property
    def mark(self) -> str:
        """The same for the same outcome, however it is worked out; tells nothing of what the outcome is."""
        return _mark(_told(self))


def mark_of_dates(moved: Redated) -> str:
    """The mark of a change that touches one case and no period."""
    return _mark(_lines(moved))


def _mark(lines: Iterator[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def _told(found: Foreseen) -> Iterator[str]:
    """The outcome as lines of codes and dates, without the ids that are new each time."""
    for period in found.edit.added:
        yield f"+ {period.kind} {period.start_on} {period.end_on} {period.grade} {period.extended_certificate}"
    for old_id, _new in found.edit.replaced:
        yield f"= {old_id}"
    for period_id in found.edit.withdrawn:
        yield f"- {period_id}"
    for one in found.moved:
        if one is found.own or one.differs:
            yield from _lines(one)
    for warning in found.warnings:
        yield f"{type(warning).__name__} {' '.join(_said(warning))}"


def _said(warning: Warning_) -> Iterator[str]:
    match warning:
        case Overlapping(other=other, first=first, last=last, new_counts=new_counts):
            yield from (str(other.id), str(first), str(last), str(new_counts))
        case Shortened(other=other, pieces=pieces):
            yield str(other.id)
            yield from (f"{piece.start_on}/{piece.end_on}" for piece in pieces)
        case InOtherPosition(first=first, last=last, same=same):
            yield from (str(first), str(last), str(same))
        case NoteNeeded(since=since, if_extended=if_extended):
            yield from (str(since), str(if_extended))


def _lines(one: Redated) -> Iterator[str]:
    after = one.consequences.after
    yield f"{one.before.id} {after.stage} {after.first_day} {after.last_day} {after.grade} {after.max_date}"
    yield f"told {after.meeting_on} {one.after.first_day_told} {one.after.max_date_told}"
    yield f"reckoned {one.after.first_day_reckoned} {one.after.max_date_reckoned}"
    for duty in one.consequences.duties:
        for line in (duty.before, duty.after):
            yield f"{duty.duty} {line.due_on} {line.state}" if line else f"{duty.duty} -"
    for sign, reminders in (
        ("-", one.consequences.reminders_withdrawn),
        ("+", one.consequences.reminders_added),
    ):
        yield from (f"{sign} {r.effect} {r.about} {r.on}" for r in reminders)
