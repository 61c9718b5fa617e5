"""A note that begins later: what it will take or give on its day is told before it is saved, and comes true."""

from datetime import date

from tests.workflow.noted import sick_note
from tests.workflow.services.conftest import Workplace
from workflow.domain.stages import Stage
from workflow.services.ahead import Ahead, ahead_of
from workflow.services.change_absence import foresee_absence
from workflow.services.follow_day import follow_day
from workflow.services.known_absence import known_of
from workflow.services.register_edits import AddPeriod
from workflow.services.stated import Stated
from workflow.timetable import deadlines

NEXT_NOTE = date(2026, 3, 2)


def _ahead(work: Workplace, stated: Stated) -> Ahead | None:
    found = foresee_absence(work.office, work.employment, AddPeriod(stated), actor=work.manager)
    assert found.own is not None
    return ahead_of(work.office, found.own)


def test_a_graded_note_that_begins_later_ends_two_duties_on_its_day_and_none_today(work: Workplace) -> None:
    case_id = work.open()
    note = sick_note(NEXT_NOTE, date(2026, 3, 29), 60)
    ahead = _ahead(work, note)
    assert ahead is not None
    assert (ahead.on, ahead.grades) == (NEXT_NOTE, (100, 60))
    closed = {one.duty for one in ahead.duties if one.closes}
    assert closed == {Stage.DIALOGUE_MEETING_1, Stage.ACTIVITY_CHECK}
    work.record(case_id, note)
    work.clock.move_to(NEXT_NOTE)
    with work.office.store.transaction() as tx:
        follow_day(work.office, tx, case_id)
    case = work.case(case_id)
    with work.office.store.transaction() as tx:
        now = known_of(tx, case, NEXT_NOTE).file(case)
    assert deadlines(now) == deadlines(ahead.consequences.after)


def test_a_note_that_goes_on_as_before_brings_nothing_on_its_day(work: Workplace) -> None:
    case_id = work.open()
    work.record(case_id, sick_note(date(2026, 2, 2), date(2026, 3, 1)))
    assert _ahead(work, sick_note(NEXT_NOTE, date(2026, 3, 29))) is None


def test_a_note_of_today_brings_nothing_later(work: Workplace) -> None:
    work.open()
    assert _ahead(work, sick_note(date(2026, 2, 2), date(2026, 3, 1), 60)) is None
