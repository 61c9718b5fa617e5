"""Moves the dates of a person's cases in other positions when a spell that belongs to the person changes."""

from workflow.domain.people import Actor
from workflow.domain.stages import TIMELINE
from workflow.services.known_absence import known_of
from workflow.services.moved_dates import Redated, columns_of, compare, write_moved
from workflow.services.office import Office
from workflow.services.questions import Transaction
from workflow.services.records import CaseRecord, Event
from workflow.services.redating import redated


def move_others(office: Office, tx: Transaction, changed: CaseRecord, actor: Actor) -> None:
    """Bring the other open cases of the employee to what is stored of their absence now. Raises `Stale`."""
    today = office.clock.today()
    for case in tx.cases.open_of_person(changed.employee_id):
        if case.id != changed.id and case.stage in TIMELINE:
            known = known_of(tx, case, today)
            write_elsewhere(office, tx, compare(office, case, redated(case, known), known, known), actor)


def write_elsewhere(office: Office, tx: Transaction, moved: Redated, actor: Actor) -> None:
    """Store what moved on a case of another position: that its dates moved, and nothing of why."""
    if moved.consequences.changes_anything:
        event = Event(
            event="dates_moved", word="other_position", actor_id=actor.person_id, acted_as=actor.role
        )
        write_moved(office, tx, moved, event)
    elif moved.differs:
        tx.cases.change(moved.before, columns_of(office, moved))
