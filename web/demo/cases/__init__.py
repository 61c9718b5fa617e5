"""The seventeen cases of the demonstration and what happens at work besides them, in the order in which they are told."""

from web.demo.cases.at_work import list_grows, routine_renewed, sigrid_travels
from web.demo.cases.before_absence import talk_in_time
from web.demo.cases.coming_back import aftercare_ahead, away_again, closed_well
from web.demo.cases.figures import coverage, short_absences
from web.demo.cases.first_days import nobody_responsible, reported_by_himself, talk_is_near
from web.demo.cases.hard_to_agree import plan_overdue
from web.demo.cases.long_absences import clarification_under_way, max_date_is_near
from web.demo.cases.meetings import activity_missing, meeting_forgone
from web.demo.cases.objection import objection_before_meeting
from web.demo.cases.on_the_way_to_nav import meeting_with_nav_is_near, plan_refused
from web.demo.cases.plans import (
    plan_unnecessary,
    waiting_for_confirmation,
)
from web.demo.rehearsal import Tell, TellOfWork

STORIES: tuple[tuple[str, Tell], ...] = (
    ("jonas", reported_by_himself),
    ("zofia", talk_is_near),
    ("eva", nobody_responsible),
    ("kari", waiting_for_confirmation),
    ("daniel", plan_overdue),
    ("ingrid", objection_before_meeting),
    ("odd", plan_unnecessary),
    ("grete", meeting_forgone),
    ("nils", activity_missing),
    ("liv", plan_refused),
    ("piotr", meeting_with_nav_is_near),
    ("marit", max_date_is_near),
    ("per", clarification_under_way),
    ("hassan", aftercare_ahead),
    ("silje", away_again),
    ("arne", closed_well),
    ("anne", talk_in_time),
)
"""Who is away or might be, and how it went."""
AT_WORK: tuple[TellOfWork, ...] = (list_grows, routine_renewed, short_absences, coverage, sigrid_travels)
