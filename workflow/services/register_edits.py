"""Decides what a new, corrected or withdrawn period does to those that stand; pure, and nothing is ever erased."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.errors import Invalid, NotFound
from workflow.domain.text import N_
from workflow.services.office import NewId
from workflow.services.records import Absence, Edit
from workflow.services.repeated_absence import RECORDED, refuse_repeated
from workflow.services.stated import BESIDE_SICKNESS, SICK_KINDS, Stated

MOST_PERIODS = 500
"""More than anybody has in ten years; a list this long was typed or read in by mistake."""
OVERRULED = N_("Notes that came later already say how it is on all of these days. When did this one come?")
SICK_NOTES = frozenset({AbsenceKind.SICK_NOTE_FULL, AbsenceKind.SICK_NOTE_GRADED})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AddPeriod:
    """A period is stated that was not known before."""

    stated: Stated


@dataclass(frozen=True, slots=True)
class CorrectPeriod:
    """A period is stated anew: the old one stays readable."""

    period_id: UUID
    stated: Stated


@dataclass(frozen=True, slots=True)
class WithdrawPeriod:
    """A period is taken back: it was never so."""

    period_id: UUID


Change = AddPeriod | CorrectPeriod | WithdrawPeriod
Make = Callable[[Stated], Absence]


def edit_of(change: Change, own: Sequence[Absence], make: Make, new_id: NewId) -> Edit:
    """What a change does to the standing periods of one employment.

    Raises `NotFound` for a period that does not stand, `Invalid` for one that says nothing new or is one too many.
    """
    match change:
        case WithdrawPeriod(period_id):
            return Edit(withdrawn=(_standing(own, period_id).id,))
        case CorrectPeriod(period_id, stated):
            old, new = _standing(own, period_id), make(stated)
            if _is_unchanged(old, new, stated):
                raise Invalid("start", RECORDED)
            return _laid(new, [one for one in own if one.id != old.id], new_id, instead_of=old)
        case AddPeriod(stated):
            if len(own) >= MOST_PERIODS:
                raise Invalid("start", N_("There are too many periods. Take some back before you add more."))
            return _laid(make(stated), own, new_id)


def _standing(own: Sequence[Absence], period_id: UUID) -> Absence:
    found = next((one for one in own if one.id == period_id), None)
    if found is None:
        raise NotFound
    return found


def _is_unchanged(old: Absence, new: Absence, stated: Stated) -> bool:
    """Whether a correction says what is said already; the day it came counts when it is stated."""
    same_day = stated.received_on is None or new.received_on == old.received_on
    same = replace(new, id=old.id, received_at=old.received_at) == old
    return same and same_day


def _laid(new: Absence, others: Sequence[Absence], new_id: NewId, instead_of: Absence | None = None) -> Edit:
    """The new period among the others: of two sick notes over the same days the one that came later counts."""
    refuse_repeated(new, others)
    added = _beside_later_notes(new, others, new_id)
    if not added:
        raise Invalid("received", OVERRULED)
    replaced = [(instead_of.id, new.id)] if instead_of else []
    for old, left in [(one, _left_beside(one, added)) for one in others]:
        if left == [old]:
            continue
        pieces = [replace(one, id=new_id()) for one in left]
        added += pieces
        replaced.append((old.id, pieces[0].id if pieces else new.id))
    return Edit(added=tuple(added), replaced=tuple(replaced))


def _left_beside(old: Absence, new: Sequence[Absence]) -> list[Absence]:
    """What is left of an earlier period; it itself where it gives way to none of the new ones."""
    left = [old]
    for piece in new:
        left = [one for part in left for one in (_around(part, piece) if _gives_way(part, piece) else [part])]
    return left


def _gives_way(old: Absence, new: Absence) -> bool:
    """Whether an earlier period is shortened. Holiday and work taken up lie over an absence and shorten nothing."""
    if not _meet(old, new) or new.kind in BESIDE_SICKNESS or new.kind not in SICK_KINDS:
        return False
    if old.end_on is None:
        return old.kind in SICK_KINDS
    return old.kind in SICK_NOTES and new.kind in SICK_NOTES and not came_later(old, new)


def came_later(old: Absence, new: Absence) -> bool:
    """Whether a note that is recorded already came on a later day than the one that is stated now."""
    both = old.kind in SICK_NOTES and new.kind in SICK_NOTES
    return both and old.end_on is not None and old.received_on > new.received_on


def _beside_later_notes(new: Absence, others: Sequence[Absence], new_id: NewId) -> list[Absence]:
    """What is left of a new note where notes that came after it speak of the same days; an open one ends at the first."""
    pieces = [new]
    for later in sorted(others, key=lambda one: one.start_on):
        if came_later(later, new):
            pieces = [piece for one in pieces for piece in _around(one, later)]
    return [replace(piece, id=new_id() if number else new.id) for number, piece in enumerate(pieces)]


def _around(piece: Absence, later: Absence) -> list[Absence]:
    if not _meet(piece, later):
        return [piece]
    return [replace(piece, start_on=first, end_on=last) for first, last in _left_of(piece, later)]


def _left_of(old: Absence, new: Absence) -> Iterator[tuple[date, date | None]]:
    """The days of the old period before and after the new one; of an open one nothing is known after it."""
    if old.start_on < new.start_on:
        yield old.start_on, new.start_on - _DAY
    if new.end_on is not None and old.end_on is not None and old.end_on > new.end_on:
        yield new.end_on + _DAY, old.end_on


def _meet(old: Absence, new: Absence) -> bool:
    return old.start_on <= (new.end_on or date.max) and new.start_on <= (old.end_on or date.max)
