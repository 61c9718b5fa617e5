"""Decides how a request for help is told to the one it is about: what each kind means for them, always spoken of as "you"."""

from workflow.domain.text import N_
from workflow.domain.tracks.kinds import Move, TrackKind

ABOUT_YOU: dict[TrackKind, str] = {
    TrackKind.NAV_ASSISTANCE: N_("Nav is asked for measures, aids, a grant or advice, so that you can work."),
    TrackKind.EARLY_DIALOGUE_MEETING_2: N_(
        "You or your manager has asked Nav for dialogue meeting 2 before its time. Nav decides."
    ),
    TrackKind.DIALOGUE_MEETING_3: N_(
        "You or your manager has asked Nav for one more dialogue meeting. Nav decides."
    ),
    TrackKind.NON_COOPERATION: N_(
        "We have not been in touch with you as agreed, and ask Nav for help with it. You can get in touch at any time, in the way "
        "that suits you, and bring somebody you trust."
    ),
    TrackKind.ACCOMMODATION_REFUSED: N_(
        "You and your manager see differently on how your work can be adapted. Nav is asked to help both of you."
    ),
    TrackKind.EXPERT_ASSISTANCE: N_(
        "A neutral expert from outside can look at your work together with you and propose measures. You, your employer and Nav "
        "must all agree. It is no treatment."
    ),
    TrackKind.OCCUPATIONAL_HEALTH: N_(
        "The occupational health service is neutral. You decide what it is told about you."
    ),
    TrackKind.POSITION_BANK: N_(
        "Other work is looked at and tried together with you. Nobody is registered without wanting to be."
    ),
    TrackKind.CONTESTED_SICK_NOTE: N_(
        "Your employer has asked Nav to look at a sick note. You can read the grounds and tell Nav your view. Nav decides."
    ),
    TrackKind.EMPLOYER_PERIOD_REFUND: N_(
        "Nav can refund your employer for the first days of your absences. What you tell Nav about your health, your employer is "
        "not told."
    ),
    TrackKind.SELF_CERTIFICATION_WITHDRAWAL: N_(
        "For a time you need a sick note from the first day. You have been heard, you can read the grounds, and it is looked at "
        "anew. Talk with HR or your representative if you disagree."
    ),
    TrackKind.OTHER: N_("Something HR helps you and your manager with."),
}
DONE_TO_YOU: dict[str, str] = {Move.GIVE_NOTICE: N_("You got notice")}
"""What is said otherwise to the one it is about."""
