"""Claims, leases, failures and clocks: nothing is done by two, nothing is stuck, and what fails says so."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest
import sqlalchemy as sa

from tests.tasks.desk import Desk, K
from workflow.adapters.clock import SystemClock, shift_to
from workflow.adapters.persistence import tables as t
from workflow.domain.effects import Effect, Queue
from workflow.domain.errors import AlreadyDone, Invalid, NotFound
from workflow.services import perform_work
from workflow.services.due_work import Order
from workflow.services.outcomes import Later, Outcome
from workflow.services.perform_work import MOST_ATTEMPTS, PAUSES, perform
from workflow.services.retry_work import drop_work, retry_work
from workflow.services.scene import Scene
from workflow.tasks import drain as draining
from workflow.tasks.drain import BATCH, LEASE, NotEquipped, drain, drain_all
from workflow.tasks.effects import HANDLERS

RIGHTS = Effect.TELL_EMPLOYEE_RIGHTS
MESSAGES = Queue.MESSAGES


def opened(desk: Desk) -> UUID:
    return desk.work.open()


def _claim(desk: Desk, queue: str = MESSAGES, most: int = BATCH) -> Sequence[Order]:
    at = desk.bench.office.clock.wall()
    with desk.bench.store.transaction() as tx:
        return tx.due_work.claim(queue, at=at, until=at + LEASE, most=most)


def _many(desk: Desk, count: int, effect: Effect = RIGHTS) -> UUID:
    case_id = opened(desk)
    desk.drain()
    for number in range(count):
        desk.order(case_id, effect, period=f"n{number}")
    return case_id


def test_what_one_worker_holds_no_other_gets(desk: Desk) -> None:
    _many(desk, 5)
    first, second = _claim(desk, most=3), _claim(desk, most=3)
    assert (len(first), len(second)) == (3, 2)
    assert not {order.id for order in first} & {order.id for order in second}
    assert _claim(desk) == []


def test_many_workers_at_once_perform_each_row_once(desk: Desk) -> None:
    _many(desk, 60)
    sent = len(desk.post.sent)
    crowd = [Thread(target=drain_all, args=(desk.bench, MESSAGES)) for _ in range(4)]
    for worker in crowd:
        worker.start()
    for worker in crowd:
        worker.join()
    assert [row.outcome for row in desk.rows(t.outbox, effect=RIGHTS)] == ["done"] * 61
    assert len(desk.post.sent) - sent == 60
    assert {row.attempts for row in desk.rows(t.outbox, effect=RIGHTS)} == {1}


def test_rows_of_a_dead_worker_are_free_when_their_lease_ends(desk: Desk) -> None:
    _many(desk, 3)
    assert len(_claim(desk)) == 3
    assert desk.drain() == 0
    desk.wait(seconds=LEASE.total_seconds() - 1)
    assert desk.drain() == 0
    desk.wait(seconds=2)
    assert desk.drain() == 3


def test_a_worker_that_comes_back_late_leaves_the_row_to_its_new_holder(desk: Desk) -> None:
    _many(desk, 1)
    late = _claim(desk)[0]
    desk.wait(minutes=5)
    new = _claim(desk)[0]
    left = desk.left()
    perform(desk.bench, late, HANDLERS)
    assert desk.rows(t.outbox, id=late.id)[0].outcome is None
    assert desk.left()["work_item"] == left["work_item"]
    perform(desk.bench, new, HANDLERS)
    assert desk.rows(t.outbox, id=new.id)[0].outcome == "done"
    assert len(desk.rows(t.delivery, effect_id=new.id)) == 1


def test_what_is_not_begun_in_time_is_given_back_and_costs_no_attempt(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _many(desk, 3)
    monkeypatch.setattr(draining, "BEGIN_WITHIN_SECONDS", -1.0)
    assert drain_all(desk.bench, MESSAGES) == 0
    rows = desk.rows(t.outbox, effect=RIGHTS, outcome=None)
    assert {(row.attempts, row.leased_until) for row in rows} == {(0, None)}


def test_a_worker_without_its_workbench_says_how_to_start_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draining, "_at_hand", [])
    with pytest.raises(NotEquipped, match="tilbake worker messages"):
        drain("messages")


# --- failures --------------------------------------------------------------------------------------------------------


def test_mail_that_cannot_be_handed_over_waits_longer_each_time_and_then_fails(desk: Desk) -> None:
    desk.mail_at_any_hour()
    opened(desk)
    desk.post.away = True
    desk.drain()
    for pause in PAUSES:
        row = desk.rows(t.outbox, effect=RIGHTS)[0]
        assert (row.outcome, row.reason) == (None, "DeliveryFailed")
        desk.wait(seconds=pause.total_seconds() - 2)
        desk.drain()
        assert desk.rows(t.outbox, effect=RIGHTS)[0].attempts == row.attempts
        desk.wait(seconds=3)
        desk.drain()
    row = desk.rows(t.outbox, effect=RIGHTS)[0]
    assert (row.outcome, row.reason, row.attempts) == ("failed", "DeliveryFailed", MOST_ATTEMPTS)
    assert desk.post.sent == []


def test_a_mail_server_that_comes_back_gets_each_mail_once(desk: Desk) -> None:
    opened(desk)
    desk.post.away = True
    desk.drain()
    assert len(desk.work.rows(t.filed_copy)) > 0, "other queues go on meanwhile"
    desk.post.away = False
    desk.wait(minutes=1)
    desk.drain()
    ids = [mail.message_id for mail in desk.post.sent]
    assert len(ids) == len(set(ids)) == 2
    assert not desk.rows(t.outbox, outcome=None)


def test_a_refusal_for_good_fails_at_once_and_the_others_get_their_mail(desk: Desk) -> None:
    case_id = opened(desk)
    desk.post.refuses = {"Kari@example.org"}
    desk.work.file(case_id, K.DIALOGUE_MEETING_1_INVITATION, meeting_on="2026-03-09", length_minutes=45)
    desk.drain()
    assert desk.ended(Effect.TELL_OF_MEETING) == [("failed", "DeliveryFailed")]
    assert len([mail for mail in desk.post.to("Mona") if mail.calendar]) == 1

    desk.post.refuses = set()
    work_id = desk.rows(t.outbox, effect=Effect.TELL_OF_MEETING)[0].id
    retry_work(desk.work.office, work_id, actor=desk.work.hr)
    desk.drain()
    assert desk.ended(Effect.TELL_OF_MEETING) == [("done", None)]
    assert len([mail for mail in desk.post.to("Mona") if mail.calendar]) == 1, (
        "who had it is not written to again"
    )
    assert len([mail for mail in desk.post.to("Kari") if mail.calendar]) == 1
    assert len(desk.work.rows(t.meeting)) == 1


@contextmanager
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An effect that fails with words nobody may read elsewhere."""

    def fail(_scene: Scene) -> Outcome:
        raise ValueError("Kari Prøve 01018012345")

    handlers = {**HANDLERS, RIGHTS: fail}
    with monkeypatch.context() as patch:
        patch.setattr(draining, "HANDLERS", handlers)
        yield


def test_a_failing_row_ends_failed_with_the_name_of_the_error_only_and_can_be_retried(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(desk)
    with broken(monkeypatch):
        for _ in range(MOST_ATTEMPTS):
            desk.drain()
            desk.wait(hours=9)
        desk.drain()
    row = desk.rows(t.outbox, effect=RIGHTS)[0]
    assert (row.outcome, row.reason, row.attempts) == ("failed", "ValueError", MOST_ATTEMPTS)
    told = capsys.readouterr()
    assert "01018012345" not in told.out + told.err

    retry_work(desk.work.office, row.id, actor=desk.work.hr)
    desk.drain()
    assert desk.ended(RIGHTS) == [("done", None)]
    retried = desk.rows(t.history, event="work_retried")
    assert [(line.word, line.acted_as) for line in retried] == [(RIGHTS, "hr")]


def test_one_failing_row_holds_nothing_else_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(desk)
    with broken(monkeypatch):
        desk.drain()
    waiting = desk.rows(t.outbox, outcome=None)
    assert [row.effect for row in waiting] == [RIGHTS]


def test_what_cannot_be_written_leaves_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(desk)

    def half(*args: object, **kwargs: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(perform_work, "keep", half)
        desk.drain()
    assert desk.rows(t.filed_copy) == desk.rows(t.work_item) == []
    assert {row.reason for row in desk.rows(t.outbox, outcome=None)} >= {"OSError"}
    desk.wait(minutes=1)
    desk.drain()
    assert not desk.rows(t.outbox, outcome=None)
    assert len(desk.rows(t.filed_copy)) == 2


def test_work_that_kills_its_worker_every_time_is_given_up(desk: Desk) -> None:
    opened(desk)
    for _ in range(MOST_ATTEMPTS):
        for queue in Queue:
            _claim(desk, queue)
        desk.wait(minutes=5)
    desk.drain()
    assert {(row.outcome, row.reason) for row in desk.work.rows(t.outbox)} == {("failed", "WorkerDied")}


def test_work_can_say_later_and_it_costs_no_attempt(desk: Desk) -> None:
    _many(desk, 1)
    order = _claim(desk)[0]
    tomorrow = desk.bench.office.clock.wall() + timedelta(days=1)
    perform(desk.bench, order, {order.effect: lambda _scene: Later(tomorrow)})
    assert desk.drain() == 0
    assert desk.rows(t.outbox, id=order.id)[0].attempts == 0
    desk.wait(hours=25)
    assert desk.drain() == 1


def test_a_case_that_changes_while_work_is_decided_is_looked_at_once_more(desk: Desk) -> None:
    case_id = opened(desk)
    order = _claim(desk, Queue.FOLLOW_UP)[0]
    handler = HANDLERS[order.effect]

    def decides_slowly(scene: Scene) -> Outcome:
        outcome = handler(scene)
        desk.change_case(case_id, version=sa.text("version + 1"), first_day=date(2026, 1, 5))
        return outcome

    perform(desk.bench, order, {order.effect: decides_slowly})
    assert desk.rows(t.work_item) == []
    desk.drain()
    plan = desk.rows(t.work_item, task="plan")[0]
    assert plan.due_on == date(2026, 2, 2)


# --- HR looks after it ---------------------------------------------------------------------------------------------------


def _failed(desk: Desk) -> int:
    opened(desk)
    desk.post.refuses = {"Kari@example.org"}
    desk.drain()
    found = desk.rows(t.outbox, outcome="failed")
    assert len(found) == 1
    return int(found[0].id)


def test_failed_work_is_set_aside_for_a_reason_that_is_a_code(desk: Desk) -> None:
    work_id = _failed(desk)
    with pytest.raises(Invalid):
        drop_work(desk.work.office, work_id, "Kari har fått brevet", actor=desk.work.hr)
    drop_work(desk.work.office, work_id, "done_by_hand", actor=desk.work.hr)
    row = desk.rows(t.outbox, id=work_id)[0]
    assert (row.outcome, row.reason) == ("dropped", "done_by_hand")
    assert desk.rows(t.history, event="work_dropped")[0].detail == {"work": work_id, "reason": "done_by_hand"}


def test_only_hr_looks_after_failed_work_and_only_while_it_is_failed(desk: Desk) -> None:
    work_id = _failed(desk)
    for actor in (desk.work.manager, desk.work.employee, desk.work.payroll):
        with pytest.raises(NotFound):
            retry_work(desk.work.office, work_id, actor=actor)
    retry_work(desk.work.office, work_id, actor=None)
    assert desk.rows(t.history, event="work_retried")[0].acted_as == "operator"
    with pytest.raises(AlreadyDone):
        retry_work(desk.work.office, work_id, actor=desk.work.hr)
    with pytest.raises(NotFound):
        retry_work(desk.work.office, work_id + 1000, actor=desk.work.hr)


# --- clocks -------------------------------------------------------------------------------------------------------------


class _Shifted(SystemClock):
    """The running service's own clock, on a data folder."""


def _on(desk: Desk, folder: Path) -> Desk:
    office = replace(desk.bench.office, clock=_Shifted(folder))
    desk.work.office = office
    return replace(desk, bench=replace(desk.bench, office=office))


def test_a_clock_moved_ahead_frees_no_lease_and_one_moved_back_holds_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    desk = _on(desk, tmp_path)
    real = SystemClock().today()
    shift_to(tmp_path, real + timedelta(days=200))
    case_id = desk.work.open(real)
    held = _claim(desk)
    shift_to(tmp_path, real + timedelta(days=400))
    assert _claim(desk) == [], "moving ahead does not let go what a worker holds"
    assert len(held) == 1

    shift_to(tmp_path, real + timedelta(days=300))
    desk.order(case_id, RIGHTS, period="later")
    shift_to(tmp_path, real)
    assert len(_claim(desk)) == 1, "moving back holds nothing back"


def test_work_ordered_by_a_clock_that_is_ahead_is_due_at_once(desk: Desk) -> None:
    case_id = _many(desk, 0)
    desk.wait(days=100)
    desk.order(case_id, RIGHTS, period="ahead")
    desk.work.clock.advance(days=-100)
    assert desk.drain() == 1


def test_a_failure_still_waits_when_the_day_is_shifted(desk: Desk, tmp_path: Path) -> None:
    desk = _on(desk, tmp_path)
    desk.work.open(SystemClock().today())
    desk.post.away = True
    drain_all(desk.bench, MESSAGES)
    shift_to(tmp_path, SystemClock().today() + timedelta(days=2))
    assert drain_all(desk.bench, MESSAGES) == 0
