"""Says why the days are that nobody has to do anything on: Nav's own marks, whole weeks, the protected year, who pays."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workflow.domain.absence.milestones import (
    INFORMATION_WEEKS,
    Milestone,
    activity_fulfilled_by_grading,
    activity_stop_point,
    dialogue_meeting_2_candidate,
    meeting_need_window,
    three_years,
    weeks_passed,
)
from workflow.domain.absence.reasons import Reason
from workflow.domain.dated_rules import STANDARD, DatedNumber
from workflow.domain.law import FTRL_8_8
from workflow.domain.rules import (
    ACTIVITY_WEEKS,
    DIALOGUE_MEETING_2_WEEKS,
    NAV_CONSIDERS_MEETING_WEEKS,
    PROTECTION_MONTHS,
)
from workflow.domain.text import N_
from workflow.why.explained import Origin, Why, rule_of
from workflow.why.ground import Ground
from workflow.why.paragraphs import law_of
from workflow.why.spell_dates import why_employer_period

GRADED = N_("The sick leave is graded, so work is tried already. Nav asks for nothing more.")
_CANDIDATE = N_("%(day)s is %(days)s days after the first day, %(start)s.")


def why_other_days(ground: Ground) -> tuple[Why, ...]:
    """The days in their order, should the absence last that long."""
    start = ground.first_day.valid
    if start is None:
        return ()
    found = [*_marks(ground, start), _answers(start)]
    paid = why_employer_period(ground)
    return tuple(sorted([*found, *([paid] if paid else [])], key=lambda why: why.day))


def _marks(ground: Ground, start: date) -> Iterator[Why]:
    yield _activity(ground, start)
    considered = STANDARD.value(NAV_CONSIDERS_MEETING_WEEKS, start)
    lasting = ground.spell._replace(start=start, end=date.max) if ground.spell else None
    candidate = dialogue_meeting_2_candidate(lasting, weeks=considered) if lasting else None
    if candidate is not None:
        facts = {name: fact for name, fact in candidate.reason.facts.items() if name != "end"}
        told = replace(candidate, reason=replace(candidate.reason, sentence=_CANDIDATE, facts=facts))
        yield _of("meeting_2_candidate", told, start, NAV_CONSIDERS_MEETING_WEEKS)
    half = weeks_passed(start, STANDARD.value(DIALOGUE_MEETING_2_WEEKS, start))
    yield _of("half_year", half, start, DIALOGUE_MEETING_2_WEEKS)
    yield _of("information", weeks_passed(start, INFORMATION_WEEKS), start)
    years = three_years(start, ground.max_date, months=STANDARD.value(PROTECTION_MONTHS, start))
    yield _of("year_of_weeks", years.weeks, start)
    yield _of("protected_until", years.protected, start, PROTECTION_MONTHS)


def _activity(ground: Ground, start: date) -> Why:
    """The stop point, and that nothing is asked where the absence was graded by then."""
    weeks = STANDARD.value(ACTIVITY_WEEKS, start)
    why = _of("activity_stop_point", activity_stop_point(start, weeks=weeks), start, ACTIVITY_WEEKS)
    if ground.spell is None or not activity_fulfilled_by_grading(
        ground.spell._replace(start=start), weeks=weeks
    ):
        return why
    return replace(why, reasons=(Reason("activity_fulfilled", GRADED, FTRL_8_8.code, {}),))


def _of(about: str, mark: Milestone, start: date, number: DatedNumber | None = None) -> Why:
    return Why(
        about=about,
        day=mark.day,
        origin=Origin.RECKONED,
        law=law_of(mark.reason.paragraph),
        sentence=mark.reason,
        rule=rule_of(number, STANDARD, start) if number else None,
    )


def _answers(start: date) -> Why:
    window = meeting_need_window(start)
    return Why(
        about="meeting_need",
        day=window.first,
        until=window.last,
        origin=Origin.RECKONED,
        law=law_of(window.reason.paragraph),
        sentence=window.reason,
    )
