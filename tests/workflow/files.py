"""Case files for tests: a case with these documents on file."""

from datetime import date, timedelta
from typing import Any

from workflow.domain.case import CaseFile
from workflow.domain.documents import ConfirmationOutcome, DocumentKind, Fact, OnFile
from workflow.domain.stages import Stage

FIRST_DAY = date(2026, 2, 2)
K = DocumentKind


def paper(
    kind: DocumentKind,
    *,
    filed_on: date = FIRST_DAY,
    answered: ConfirmationOutcome | None = None,
    **facts: Fact,
) -> OnFile:
    """A document on file."""
    return OnFile(kind=kind, version=1, filed_on=filed_on, facts=facts, confirmation=answered)


def file(
    stage: Stage, *papers: OnFile, week: int = 0, grade: int = 100, max_date: date | None = None, **more: Any
) -> CaseFile:
    """A case in a stage, a number of weeks after its first day."""
    return CaseFile(
        stage=stage,
        today=FIRST_DAY + timedelta(weeks=week),
        first_day=FIRST_DAY,
        grade=grade,
        max_date=max_date,
        documents={one.kind: one for one in papers},
        **more,
    )


CONFIRMED = ConfirmationOutcome.CONFIRMED
NOTICE = paper(K.ABSENCE_NOTICE)
MINUTES = paper(K.FIRST_CONVERSATION_MINUTES, next_conversation_on="2026-02-16", told_of_trusted_person=True)
PLAN = paper(K.FOLLOW_UP_PLAN, evaluation_on="2026-04-01", answered=CONFIRMED)
INVITATION = paper(K.DIALOGUE_MEETING_1_INVITATION)
MEETING_1 = paper(K.DIALOGUE_MEETING_1_MINUTES, held_on="2026-02-01")
ACTIVE = paper(K.ACTIVITY_STATEMENT, outcome="in_activity")
SENT = paper(K.PLAN_SENT_TO_NAV, sent_on="2026-07-01", meeting_on="2026-07-20")
MEETING_2 = paper(K.DIALOGUE_MEETING_2_OUTCOME)
LETTER = paper(K.MAX_DATE_LETTER)
PENSION = paper(K.PENSION_APPLICATION_RECEIPT)
RETURNED = paper(K.RETURN_NOTE, returned_on="2026-03-01", follow_up_on="2026-03-15")
AFTERCARE = paper(K.AFTERCARE_NOTE)
RELAPSE = paper(K.RELAPSE_NOTICE, first_day="2026-03-05")
MISTAKE = paper(K.REGISTRATION_ERROR_NOTE)


def clarified(outcome: str) -> OnFile:
    """A clarification with this outcome, which the employee has read."""
    return paper(K.CLARIFICATION_OUTCOME, outcome=outcome, answered=CONFIRMED)
