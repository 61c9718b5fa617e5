"""Decides which kinds of conversations there are; each follows the same circle: prepare, invite, hold, follow up."""

from enum import StrEnum


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


CALLED_BY_NAV = frozenset({MeetingKind.DIALOGUE_MEETING_2, MeetingKind.DIALOGUE_MEETING_3})
"""Meetings that Nav calls; the employer notes the day and comes prepared (ftrl § 8-7 a)."""
