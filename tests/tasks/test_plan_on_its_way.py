"""The plan is looked at again on its day, and reaches others once, seen beforehand, and anew when it changed."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.tasks.desk import Desk, K
from tests.workflow.services.conftest import filled
from workflow.adapters.persistence import tables as t
from workflow.domain.documents import ConfirmationOutcome
from workflow.domain.effects import Effect
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.domain.plan_sharing import Channel, Grounds, Recipient
from workflow.services.deliver_plan import Told, tell_delivery
from workflow.services.plan_answers import ask_for_plan_answers, share_plan_answers
from workflow.services.settle_task import settle_task
from workflow.services.share_plan import Choice, LooksDifferent, pack_plan, share_plan

TO_DOCTOR = Choice(recipient=Recipient.DOCTOR, language="nn", grounds=Grounds.PART_OF_PLAN)
TO_NAV = Choice(recipient=Recipient.NAV, language="nb", grounds=Grounds.ASKED_FOR)
TODAY = Told(channel=Channel.THROUGH_EMPLOYEE, on=date(2026, 2, 2))


def share(desk: Desk, case_id: UUID, choice: Choice, **rest: Any) -> UUID:
    packed = pack_plan(desk.bench, case_id, choice, actor=desk.work.manager)
    return share_plan(desk.bench, case_id, choice, seen=packed.mark, actor=desk.work.manager, **rest)


def revise(desk: Desk, case_id: UUID, day: str = "2026-05-01") -> UUID:
    return desk.work.file(case_id, K.FOLLOW_UP_PLAN, evaluation_on=day).document.id


def copies(desk: Desk) -> list[tuple[str, str, bool, str | None]]:
    rows = [row for row in desk.work.rows(t.delivery) if row.recipient in set(Recipient)]
    told = [(row.recipient, row.channel, row.sent_on is not None, row.ended_because) for row in rows]
    return sorted(told, key=str)


def evaluate(desk: Desk, case_id: UUID, conclusion: str, **facts: Any) -> None:
    desk.work.file(case_id, K.PLAN_EVALUATION, plan_version=1, conclusion=conclusion, **facts)


@pytest.fixture
def case_id(desk: Desk) -> UUID:
    case_id = desk.work.open()
    desk.work.plan(case_id)
    desk.drain()
    return case_id


def come_to(desk: Desk, day: date) -> None:
    desk.work.clock.move_to(day)
    desk.sweep(f"{day}/{uuid4()}")


def test_what_is_seen_is_what_is_filed_and_nothing_leaves_unseen(desk: Desk, case_id: UUID) -> None:
    seen = pack_plan(desk.bench, case_id, TO_DOCTOR, actor=desk.work.manager)
    before = len(desk.work.rows(t.filed_copy))
    share_plan(desk.bench, case_id, TO_DOCTOR, seen=seen.mark, actor=desk.work.manager)
    filed = {row.sha256 for row in desk.work.rows(t.filed_copy)}
    assert {seen.letter.printed.sha256, seen.plan.printed.sha256} <= filed
    assert len(desk.work.rows(t.filed_copy)) == before + 1  # the plan itself lay there already
    assert copies(desk) == [("doctor", "by_hand", False, None)]
    with pytest.raises(LooksDifferent):
        share_plan(desk.bench, case_id, TO_DOCTOR, seen="something else", actor=desk.work.manager)


def test_an_answer_that_comes_meanwhile_must_be_seen_too(desk: Desk, case_id: UUID) -> None:
    seen = pack_plan(desk.bench, case_id, TO_DOCTOR, actor=desk.work.manager)
    plan = next(row for row in desk.work.rows(t.document) if row.kind == K.FOLLOW_UP_PLAN)
    desk.confirm(plan.id, ConfirmationOutcome.OBJECTED)
    with pytest.raises(LooksDifferent):
        share_plan(desk.bench, case_id, TO_DOCTOR, seen=seen.mark, actor=desk.work.manager)
    assert copies(desk) == []


def test_a_copy_ends_once_as_delivered_or_with_the_reason(desk: Desk, case_id: UUID) -> None:
    office, manager = desk.work.office, desk.work.manager
    to_doctor, to_nav = share(desk, case_id, TO_DOCTOR), share(desk, case_id, TO_NAV)
    with pytest.raises(Invalid):
        tell_delivery(
            office, case_id, to_doctor, Told(channel=Channel.NAV_PAGES, on=date(2026, 2, 2)), actor=manager
        )
    with pytest.raises(Invalid):
        tell_delivery(
            office, case_id, to_doctor, Told(channel=Channel.POST, on=date(2026, 2, 3)), actor=manager
        )
    with pytest.raises(Invalid):
        tell_delivery(office, case_id, to_nav, Told(reason="  "), actor=manager)
    tell_delivery(office, case_id, to_doctor, TODAY, actor=manager)
    tell_delivery(office, case_id, to_nav, Told(reason="Nav trengte den ikke"), actor=manager)
    assert copies(desk) == [
        ("doctor", "through_employee", True, None),
        ("nav", "by_hand", False, "not_delivered"),
    ]
    for copy_id in (to_doctor, to_nav):
        with pytest.raises(NotFound):
            tell_delivery(office, case_id, copy_id, TODAY, actor=manager)
    assert all(b"trengte" not in (row.reason_sealed or b"") for row in desk.work.rows(t.delivery))


def test_a_double_click_makes_one_copy_ready_and_strangers_make_none(desk: Desk, case_id: UUID) -> None:
    submission = uuid4()
    share(desk, case_id, TO_DOCTOR, submission=submission)
    with pytest.raises(AlreadyDone):
        share(desk, case_id, TO_DOCTOR, submission=submission)
    for stranger in (desk.work.employee, desk.work.other_manager, desk.work.representative):
        with pytest.raises(NotFound):
            pack_plan(desk.bench, case_id, TO_DOCTOR, actor=stranger)
    to_health = Choice(recipient=Recipient.OCCUPATIONAL_HEALTH, language="nb", grounds=Grounds.HELP_IN_PLAN)
    with pytest.raises(Invalid):
        pack_plan(desk.bench, case_id, to_health, actor=desk.work.manager)
    assert len(copies(desk)) == 1


def test_whoever_has_an_older_version_is_to_get_the_new_one_from_a_person(desk: Desk, case_id: UUID) -> None:
    office, manager = desk.work.office, desk.work.manager
    tell_delivery(office, case_id, share(desk, case_id, TO_DOCTOR), TODAY, actor=manager)
    assert "send_plan_anew" not in desk.tasks("manager")
    revise(desk, case_id)
    desk.drain()
    assert "send_plan_anew" in desk.tasks("manager")
    assert copies(desk) == [("doctor", "through_employee", True, None)]  # nothing went by itself
    tell_delivery(office, case_id, share(desk, case_id, TO_DOCTOR), TODAY, actor=manager)
    assert "send_plan_anew" not in desk.tasks("manager")


def test_the_end_of_the_plan_step_packs_no_version_twice_and_replaces_what_waits(
    desk: Desk, case_id: UUID
) -> None:
    share(desk, case_id, TO_DOCTOR)
    new = revise(desk, case_id)
    desk.confirm(new)
    desk.work.step(case_id, "conclude_plan")
    desk.drain()
    waits, replaced = ("doctor", "by_hand", False, None), ("doctor", "by_hand", False, "replaced")
    assert copies(desk) == [replaced, waits]
    desk.order(case_id, Effect.SEND_PLAN_TO_DOCTOR, period="once more")
    desk.drain()
    assert desk.ended(Effect.SEND_PLAN_TO_DOCTOR)[-1] == ("dropped", "has_this_version")


def test_the_plan_is_looked_at_once_on_its_day_by_both(desk: Desk, case_id: UUID) -> None:
    come_to(desk, date(2026, 3, 31))
    assert "evaluate_plan" not in desk.tasks("manager")
    come_to(desk, date(2026, 4, 1))
    come_to(desk, date(2026, 4, 2))
    assert "evaluate_plan" in desk.tasks("manager")
    assert "evaluate_plan_together" in desk.tasks("employee")
    assert desk.ended(Effect.REMIND_PLAN_EVALUATION) == [("done", None)]


def test_a_new_version_moves_the_day_and_an_open_task_with_it(desk: Desk, case_id: UUID) -> None:
    come_to(desk, date(2026, 4, 1))
    revise(desk, case_id, "2026-06-01")
    due = {row.due_on for row in desk.rows(t.work_item, task="evaluate_plan", done_at=None)}
    assert due == {date(2026, 6, 1)}
    come_to(desk, date(2026, 6, 1))
    assert desk.ended(Effect.REMIND_PLAN_EVALUATION) == [("done", None), ("done", None)]


@pytest.mark.parametrize(
    ("conclusion", "facts", "again"),
    [("keep", {"next_evaluation_on": "2026-05-04"}, 1), ("change", {}, 0), ("end", {}, 0)],
)
def test_a_look_at_the_plan_takes_the_reminder_back_or_says_when_next(
    desk: Desk, case_id: UUID, conclusion: str, facts: dict[str, str], again: int
) -> None:
    desk.work.clock.move_to(date(2026, 3, 30))
    evaluate(desk, case_id, conclusion, **facts)
    desk.drain()
    come_to(desk, date(2026, 4, 1))
    assert desk.rows(t.work_item, task="evaluate_plan") == []
    come_to(desk, date(2026, 5, 4))
    assert len(desk.rows(t.work_item, task="evaluate_plan")) == again


def test_a_look_at_the_plan_closes_the_task_of_both(desk: Desk, case_id: UUID) -> None:
    come_to(desk, date(2026, 4, 1))
    evaluate(desk, case_id, "end")
    assert "evaluate_plan" not in desk.tasks("manager")
    assert "evaluate_plan_together" not in desk.tasks("employee")


def test_a_look_at_the_plan_that_is_ticked_off_is_ticked_off_for_both(desk: Desk, case_id: UUID) -> None:
    come_to(desk, date(2026, 4, 1))
    (task,) = desk.rows(t.work_item, task="evaluate_plan", done_at=None)
    settle_task(desk.work.office, task.id, actor=desk.work.manager)
    assert "evaluate_plan_together" not in desk.tasks("employee")


def test_a_new_version_answers_an_objection(desk: Desk, case_id: UUID) -> None:
    plan = next(row for row in desk.work.rows(t.document) if row.kind == K.FOLLOW_UP_PLAN)
    desk.confirm(plan.id, ConfirmationOutcome.OBJECTED)
    desk.drain()
    assert "look_at_objection" in desk.tasks("manager")
    revise(desk, case_id)
    assert "look_at_objection" not in desk.tasks("manager")


def test_the_employee_is_asked_once_in_words_that_tell_nothing(desk: Desk, case_id: UUID) -> None:
    desk.post.sent.clear()
    for _ in range(2):
        ask_for_plan_answers(desk.work.office, case_id, actor=desk.work.manager)
    desk.drain()
    (mail,) = desk.post.to("Kari")
    assert not {"Kari", "plan", "syk", "fravær"} & set(mail.text.replace(".", " ").split())
    assert "answer_plan_questions" in desk.tasks("employee")
    share_plan_answers(desk.work.office, case_id, filled(K.FOLLOW_UP_PLAN).answers, actor=desk.work.employee)
    desk.drain()
    assert "answer_plan_questions" not in desk.tasks("employee")
    assert len(desk.post.to("Mona")) == 1
