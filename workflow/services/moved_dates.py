"""Writes what a change of dates means for one case: its columns, its tasks, and a line of history that says what moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workflow.domain.effects import Effect
from workflow.domain.people import Role
from workflow.domain.stages import Stage
from workflow.foresight import Consequences, consequences
from workflow.services.chores import Chore
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.reckoning import reckoned
from workflow.services.records import CaseRecord, Event, Work
from workflow.services.redating import DATES, Known


@dataclass(frozen=True, slots=True)
class Redated:
    """A case before and after, with what was known when, and what is different."""

    before: CaseRecord
    after: CaseRecord
    known_before: Known
    known: Known
    consequences: Consequences

    @property
    def differs(self) -> bool:
        """Whether anything at all is stored anew, also what nobody sees: the next change is worked out from it."""
        dates = any(getattr(self.before, name) != getattr(self.after, name) for name in DATES)
        return dates or self.consequences.changes_anything


def compare(office: Office, before: CaseRecord, after: CaseRecord, then: Known, now: Known) -> Redated:
    """What moves: `then` is what was known before the change, `now` after it."""
    found = consequences(then.file(before), now.file(after), office.days)
    return Redated(before, after, then, now, found)


def columns_of(office: Office, moved: Redated) -> dict[str, Any]:
    """The columns of the case that are written."""
    file = moved.known.file(moved.after)
    dates = {name: getattr(moved.after, name) for name in DATES}
    return dates | reckoned(moved.after, file, office.days, moved.known_before.file(moved.before))


def write_moved(
    office: Office, tx: Transaction, moved: Redated, event: Event, more: Mapping[str, Any] | None = None
) -> None:
    """Store the case, its tasks and the line of history. Raises `Stale` when somebody changed it meanwhile."""
    tx.cases.change(moved.before, columns_of(office, moved) | dict(more or {}))
    _move_tasks(office, tx, moved)
    _tell_payroll(office, tx, moved)
    told = replace(event, detail={**event.detail, **detail_of(moved.consequences)})
    tx.history.add(moved.before.id, office.clock.now(), told)


def _tell_payroll(office: Office, tx: Transaction, moved: Redated) -> None:
    """Whoever was told when pay stops hears the new day at once, or pay would be stopped on the wrong one."""
    case = moved.after
    if case.max_date != moved.before.max_date and tx.beside.is_open(case.id, Chore.STOP_PAY):
        again = Work(effect=Effect.TELL_PAYROLL, about="max_date", period=f"v{case.version + 1}")
        tx.outbox.add(case.id, office.clock.wall(), [again])


def detail_of(found: Consequences) -> dict[str, Any]:
    """What the history keeps of it: codes and dates only."""
    moves = [
        {"duty": one.duty, "from": str(one.before.due_on), "to": str(one.after.due_on)}
        for one in found.moved
        if one.before and one.after
    ]
    told: dict[str, Any] = {
        "moved": moves,
        "reopened": [one.duty.value for one in found.reopened],
        "ended": [one.duty.value for one in found.closed],
        "stages": list(found.stages or ()),
    }
    return {name: value for name, value in told.items() if value}


def _move_tasks(office: Office, tx: Transaction, moved: Redated) -> None:
    """Open tasks follow their duties: to another day, away, or back."""
    case, now = moved.after, office.clock.now()
    if case.stage is Stage.REPORTED:
        return  # the tasks of a case are given when its absence is registered
    role = Role.MANAGER if case.manager_id else Role.HR
    for one in moved.consequences.duties:
        if one.closes and one.after is not None:
            tx.beside.drop_duty(case.id, one.duty, now, one.after.state)
        elif one.closes:
            tx.beside.drop_duty(case.id, one.duty, now, "no_date")
        elif one.reopens and one.after is not None:
            tx.beside.ask_duty(office.new_id(), case.id, one.duty, role, one.after.due_on, now)
        elif one.moves and one.after is not None:
            tx.beside.redate_duty(case.id, one.duty, one.after.due_on)
