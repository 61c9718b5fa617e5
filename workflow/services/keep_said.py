"""Writes how the reminders of a mail ended, and for each case that the mail was sent."""

from collections.abc import Mapping
from uuid import UUID

from workflow.domain.reminders import Because
from workflow.services.results import Said
from workflow.services.workbench import EffectTransaction, Workbench


def keep_said(bench: Workbench, tx: EffectTransaction, result: Said) -> None:
    """In the transaction that ends the work: what was said is never said again, what was passed on is not lost."""
    now, at = bench.office.clock.now(), bench.office.clock.wall()
    sent: Mapping[UUID, Because | None] = {reminder.id: None for reminder, _ in result.sent}
    tx.reminders.end(sent, now)
    tx.reminders.end(result.withdrawn, now)
    tx.reminders.add(result.passed_on, now, at)
    tx.reminders.let_go(result.let_go, at)
    for reminder, post in result.sent:
        if reminder.case_id is not None:
            tx.folder.add_delivery(
                reminder.case_id, post, effect_id=reminder.effect_id, message=reminder.effect, at=now
            )
    for case_id, effect_id, task in result.tasks:
        tx.folder.ask(case_id, task, effect_id=effect_id, at=now)
