"""Decides what meetings, measures, consents and grounds are called in a package: message ids, the same as on the pages."""

from workflow.domain.consents import Party
from workflow.domain.measures import HowItWent, MeasureStatus
from workflow.domain.meetings import MeetingAnswer, NotHeld
from workflow.domain.text import N_

ANSWER_NAMES: dict[MeetingAnswer, str] = {
    MeetingAnswer.COMES: N_("Comes"),
    MeetingAnswer.ANOTHER_TIME: N_("Would like another time"),
    MeetingAnswer.CANNOT: N_("Cannot come"),
}
NOT_HELD_NAMES: dict[NotHeld, str] = {
    NotHeld.DID_NOT_COME: N_("The employee did not come"),
    NotHeld.AGREED: N_("You agreed to leave it"),
    NotHeld.HINDERED: N_("The one who called it was hindered"),
    NotHeld.OTHER: N_("Something else came between"),
}
STATUS_NAMES: dict[MeasureStatus, str] = {
    MeasureStatus.AGREED: N_("Agreed, not begun"),
    MeasureStatus.UNDER_WAY: N_("Under way"),
    MeasureStatus.RENEWED: N_("Renewed, under way"),
    MeasureStatus.TO_EVALUATE: N_("Time to look at how it works"),
    MeasureStatus.ENDED: N_("Ended as agreed"),
    MeasureStatus.STOPPED: N_("Stopped"),
}
WENT_NAMES: dict[HowItWent, str] = {
    HowItWent.HELPED: N_("It helped"),
    HowItWent.PARTLY: N_("It helped in part"),
    HowItWent.NOT: N_("It did not help"),
    HowItWent.NOT_TRIED: N_("It was not tried"),
}
PARTY_NAMES: dict[Party, str] = {
    Party.DOCTOR: N_("The doctor"),
    Party.OCCUPATIONAL_HEALTH: N_("The occupational health service"),
    Party.REPRESENTATIVE: N_("The representative"),
}
CALLED_BY_NAV = N_("Called by Nav")
INVITED = N_("Invited in writing")
ANSWERED = N_("Answer to the invitation: %(answer)s")
HELD = N_("Was held on %(day)s")
NOT_HELD = N_("Was not held")
CANCELLED = N_("Cancelled")
FROM_UNTIL = N_("From %(begins)s until %(ends)s")
EVALUATED = N_("Evaluated on %(day)s: %(outcome)s")
WEEKS_BETWEEN = N_("Weeks between each time: %(weeks)s")
TAKEN_BACK = N_("Taken back or replaced on %(day)s")
MADE_READY = N_("Made ready %(day)s")
OTHER_NOTICES = N_("Other notices, each with its time in data/index.json")
