"""An answer is awaited until a day: one reminder before, one task after, nothing more once it has come."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.tasks.desk import Desk, K
from tests.workflow.services.conftest import filled
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.effects import Effect
from workflow.services.answer_document import document_silence
from workflow.services.change_house_rule import change_house_rule
from workflow.services.file_document import Filled, file_document
from workflow.services.records import DocumentRecord

REMINDER = "venter fortsatt på svaret ditt"


@pytest.fixture
def case_id(desk: Desk) -> UUID:
    """Filed on a Monday: answers are due the Monday after, the working day before is Friday."""
    return desk.work.open()


def minutes(desk: Desk, case_id: UUID, meeting: UUID, **facts: str) -> DocumentRecord:
    one = filled(K.MEETING_MINUTES, "Avtalt", **facts)
    about = Filled(one.kind, one.answers, one.facts, meeting)
    version = desk.work.case(case_id).version
    found = file_document(desk.work.office, case_id, about, actor=desk.work.manager, version=version)
    return found.document


def later(desk: Desk, days: int) -> None:
    """Let days pass unseen; then the sweep looks."""
    desk.work.clock.advance(days=days)
    desk.sweep()


def reminders(desk: Desk) -> list[str]:
    return [mail.text for mail in desk.post.to("Kari") if REMINDER in mail.text]


def asked(desk: Desk) -> list[UUID]:
    """The documents somebody is asked to note a silence about."""
    return [row.document_id for row in desk.rows(t.work_item, task="document_silence", done_at=None)]


def test_the_employee_is_reminded_once_and_the_manager_asked_the_day_after(desk: Desk, case_id: UUID) -> None:
    document = minutes(desk, case_id, uuid4())
    desk.pass_days(3)
    assert reminders(desk) == []
    desk.pass_days(1)
    desk.sweep("again")
    assert len(reminders(desk)) == 1
    assert "mandag 9. februar 2026" in reminders(desk)[0]
    desk.pass_days(3)
    assert asked(desk) == []
    desk.pass_days(1)
    desk.sweep("once more")
    assert asked(desk) == [document.id]
    desk.pass_days(3)
    assert (len(reminders(desk)), asked(desk)) == (1, [document.id])


def test_each_of_several_papers_is_awaited_by_itself(desk: Desk, case_id: UUID) -> None:
    first, second = minutes(desk, case_id, uuid4()), minutes(desk, case_id, uuid4())
    later(desk, 4)
    later(desk, 4)
    assert reminders(desk)[0].count("Et dokument venter") == 2  # in one mail
    assert set(asked(desk)) == {first.id, second.id}
    desk.confirm(first.id)
    assert asked(desk) == [second.id]
    version = desk.work.case(case_id).version
    document_silence(
        desk.work.office,
        second.id,
        ConfirmationOutcome.SILENT,
        "Ringte",
        actor=desk.work.manager,
        version=version,
    )
    assert asked(desk) == []
    closed = {row.closed_because for row in desk.rows(t.work_item, task="document_silence")}
    assert closed == {"answered"}


def test_an_answer_in_time_takes_reminder_and_task_back(desk: Desk, case_id: UUID) -> None:
    desk.confirm(minutes(desk, case_id, uuid4()).id)
    later(desk, 4)
    later(desk, 5)
    assert reminders(desk) == []
    assert asked(desk) == []


def test_a_new_version_begins_its_days_anew(desk: Desk, case_id: UUID) -> None:
    meeting = uuid4()
    minutes(desk, case_id, meeting)
    later(desk, 4)
    later(desk, 4)
    newer = minutes(desk, case_id, meeting)
    assert asked(desk) == []
    assert newer.answer_by == desk.work.clock.today() + timedelta(days=7)
    later(desk, 6)
    later(desk, 2)
    assert asked(desk) == [newer.id]
    assert len(reminders(desk)) == 2


def test_a_service_that_slept_asks_the_manager_and_does_not_remind_too_late(
    desk: Desk, case_id: UUID
) -> None:
    document = minutes(desk, case_id, uuid4())
    desk.drain()
    later(desk, 20)
    assert reminders(desk) == []
    assert asked(desk) == [document.id]
    assert desk.ended(Effect.REMIND_OF_ANSWER) == []


def test_another_house_rule_counts_for_what_is_sent_from_its_day_on(desk: Desk, case_id: UUID) -> None:
    work = desk.work
    before = minutes(desk, case_id, uuid4())
    tomorrow = work.clock.today() + timedelta(days=1)
    change_house_rule(work.office, "answer_days", 14, tomorrow, actor=work.hr)
    work.clock.advance(days=1)
    after = minutes(desk, case_id, uuid4())
    assert before.answer_by == tomorrow + timedelta(days=6)
    assert after.answer_by == tomorrow + timedelta(days=14)


def test_a_closed_case_awaits_nothing(desk: Desk, case_id: UUID) -> None:
    minutes(desk, case_id, uuid4())
    desk.work.file(case_id, K.REGISTRATION_ERROR_NOTE, reason="wrong_person")
    later(desk, 4)
    later(desk, 5)
    assert reminders(desk) == []
    assert asked(desk) == []


def test_the_next_conversation_of_each_minutes_goes_into_the_calendars(desk: Desk, case_id: UUID) -> None:
    first = minutes(desk, case_id, uuid4(), next_conversation_on="2026-02-16")
    minutes(desk, case_id, uuid4())
    desk.drain()
    (meeting,) = desk.rows(t.meeting)
    assert (str(meeting.on_day), meeting.document_id) == ("2026-02-16", first.id)
    assert len([mail for mail in desk.post.to("Kari") if "mangler noe viktig" in mail.text]) == 2
