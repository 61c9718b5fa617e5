"""Decides in which words the parts of an explanation are said: where a date comes from, whose absence, which day."""

from workflow.domain.text import N_
from workflow.why import Origin

ORIGINS: dict[Origin, str] = {
    Origin.RECKONED: N_("Reckoned by Tilbake"),
    Origin.TOLD_BY_NAV: N_("Told by Nav"),
    Origin.AGREED: N_("Agreed"),
}
"""Where a date comes from."""

ELSEWHERE = N_("An absence in another position with the employer")
"""All that somebody is told who may not see that position."""

DAYS: dict[str, str] = {
    "first_day": N_("First day of absence"),
    "last_day": N_("Last known day of absence"),
    "max_date": N_("Sick pay ends"),
    "employer_period": N_("The employer pays"),
    "activity_stop_point": N_("Nav looks at activity"),
    "meeting_need": N_("Nav asks whether a meeting is needed"),
    "meeting_2_candidate": N_("Nav begins to consider dialogue meeting 2"),
    "half_year": N_("Half a year"),
    "information": N_("Nav writes about what may come after sick pay"),
    "year_of_weeks": N_("A year by the calendar"),
    "protected_until": N_("The protected year"),
}
"""What the dates besides the duties are called."""
