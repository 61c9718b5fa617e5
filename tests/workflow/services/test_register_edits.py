"""Nothing in the register is ever erased, and what stands is what a model says that goes day by day."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, permutations
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflow.services.register_people import sick
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.errors import Invalid, NotFound
from workflow.services.records import Absence
from workflow.services.register_edits import (
    MOST_PERIODS,
    AddPeriod,
    Change,
    CorrectPeriod,
    WithdrawPeriod,
    edit_of,
)
from workflow.services.stated import SICK_KINDS, Stated

FIRST, DAY = date(2026, 1, 1), timedelta(days=1)
FAR = FIRST + 200 * DAY
WORK = uuid4()
NOTES = {AbsenceKind.SICK_NOTE_FULL, AbsenceKind.SICK_NOTE_GRADED}
MANY = settings(max_examples=int(os.environ.get("TILBAKE_CORRECTIONS", "60")), deadline=None, database=None)
KINDS = st.sampled_from(
    (
        *NOTES,
        *NOTES,
        AbsenceKind.SELF_CERTIFIED,
        AbsenceKind.APPLICATION_HOLIDAY,
        AbsenceKind.SICK_NOTE_PENDING,
    )
)


@dataclass
class Said:
    """A statement in the model: the very days it still speaks of; an open one speaks until FAR."""

    kind: str
    received: datetime
    open: bool
    days: set[date]


def _days(stated: Stated) -> set[date]:
    last = stated.end_on or FAR
    return {stated.start_on + n * DAY for n in range((last - stated.start_on).days + 1)}


def _add(model: list[Said], new: Said) -> None:
    """The rules in words: an open period ends when another sickness begins, and of two notes the later one counts."""
    both = [old for old in model if old.kind in NOTES and new.kind in NOTES]
    came_later = [one for one in both if one.days and not one.open and one.received > new.received]
    for old in sorted(came_later, key=lambda one: min(one.days)):
        if new.open and new.days & old.days:
            new.days, new.open = {day for day in new.days if day < min(old.days)}, False
        new.days -= old.days
    for old in model:
        if not old.days & new.days or new.kind not in SICK_KINDS:
            continue
        if old.open and old.kind in SICK_KINDS:
            old.days, old.open = {day for day in old.days if day < min(new.days)}, False
        elif old in both and old.received <= new.received:
            old.days -= new.days
    model.append(new)


@st.composite
def _stated(draw: st.DrawFn) -> Stated:
    start = FIRST + draw(st.integers(0, 60)) * DAY
    kind = draw(KINDS)
    ends = st.integers(0, 30).map(lambda days: start + days * DAY)
    end = draw(st.one_of(st.none(), ends, ends)) if kind in SICK_KINDS else draw(ends)
    return Stated(kind=kind, start_on=start, end_on=end, grade=draw(st.integers(1, 99)))


def _make(at: datetime, new_id: Callable[[], UUID] = uuid4) -> Callable[[Stated], Absence]:
    return lambda stated: stated.as_period(new_id(), WORK, at)


def _as_runs(model: list[Said]) -> list[tuple[str, date, date]]:
    found = []
    for said in model:
        for day in said.days:
            if day - DAY not in said.days:
                last = next(
                    later for later in sorted(said.days) if later >= day and later + DAY not in said.days
                )
                found.append((said.kind, day, last))
    return sorted(found)


@MANY
@given(data=st.data())
def test_what_stands_is_what_the_model_says_and_nothing_is_erased(data: st.DataObject) -> None:
    numbers = count(1)  # random ids would order equal periods differently when hypothesis tries again

    def new_id() -> UUID:
        return UUID(int=next(numbers))

    standing: list[Absence] = []
    model: list[Said] = []
    every: dict[UUID, Absence] = {}
    gone: dict[UUID, UUID | None] = {}
    for _ in range(data.draw(st.integers(1, 8))):
        at = datetime(2026, 6, data.draw(st.integers(1, 28)), 12, tzinfo=UTC)
        stated = data.draw(_stated())
        try:
            edit = edit_of(AddPeriod(stated), standing, _make(at, new_id), new_id)
        except Invalid:
            continue
        every |= {period.id: period for period in edit.added}
        gone |= dict(edit.replaced)
        standing = edit.applied_to(standing)
        _add(model, Said(stated.kind, at, stated.end_on is None, _days(stated)))
        if data.draw(st.integers(0, 3)) == 0 and len(standing) == len(_as_runs(model)):
            chosen = data.draw(st.sampled_from(standing))
            edit = edit_of(WithdrawPeriod(chosen.id), standing, _make(at, new_id), new_id)
            assert edit.added == () == edit.replaced
            gone |= dict.fromkeys(edit.withdrawn)
            standing = edit.applied_to(standing)
            days = _days(sick(chosen.start_on, chosen.end_on))
            same = [one for one in model if one.received == chosen.received_at and one.kind == chosen.kind]
            same = [one for one in same if days <= one.days]
            same[0].days -= days
    runs = sorted((one.kind, one.start_on, one.end_on or FAR) for one in standing)
    assert runs == _as_runs(model)
    assert {one.id for one in standing} | gone.keys() == every.keys()
    assert {one.id for one in standing}.isdisjoint(gone)
    assert {after for after in gone.values() if after} <= every.keys()


@MANY
@given(data=st.data())
def test_the_order_of_entry_does_not_matter_for_notes_that_came_at_different_times(
    data: st.DataObject,
) -> None:
    notes = []
    for number in range(data.draw(st.integers(2, 4))):
        start = FIRST + data.draw(st.integers(0, 20)) * DAY
        grade = data.draw(st.sampled_from((50, 100)))
        stated = sick(start, start + data.draw(st.integers(0, 12)) * DAY, grade)
        notes.append((stated, datetime(2026, 6, 1 + number, 12, tzinfo=UTC)))
    outcomes = {_outcome(order) for order in permutations(notes)} - {None}
    assert len(outcomes) <= 1


def _outcome(order: Sequence[tuple[Stated, datetime]]) -> frozenset[tuple[date, str, int]] | None:
    """What is heard on each day; None where one of the notes said what stood already and was not taken in."""
    standing: list[Absence] = []
    for stated, at in order:
        try:
            standing = edit_of(AddPeriod(stated), standing, _make(at), uuid4).applied_to(standing)
        except Invalid as refusal:
            if refusal.field != "received":
                return None
    days = [(one, sick(one.start_on, one.end_on)) for one in standing]
    return frozenset((day, one.kind, one.grade) for one, stated in days for day in _days(stated))


AT = datetime(2026, 6, 10, 12, tzinfo=UTC)
OLD = sick(FIRST, FIRST + 9 * DAY)


def _one() -> Absence:
    return _make(AT)(OLD)


REFUSED: list[tuple[str, Callable[[Absence], Change], type[Exception]]] = [
    ("the same again", lambda _old: AddPeriod(OLD), Invalid),
    ("a correction that says nothing new", lambda old: CorrectPeriod(old.id, OLD), Invalid),
    ("a period that does not stand", lambda _old: WithdrawPeriod(uuid4()), NotFound),
    ("a correction of one that does not stand", lambda _old: CorrectPeriod(uuid4(), OLD), NotFound),
]


@pytest.mark.parametrize(("change", "refusal"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_what_tells_nothing_is_refused(change: Callable[[Absence], Change], refusal: type[Exception]) -> None:
    old = _one()
    with pytest.raises(refusal):
        edit_of(change(old), [old], _make(AT), uuid4)


CORRECTED = [
    replace(OLD, extended_certificate=True),
    replace(OLD, received_on=date(2026, 6, 1)),
    replace(OLD, end_on=FIRST + 8 * DAY),
    sick(FIRST, FIRST + 9 * DAY, 50),
]


@pytest.mark.parametrize("stated", CORRECTED)
def test_a_correction_takes_the_place_of_the_old_period_and_back_again(stated: Stated) -> None:
    old = _one()
    there = edit_of(CorrectPeriod(old.id, stated), [old], _make(AT + DAY), uuid4)
    (new,) = there.applied_to([old])
    assert there.replaced == ((old.id, new.id),)
    back = replace(OLD, received_on=AT.date())
    (again,) = edit_of(CorrectPeriod(new.id, back), [new], _make(AT + DAY), uuid4).applied_to([new])
    assert replace(again, id=old.id, received_at=AT) == old


def test_a_note_that_later_ones_overrule_altogether_asks_when_it_came() -> None:
    with pytest.raises(Invalid) as refusal:
        edit_of(AddPeriod(sick(FIRST, FIRST + 5 * DAY, 50)), [_one()], _make(AT - DAY), uuid4)
    assert refusal.value.field == "received"


def test_more_periods_than_anybody_has_are_refused() -> None:
    many = [_make(AT)(sick(FIRST + n * DAY, FIRST + n * DAY)) for n in range(MOST_PERIODS)]
    with pytest.raises(Invalid):
        edit_of(AddPeriod(sick(FAR, FAR)), many, _make(AT), uuid4)
    edit = edit_of(CorrectPeriod(many[0].id, sick(FIRST, FAR + 400 * DAY)), many, _make(AT + DAY), uuid4)
    assert len(edit.applied_to(many)) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_open_note_ends_where_the_first_later_one_begins_whichever_was_recorded_first(
    order: tuple[int, ...],
) -> None:
    """After its end nothing is known of an open one, between the later ones neither."""
    notes = [sick(FIRST + n * DAY, FIRST + n * DAY, 50) for n in (1, 3)]
    standing = [_make(AT)(notes[n]) for n in order]
    opened = edit_of(AddPeriod(sick(FIRST, None, 50)), standing, _make(AT - DAY), uuid4)
    assert [(one.start_on, one.end_on) for one in opened.added] == [(FIRST, FIRST)]
