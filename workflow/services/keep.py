"""Writes what an effect leaves behind, in the transaction that ends its work."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from workflow.domain.documents import DocumentKind
from workflow.domain.papers import CheckState
from workflow.domain.plan_sharing import Recipient
from workflow.services.doctor_letters import close_uncovered_letters
from workflow.services.due_work import Order
from workflow.services.follow_day import follow_day
from workflow.services.keep_said import keep_said
from workflow.services.meeting_reminders import order_meeting_reminders
from workflow.services.order_package import KEPT_FOR
from workflow.services.plan_copies import replace_waiting
from workflow.services.responsibility import watch
from workflow.services.results import (
    Alarms,
    ByHand,
    DatesOfTheDay,
    FiledCopy,
    InCalendars,
    Meeting,
    NoMeeting,
    PackageMade,
    PaperSeen,
    Result,
    Said,
    SweepOf,
    Task,
    ToSay,
)
from workflow.services.withdraw_paper import refuse_paper
from workflow.services.workbench import EffectTransaction, Workbench


def keep(bench: Workbench, tx: EffectTransaction, order: Order, results: Iterable[Result]) -> None:
    """Write every result."""
    for result in results:
        if isinstance(result, SweepOf):
            _sweep(bench, tx, result.day)
        elif isinstance(result, PackageMade):
            _keep_package(bench, tx, result)
        elif isinstance(result, ToSay):
            tx.reminders.add(result.reminders, bench.office.clock.now(), bench.office.clock.wall())
        elif isinstance(result, Said):
            keep_said(bench, tx, result)
        elif order.case_id is not None:
            _keep_on_case(bench, tx, order, order.case_id, result)


def _sweep(bench: Workbench, tx: EffectTransaction, day: date) -> None:
    """Order what the day brings about, each kind in statements of its own; what was ordered before stays as it is."""
    now = bench.office.clock.wall()
    tx.due_work.order_alarms(day, now)
    tx.due_work.order_answers(day, now)
    tx.measures.order_reminders(day, now)
    order_meeting_reminders(bench.office, tx, day)
    tx.holds.order_reviews(day, now)
    close_uncovered_letters(tx, day, bench.office.clock.now())
    if bench.office.days.following_working_day(day) == day:
        tx.due_work.order_routine(day, tx.house_rules.book(), now)
    tx.packages.remove_old(now)
    watch(bench.office, tx)


def _keep_on_case(
    bench: Workbench, tx: EffectTransaction, order: Order, case_id: UUID, result: Result
) -> None:
    now = bench.office.clock.now()
    match result:
        case FiledCopy():
            tx.folder.add_copy(case_id, bench.office.new_id(), result, effect_id=order.id, at=now)
        case ByHand():
            _replace_waiting_plan(tx, case_id, result, now)
            tx.folder.add_by_hand(case_id, result, effect_id=order.id, message=order.effect, at=now)
        case Task():
            tx.folder.ask(case_id, result, effect_id=order.id, at=now)
        case Meeting() | InCalendars() | NoMeeting():
            _keep_meeting(tx, case_id, result, now)
        case DatesOfTheDay():
            follow_day(bench.office, tx, case_id)
        case PaperSeen():
            _keep_seen(bench, tx, result)
        case Alarms():
            tx.outbox.add(case_id, bench.office.clock.wall(), result.work)
            raised = {(work.effect, work.period) for work in result.work}
            tx.reminders.wait_again(case_id, raised, now, bench.office.clock.wall())
            tx.folder.set_next_alarm(case_id, result.next_on)


def _keep_package(bench: Workbench, tx: EffectTransaction, made: PackageMade) -> None:
    """A package is about a case or about a person."""
    at, until = bench.office.clock.now(), bench.office.clock.wall() + KEPT_FOR
    tx.packages.finish(made.package_id, made.attempt, made.size, made.sha256, at, until)


def _keep_meeting(
    tx: EffectTransaction, case_id: UUID, result: Meeting | InCalendars | NoMeeting, now: datetime
) -> None:
    match result:
        case Meeting():
            tx.folder.put_meeting(case_id, result, now)
        case InCalendars():
            tx.folder.note_in_calendars(result, now)
        case NoMeeting():
            tx.folder.cancel_meeting(result.uid, result.sequence, now)


def _keep_seen(bench: Workbench, tx: EffectTransaction, seen: PaperSeen) -> None:
    paper = tx.papers.load(seen.paper_id)
    if paper is None:
        return
    if seen.state is CheckState.REFUSED:
        refuse_paper(bench.office, tx, paper)
    else:
        tx.papers.set_checked(paper.id, seen.state)


def _replace_waiting_plan(tx: EffectTransaction, case_id: UUID, thing: ByHand, at: datetime) -> None:
    """A copy of an older plan that nobody has handed over yet need not be handed over any more."""
    document = tx.documents.load(thing.document_id) if thing.document_id else None
    case = tx.cases.load(case_id)
    if case and document and document.kind is DocumentKind.FOLLOW_UP_PLAN:
        replace_waiting(tx, case, Recipient(thing.recipient), by=None, at=at)
