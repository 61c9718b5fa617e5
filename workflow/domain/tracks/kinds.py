"""Decides which tracks there are, where each can stand, and for whom it waits there."""

from enum import StrEnum

from workflow.domain.text import N_


class TrackKind(StrEnum):
    """What is asked for; the word stands in the database and in addresses."""

    NAV_ASSISTANCE = "nav_assistance"
    EARLY_DIALOGUE_MEETING_2 = "early_dialogue_meeting_2"
    DIALOGUE_MEETING_3 = "dialogue_meeting_3"
    NON_COOPERATION = "non_cooperation"
    ACCOMMODATION_REFUSED = "accommodation_refused"
    EXPERT_ASSISTANCE = "expert_assistance"
    OCCUPATIONAL_HEALTH = "occupational_health"
    POSITION_BANK = "position_bank"
    CONTESTED_SICK_NOTE = "contested_sick_note"
    EMPLOYER_PERIOD_REFUND = "employer_period_refund"
    SELF_CERTIFICATION_WITHDRAWAL = "self_certification_withdrawal"
    OTHER = "other"


class State(StrEnum):
    """Where a track stands."""

    ASKED = "asked"
    TAKEN_UP = "taken_up"
    SENT = "sent"
    ANSWERED = "answered"
    APPROVED = "approved"
    BEGUN = "begun"
    REPORTED = "reported"
    CLAIMED = "claimed"
    REFUNDED = "refunded"
    ASSESSED = "assessed"
    IN_TRIAL = "in_trial"
    EVALUATED = "evaluated"
    REGISTERED = "registered"
    IN_FORCE = "in_force"
    CLOSED = "closed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


FINAL = frozenset({State.CLOSED, State.DECLINED, State.WITHDRAWN})
"""Nothing follows."""
OPEN = tuple(state for state in State if state not in FINAL)


class Waits(StrEnum):
    """Who has the next word."""

    FOR_HR = "hr"
    FOR_OTHERS = "others"
    FOR_NOBODY = "nobody"


WAITS: dict[State, Waits] = {
    State.ASKED: Waits.FOR_HR,
    State.TAKEN_UP: Waits.FOR_HR,
    State.SENT: Waits.FOR_OTHERS,
    State.ANSWERED: Waits.FOR_HR,
    State.APPROVED: Waits.FOR_OTHERS,
    State.BEGUN: Waits.FOR_OTHERS,
    State.REPORTED: Waits.FOR_HR,
    State.CLAIMED: Waits.FOR_OTHERS,
    State.REFUNDED: Waits.FOR_HR,
    State.ASSESSED: Waits.FOR_HR,
    State.IN_TRIAL: Waits.FOR_OTHERS,
    State.EVALUATED: Waits.FOR_HR,
    State.REGISTERED: Waits.FOR_OTHERS,
    State.IN_FORCE: Waits.FOR_OTHERS,
    **dict.fromkeys(FINAL, Waits.FOR_NOBODY),
}


class Move(StrEnum):
    """What can be done with a track; the word is in the address, in the history and in the tests."""

    TAKE_UP = "take_up"
    DECLINE = "decline"
    SEND = "send"
    ASK_AGAIN = "ask_again"
    NOTE_ANSWER = "note_answer"
    NOTE_APPROVAL = "note_approval"
    NOTE_REFUSAL = "note_refusal"
    NOTE_BEGINNING = "note_beginning"
    RECEIVE_REPORT = "receive_report"
    CLAIM_REFUND = "claim_refund"
    RECEIVE_REFUND = "receive_refund"
    NOTE_ASSESSMENT = "note_assessment"
    BEGIN_TRIAL = "begin_trial"
    EVALUATE_TRIAL = "evaluate_trial"
    REGISTER = "register"
    GIVE_NOTICE = "give_notice"
    PROLONG = "prolong"
    REINSTATE = "reinstate"
    CLOSE = "close"
    WITHDRAW = "withdraw"


BEGIN = "begin"
"""The first line of every track: somebody asked, or HR began it."""

TRACK_NAMES: dict[TrackKind, str] = {
    TrackKind.NAV_ASSISTANCE: N_("Nav's assistance"),
    TrackKind.EARLY_DIALOGUE_MEETING_2: N_("Dialogue meeting 2 earlier"),
    TrackKind.DIALOGUE_MEETING_3: N_("Dialogue meeting 3"),
    TrackKind.NON_COOPERATION: N_("Missing cooperation"),
    TrackKind.ACCOMMODATION_REFUSED: N_("Accommodation is refused"),
    TrackKind.EXPERT_ASSISTANCE: N_("Expert assistance"),
    TrackKind.OCCUPATIONAL_HEALTH: N_("Occupational health service"),
    TrackKind.POSITION_BANK: N_("Trial in other work and position bank"),
    TrackKind.CONTESTED_SICK_NOTE: N_("Contested sick note"),
    TrackKind.EMPLOYER_PERIOD_REFUND: N_("Refund of the employer period"),
    TrackKind.SELF_CERTIFICATION_WITHDRAWAL: N_("Withdrawal of self-certification"),
    TrackKind.OTHER: N_("Something else"),
}

STATE_NAMES: dict[State, str] = {
    State.ASKED: N_("Waits for HR to decide"),
    State.TAKEN_UP: N_("With HR, who goes on with it"),
    State.SENT: N_("Sent, no answer yet"),
    State.ANSWERED: N_("Answered"),
    State.APPROVED: N_("Nav has said yes"),
    State.BEGUN: N_("The expert is at work"),
    State.REPORTED: N_("The report has come"),
    State.CLAIMED: N_("Refund is claimed"),
    State.REFUNDED: N_("Refund has come"),
    State.ASSESSED: N_("Other work is assessed"),
    State.IN_TRIAL: N_("Trial in other work"),
    State.EVALUATED: N_("The trial is evaluated"),
    State.REGISTERED: N_("Registered in the position bank"),
    State.IN_FORCE: N_("Counts for a time"),
    State.CLOSED: N_("Closed"),
    State.DECLINED: N_("HR said no"),
    State.WITHDRAWN: N_("Taken back"),
}
