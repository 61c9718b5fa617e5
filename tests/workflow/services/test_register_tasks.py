"""Tasks and reminders follow the dates: told once, moved, closed with the reason, and there again exactly once."""

from datetime import timedelta

import pytest

from tests.tasks.desk import Desk, UnreliablePost, bench_for
from tests.workflow.services.conftest import MONDAY, Workplace
from tests.workflow.services.register_people import Person, conclude, hire, open_tasks, sick
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.stages import Stage
from workflow.services.answer_document import answer_document
from workflow.services.register_edits import AddPeriod, CorrectPeriod, WithdrawPeriod

DAY = timedelta(days=1)


@pytest.fixture
def desk(work: Workplace) -> Desk:
    """A worker's desk on the same workplace."""
    post = UnreliablePost()
    return Desk(work=work, bench=bench_for(work, post), post=post)


def _away(desk: Desk) -> Person:
    person = hire(desk.work)
    person.open(MONDAY, proof="sick_note")
    desk.drain()
    return person


def _overdue(work: Workplace) -> list[tuple[str, str]]:
    return [(row.about, row.period) for row in work.rows(t.outbox) if row.effect == "tell_overdue"]


def _closed(work: Workplace, task: str) -> list[str | None]:
    return [
        row.closed_because for row in work.rows(t.work_item) if row.task == task and row.done_at is not None
    ]


def test_what_a_correction_moves_into_the_past_is_told_once(desk: Desk) -> None:
    person, work = _away(desk), desk.work
    assert _overdue(work) == []
    person.change(CorrectPeriod(person.periods()[0].id, sick(MONDAY - 40 * DAY, None)))
    for period in ("first", "second", "third"):
        desk.sweep(period)
    told = _overdue(work)
    assert {about for about, _ in told} == {"first_conversation", "plan"}
    assert len(set(told)) == len(told), "each rung of a duty's ladder once"
    assert open_tasks(work, person.the_case().id)["plan"] == MONDAY - 12 * DAY
    work.clock.advance(days=1)
    desk.sweep()
    assert _overdue(work) == told


def test_tasks_move_with_a_start_that_is_later(desk: Desk) -> None:
    person, work = _away(desk), desk.work
    work.clock.move_to(MONDAY + 3 * DAY)
    before = open_tasks(work, person.the_case().id)
    person.change(CorrectPeriod(person.periods()[0].id, sick(MONDAY + 2 * DAY, None)))
    after = open_tasks(work, person.the_case().id)
    for task in ("first_conversation", "plan", "dialogue_meeting_1", "activity_check", "dialogue_meeting_2"):
        day = before[task]
        assert day is not None
        assert after[task] == day + 2 * DAY


def test_a_duty_that_ends_closes_its_task_with_the_reason_and_comes_back_once(desk: Desk) -> None:
    person, work = _away(desk), desk.work
    case_id = person.the_case().id
    full, graded = sick(MONDAY, None), sick(MONDAY, MONDAY + 90 * DAY, 60)
    for times in (1, 2):
        note = person.periods()[0]
        person.change(CorrectPeriod(note.id, graded))
        assert Stage.DIALOGUE_MEETING_1 not in open_tasks(work, case_id)
        assert _closed(work, Stage.DIALOGUE_MEETING_1) == ["not_applicable"] * times
        person.change(CorrectPeriod(person.periods()[0].id, full))
        desk.sweep(str(times))
        assert open_tasks(work, case_id)[Stage.DIALOGUE_MEETING_1] == MONDAY + 49 * DAY


def test_a_task_that_was_never_closed_moves_when_its_duty_comes_back(desk: Desk) -> None:
    """The minutes are on file but the step is not taken: the duty is done, its task still open."""
    person, work = hire(desk.work), desk.work
    case_id = person.open(MONDAY, expected_end=str(MONDAY + 20 * DAY), proof="sick_note")
    desk.drain()
    conclude(person)
    _plan_on_paper_only(person)
    work.clock.move_to(MONDAY + 45 * DAY)
    person.change(AddPeriod(sick(MONDAY + 21 * DAY, MONDAY + 36 * DAY)))
    middle = person.periods()[-1]
    person.change(AddPeriod(sick(MONDAY + 37 * DAY, None)))
    assert open_tasks(work, case_id)["plan"] == MONDAY + 28 * DAY
    person.change(WithdrawPeriod(middle.id))
    assert open_tasks(work, case_id)["plan"] == MONDAY + 65 * DAY


def _plan_on_paper_only(person: Person) -> None:
    """File and answer the plan, and leave the stage as it is."""
    work, case = person.work, person.the_case()
    document = work.file(
        case.id, DocumentKind.FOLLOW_UP_PLAN, by=work.hr, evaluation_on="2026-12-01"
    ).document
    version = work.case(case.id).version
    answer_document(
        work.office, document.id, ConfirmationOutcome.CONFIRMED, "", actor=person.employee, version=version
    )
