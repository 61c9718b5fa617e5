"""A measure is reminded of once for each of its days: to both, moved with the day, and no more when it is evaluated or closed."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.tasks.desk import Desk, K
from tests.workflow.services.conftest import filled
from tests.workflow.services.test_measures import agree, agreement, evaluate
from workflow.adapters.persistence import tables as t
from workflow.domain.effects import Effect
from workflow.domain.measures import WhatNext
from workflow.services.agree_measure import change_measure
from workflow.services.chores import Chore

REMIND = Effect.REMIND_MEASURE
FRIDAY, SUNDAY = date(2026, 2, 27), date(2026, 3, 1)


def told(desk: Desk) -> list[str]:
    return sorted(row.recipient for row in desk.rows(t.delivery, message=REMIND))


def task(desk: Desk) -> list[Any]:
    return desk.rows(t.work_item, task=Chore.EVALUATE_MEASURES)


def due(desk: Desk, day: date) -> None:
    desk.work.clock.move_to(day)
    desk.sweep()


def agreed(desk: Desk) -> tuple[UUID, UUID]:
    case_id = desk.work.open()
    measure_id = agree(desk.work, case_id)
    desk.drain()
    return case_id, measure_id


def test_both_are_told_once_on_the_working_day_before_and_the_manager_has_a_task(desk: Desk) -> None:
    agreed(desk)
    due(desk, date(2026, 2, 26))
    assert told(desk) == []
    due(desk, FRIDAY)
    desk.sweep("once more")
    due(desk, SUNDAY)
    assert told(desk) == ["employee", "manager"]
    assert [(row.due_on, row.done_at) for row in task(desk)] == [(date(2026, 3, 2), None)]


def test_the_messages_say_nothing_of_the_measure_or_of_illness(desk: Desk) -> None:
    agreed(desk)
    before = len(desk.post.sent)
    due(desk, FRIDAY)
    new = [mail.text.lower() for mail in desk.post.sent[before:]]
    assert new
    assert not any(
        word in text for text in new for word in ("dagvakt", "tilrettelegg", "syk", "kari", "tiltak")
    )


def test_a_service_that_slept_still_reminds(desk: Desk) -> None:
    agreed(desk)
    due(desk, date(2026, 3, 6))
    assert told(desk) == ["employee", "manager"]


def test_moved_it_is_reminded_of_on_its_new_day_alone(desk: Desk) -> None:
    case_id, measure_id = agreed(desk)
    due(desk, FRIDAY)
    said = agreement(evaluate_on=date(2026, 3, 16))
    version = desk.work.case(case_id).version
    change_measure(
        desk.work.office,
        case_id,
        measure_id,
        said,
        filled(K.ACCOMMODATION_MEASURE),
        actor=desk.work.manager,
        version=version,
    )
    assert [row.closed_because for row in task(desk)] == ["moved"]
    due(desk, date(2026, 3, 2))
    assert len(told(desk)) == 2
    due(desk, date(2026, 3, 13))
    assert len(told(desk)) == 4


def test_evaluated_before_it_is_due_nobody_is_reminded(desk: Desk) -> None:
    case_id, measure_id = agreed(desk)
    evaluate(desk.work, case_id, measure_id, WhatNext.KEEP)
    due(desk, FRIDAY)
    assert told(desk) == []


def test_an_order_that_waited_is_dropped_when_it_was_evaluated_meanwhile(desk: Desk) -> None:
    case_id, measure_id = agreed(desk)
    desk.work.clock.move_to(FRIDAY)
    with desk.work.office.store.transaction() as tx:
        assert tx.measures.order_reminders(FRIDAY, desk.work.clock.wall()) == 1
        assert tx.measures.order_reminders(FRIDAY, desk.work.clock.wall()) == 0
    evaluate(desk.work, case_id, measure_id, WhatNext.KEEP)
    desk.drain()
    assert desk.ended(REMIND) == [("dropped", "no_longer_due")]


def test_the_task_is_done_with_the_evaluation_and_goes_on_to_the_next_measure(desk: Desk) -> None:
    case_id, first = agreed(desk)
    second = agree(desk.work, case_id, evaluate_on=date(2026, 3, 3))
    due(desk, date(2026, 3, 2))
    assert [row.due_on for row in task(desk)] == [date(2026, 3, 2)]
    evaluate(desk.work, case_id, first, WhatNext.STOP)
    assert [(row.due_on, row.done_at) for row in task(desk)] == [(date(2026, 3, 3), None)]
    evaluate(desk.work, case_id, second, WhatNext.STOP)
    assert task(desk)[0].done_by == desk.work.manager.person_id


def test_the_end_is_reminded_of_a_week_before_unless_it_was_stopped(desk: Desk) -> None:
    case_id, measure_id = agreed(desk)
    stopped = agree(desk.work, case_id)
    evaluate(desk.work, case_id, measure_id, WhatNext.KEEP)
    evaluate(desk.work, case_id, stopped, WhatNext.STOP)
    desk.drain()
    due(desk, date(2026, 3, 23))
    assert told(desk) == ["employee", "manager"]
    assert task(desk) == []


def test_an_end_that_has_passed_is_not_reminded_of(desk: Desk) -> None:
    case_id, measure_id = agreed(desk)
    evaluate(desk.work, case_id, measure_id, WhatNext.KEEP)
    due(desk, date(2026, 3, 30))
    assert told(desk) == []


def test_back_at_work_the_evaluation_is_still_to_be_done(desk: Desk) -> None:
    case_id, _ = agreed(desk)
    due(desk, FRIDAY)
    desk.work.file(case_id, K.RETURN_NOTE, returned_on="2026-02-27", follow_up_on="2026-03-13")
    assert desk.work.case(case_id).stage == "aftercare"
    assert [row.done_at for row in task(desk)] == [None]


def test_a_closed_case_reminds_of_nothing_and_keeps_no_task(desk: Desk) -> None:
    case_id, _ = agreed(desk)
    due(desk, FRIDAY)
    desk.work.file(case_id, K.REGISTRATION_ERROR_NOTE, reason="duplicate")
    desk.drain()
    due(desk, date(2026, 3, 23))
    assert told(desk) == ["employee", "manager"]
    assert [row.closed_because for row in task(desk)] == ["closed"]
