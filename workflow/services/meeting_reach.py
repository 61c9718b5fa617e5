"""Decides who may prepare and hold a meeting, and which questions it has; everything else is not there."""

from datetime import date
from uuid import UUID

from workflow.domain.access import Right
from workflow.domain.errors import NotFound
from workflow.domain.guide import Ask
from workflow.domain.guide_kinds import asked_in
from workflow.domain.people import Actor
from workflow.services.questions import Transaction
from workflow.services.reach import reach
from workflow.services.talks import MeetingRecord


def reach_meeting(
    tx: Transaction, meeting_id: UUID, actor: Actor, right: Right, today: date
) -> MeetingRecord:
    """The meeting, held until the end of the transaction; raises `NotFound` where the actor is no party to its case.

    What is called off is neither prepared nor held any more: not there either.
    """
    meeting = tx.talks.meeting(meeting_id)
    if meeting is None or meeting.is_called_off:
        raise NotFound
    reach(tx, meeting.case_id, actor, right, today)
    tx.talks.hold(meeting_id)
    return meeting


def asked(meeting: MeetingRecord, question: str) -> Ask:
    """The question of that name; raises `NotFound` when this kind of meeting does not ask it."""
    found = next((ask for ask in asked_in(meeting.kind) if ask == question), None)
    if found is None:
        raise NotFound
    return found
