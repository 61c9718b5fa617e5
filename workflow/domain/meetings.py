"""Decides which kinds of conversations there are; each follows the same circle: prepare, invite, hold, follow up."""

from enum import StrEnum

from workflow.domain.documents import DocumentKind


class MeetingKind(StrEnum):
    """A kind of conversation or meeting; any of them can be held again at any time."""

    PREVENTIVE_TALK = "preventive_talk"
    EARLY_CONTACT = "early_contact"
    FIRST_CONVERSATION = "first_conversation"
    FOLLOW_UP_CONVERSATION = "follow_up_conversation"
    PLAN_MEETING = "plan_meeting"
    DIALOGUE_MEETING_1 = "dialogue_meeting_1"
    DIALOGUE_MEETING_2 = "dialogue_meeting_2"
    DIALOGUE_MEETING_3 = "dialogue_meeting_3"
    AFTERCARE_CONVERSATION = "aftercare_conversation"


OWN_MINUTES: dict[MeetingKind, DocumentKind] = {
    MeetingKind.FIRST_CONVERSATION: DocumentKind.FIRST_CONVERSATION_MINUTES,
    MeetingKind.DIALOGUE_MEETING_1: DocumentKind.DIALOGUE_MEETING_1_MINUTES,
    MeetingKind.DIALOGUE_MEETING_2: DocumentKind.DIALOGUE_MEETING_2_OUTCOME,
    MeetingKind.AFTERCARE_CONVERSATION: DocumentKind.AFTERCARE_NOTE,
}
"""Meetings that a step of the process asks a form of its own for; all others have general minutes."""

CALLED_BY_NAV = frozenset({MeetingKind.DIALOGUE_MEETING_2, MeetingKind.DIALOGUE_MEETING_3})
"""Meetings that Nav calls; the employer notes the day and comes prepared (ftrl § 8-7 a)."""
