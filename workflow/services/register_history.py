"""Decides what the history keeps of a change of the register: days, kind and share, as they are now and were before."""

from uuid import UUID

from workflow.domain.people import Actor
from workflow.services.foreseen import Foreseen
from workflow.services.records import Absence, Event
from workflow.services.register_edits import AddPeriod, Change, CorrectPeriod, WithdrawPeriod

EVENTS: dict[type[AddPeriod | CorrectPeriod | WithdrawPeriod], str] = {
    AddPeriod: "absence_recorded",
    CorrectPeriod: "absence_corrected",
    WithdrawPeriod: "absence_withdrawn",
}


def event_of(change: Change, found: Foreseen, actor: Actor, submission: UUID | None) -> Event:
    """The line of history for a change: the period as it is stated now, and as it was before a correction."""
    match change:
        case AddPeriod():
            detail = _told(found.edit.added[0])
        case CorrectPeriod(period_id):
            detail = _told(found.edit.added[0]) | {"was": _told(_standing(found, period_id))}
        case WithdrawPeriod(period_id):
            detail = _told(_standing(found, period_id))
    return Event(
        event=EVENTS[type(change)],
        word="absence_period",
        actor_id=actor.person_id,
        acted_as=actor.role,
        detail=detail,
        submission=submission,
    )


def _told(period: Absence) -> dict[str, object]:
    return {
        "kind": period.kind,
        "from": str(period.start_on),
        "to": str(period.end_on) if period.end_on else None,
        "grade": period.grade,
    }


def _standing(found: Foreseen, period_id: UUID) -> Absence:
    return next(one for one in found.standing if one.id == period_id)
