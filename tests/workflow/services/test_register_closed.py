"""A period of an absence that is over is corrected: its case follows, keeps a line of it, and stays closed."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.register_people import Person, hire, history, sick, stored
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import DocumentKind as K
from workflow.domain.errors import AlreadyDone, OverlappingCase
from workflow.services.change_absence import change_absence
from workflow.services.records import Absence
from workflow.services.register_edits import AddPeriod, CorrectPeriod, WithdrawPeriod

DAY = timedelta(days=1)


def long_aftercare(work: Workplace) -> None:
    """A house rule: who was away for less than two weeks is not called to a talk afterwards."""
    row = {"id": uuid4(), "rule": "aftercare_from_days", "value": 14, "old_value": 1}
    more = {"valid_from": date(2020, 1, 1), "set_by": work.hr.person_id, "set_at": work.clock.now()}
    with work.engine.begin() as connection:
        connection.execute(t.house_rule_change.insert(), row | more)


def over(person: Person, first: date, back: date) -> UUID:
    """A case of a short absence that is closed."""
    work, case_id = person.work, person.open(first)
    work.file(case_id, K.RETURN_NOTE, by=work.hr, returned_on=str(back))
    assert stored(work, case_id).closed_at is not None
    return case_id


def the_old(person: Person) -> Absence:
    return min(person.periods(), key=lambda one: one.start_on)


def cases_of(work: Workplace) -> dict[date, UUID | None]:
    """Which case the standing periods belong to, by first day."""
    rows = work.rows(t.absence_period)
    return {row.start_on: row.case_id for row in rows if row.replaced_by is None and row.withdrawn_at is None}


@pytest.fixture
def person(work: Workplace) -> Person:
    long_aftercare(work)
    return hire(work)


@pytest.mark.parametrize("with_new_case", [False, True])
def test_a_corrected_period_stays_with_the_closed_case_it_belonged_to(
    person: Person, with_new_case: bool
) -> None:
    work = person.work
    closed = over(person, MONDAY - 60 * DAY, MONDAY - 55 * DAY)
    running = person.open(MONDAY - 3 * DAY) if with_new_case else None
    lines, old = len(history(work, closed)), the_old(person)
    person.change(CorrectPeriod(old.id, sick(old.start_on, MONDAY - 58 * DAY)))
    assert cases_of(work)[old.start_on] == closed
    assert stored(work, closed).last_day == MONDAY - 58 * DAY
    assert [row.event for row in history(work, closed)[lines:]] == ["absence_corrected"]
    if running:
        assert stored(work, running).first_day == MONDAY - 3 * DAY


def test_both_pieces_of_a_shortened_period_stay_with_its_case(person: Person) -> None:
    closed = over(person, MONDAY - 60 * DAY, MONDAY - 50 * DAY)
    person.change(AddPeriod(sick(MONDAY - 57 * DAY, MONDAY - 55 * DAY, 60)))
    of_case = cases_of(person.work)
    assert len(of_case) == 3
    assert of_case[MONDAY - 60 * DAY] == of_case[MONDAY - 54 * DAY] == closed


@pytest.mark.parametrize("change", ["added", "withdrawn", "moved"])
def test_a_closed_case_follows_its_periods_and_keeps_its_outcome(person: Person, change: str) -> None:
    work = person.work
    closed = over(person, MONDAY - 60 * DAY, MONDAY - 55 * DAY)
    before, lines, old = stored(work, closed), len(history(work, closed)), the_old(person)
    person.change(AddPeriod(sick(MONDAY - 50 * DAY, MONDAY - 45 * DAY)))
    assert stored(work, closed).last_day == MONDAY - 45 * DAY
    if change == "withdrawn":
        person.change(WithdrawPeriod(person.periods()[-1].id))
    if change == "moved":
        person.change(CorrectPeriod(old.id, sick(MONDAY - 62 * DAY, MONDAY - 58 * DAY)))
    first, last = {
        "added": (MONDAY - 60 * DAY, MONDAY - 45 * DAY),
        "withdrawn": (MONDAY - 60 * DAY, MONDAY - 56 * DAY),
        "moved": (MONDAY - 62 * DAY, MONDAY - 45 * DAY),
    }[change]
    after = stored(work, closed)
    assert (after.first_day, after.first_day_reckoned, after.last_day) == (first, first, last)
    assert (after.stage, after.outcome, after.closed_at) == (before.stage, before.outcome, before.closed_at)
    assert len(history(work, closed)) == lines + (1 if change == "added" else 2)


def test_what_is_another_absence_leaves_the_closed_case_alone(person: Person) -> None:
    work = person.work
    closed = over(person, MONDAY - 90 * DAY, MONDAY - 85 * DAY)
    before, lines = stored(work, closed), len(history(work, closed))
    person.change(AddPeriod(sick(MONDAY - 40 * DAY, MONDAY - 35 * DAY)))
    assert stored(work, closed) == before
    assert len(history(work, closed)) == lines


def test_a_case_registered_in_error_follows_nothing(person: Person) -> None:
    work = person.work
    wrong = person.open(MONDAY - 60 * DAY)
    work.file(wrong, K.REGISTRATION_ERROR_NOTE, by=work.hr)
    if stored(work, wrong).closed_at is None:
        work.step(wrong, "cancel_registration", by=work.hr)
    before = stored(work, wrong)
    assert before.outcome == "registered_in_error"
    person.change(AddPeriod(sick(MONDAY - 59 * DAY, MONDAY - 50 * DAY)))
    assert stored(work, wrong) == before


def test_an_absence_soon_after_a_corrected_end_is_the_same_case(person: Person) -> None:
    work = person.work
    closed = over(person, MONDAY - 10 * DAY, MONDAY - 7 * DAY)
    work.clock.move_to(MONDAY + 20 * DAY)
    person.change(CorrectPeriod(the_old(person).id, sick(MONDAY - 10 * DAY, MONDAY + 5 * DAY)))
    with pytest.raises(OverlappingCase) as refused:
        person.open(MONDAY + 19 * DAY)
    assert refused.value.case_id == closed


def test_an_end_that_is_stored_wrong_does_not_hide_what_stands(person: Person) -> None:
    work = person.work
    closed = over(person, MONDAY - 20 * DAY, MONDAY - 10 * DAY)
    with work.engine.begin() as connection:
        connection.execute(t.case.update().where(t.case.c.id == closed).values(last_day=MONDAY - 19 * DAY))
    with pytest.raises(OverlappingCase):
        person.open(MONDAY)


def test_a_second_click_on_a_period_of_a_closed_case_is_known(person: Person) -> None:
    work, form = person.work, uuid4()
    over(person, MONDAY - 60 * DAY, MONDAY - 55 * DAY)
    change = WithdrawPeriod(the_old(person).id)
    change_absence(work.office, person.position, change, actor=work.hr, submission=form)
    with pytest.raises(AlreadyDone):
        change_absence(work.office, person.position, change, actor=work.hr, submission=form)
