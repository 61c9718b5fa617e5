"""Decides what somebody is told before they save a period: overlaps, what looks entered twice, and when a note is needed.

A warning refuses nothing: overlapping statements are lawful, and the employer may agree to more self-certified days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workflow.domain.absence.deciding import overlaps
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.absence.self_certification import Counting
from workflow.domain.tracks.counting import InForce
from workflow.services.records import Absence, Edit
from workflow.services.redating import as_engine_sees
from workflow.services.register_edits import SICK_NOTES, came_later
from workflow.services.stated import Stated


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlapping:
    """Days of which the new period and another one speak; `other` is the one that stands, `new_counts` which is heard."""

    other: Absence
    first: date
    last: date
    new_counts: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortened:
    """An earlier period that gives way; `pieces` are its days that stay, none when it is replaced altogether."""

    other: Absence
    pieces: tuple[Absence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class InOtherPosition:
    """The same person is away from another position over some of these days; `same` when the days are the very same."""

    first: date
    last: date
    same: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteNeeded:
    """Self-certification does not reach: a sick note is needed from this day; later if the employer agrees to more."""

    since: date
    if_extended: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RightWithdrawn:
    """The right to self-certify is withdrawn on some of these days (ftrl § 8-27)."""

    days: InForce


Warning_ = Overlapping | Shortened | InOtherPosition | NoteNeeded | RightWithdrawn


def shortened(edit: Edit, before: Sequence[Absence], stated: Stated) -> Iterator[Shortened]:
    """Earlier periods that give way to the new one; the one that is corrected on purpose needs no word."""
    new, *pieces = edit.added
    for old in before:
        to = [new_id for old_id, new_id in edit.replaced if old_id == old.id]
        if not to or (to[0] == new.id and not _lies_under(old, stated)):
            continue
        yield Shortened(other=old, pieces=tuple(one for one in pieces if _is_piece(one, old)))


def overlapping(new: Absence, own: Sequence[Absence], today: date) -> Iterator[Overlapping]:
    """Where a new period and standing ones of the same position speak of the same days."""
    by_id = {str(one.id): one for one in own}
    for found in overlaps(as_engine_sees(new, today), [as_engine_sees(one, today) for one in own]):
        other = by_id[found.period.id]
        later = came_later(other, new)
        # an earlier note gives way, and is told of as shortened
        if later or not (other.kind in SICK_NOTES and new.kind in SICK_NOTES):
            counts = found.decides == "new" and not later
            yield Overlapping(other=other, first=found.first, last=found.last, new_counts=counts)


def in_other_position(new: Absence, elsewhere: Sequence[Absence], today: date) -> Iterator[InOtherPosition]:
    """Absence from another position over the same days: lawful, and sometimes entered in the wrong place."""
    end = new.end_on or max(today, new.start_on)
    for other in elsewhere:
        other_end = other.end_on or max(today, other.start_on)
        if other.start_on <= end and new.start_on <= other_end:
            same = (other.start_on, other.end_on) == (new.start_on, new.end_on)
            yield InOtherPosition(
                first=max(new.start_on, other.start_on), last=min(end, other_end), same=same
            )


def note_needed(new: Absence, counting: Counting, today: date) -> Iterator[NoteNeeded]:
    """When the self-certified days of the new period go beyond what is allowed."""
    if new.kind != AbsenceKind.SELF_CERTIFIED:
        return
    end = new.end_on or max(today, new.start_on)
    for time in counting.times:
        since = time.note_needed_from
        if since is not None and time.start <= end and new.start_on <= time.end and since <= end:
            yield NoteNeeded(since=since, if_extended=time.note_needed_if_extended)


def right_withdrawn(new: Absence, withdrawn: Sequence[InForce], today: date) -> Iterator[RightWithdrawn]:
    """When the new period is self-certified on days without the right to it."""
    if new.kind == AbsenceKind.SELF_CERTIFIED:
        last = new.end_on or max(today, new.start_on)
        yield from (RightWithdrawn(days=days) for days in withdrawn if days.meets(new.start_on, last))


def _lies_under(old: Absence, stated: Stated) -> bool:
    end = stated.end_on or date.max
    return stated.start_on <= old.start_on and (old.end_on or date.max) <= end


def _is_piece(piece: Absence, old: Absence) -> bool:
    inside = old.start_on <= piece.start_on and (piece.end_on or date.max) <= (old.end_on or date.max)
    return inside and (piece.kind, piece.grade, piece.received_at) == (old.kind, old.grade, old.received_at)
