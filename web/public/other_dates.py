"""Decides which days the calculator tells besides the duties: Nav's own marks, whole weeks, and the protected year."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from web.i18n import format_day
from workflow.domain.absence.milestones import (
    INFORMATION_WEEKS,
    YEAR_WEEKS,
    Milestone,
    activity_stop_point,
    dialogue_meeting_2_candidate,
    protected_until,
    weeks_passed,
)
from workflow.domain.absence.spells import Spell
from workflow.domain.law import AML_15_8, FTRL_8_7A, FTRL_8_8, FTRL_8_12, Law
from workflow.domain.rules import (
    ACTIVITY_WEEKS,
    DIALOGUE_MEETING_2_WEEKS,
    NAV_CONSIDERS_MEETING_WEEKS,
    PROTECTION_MONTHS,
)
from workflow.domain.text import N_

Line = dict[str, str]


def other_dates(spell: Spell) -> list[Line]:
    """The days in their order, should the absence last that long; nobody has to do anything on them."""
    found = sorted(_milestones(spell), key=lambda entry: entry[0].day)
    return [_line(milestone, what, about, law) for milestone, what, about, law in found]


def _milestones(spell: Spell) -> Iterator[tuple[Milestone, str, str, Law | None]]:
    start = spell.start
    considered = NAV_CONSIDERS_MEETING_WEEKS.value_on(start)
    half = DIALOGUE_MEETING_2_WEEKS.value_on(start)
    yield (
        activity_stop_point(start, weeks=ACTIVITY_WEEKS.value_on(start)),
        N_("Nav looks at activity"),
        N_("The last day of the first %(weeks)s weeks. Nav asks whether some work can be tried."),
        FTRL_8_8,
    )
    if candidate := dialogue_meeting_2_candidate(spell._replace(end=date.max), weeks=considered):
        yield (
            candidate,
            N_("Nav begins to consider dialogue meeting 2"),
            N_("%(days)s days after the first day."),
            FTRL_8_7A,
        )
    for weeks, about, law in (
        (half, N_("Half a year. Nav holds dialogue meeting 2 before this day."), FTRL_8_7A),
        (INFORMATION_WEEKS, N_("Nav writes to the employee about what may come after sick pay."), None),
        (YEAR_WEEKS, N_("A year by the calendar. Sick pay ends by its own count."), FTRL_8_12),
    ):
        yield weeks_passed(start, weeks), N_("%(weeks)s weeks"), about, law
    yield (
        protected_until(start, months=PROTECTION_MONTHS.value_on(start)),
        N_("The protected year"),
        N_(
            "Until this day nobody can be dismissed because of the illness. What comes after is weighed anew."
        ),
        AML_15_8,
    )


def _line(milestone: Milestone, what: str, about: str, law: Law | None) -> Line:
    facts = {name: str(fact) for name, fact in milestone.reason.facts.items()}
    return {
        "what": _(what) % facts,
        "on": format_day(milestone.day),
        "about": _(about) % facts,
        "law": str(_(law.paragraph)).replace("§ ", "§\u00a0") if law else "",
    }
