"""Decides what the letter with the follow-up plan says to each recipient; all words are message ids."""

from dataclasses import dataclass, replace

from workflow.domain.plan_sharing import Grounds, Recipient
from workflow.domain.text import N_
from workflow.services.chores import Chore


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """Who the plan goes to and in which words; all words are message ids."""

    recipient: Recipient
    task: str
    addressed_to: tuple[str, ...]
    file_name: str
    subject: str
    paragraphs: tuple[str, ...]


TO_DOCTOR = Parcel(
    recipient=Recipient.DOCTOR,
    task=Chore.GIVE_PLAN_TO_DOCTOR,
    addressed_to=(N_("To the doctor who writes the sick notes"),),
    file_name=N_("Letter to the doctor"),
    subject=N_("Follow-up plan from the workplace"),
    paragraphs=(
        N_(
            "We follow up our employee together, and the plan shows what the work consists of, what can be done now "
            "and what we can adapt."
        ),
        N_(
            "We hope it is of use when you consider whether the work can be done in part. We ask for no information "
            "about health."
        ),
    ),
)
TO_NAV = Parcel(
    recipient=Recipient.NAV,
    task=Chore.SEND_PLAN_TO_NAV,
    addressed_to=(N_("To Nav"),),
    file_name=N_("Letter to Nav with the plan"),
    subject=N_("Follow-up plan, with a request for help"),
    paragraphs=(
        N_("We send you the follow-up plan because we need your help. The plan says what we ask for."),
        N_("Please tell us and the employee whom we can talk to."),
    ),
)
TO_OCCUPATIONAL_HEALTH = Parcel(
    recipient=Recipient.OCCUPATIONAL_HEALTH,
    task=Chore.SEND_PLAN_TO_OCCUPATIONAL_HEALTH,
    addressed_to=(N_("To the occupational health service"),),
    file_name=N_("Letter to the occupational health service"),
    subject=N_("Follow-up plan, with a request for help"),
    paragraphs=(
        N_(
            "We ask for your help with adapting the work. The plan says what we have tried and what we ask for."
        ),
        N_("Please suggest a time when you can talk with the employee and with us."),
    ),
)
TO_EACH = {parcel.recipient: parcel for parcel in (TO_DOCTOR, TO_NAV, TO_OCCUPATIONAL_HEALTH)}
NAV_ASKED = N_("You have asked for the follow-up plan, and here it is.")
MEETING_AHEAD = N_(
    "A dialogue meeting lies ahead, and we send you the follow-up plan so that you have it in time."
)


def parcel_for(recipient: Recipient, grounds: Grounds) -> Parcel:
    """The letter to a recipient, in the words that fit the grounds."""
    parcel = TO_EACH[recipient]
    if grounds not in {Grounds.ASKED_FOR, Grounds.BEFORE_MEETING}:
        return parcel
    first = NAV_ASKED if grounds is Grounds.ASKED_FOR else MEETING_AHEAD
    return replace(parcel, subject=TO_DOCTOR.subject, paragraphs=(first, parcel.paragraphs[-1]))
