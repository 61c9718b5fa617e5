"""What cannot be true is refused at its field, in the register and where Nav's dates are taken in; nothing is stored."""

from datetime import date, timedelta
from functools import partial

import pytest

from tests.web.counting import counted
from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.register_people import beside, hire, sick
from workflow.adapters.persistence import tables as t
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.errors import Invalid, StepNotOpen
from workflow.services.change_absence import change_absence, foresee_absence
from workflow.services.register_edits import AddPeriod, WithdrawPeriod
from workflow.services.stated import Stated
from workflow.services.tell_dates import Told, foresee_told, tell_dates

DAY = timedelta(days=1)
PAST = MONDAY - 40 * DAY
FAR = MONDAY + 367 * DAY
WRONG = [
    ("period_kind", Stated(kind=AbsenceKind.APPLICATION_EDUCATION, start_on=PAST, end_on=PAST)),
    ("period_kind", Stated(kind=AbsenceKind.APPLICATION_SICK, start_on=PAST, end_on=PAST)),
    ("end", Stated(kind=AbsenceKind.APPLICATION_HOLIDAY, start_on=PAST, end_on=None)),
    ("end", Stated(kind=AbsenceKind.SICK_NOTE_PENDING, start_on=PAST, end_on=None)),
    ("end", sick(PAST, PAST - DAY)),
    ("start", sick(MONDAY - 3661 * DAY, PAST)),
    ("start", sick(date.min, date.min)),
    ("start", sick(date(1026, 2, 2), date(1026, 2, 9))),
    ("end", sick(PAST, FAR)),
    ("end", sick(PAST, date.max)),
    ("start", sick(FAR, FAR)),
    ("start", sick(date.max, date.max)),
    ("start", sick(date(2126, 2, 2), date(2126, 2, 9))),
    ("grade", Stated(kind=AbsenceKind.SICK_NOTE_GRADED, start_on=PAST, end_on=PAST)),
    ("grade", Stated(kind=AbsenceKind.SICK_NOTE_GRADED, start_on=PAST, end_on=PAST, grade=100)),
    ("grade", Stated(kind=AbsenceKind.SICK_NOTE_GRADED, start_on=PAST, end_on=PAST, grade=101)),
    ("grade", Stated(kind=AbsenceKind.SICK_NOTE_GRADED, start_on=PAST, end_on=PAST, grade=-1)),
    ("received", sick(PAST, PAST, received_on=MONDAY + DAY)),
    ("received", sick(PAST, PAST, received_on=date(1026, 2, 2))),
    ("start", sick(PAST, MONDAY)),
    ("end", sick(PAST, None)),
]


@pytest.mark.parametrize(("field", "stated"), WRONG)
def test_what_cannot_be_true_is_refused_at_its_field(work: Workplace, field: str, stated: Stated) -> None:
    person = hire(work)
    for use_case in (foresee_absence, change_absence):
        with pytest.raises(Invalid) as refusal:
            use_case(work.office, person.position, AddPeriod(stated), actor=work.hr)
        assert refusal.value.field == field
    assert work.rows(t.absence_period) == []


def test_absence_lies_within_the_employment(work: Workplace) -> None:
    person = hire(work)
    with work.engine.begin() as connection:
        mine = t.employment.c.id == person.position
        days = {"start_on": PAST, "end_on": PAST + 10 * DAY}
        connection.execute(t.employment.update().where(mine).values(days))
    for first in (PAST - DAY, PAST + 11 * DAY):
        with pytest.raises(Invalid) as refusal:
            person.change(AddPeriod(sick(first, PAST + 12 * DAY)))
        assert refusal.value.field == "start"
    assert person.change(AddPeriod(sick(PAST, PAST + 12 * DAY))).edit.added


def test_the_only_period_of_a_case_is_not_taken_back(work: Workplace) -> None:
    person = hire(work)
    person.open(MONDAY)
    person.change(AddPeriod(beside(AbsenceKind.APPLICATION_HOLIDAY, MONDAY - 30 * DAY, MONDAY - 20 * DAY)))
    only = next(one for one in person.periods() if one.start_on == MONDAY)
    with pytest.raises(Invalid) as refusal:
        person.change(WithdrawPeriod(only.id))
    assert refusal.value.field == "period"
    assert only in person.periods()


TOLD_WRONG = [
    ("first_day", Told(first_day=MONDAY + DAY)),
    ("first_day", Told(first_day=MONDAY - 732 * DAY)),
    ("max_date", Told(max_date=MONDAY - DAY)),
    ("max_date", Told(max_date=MONDAY + 1463 * DAY)),
    ("meeting_on", Told(meeting_on=MONDAY - DAY)),
    ("meeting_on", Told(meeting_on=MONDAY + 732 * DAY)),
]


@pytest.mark.parametrize(("field", "told"), TOLD_WRONG)
def test_dates_nav_cannot_have_told_are_refused(work: Workplace, field: str, told: Told) -> None:
    person = hire(work)
    case_id = person.open(MONDAY)
    before = work.rows(t.case)
    with pytest.raises(Invalid) as refusal:
        tell_dates(work.office, case_id, told, actor=work.hr, version=person.the_case().version)
    assert refusal.value.field == field
    assert work.rows(t.case) == before


def test_nav_tells_nothing_of_an_absence_that_is_over(work: Workplace) -> None:
    person = hire(work)
    case_id = person.open(MONDAY)
    with work.engine.begin() as connection:
        connection.execute(t.case.update().values(stage="aftercare"))
    with pytest.raises(StepNotOpen):
        foresee_told(work.office, case_id, Told(max_date=MONDAY + 300 * DAY), actor=work.hr)


def test_the_number_of_statements_does_not_follow_that_of_the_periods(work: Workplace) -> None:
    sent = []
    for many in (3, 60):
        person = hire(work)
        person.open(MONDAY - 100 * DAY)
        for number in range(many):
            day = MONDAY - (90 - number) * DAY
            person.change(AddPeriod(sick(day, day, 50)))
        change = AddPeriod(sick(MONDAY - 95 * DAY, MONDAY + DAY))
        shown = foresee_absence(work.office, person.position, change, actor=work.hr)
        assert len(shown.edit.replaced) >= many
        sent.append(
            counted(work.engine, partial(change_absence, work.office, person.position, change, actor=work.hr))
        )
    assert sent[1] <= sent[0] + 2, sent
