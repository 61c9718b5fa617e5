"""The page about reminders: when somebody hears of a deadline, who, and in whose place when nobody is there.

Read a row of LADDER as: this many days before or after the deadline, these hear of it. Every number is a house rule. Does not
decide which duties there are (process.py), and not how a mail is put into words (services/reminder_words.py).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workflow.domain import rules, rules_of_reminders
from workflow.domain.dated_rules import DatedNumber, RuleBook
from workflow.domain.duties import Duty, SubDuty
from workflow.domain.stages import Stage
from workflow.domain.text import N_
from workflow.domain.working_days import WorkingDays


class Rung(StrEnum):
    """How far word of a deadline has gone; in this order."""

    BEFORE = "before"
    ON_THE_DAY = "on_the_day"
    AFTER = "after"
    SUBSTITUTE = "substitute"
    ABOVE = "above"
    HR = "hr"


class Audience(StrEnum):
    """Who hears: worked out on the day it is said, so that it is whoever is responsible then."""

    FOLLOWERS = "followers"
    EMPLOYEE = "employee"
    RESPONSIBLE = "responsible"
    STAND_INS = "stand_ins"
    ABOVE = "above"
    HR = "hr"


AUDIENCES: dict[Audience, str] = {
    Audience.FOLLOWERS: N_("The manager, and whoever stands in"),
    Audience.EMPLOYEE: N_("The employee, where it is theirs to do or to come to"),
    Audience.RESPONSIBLE: N_("The manager; where the manager cannot be reached, whoever stands in"),
    Audience.STAND_INS: N_("Whoever stands in for the manager today"),
    Audience.ABOVE: N_("The manager's own manager"),
    Audience.HR: N_("HR"),
}
NOBODY_THERE: dict[Audience, Audience | None] = {
    Audience.FOLLOWERS: Audience.HR,
    Audience.EMPLOYEE: None,
    Audience.RESPONSIBLE: Audience.HR,
    Audience.STAND_INS: None,  # the manager has heard, and the next rung comes
    Audience.ABOVE: Audience.HR,
    Audience.HR: None,
}
"""Who hears in whose place when there is nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A rung: who hears, and by which number. `ahead` says the number is of working days before, else of days after."""

    rung: Rung
    to: tuple[Audience, ...]
    number: DatedNumber
    ahead: bool = False


LADDER: tuple[Row, ...] = (
    Row(
        rung=Rung.BEFORE,
        to=(Audience.FOLLOWERS, Audience.EMPLOYEE),
        number=rules.REMINDER_DAYS_BEFORE,
        ahead=True,
    ),
    Row(
        rung=Rung.ON_THE_DAY,
        to=(Audience.FOLLOWERS, Audience.EMPLOYEE),
        number=rules_of_reminders.REMINDER_ON_THE_DAY,
    ),
    Row(
        rung=Rung.AFTER,
        to=(Audience.RESPONSIBLE, Audience.EMPLOYEE),
        number=rules.OVERDUE_DAYS_AFTER,
    ),
    Row(
        rung=Rung.SUBSTITUTE,
        to=(Audience.STAND_INS,),
        number=rules_of_reminders.OVERDUE_SUBSTITUTE_DAYS_AFTER,
    ),
    Row(rung=Rung.ABOVE, to=(Audience.ABOVE,), number=rules_of_reminders.OVERDUE_ABOVE_DAYS_AFTER),
    Row(rung=Rung.HR, to=(Audience.HR,), number=rules_of_reminders.OVERDUE_HR_DAYS_AFTER),
)
ROW_OF: dict[Rung, Row] = {row.rung: row for row in LADDER}
HEIGHT: dict[Rung, int] = {row.rung: place for place, row in enumerate(LADDER)}
"""Which of two rungs is the higher: of several that slept, only that one speaks to somebody."""
UNTIL_THE_DAY = frozenset({Rung.BEFORE, Rung.ON_THE_DAY})
"""Said until the day has passed; after that a rung above them says it."""

THEIRS: frozenset[Duty] = frozenset(
    {Stage.FIRST_CONVERSATION, Stage.PLAN, Stage.DIALOGUE_MEETING_1, Stage.AFTERCARE}
)
"""What the employee comes to or takes part in (aml § 2-3); the rest is the employer's alone, or Nav's."""


class Kind(StrEnum):
    """What kind of task it is, in words that say nothing of anybody."""

    TALK = "talk"
    WRITING = "writing"
    SENDING = "sending"
    SETTLING = "settling"


KINDS: dict[Kind, str] = {
    Kind.TALK: N_("A conversation to hold"),
    Kind.WRITING: N_("Something to write together"),
    Kind.SENDING: N_("Something to send"),
    Kind.SETTLING: N_("Something to settle"),
}
KIND_OF: dict[Duty, Kind] = {
    Stage.REPORTED: Kind.SETTLING,
    Stage.FIRST_CONVERSATION: Kind.TALK,
    Stage.PLAN: Kind.WRITING,
    Stage.DIALOGUE_MEETING_1: Kind.TALK,
    Stage.ACTIVITY_CHECK: Kind.SETTLING,
    Stage.DIALOGUE_MEETING_2: Kind.TALK,
    Stage.MAX_DATE: Kind.SETTLING,
    Stage.CLARIFICATION: Kind.SETTLING,
    Stage.AFTERCARE: Kind.TALK,
    SubDuty.PLAN_TO_NAV: Kind.SENDING,
    SubDuty.MAX_DATE_LETTER: Kind.SENDING,
}


class Ended(StrEnum):
    """How a reminder ended; as long as it waits it has no end."""

    SENT = "sent"
    WITHDRAWN = "withdrawn"


class Because(StrEnum):
    """Why a reminder was withdrawn before it went out."""

    DONE = "done"
    EXEMPT = "exempt"
    NO_LONGER = "no_longer"
    CASE_CLOSED = "case_closed"
    MOVED = "moved"
    OVERTAKEN = "overtaken"
    PASSED_ON = "passed_on"
    NO_ADDRESS = "no_address"
    SET_ASIDE = "set_aside"


BECAUSE: dict[Because, str] = {
    Because.DONE: N_("it was done before"),
    Because.EXEMPT: N_("there is an exemption"),
    Because.NO_LONGER: N_("it no longer applies"),
    Because.CASE_CLOSED: N_("the follow-up was closed"),
    Because.MOVED: N_("the date moved"),
    Because.OVERTAKEN: N_("a later reminder says it"),
    Because.PASSED_ON: N_("somebody else is responsible now"),
    Because.NO_ADDRESS: N_("there is no e-mail address"),
    Because.SET_ASIDE: N_("HR set it aside"),
}
WAITS_AGAIN = frozenset({Because.DONE, Because.EXEMPT, Because.NO_LONGER, Because.CASE_CLOSED, Because.MOVED})
"""What was withdrawn for these reasons and never said is said after all, when the duty is there again with the same date."""


def rungs(due_on: date, book: RuleBook, days: WorkingDays) -> Iterator[tuple[Row, date]]:
    """Every rung of a deadline with its day, by the house rules that count on the deadline."""
    for row in LADDER:
        number = book.value(row.number, due_on)
        if row.rung is not Rung.ON_THE_DAY:
            on = days.working_days_before(due_on, number) if row.ahead else due_on + timedelta(days=number)
            yield row, on
        elif number:
            yield row, due_on


def filled(to: Audience, is_there: Callable[[Audience], bool]) -> Audience | None:
    """Who hears in the end: the audience itself, or who takes its place; None when nobody does."""
    while not is_there(to):
        instead = NOBODY_THERE[to]
        if instead is None:
            return to if to is Audience.HR else None
        to = instead
    return to
