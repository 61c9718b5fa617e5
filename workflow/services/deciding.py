"""Asks an effect what it comes to, as things stand now; changes nothing."""

from workflow.domain.effects import Effect
from workflow.domain.reminders import Because
from workflow.services.outcomes import Dropped, Outcome
from workflow.services.scene import Handler, NotWanted, Scene

ALSO_WHEN_CLOSED = frozenset(
    {
        Effect.ARCHIVE_DOCUMENT,
        Effect.LETTER_OF_DOCUMENT,
        Effect.CANCEL_MEETINGS,
        Effect.TELL_OF_MEETING,
        Effect.TELL_PAYROLL,
        Effect.SWEEP,
        Effect.RAISE_ALARMS,
        Effect.CHECK_PAPER,
        Effect.MAKE_EVIDENCE_PACKAGE,
        Effect.REMIND_HOLD,
        Effect.REMIND_REQUEST,
    }
)
"""What is done for a closed case too: what was filed belongs in the folder, what was agreed out of the calendars,
and payroll must still stop pay in time."""


def decide(scene: Scene, handler: Handler) -> Outcome:
    """What the effect of the scene's order comes to; what is not wanted any more is dropped, with the reason."""
    order = scene.order
    try:
        if order.case_id and order.effect not in ALSO_WHEN_CLOSED and scene.is_closed:
            return Dropped(Because.CASE_CLOSED)
        return handler(scene)
    except NotWanted as end:
        return Dropped(end.reason)
