"""The house's own numbers about reminders: who hears how many days after, and when mail goes out at all.

The lead time and the manager's own day after are in rules.py, where they were before there was a ladder. Which rung a number
belongs to: reminders.py.
"""

from workflow.domain.dated_rules import Bounds, CountsBy, Unit
from workflow.domain.rule_sources import by_house
from workflow.domain.text import N_

_YES_OR_NO = Bounds(0, 1)
_MOST_DAYS = 90

REMINDER_ON_THE_DAY = by_house(
    "reminder_on_the_day",
    N_("Whether we also remind on the day of a deadline"),
    1,
    Unit.YES_OR_NO,
    _YES_OR_NO,
    N_("Only where it is not done by then. With 0 only the reminder before it is left."),
    counts_by=CountsBy.DUE_DAY,
)
OVERDUE_SUBSTITUTE_DAYS_AFTER = by_house(
    "overdue_substitute_days_after",
    N_("How many days after a deadline whoever stands in for the manager hears that it has passed"),
    2,
    Unit.DAYS,
    Bounds(1, _MOST_DAYS),
    N_("Counted in calendar days. Where the manager cannot be reached, the substitute hears in their place."),
    counts_by=CountsBy.DUE_DAY,
)
OVERDUE_ABOVE_DAYS_AFTER = by_house(
    "overdue_above_days_after",
    N_("How many days after a deadline the manager's own manager hears that it has passed"),
    7,
    Unit.DAYS,
    Bounds(1, _MOST_DAYS),
    N_("Counted in calendar days. They hear that something is late, not whom or what it is about."),
    counts_by=CountsBy.DUE_DAY,
)
OVERDUE_HR_DAYS_AFTER = by_house(
    "overdue_hr_days_after",
    N_("How many days after a deadline HR hears that it has passed"),
    14,
    Unit.DAYS,
    Bounds(1, _MOST_DAYS),
    N_("Counted in calendar days. HR gets it as a task too."),
    counts_by=CountsBy.DUE_DAY,
)
DAYS_AFTER = (OVERDUE_SUBSTITUTE_DAYS_AFTER, OVERDUE_ABOVE_DAYS_AFTER, OVERDUE_HR_DAYS_AFTER)

MAIL_FROM_HOUR = by_house(
    "mail_from_hour",
    N_("From which hour mail goes out in the morning"),
    7,
    Unit.HOUR,
    Bounds(0, 11),
    N_("What came up at night waits until then, and goes out only if it is still wanted. Norwegian time."),
    counts_by=CountsBy.RUN_DAY,
)
MAIL_UNTIL_HOUR = by_house(
    "mail_until_hour",
    N_("Until which hour mail goes out"),
    17,
    Unit.HOUR,
    Bounds(12, 24),
    N_("What comes up later waits until the next morning. With 0 and 24 mail goes out at any hour."),
    counts_by=CountsBy.RUN_DAY,
)
MAIL_ON_FREE_DAYS = by_house(
    "mail_on_free_days",
    N_("Whether mail goes out at weekends and on public holidays too"),
    0,
    Unit.YES_OR_NO,
    _YES_OR_NO,
    N_("With 0 it waits until the next working morning. Changed meetings and news of an account never wait."),
    counts_by=CountsBy.RUN_DAY,
)
DIGEST = by_house(
    "digest",
    N_("Whether everybody gets one mail each working morning instead of one each time"),
    0,
    Unit.YES_OR_NO,
    _YES_OR_NO,
    N_("Counts for whoever has chosen nothing themselves on their account page."),
    counts_by=CountsBy.RUN_DAY,
)
STORM_FACTOR = by_house(
    "storm_factor",
    N_("How many times the usual number of reminders waits for HR's yes"),
    5,
    Unit.TIMES,
    Bounds(2, 50),
    N_("Usual is what went out on a working day of the last four weeks. The tasks are there in any case."),
    counts_by=CountsBy.RUN_DAY,
)
STORM_FLOOR = by_house(
    "storm_floor",
    N_("How many reminders at once are never too many"),
    100,
    Unit.MESSAGES,
    Bounds(10, 5000),
    N_("Below this number nobody is asked, however little is usual."),
    counts_by=CountsBy.RUN_DAY,
)
MAIL = (MAIL_FROM_HOUR, MAIL_UNTIL_HOUR, MAIL_ON_FREE_DAYS, DIGEST, STORM_FACTOR, STORM_FLOOR)
