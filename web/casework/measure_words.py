"""Decides how measures are told on a page: what they are about, how they stand, how they went."""

from datetime import date

from flask_babel import gettext as _

from web.i18n import format_day_without_year, format_short_day
from workflow.domain.accommodation import OptionKind
from workflow.domain.measures import HowItWent, MeasureArea, MeasureStatus, WhatNext
from workflow.domain.text import N_
from workflow.services.measures import EvaluationRecord, MeasureRecord

AREAS: dict[MeasureArea, str] = {
    MeasureArea.TASKS: N_("Tasks"),
    MeasureArea.HOURS: N_("Working hours"),
    MeasureArea.PLACE: N_("Place and equipment"),
}
KINDS: dict[OptionKind, str] = {
    OptionKind.POSSIBILITY: N_("What can be adapted"),
    OptionKind.ALTERNATIVE_TASK: N_("Other tasks for a time"),
}
STATUSES: dict[MeasureStatus, tuple[str, str]] = {
    MeasureStatus.AGREED: (N_("Agreed, not begun"), "to_come"),
    MeasureStatus.UNDER_WAY: (N_("Under way"), "now"),
    MeasureStatus.RENEWED: (N_("Renewed, under way"), "now"),
    MeasureStatus.TO_EVALUATE: (N_("Time to look at how it works"), "soon"),
    MeasureStatus.ENDED: (N_("Ended as agreed"), "done"),
    MeasureStatus.STOPPED: (N_("Stopped"), "exempt"),
}
HOW_IT_WENT: dict[HowItWent, str] = {
    HowItWent.HELPED: N_("It helped"),
    HowItWent.PARTLY: N_("It helped in part"),
    HowItWent.NOT: N_("It did not help"),
    HowItWent.NOT_TRIED: N_("It was not tried"),
}
WHAT_NEXT: dict[WhatNext, str] = {
    WhatNext.KEEP: N_("Go on as agreed until the last day"),
    WhatNext.CHANGE: N_("Change it"),
    WhatNext.RENEW: N_("Renew it until a new last day"),
    WhatNext.STOP: N_("Stop now"),
}
LONGEST_LINE = 160


def measure_line(measure: MeasureRecord, today: date, href: str) -> dict[str, object]:
    """A measure in a list."""
    word, kind = STATUSES[measure.status(today)]
    return {
        "what": shortened(measure.what),
        "area": _(AREAS[measure.area]),
        "href": href,
        "dates": days_of(measure),
        "status": {"word": _(word), "kind": kind},
        "evaluation": evaluation_day(measure, today),
        "went": _(HOW_IT_WENT[measure.how_it_went]) if measure.how_it_went else "",
    }


def days_of(measure: MeasureRecord) -> str:
    """From when to when; the day it was stopped instead of its end."""
    begins = format_short_day(measure.from_on)
    if measure.stopped_on is not None:
        return str(
            _("From %(begins)s, stopped %(day)s", begins=begins, day=format_short_day(measure.stopped_on))
        )
    return str(_("From %(begins)s until %(ends)s", begins=begins, ends=format_short_day(measure.until_on)))


def evaluation_day(measure: MeasureRecord, today: date) -> str:
    """When it is looked at next; nothing when no day is agreed."""
    if measure.evaluate_on is None or measure.stopped_on is not None:
        return ""
    day = format_day_without_year(measure.evaluate_on)
    if measure.evaluate_on < today:
        return str(_("Should have been evaluated %(day)s", day=day))
    return str(_("Evaluated %(day)s", day=day))


def told_evaluation(one: EvaluationRecord) -> dict[str, str]:
    """An evaluation in a list, in words."""
    return {
        "when": format_short_day(one.evaluated_on),
        "went": str(_(HOW_IT_WENT[one.how_it_went])),
        "next": str(_(WHAT_NEXT[one.what_next])),
    }


def shortened(text: str) -> str:
    """A text on one line, cut where it becomes too long for a list."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"
