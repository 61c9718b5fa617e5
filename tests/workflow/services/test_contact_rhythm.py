"""A rhythm of contact is agreed, kept as history, and moved by every contact; the employee says what suits them."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workflow.services.conftest import Workplace
from workflow.adapters.persistence import tables as t
from workflow.domain.contact_rhythm import ContactWay
from workflow.domain.documents import DocumentKind
from workflow.domain.errors import AlreadyDone, Invalid, NotFound, Stale, StepNotOpen
from workflow.domain.meetings import MeetingKind
from workflow.domain.people import Actor
from workflow.services.agree_contact import Agreed, Wish, agree_rhythm, say_wish
from workflow.services.chores import Chore
from workflow.services.hold_meeting import hold_meeting
from workflow.services.plan_meeting import PlannedMeeting, plan_meeting

K = DocumentKind
FIRST = date(2026, 2, 16)


def agree(
    work: Workplace,
    case_id: UUID,
    weeks: int = 2,
    first: date = FIRST,
    *,
    by: Actor | None = None,
    **rest: Any,
) -> None:
    agreed = Agreed(every_weeks=weeks, way=ContactWay.PHONE, from_on=first, together=True)
    version = rest.pop("version", work.case(case_id).version)
    agree_rhythm(work.office, case_id, agreed, actor=by or work.manager, version=version, **rest)


def note(work: Workplace, case_id: UUID, day: str, outcome: str = "talked") -> None:
    work.file(case_id, K.CONTACT_ATTEMPT, contacted_on=day, channel="phone", outcome=outcome)


def open_tasks(work: Workplace) -> set[str]:
    return {str(row.task) for row in work.rows(t.work_item) if row.done_at is None}


def test_the_next_contact_stands_on_the_case_and_moves_with_what_is_noted(work: Workplace) -> None:
    case_id = work.open()
    agree(work, case_id)
    assert work.case(case_id).contact_next_on == FIRST
    work.clock.move_to(date(2026, 2, 10))
    note(work, case_id, "2026-02-10", "no_answer")
    assert work.case(case_id).contact_next_on == FIRST
    note(work, case_id, "2026-02-10")
    assert work.case(case_id).contact_next_on == date(2026, 2, 24)
    work.file(case_id, K.FIRST_CONVERSATION_MINUTES, held_on="2026-02-10", told_of_trusted_person=True)
    assert work.case(case_id).contact_next_on == date(2026, 2, 24)


def test_a_meeting_that_was_held_moves_the_day_without_any_paper(work: Workplace) -> None:
    case_id = work.open()
    agree(work, case_id)
    planned = PlannedMeeting(
        kind=MeetingKind.FOLLOW_UP_CONVERSATION, on_day=date(2026, 2, 12), at_time=None, length_minutes=45
    )
    version = work.case(case_id).version
    meeting_id = plan_meeting(work.office, case_id, planned, actor=work.manager, version=version)
    work.clock.move_to(date(2026, 2, 12))
    version = work.case(case_id).version
    hold_meeting(work.office, meeting_id, date(2026, 2, 12), actor=work.manager, version=version)
    assert work.case(case_id).contact_next_on == date(2026, 2, 26)


def test_a_corrected_note_counts_as_it_stands_now(work: Workplace) -> None:
    case_id = work.open()
    agree(work, case_id)
    work.clock.move_to(date(2026, 2, 10))
    minutes: dict[str, Any] = {"told_of_trusted_person": True}
    work.file(case_id, K.FIRST_CONVERSATION_MINUTES, held_on="2026-02-10", **minutes)
    assert work.case(case_id).contact_next_on == date(2026, 2, 24)
    work.file(case_id, K.FIRST_CONVERSATION_MINUTES, held_on="2026-02-02", **minutes)
    assert work.case(case_id).contact_next_on == FIRST


def test_another_rhythm_leaves_the_former_on_file_and_a_line_of_history(work: Workplace) -> None:
    case_id = work.open()
    agree(work, case_id)
    work.clock.advance(days=1)
    agree(work, case_id, 4, date(2026, 3, 2), by=work.hr)
    assert sorted(row.every_weeks for row in work.rows(t.contact_rhythm)) == [2, 4]
    assert work.case(case_id).contact_weeks == 4
    lines = [row.detail for row in work.rows(t.history) if row.event == "contact_rhythm_set"]
    assert lines == [
        {"weeks": 2, "way": "phone", "next_on": "2026-02-16"},
        {"weeks": 4, "way": "phone", "next_on": "2026-03-02"},
    ]


def test_a_wish_is_seen_to_when_a_rhythm_is_set(work: Workplace) -> None:
    case_id = work.open()
    wish = Wish(every_weeks=1, way=ContactWay.MESSAGE, words="Helst etter klokka 12")
    say_wish(work.office, case_id, wish, actor=work.employee, submission=uuid4())
    assert Chore.SEE_CONTACT_WISH in open_tasks(work)
    with work.office.store.transaction() as tx:
        said = tx.contact_rhythms.wish(case_id)
    assert said is not None
    assert (said.every_weeks, said.way, said.words) == (1, ContactWay.MESSAGE, "Helst etter klokka 12")
    assert b"klokka" not in bytes(work.rows(t.contact_wish)[0].words_sealed)
    agree(work, case_id, 1)
    assert Chore.SEE_CONTACT_WISH not in open_tasks(work)


def test_the_second_of_two_clicks_finds_the_first(work: Workplace) -> None:
    case_id, sent, said = work.open(), uuid4(), uuid4()
    version = work.case(case_id).version
    agree(work, case_id, version=version, submission=sent)
    with pytest.raises(AlreadyDone):
        agree(work, case_id, version=version, submission=sent)
    say_wish(work.office, case_id, Wish(words="Ring meg"), actor=work.employee, submission=said)
    with pytest.raises(AlreadyDone):
        say_wish(work.office, case_id, Wish(words="Ring meg"), actor=work.employee, submission=said)
    assert (len(work.rows(t.contact_rhythm)), len(work.rows(t.contact_wish))) == (1, 1)


def test_what_makes_no_sense_is_refused_and_nothing_is_kept(work: Workplace) -> None:
    case_id = work.open()
    for weeks, first in ((0, FIRST), (9, FIRST), (2, date(2026, 2, 1))):
        with pytest.raises(Invalid):
            agree(work, case_id, weeks, first)
    with pytest.raises(Invalid):
        say_wish(work.office, case_id, Wish(), actor=work.employee)
    with pytest.raises(Stale):
        agree(work, case_id, version=99)
    assert work.rows(t.contact_rhythm) == work.rows(t.contact_wish) == []


def test_nobody_else_sets_a_rhythm_or_speaks_for_the_employee(work: Workplace) -> None:
    case_id = work.open()
    for somebody in (work.other_manager, work.employee, work.payroll, work.representative):
        with pytest.raises(NotFound):
            agree(work, case_id, by=somebody)
    for somebody in (work.manager, work.hr, work.other_manager):
        with pytest.raises(NotFound):
            say_wish(work.office, case_id, Wish(words="Hver dag"), actor=somebody)


def test_back_at_work_there_is_no_rhythm_to_agree_on(work: Workplace) -> None:
    case_id = work.open()
    work.clock.advance(days=7)
    work.file(case_id, K.RETURN_NOTE, returned_on="2026-02-09", follow_up_on="2026-02-23")
    with pytest.raises(StepNotOpen):
        agree(work, case_id, 2, date(2026, 2, 20))
    with pytest.raises(StepNotOpen):
        say_wish(work.office, case_id, Wish(words="Ring meg"), actor=work.employee)
