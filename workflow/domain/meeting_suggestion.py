"""Decides when a follow-up meeting is suggested in the long months between dialogue meeting 2 and the clarification."""

from collections.abc import Iterable
from datetime import date, timedelta

from workflow.domain.case import CaseFile
from workflow.domain.contact_rhythm import DAY_OF_CONTACT
from workflow.domain.documents import DocumentKind
from workflow.domain.rules import DIALOGUE_MEETING_2_WEEKS, FOLLOW_UP_MEETING_WEEKS
from workflow.domain.stages import TIMELINE

MINUTES = tuple(kind for kind in DAY_OF_CONTACT if kind is not DocumentKind.CONTACT_ATTEMPT)


def last_met(file: CaseFile, held: Iterable[date]) -> date | None:
    """The day the two last met, as minutes and meetings say."""
    papers = (file.on_file(kind) for kind in MINUTES)
    told = (paper.day(DAY_OF_CONTACT[paper.kind]) for paper in papers if paper is not None)
    return max((day for day in (*told, *held) if day is not None), default=None)


def suggests_meeting(file: CaseFile, met_on: date | None) -> bool:
    """From the week in which Nav has held its meeting, when the two have not met for as long as the house says."""
    begins = file.first_day + timedelta(weeks=DIALOGUE_MEETING_2_WEEKS.value)
    if file.stage not in TIMELINE or file.today < begins:
        return False
    weeks = file.rules.value(FOLLOW_UP_MEETING_WEEKS, file.first_day)
    return met_on is None or file.today >= met_on + timedelta(weeks=weeks)
