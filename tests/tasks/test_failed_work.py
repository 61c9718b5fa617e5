"""Whoever looks after failed work has it tried, one or all of a kind, or sets it aside, and what must be done by hand is asked for."""

from typing import Any
from uuid import UUID

import pytest

from tests.tasks.desk import Desk
from workflow.adapters.persistence import tables as t
from workflow.domain.effects import Effect
from workflow.domain.errors import AlreadyDone, NotFound
from workflow.domain.people import Actor, Role
from workflow.services.by_hand import INSTEAD
from workflow.services.chores import TASK_NAMES, Chore
from workflow.services.retry_work import DROP_REASONS, LEAVES_TASK, drop_work, retry_kind, retry_work

LETTER = Effect.LETTER_TO_NAV


def fail(desk: Desk, case_id: UUID | None, effect: Effect = LETTER, period: str = "1") -> int:
    at = desk.work.clock.wall()
    row: dict[str, Any] = {
        "case_id": case_id, "effect": effect, "about": "x", "period": period, "queue": "documents", "due_at": at,
        "created_at": at, "attempts": 8, "outcome": "failed", "reason": "PrintingFailed", "done_at": at,
    }  # fmt: skip
    with desk.work.engine.begin() as connection:
        made = connection.execute(t.outbox.insert(), row).inserted_primary_key
    assert made is not None
    return int(made[0])


def outcome(desk: Desk, work_id: int) -> str | None:
    found: str | None = desk.rows(t.outbox, id=work_id)[0].outcome
    return found


@pytest.fixture
def case_id(desk: Desk) -> UUID:
    found = desk.work.open()
    desk.drain()
    return found


@pytest.fixture
def admin(desk: Desk) -> Actor:
    return Actor(person_id=desk.work.other_manager.person_id, role=Role.ADMIN)


def test_all_of_one_kind_is_tried_and_nothing_of_another(desk: Desk, case_id: UUID) -> None:
    letters = [fail(desk, case_id, period=str(number)) for number in range(3)]
    other = fail(desk, case_id, Effect.ARCHIVE_DOCUMENT)
    assert retry_kind(desk.work.office, LETTER, actor=desk.work.hr) == 3
    assert [outcome(desk, one) for one in (*letters, other)] == [None, None, None, "failed"]
    assert retry_kind(desk.work.office, LETTER, actor=desk.work.hr) == 0  # the second click
    told = desk.rows(t.history, event="work_retried")
    assert {row.detail["work"] for row in told} == set(letters)


@pytest.mark.parametrize("ended", ["done", "dropped", None])
def test_what_has_ended_well_meanwhile_is_left_alone(desk: Desk, case_id: UUID, ended: str | None) -> None:
    work_id = fail(desk, case_id)
    with desk.work.engine.begin() as connection:
        connection.execute(t.outbox.update().where(t.outbox.c.id == work_id).values(outcome=ended))
    before = desk.rows(t.outbox, id=work_id)
    for act in (
        lambda: retry_work(desk.work.office, work_id, actor=desk.work.hr),
        lambda: drop_work(desk.work.office, work_id, "by_hand", actor=desk.work.hr),
    ):
        with pytest.raises(AlreadyDone):
            act()
    assert desk.rows(t.outbox, id=work_id) == before
    assert Chore.SEND_LETTER_TO_NAV not in desk.tasks("manager")


@pytest.mark.parametrize("reason", DROP_REASONS)
def test_a_letter_that_must_be_done_by_hand_leaves_a_task(desk: Desk, case_id: UUID, reason: str) -> None:
    work_id = fail(desk, case_id)
    assert drop_work(desk.work.office, work_id, reason, actor=desk.work.hr) is (reason in LEAVES_TASK)
    assert (Chore.SEND_LETTER_TO_NAV in desk.tasks("manager")) is (reason in LEAVES_TASK)
    assert (outcome(desk, work_id), desk.rows(t.outbox, id=work_id)[0].reason) == ("dropped", reason)


def test_a_copy_nobody_can_make_by_hand_leaves_none(desk: Desk, case_id: UUID) -> None:
    work_id = fail(desk, case_id, Effect.ARCHIVE_DOCUMENT)
    assert drop_work(desk.work.office, work_id, "by_hand", actor=desk.work.hr) is False


def test_every_task_left_instead_has_a_name() -> None:
    assert set(INSTEAD.values()) <= set(TASK_NAMES)


def test_work_of_no_case_is_the_administrators_and_stands_on_the_log(
    desk: Desk, case_id: UUID, admin: Actor
) -> None:
    own, of_case = fail(desk, None, Effect.TELL_OF_ACCOUNT), fail(desk, case_id)
    with pytest.raises(NotFound):
        retry_work(desk.work.office, of_case, actor=admin)
    assert retry_kind(desk.work.office, LETTER, actor=admin) == 0
    with pytest.raises(NotFound):
        retry_work(desk.work.office, own, actor=desk.work.hr)
    assert retry_kind(desk.work.office, Effect.TELL_OF_ACCOUNT, actor=desk.work.hr) == 0
    drop_work(desk.work.office, own, "not_needed", actor=admin)
    assert outcome(desk, own) == "dropped"
    (line,) = [row for row in desk.work.rows(t.audit_event) if row.event == "work_dropped"]
    assert line.detail == {"work": own, "effect": "tell_of_account", "reason": "not_needed"}


@pytest.mark.parametrize("who", ["manager", "employee", "payroll", "representative"])
def test_nobody_else_has_a_kind_tried(desk: Desk, case_id: UUID, who: str) -> None:
    fail(desk, case_id)
    with pytest.raises(NotFound):
        retry_kind(desk.work.office, LETTER, actor=getattr(desk.work, who))
