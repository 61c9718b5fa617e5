"""Writes what an effect leaves behind, in the transaction that ends its work."""

from collections.abc import Iterable
from uuid import UUID

from workflow.services.due_work import Order
from workflow.services.follow_day import follow_day
from workflow.services.meeting_reminders import order_meeting_reminders
from workflow.services.results import (
    Alarms,
    ByHand,
    DatesOfTheDay,
    FiledCopy,
    InCalendars,
    Meeting,
    NoMeeting,
    Result,
    SweepOf,
    Task,
)
from workflow.services.workbench import EffectTransaction, Workbench


def keep(bench: Workbench, tx: EffectTransaction, order: Order, results: Iterable[Result]) -> None:
    """Write every result."""
    for result in results:
        if isinstance(result, SweepOf):
            tx.due_work.order_alarms(result.day, bench.office.clock.wall())
            order_meeting_reminders(bench.office, tx, result.day)
        elif order.case_id is not None:
            _keep_on_case(bench, tx, order, order.case_id, result)


def _keep_on_case(
    bench: Workbench, tx: EffectTransaction, order: Order, case_id: UUID, result: Result
) -> None:
    now = bench.office.clock.now()
    match result:
        case FiledCopy():
            tx.folder.add_copy(case_id, bench.office.new_id(), result, effect_id=order.id, at=now)
        case ByHand():
            tx.folder.add_by_hand(case_id, result, effect_id=order.id, message=order.effect, at=now)
        case Task():
            tx.folder.ask(case_id, result, effect_id=order.id, at=now)
        case Meeting():
            tx.folder.put_meeting(case_id, result, now)
        case InCalendars():
            tx.folder.note_in_calendars(result, now)
        case NoMeeting():
            tx.folder.cancel_meeting(result.uid, result.sequence, now)
        case DatesOfTheDay():
            follow_day(bench.office, tx, case_id)
        case Alarms():
            tx.outbox.add(case_id, bench.office.clock.wall(), result.work)
            tx.folder.set_next_alarm(case_id, result.next_on)
