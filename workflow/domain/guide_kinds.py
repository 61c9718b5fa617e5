"""Decides which kind of meeting asks which questions of the guide; short kinds ask fewer, unknown ones the general list."""

from workflow.domain.guide import QUESTIONS, Ask
from workflow.domain.meetings import MEETING_NAMES, MeetingKind
from workflow.domain.text import N_

_PARTING = (Ask.AGREED, Ask.HOW_WAS_THE_TALK, Ask.WHEN_NEXT)

GENERAL: tuple[Ask, ...] = (
    Ask.HOW_IT_IS, Ask.HOW_LONG, Ask.WORK_BEFORE,
    Ask.WORKS_WELL, Ask.GIVES_DRIVE,
    Ask.STRENGTHS, Ask.UNSURE, Ask.LIMITS, Ask.HELPED_BEFORE,
    Ask.FIRST_STEP, Ask.A_LITTLE_MORE, Ask.FROM_MANAGER, Ask.IN_TOUCH, Ask.COLLEAGUES,
    *_PARTING,
)  # fmt: skip
"""The whole circle, for a conversation of no special kind."""

ASKED_IN: dict[MeetingKind, tuple[Ask, ...]] = {
    MeetingKind.PREVENTIVE_TALK: (
        Ask.HOW_IT_IS, Ask.WORKS_WELL, Ask.GIVES_DRIVE, Ask.STRENGTHS, Ask.UNSURE, Ask.LIMITS,
        Ask.FIRST_STEP, Ask.FROM_MANAGER, *_PARTING,
    ),
    MeetingKind.EARLY_CONTACT: (
        Ask.HOW_IT_IS, Ask.HOW_LONG, Ask.WORK_RELATED, Ask.FROM_MANAGER, Ask.WHEN_NEXT,
    ),
    MeetingKind.FIRST_CONVERSATION: (
        Ask.HOW_IT_IS, Ask.HOW_LONG, Ask.WORK_RELATED, Ask.WORK_BEFORE,
        Ask.CAN_DO, Ask.WORKS_WELL,
        Ask.COVER, Ask.OBSTACLES, Ask.LIMITS, Ask.HELPED_BEFORE,
        Ask.FIRST_STEP, Ask.FROM_MANAGER, Ask.IN_TOUCH, Ask.COLLEAGUES,
        *_PARTING,
    ),
    MeetingKind.FOLLOW_UP_CONVERSATION: (
        Ask.HOW_IT_IS, Ask.CAN_DO, Ask.WORKS_WELL, Ask.TRIED, Ask.UNSURE,
        Ask.A_LITTLE_MORE, Ask.FROM_MANAGER, *_PARTING,
    ),
    MeetingKind.PLAN_MEETING: (
        Ask.CAN_DO, Ask.WORKS_WELL, Ask.GIVES_DRIVE,
        Ask.STRENGTHS, Ask.OBSTACLES, Ask.UNSURE, Ask.LIMITS, Ask.HELPED_BEFORE,
        Ask.FIRST_STEP, Ask.A_LITTLE_MORE, Ask.FROM_MANAGER, Ask.OTHERS_HELP,
        *_PARTING,
    ),
    MeetingKind.DIALOGUE_MEETING_1: (
        Ask.HOW_IT_IS, Ask.HOW_LONG, Ask.CAN_DO, Ask.WORKS_WELL,
        Ask.TRIED, Ask.STRENGTHS, Ask.LIMITS,
        Ask.A_LITTLE_MORE, Ask.FROM_MANAGER, Ask.OTHERS_HELP, Ask.COLLEAGUES,
        *_PARTING,
    ),
    MeetingKind.DIALOGUE_MEETING_2: (
        Ask.HOW_LONG, Ask.CAN_DO, Ask.TRIED, Ask.LIMITS,
        Ask.A_LITTLE_MORE, Ask.OTHERS_HELP, Ask.AGREED, Ask.WHEN_NEXT,
    ),
    MeetingKind.DIALOGUE_MEETING_3: (
        Ask.HOW_LONG, Ask.CAN_DO, Ask.TRIED, Ask.LIMITS,
        Ask.FIRST_STEP, Ask.OTHERS_HELP, Ask.AGREED, Ask.WHEN_NEXT,
    ),
    MeetingKind.AFTERCARE_CONVERSATION: (
        Ask.HOW_IT_IS, Ask.WORKS_WELL, Ask.TRIED, Ask.UNSURE, Ask.LIMITS,
        Ask.FROM_MANAGER, *_PARTING,
    ),
}  # fmt: skip

GENERAL_NAME = N_("A conversation")


def known_kind(kind: str) -> MeetingKind | None:
    """The kind of a meeting as it is kept; None for one this version does not know."""
    return MeetingKind(kind) if kind in set(MeetingKind) else None


def asked_in(kind: str) -> tuple[Ask, ...]:
    """The questions of a kind of meeting, in the order of the guide."""
    known = known_kind(kind)
    wanted = ASKED_IN[known] if known else GENERAL
    return tuple(ask for ask in QUESTIONS if ask in wanted)


def guide_name(kind: str) -> str:
    """What a kind of meeting is called above its guide."""
    known = known_kind(kind)
    return MEETING_NAMES[known] if known else GENERAL_NAME
