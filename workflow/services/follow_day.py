"""Follows the day: a period that was recorded ahead counts from its first day, not before."""

from uuid import UUID

from workflow.domain.stages import TIMELINE
from workflow.services.known_absence import known_of
from workflow.services.moved_dates import compare, write_moved
from workflow.services.office import Office
from workflow.services.records import Event, Transaction
from workflow.services.redating import DATES, redated

THE_SERVICE = "service"
"""How the history names what nobody did."""


def follow_day(office: Office, tx: Transaction, case_id: UUID) -> bool:
    """Bring a case to the dates of today, and say in its history what moved; tells whether anything did."""
    case = tx.cases.load(case_id)
    if case is None or case.stage not in TIMELINE:
        return False
    known = known_of(tx, case, office.clock.today())
    after = redated(case, known)
    if all(getattr(case, name) == getattr(after, name) for name in DATES):
        return False
    moved = compare(office, case, after, known, known)
    if after.grade != case.grade:
        event, word, detail = "grade_changed", "grade", {"grade": after.grade}
    else:
        event, word, detail = "dates_moved", "day", {}
    write_moved(
        office,
        tx,
        moved,
        Event(event=event, word=word, actor_id=None, acted_as=THE_SERVICE, detail=detail),
    )
    return True
