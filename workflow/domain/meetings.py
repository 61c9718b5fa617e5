"""Decides which kinds of conversations there are, when each can be planned, and what says that one was held.

Each follows the same circle: prepare, invite, hold, follow up.
"""

from enum import StrEnum

from workflow.domain.documents import DocumentKind
from workflow.domain.stages import TIMELINE, Stage
from workflow.domain.text import N_


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


class CalledBy(StrEnum):
    """Who calls a meeting: the employer invites to it, or Nav does and the employer notes the day."""

    EMPLOYER = "employer"
    NAV = "nav"


class MeetingAnswer(StrEnum):
    """What the employee says to an invitation."""

    COMES = "comes"
    ANOTHER_TIME = "another_time"
    CANNOT = "cannot"


class NotHeld(StrEnum):
    """Why a meeting was not held."""

    DID_NOT_COME = "did_not_come"
    AGREED = "agreed"
    HINDERED = "hindered"
    OTHER = "other"


class Guest(StrEnum):
    """Who may sit in a meeting besides the employee and the manager."""

    TRUSTED_PERSON = "trusted_person"
    EMPLOYEE_REP = "employee_rep"
    SAFETY_REP = "safety_rep"
    HR = "hr"
    BHT = "bht"
    NAV = "nav"
    DOCTOR = "doctor"


OUTSIDE: tuple[Guest, ...] = (Guest.BHT, Guest.NAV, Guest.DOCTOR)
"""Guests who cannot sign in here: they get no mail, the manager hands the invitation on."""

BROUGHT_BY_EMPLOYEE: tuple[Guest, ...] = (Guest.TRUSTED_PERSON, Guest.EMPLOYEE_REP, Guest.SAFETY_REP)
"""Guests who come only because the employee wants them there, and whom the employee names."""

CALLED_BY_NAV = frozenset({MeetingKind.DIALOGUE_MEETING_2, MeetingKind.DIALOGUE_MEETING_3})
"""Meetings that Nav calls; the employer notes the day and comes prepared (ftrl § 8-7 a)."""

MEETING_NAMES: dict[MeetingKind, str] = {
    MeetingKind.PREVENTIVE_TALK: N_("Preventive talk"),
    MeetingKind.EARLY_CONTACT: N_("Early contact"),
    MeetingKind.FIRST_CONVERSATION: N_("The first conversation"),
    MeetingKind.FOLLOW_UP_CONVERSATION: N_("Follow-up conversation"),
    MeetingKind.PLAN_MEETING: N_("Meeting about the plan"),
    MeetingKind.DIALOGUE_MEETING_1: N_("Dialogue meeting 1"),
    MeetingKind.DIALOGUE_MEETING_2: N_("Dialogue meeting 2"),
    MeetingKind.DIALOGUE_MEETING_3: N_("Dialogue meeting 3"),
    MeetingKind.AFTERCARE_CONVERSATION: N_("Conversation after coming back"),
}
"""What each is called, on pages, above its guide and on paper: message ids."""

HELD_BY: dict[DocumentKind, MeetingKind] = {
    DocumentKind.EARLY_CONTACT_NOTE: MeetingKind.EARLY_CONTACT,
    DocumentKind.FIRST_CONVERSATION_MINUTES: MeetingKind.FIRST_CONVERSATION,
    DocumentKind.DIALOGUE_MEETING_1_MINUTES: MeetingKind.DIALOGUE_MEETING_1,
    DocumentKind.DIALOGUE_MEETING_2_OUTCOME: MeetingKind.DIALOGUE_MEETING_2,
    DocumentKind.DIALOGUE_MEETING_3_OUTCOME: MeetingKind.DIALOGUE_MEETING_3,
    DocumentKind.AFTERCARE_NOTE: MeetingKind.AFTERCARE_CONVERSATION,
}
"""Documents that say that the meeting of a kind was held."""

TOLD_IN: dict[MeetingKind, DocumentKind] = {kind: document for document, kind in HELD_BY.items()}
"""Where the outcome of a kind of meeting is written down."""

LEFT_OUT_BY: dict[DocumentKind, MeetingKind] = {
    DocumentKind.DIALOGUE_MEETING_1_EXEMPTION: MeetingKind.DIALOGUE_MEETING_1,
    DocumentKind.DIALOGUE_MEETING_2_EXEMPTION: MeetingKind.DIALOGUE_MEETING_2,
}
"""Documents that say why the meeting of a kind is not held at all."""

_WHILE_AWAY = (
    MeetingKind.EARLY_CONTACT,
    MeetingKind.FIRST_CONVERSATION,
    MeetingKind.PLAN_MEETING,
    MeetingKind.FOLLOW_UP_CONVERSATION,
    MeetingKind.DIALOGUE_MEETING_1,
)
_UP_TO_MEETING_2 = TIMELINE[: TIMELINE.index(Stage.DIALOGUE_MEETING_2) + 1]


def plannable(stage: Stage) -> tuple[MeetingKind, ...]:
    """The kinds that can be planned in a case at this stage; a preventive talk comes before any absence."""
    if stage is Stage.PREVENTION:
        return (MeetingKind.PREVENTIVE_TALK,)
    if stage is Stage.AFTERCARE:
        return (MeetingKind.AFTERCARE_CONVERSATION,)
    if stage not in TIMELINE:
        return ()
    return (*_WHILE_AWAY, meeting_with_nav(stage))


def meeting_with_nav(stage: Stage) -> MeetingKind:
    """Which of the meetings that Nav calls a case at this stage has ahead."""
    return MeetingKind.DIALOGUE_MEETING_2 if stage in _UP_TO_MEETING_2 else MeetingKind.DIALOGUE_MEETING_3
