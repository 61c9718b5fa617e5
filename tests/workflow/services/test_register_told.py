"""What Nav told is stored only as it was shown, and a period of long ago belongs to no running case."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflow.noted import sick_note
from tests.workflow.services.conftest import MONDAY, Workplace
from workflow.adapters.persistence import tables as t
from workflow.services.change_absence import change_absence
from workflow.services.foreseen import NotAsShown, mark_of_dates
from workflow.services.register_edits import CorrectPeriod
from workflow.services.stated import TOLD_BY_NAV
from workflow.services.tell_dates import Told, foresee_told, tell_dates

TOLD = Told(first_day=date(2026, 1, 26), meeting_on=date(2026, 7, 20))


def test_what_nav_told_is_stored_as_it_was_shown(work: Workplace) -> None:
    case_id = work.open()
    mark = mark_of_dates(foresee_told(work.office, case_id, TOLD, actor=work.manager))
    version = work.case(case_id).version
    tell_dates(work.office, case_id, TOLD, actor=work.manager, version=version, mark=mark)
    case = work.case(case_id)
    assert (case.first_day, case.first_day_reckoned, case.meeting_on) == (
        TOLD.first_day,
        MONDAY,
        TOLD.meeting_on,
    )


def test_a_preview_of_nav_s_dates_left_open_over_midnight_is_shown_again(work: Workplace) -> None:
    case_id = work.open()
    mark = mark_of_dates(foresee_told(work.office, case_id, TOLD, actor=work.manager))
    before = work.case(case_id)
    work.clock.move_to(MONDAY + timedelta(weeks=4))
    with pytest.raises(NotAsShown):
        tell_dates(work.office, case_id, TOLD, actor=work.manager, version=before.version, mark=mark)
    assert work.case(case_id) == before


def test_a_period_of_an_earlier_absence_belongs_to_no_running_case(work: Workplace) -> None:
    case_id = work.open()
    work.record(case_id, sick_note(date(2025, 3, 3), date(2025, 3, 9)))
    work.record(case_id, sick_note(date(2026, 1, 26), date(2026, 2, 1)))
    belongs = {row.start_on: row.case_id for row in work.rows(t.absence_period)}
    assert belongs[date(2025, 3, 3)] is None
    assert belongs[date(2026, 1, 26)] == case_id


def test_a_period_keeps_who_told_it_and_a_correction_may_say_that_it_was_nav(work: Workplace) -> None:
    case_id = work.open()
    note = sick_note(date(2026, 2, 9), date(2026, 3, 1), 60)
    new = work.record(case_id, note).edit.added[0]
    correction = CorrectPeriod(new.id, replace(note, source=TOLD_BY_NAV))
    change_absence(work.office, work.employment, correction, actor=work.manager)
    standing = [row for row in work.rows(t.absence_period) if row.replaced_by is None]
    assert {row.start_on: row.source for row in standing}[date(2026, 2, 9)] == TOLD_BY_NAV
