"""Of two notes the one that came on a later day counts; of one day the one typed last, whatever the clock showed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from uuid import uuid4

import pytest

from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.register_people import hire, sick
from workflow.services.register_edits import AddPeriod, CorrectPeriod, edit_of
from workflow.services.stated import Stated

DAY = timedelta(days=1)
FIRST, LAST = MONDAY - 10 * DAY, MONDAY - 4 * DAY
HOURS = (time(0, 10), time(12), time(23, 50))
STATED: tuple[tuple[date | None, date | None], ...] = ((None, None), (None, MONDAY), (MONDAY, None))


@pytest.mark.parametrize(("first_typed", "then_typed"), list(product(HOURS, HOURS)))
def test_of_two_notes_that_came_on_one_day_the_one_typed_later_counts(
    work: Workplace, first_typed: time, then_typed: time
) -> None:
    person, came = hire(work), MONDAY - 3 * DAY
    work.clock.move_to(MONDAY, first_typed)
    person.change(AddPeriod(sick(FIRST, LAST, 50, received_on=came)))
    work.clock.move_to(MONDAY + DAY, then_typed)
    person.change(AddPeriod(sick(FIRST, LAST, 60, received_on=came)))
    assert [one.grade for one in person.periods()] == [60]


@pytest.mark.parametrize(("first_came", "then_came"), STATED)
def test_a_note_that_comes_now_and_one_said_to_have_come_today_are_of_one_day(
    work: Workplace, first_came: date | None, then_came: date | None
) -> None:
    person = hire(work)
    work.clock.move_to(MONDAY, time(0, 30))
    person.change(AddPeriod(sick(FIRST, LAST, 50, received_on=first_came)))
    work.clock.move_to(MONDAY, time(0, 40))
    person.change(AddPeriod(sick(FIRST, LAST, 60, received_on=then_came)))
    assert [one.grade for one in person.periods()] == [60]


@pytest.mark.parametrize("hour", HOURS)
def test_a_note_of_the_day_before_gives_way_whatever_the_hour(work: Workplace, hour: time) -> None:
    person = hire(work)
    work.clock.move_to(MONDAY, time(0, 5))
    person.change(AddPeriod(sick(FIRST, LAST, 50)))
    work.clock.move_to(MONDAY, hour)
    person.change(AddPeriod(sick(FIRST - DAY, LAST, 60, received_on=MONDAY - DAY)))
    assert [(one.start_on, one.grade) for one in person.periods()] == [(FIRST - DAY, 60), (FIRST, 50)]


@pytest.mark.parametrize("hour", HOURS)
def test_the_day_a_note_came_is_the_day_in_norway(hour: time) -> None:
    now = datetime(2026, 7, 1, 22, 10, tzinfo=UTC)  # ten past midnight on the second
    said = Stated(kind=sick(FIRST, LAST).kind, start_on=FIRST, end_on=LAST, received_on=date(2026, 7, 2))
    assert said.as_period(uuid4(), uuid4(), now).received_on == date(2026, 7, 2)
    before = Stated(kind=said.kind, start_on=FIRST, end_on=LAST, received_on=date(2026, 3, 29))
    typed = datetime.combine(date(2026, 7, 1), hour, UTC)
    assert before.as_period(uuid4(), uuid4(), typed).received_on == date(2026, 3, 29)


def test_a_correction_of_nothing_but_the_day_it_came_counts_by_the_day_in_norway() -> None:
    now = datetime(2026, 7, 1, 22, 10, tzinfo=UTC)
    employment = uuid4()
    old = sick(FIRST, LAST).as_period(uuid4(), employment, now)
    change = CorrectPeriod(old.id, sick(FIRST, LAST, received_on=date(2026, 7, 1)))
    later = now + timedelta(hours=3)
    (new,) = edit_of(change, [old], lambda one: one.as_period(uuid4(), employment, later), uuid4).added
    assert (old.received_on, new.received_on) == (date(2026, 7, 2), date(2026, 7, 1))
