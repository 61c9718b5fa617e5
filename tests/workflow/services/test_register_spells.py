"""Corrections part an absence in two and join two again; the grade of the day decides what is a duty."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.register_people import Person, beside, conclude, hire, open_tasks, sick, stored
from workflow.domain.absence.periods import AbsenceKind
from workflow.domain.deadlines import DutyState
from workflow.domain.documents import DocumentKind as K
from workflow.domain.duties import Duty
from workflow.domain.stages import Stage
from workflow.services.follow_day import follow_day
from workflow.services.records import Absence
from workflow.services.register_edits import AddPeriod, CorrectPeriod, WithdrawPeriod
from workflow.services.stated import Stated
from workflow.services.tell_dates import Told, tell_dates
from workflow.timetable import deadlines

DAY = timedelta(days=1)
HOLIDAY = AbsenceKind.APPLICATION_HOLIDAY


def _three_notes(work: Workplace) -> tuple[Person, Absence, Stated]:
    """Three notes in a row; first conversation and plan are done in the first, and today lies in the last."""
    person = hire(work)
    person.open(MONDAY, expected_end=str(MONDAY + 20 * DAY), proof="sick_note")
    conclude(person)
    conclude(person)
    assert person.the_case().stage is Stage.DIALOGUE_MEETING_1
    work.clock.move_to(MONDAY + 45 * DAY)
    middle = sick(MONDAY + 21 * DAY, MONDAY + 36 * DAY)
    person.change(AddPeriod(middle))
    person.change(AddPeriod(sick(MONDAY + 37 * DAY, MONDAY + 60 * DAY)))
    return person, next(p for p in person.periods() if p.start_on == middle.start_on), middle


def test_sixteen_empty_days_begin_a_new_absence_and_filling_them_brings_everything_back(
    work: Workplace,
) -> None:
    person, middle, stated = _three_notes(work)
    before, lines = stored(work, person.the_case().id), deadlines(person.file())
    tasks = open_tasks(work, before.id)
    person.change(WithdrawPeriod(middle.id))
    parted = person.the_case()
    assert (parted.first_day, parted.stage) == (MONDAY + 37 * DAY, Stage.FIRST_CONVERSATION)
    assert parted.documents_from == MONDAY + 37 * DAY
    assert not person.file().documents
    assert person.due() == MONDAY + 41 * DAY
    assert open_tasks(work, parted.id)[Stage.FIRST_CONVERSATION] == MONDAY + 41 * DAY
    person.change(AddPeriod(stated))
    after = stored(work, before.id)
    assert {K.FIRST_CONVERSATION_MINUTES, K.FOLLOW_UP_PLAN} <= set(person.file().documents)
    assert deadlines(person.file()) == lines
    assert {Stage.FIRST_CONVERSATION, Stage.PLAN}.isdisjoint(open_tasks(work, before.id))
    assert tasks.items() <= open_tasks(work, before.id).items()
    same = (
        "stage",
        "first_day",
        "last_day",
        "grade",
        "max_date",
        "next_due_on",
        "next_duty",
        "stage_due_on",
        "documents_from",
        "spell",
    )
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]


def test_fifteen_empty_days_are_still_the_same_absence(work: Workplace) -> None:
    person, middle, _ = _three_notes(work)
    first = next(p for p in person.periods() if p.start_on == MONDAY)
    person.change(CorrectPeriod(first.id, sick(MONDAY, MONDAY + 21 * DAY)))
    middle = next(p for p in person.periods() if p.start_on == MONDAY + 22 * DAY)
    person.change(WithdrawPeriod(middle.id))
    assert (person.the_case().first_day, person.the_case().stage) == (MONDAY, Stage.DIALOGUE_MEETING_1)


def test_what_nav_told_is_kept_beside_what_is_reckoned_and_forgotten_with_a_new_absence(
    work: Workplace,
) -> None:
    person, middle, _ = _three_notes(work)
    case = person.the_case()
    meeting = MONDAY + 90 * DAY
    told = Told(first_day=MONDAY - 10 * DAY, max_date=date(2026, 12, 1), meeting_on=meeting)
    tell_dates(work.office, case.id, told, actor=work.manager, version=case.version)
    told_case = person.the_case()
    assert (told_case.first_day, told_case.first_day_reckoned) == (MONDAY - 10 * DAY, MONDAY)
    assert (told_case.max_date, told_case.max_date_reckoned) == (date(2026, 12, 1), case.max_date)
    assert _line(person, "plan_to_nav") == (meeting - 7 * DAY, True)
    nothing = Told()
    tell_dates(work.office, case.id, nothing, actor=work.manager, version=told_case.version)
    assert (person.the_case().first_day, person.the_case().max_date) == (MONDAY, case.max_date)
    assert person.the_case().meeting_on is None
    tell_dates(work.office, case.id, told, actor=work.manager, version=person.the_case().version)
    person.change(WithdrawPeriod(middle.id))
    parted = person.the_case()
    assert (parted.first_day, parted.first_day_reckoned) == (MONDAY - 10 * DAY, MONDAY + 37 * DAY)
    assert parted.stage is Stage.DIALOGUE_MEETING_1, (
        "Nav says that it is one absence, so what was done counts"
    )
    work.clock.move_to(MONDAY + 100 * DAY)
    person.change(AddPeriod(sick(MONDAY + 90 * DAY, None)))
    later = person.the_case()
    assert (later.first_day_told, later.max_date_told, later.meeting_on) == (None, None, None)
    assert (later.first_day, later.stage) == (MONDAY + 90 * DAY, Stage.FIRST_CONVERSATION)


def test_a_first_day_from_nav_that_reaches_into_the_absence_before_lets_its_documents_count(
    work: Workplace,
) -> None:
    person, middle, _ = _three_notes(work)
    person.change(WithdrawPeriod(middle.id))
    case = person.the_case()
    assert case.stage is Stage.FIRST_CONVERSATION
    tell_dates(work.office, case.id, Told(first_day=MONDAY), actor=work.manager, version=case.version)
    joined = person.the_case()
    assert (joined.first_day, joined.first_day_reckoned) == (MONDAY, MONDAY + 37 * DAY)
    assert joined.documents_from is None
    assert joined.stage is Stage.DIALOGUE_MEETING_1


def _line(person: Person, duty: str) -> tuple[date, bool]:
    line = next(one for one in deadlines(person.file()) if one.duty == duty)
    return line.due_on, line.is_open


def test_grading_fulfils_the_activity_check_and_its_end_brings_the_check_back(work: Workplace) -> None:
    person = hire(work)
    person.open(MONDAY, expected_end=str(MONDAY + 20 * DAY), proof="sick_note")
    work.clock.move_to(MONDAY + 21 * DAY)
    graded_until = MONDAY + 70 * DAY
    person.change(AddPeriod(sick(MONDAY + 21 * DAY, graded_until, 60)))
    check: Duty = Stage.ACTIVITY_CHECK
    states = {line.duty: line.state for line in deadlines(person.file())}
    assert states[check] is DutyState.NOT_APPLICABLE
    assert states[Stage.DIALOGUE_MEETING_1] is DutyState.NOT_APPLICABLE
    assert states[Stage.PLAN] is not DutyState.NOT_APPLICABLE
    person.change(AddPeriod(sick(graded_until + DAY, graded_until + 60 * DAY)))
    assert person.the_case().grade_changes_on == graded_until + DAY
    assert {line.duty: line.state for line in deadlines(person.file())}[check] is DutyState.NOT_APPLICABLE
    work.clock.move_to(graded_until + DAY)
    case_id = person.the_case().id
    with work.office.store.transaction() as tx:
        assert follow_day(work.office, tx, case_id)
    assert (person.the_case().grade, person.the_case().partly_until) == (100, graded_until)
    assert _line(person, check) == (graded_until + DAY, True)
    with work.office.store.transaction() as tx:
        assert not follow_day(work.office, tx, case_id)


def test_grading_that_ended_early_leaves_the_check_at_week_eight(work: Workplace) -> None:
    person = hire(work)
    person.open(MONDAY, expected_end=str(MONDAY + 10 * DAY), proof="sick_note", grade=50)
    work.clock.move_to(MONDAY + 11 * DAY)
    person.change(AddPeriod(sick(MONDAY + 11 * DAY, None)))
    assert _line(person, Stage.ACTIVITY_CHECK) == (MONDAY + 56 * DAY, True)


@pytest.mark.parametrize("full_first", [True, False])
def test_the_grade_is_that_of_the_last_day_known_whatever_the_order_of_entry(
    work: Workplace, *, full_first: bool
) -> None:
    person = hire(work)
    work.clock.move_to(MONDAY + 40 * DAY)
    person.open(MONDAY, expected_end=str(MONDAY + 9 * DAY), proof="sick_note")
    notes = [sick(MONDAY + 10 * DAY, MONDAY + 19 * DAY, 80), sick(MONDAY + 20 * DAY, MONDAY + 29 * DAY, 40)]
    for note in notes if full_first else reversed(notes):
        person.change(AddPeriod(note))
    assert person.the_case().grade == 40


def test_a_certificate_that_was_typed_by_mistake_can_be_taken_back(work: Workplace) -> None:
    person = hire(work)
    person.open(MONDAY)
    work.clock.move_to(MONDAY + 20 * DAY)
    certified = AddPeriod(_with_certificate(sick(MONDAY, MONDAY + 60 * DAY)))
    person.change(certified)
    assert person.the_case().extended_certificate
    period = next(p for p in person.periods() if p.extended_certificate)
    person.change(CorrectPeriod(period.id, sick(MONDAY, MONDAY + 60 * DAY)))
    assert not person.the_case().extended_certificate


def _with_certificate(stated: Stated) -> Stated:
    return replace(stated, extended_certificate=True)


def test_falling_ill_in_a_holiday_that_is_registered_opens_a_case(work: Workplace) -> None:
    person = hire(work)
    person.change(AddPeriod(beside(HOLIDAY, MONDAY - 7 * DAY, MONDAY + 14 * DAY)))
    person.open(MONDAY)
    assert (person.the_case().first_day, person.the_case().last_day) == (MONDAY, None)


def test_holiday_from_the_other_position_does_not_end_an_absence_or_hinder_anything(work: Workplace) -> None:
    person = hire(work)
    person.open(MONDAY)
    work.clock.move_to(MONDAY + 5 * DAY)
    person.change(AddPeriod(beside(HOLIDAY, MONDAY - DAY, MONDAY + 20 * DAY)), person.other_position)
    assert person.the_case().first_day == MONDAY


def test_a_relapse_after_an_old_absence_was_registered_is_still_the_same_spell(work: Workplace) -> None:
    person = hire(work)
    case_id = person.open(MONDAY)
    conclude(person)
    work.clock.move_to(MONDAY + 20 * DAY)
    back = {"returned_on": str(MONDAY + 15 * DAY), "follow_up_on": str(MONDAY + 40 * DAY)}
    work.file(case_id, K.RETURN_NOTE, by=work.hr, **back)
    person.change(AddPeriod(sick(MONDAY - 300 * DAY, MONDAY - 290 * DAY)))
    work.file(case_id, K.RELAPSE_NOTICE, by=work.hr, first_day=str(MONDAY + 20 * DAY))
    case = person.the_case()
    assert (case.spell, case.first_day, case.stage) == (1, MONDAY, Stage.PLAN)


def test_coming_back_leaves_a_holiday_that_is_planned(work: Workplace) -> None:
    person = hire(work)
    case_id = person.open(MONDAY)
    work.clock.move_to(MONDAY + 20 * DAY)
    person.change(AddPeriod(beside(HOLIDAY, MONDAY + 100 * DAY, MONDAY + 120 * DAY)))
    back = {"returned_on": str(MONDAY + 15 * DAY), "follow_up_on": str(MONDAY + 40 * DAY)}
    work.file(case_id, K.RETURN_NOTE, by=work.hr, **back)
    assert [(p.kind == HOLIDAY, p.end_on) for p in person.periods()] == [
        (False, MONDAY + 14 * DAY),
        (True, MONDAY + 120 * DAY),
    ]
    assert person.the_case().last_day == MONDAY + 14 * DAY
