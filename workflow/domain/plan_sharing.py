"""Decides who outside may get the follow-up plan, on what grounds, and which ways it can go."""

from enum import StrEnum

from workflow.domain.documents import Fact


class Recipient(StrEnum):
    """Who a copy of the plan is made for."""

    DOCTOR = "doctor"
    NAV = "nav"
    OCCUPATIONAL_HEALTH = "occupational_health"


class Grounds(StrEnum):
    """Why a recipient gets the plan."""

    PART_OF_PLAN = "part_of_plan"
    HELP_IN_PLAN = "help_in_plan"
    ASKED_FOR = "asked_for"
    BEFORE_MEETING = "before_meeting"


class Channel(StrEnum):
    """How a copy went. A service that sends to Nav by itself adds a way of its own here, and no page need change."""

    BY_HAND = "by_hand"
    THROUGH_EMPLOYEE = "through_employee"
    POST = "post"
    DIGITAL_MAILBOX = "digital_mailbox"
    NAV_PAGES = "nav_pages"
    SECURE_MAIL = "secure_mail"


WAYS: dict[Recipient, tuple[Channel, ...]] = {
    Recipient.DOCTOR: (
        Channel.THROUGH_EMPLOYEE,
        Channel.POST,
        Channel.DIGITAL_MAILBOX,
        Channel.BY_HAND,
    ),
    Recipient.NAV: (Channel.NAV_PAGES, Channel.POST, Channel.DIGITAL_MAILBOX, Channel.BY_HAND),
    Recipient.OCCUPATIONAL_HEALTH: (
        Channel.SECURE_MAIL,
        Channel.BY_HAND,
        Channel.POST,
        Channel.DIGITAL_MAILBOX,
    ),
}
"""The ways a copy can have gone to each, the usual one first."""

HELP_ASKED: dict[Recipient, str] = {
    Recipient.NAV: "help_from_nav",
    Recipient.OCCUPATIONAL_HEALTH: "help_from_bht",
}
"""The question of the plan that says whether help is wanted from a recipient."""


class Ended(StrEnum):
    """Why a copy that was made ready was not handed over."""

    REPLACED = "replaced"
    NOT_DELIVERED = "not_delivered"


def grounds_for(recipient: Recipient, facts: dict[str, Fact]) -> tuple[Grounds, ...]:
    """On what grounds a recipient may get a plan with these facts; none when there are none.

    The law gives the doctor the plan. Nav gets it when it is asked to help, asks for it or has called a meeting; the
    occupational health service only when the plan says what it is asked to help with.
    """
    if recipient is Recipient.DOCTOR:
        return (Grounds.PART_OF_PLAN,)
    if facts.get(HELP_ASKED[recipient]) is True:
        return (Grounds.HELP_IN_PLAN,)
    return (Grounds.ASKED_FOR, Grounds.BEFORE_MEETING) if recipient is Recipient.NAV else ()
