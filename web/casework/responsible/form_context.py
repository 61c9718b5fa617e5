"""Decides what a form knows of the case it is filled in for, and what is filled in beforehand."""

from collections.abc import Callable, Mapping
from datetime import date

from forms.context import FormContext
from web.casework.responsible.possibilities import possibilities_of_unit
from web.casework.responsible.sent_to_nav import known_of_sending
from web.casework.responsible.trial import known_of_trial
from web.current import actor, today
from web.queries.employees import Employee
from web.queries.followed_case import FollowedCase
from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind
from workflow.domain.people import Role
from workflow.domain.rules import AFTERCARE_FROM_DAYS, MEASURE_WEEKS
from workflow.domain.rules_of_absence import EXPERT_ASSISTANCE_KRONER

FROM_ELSEWHERE: dict[DocumentKind, Callable[[FollowedCase], Mapping[str, str]]] = {
    DocumentKind.PLAN_SENT_TO_NAV: known_of_sending,
    DocumentKind.POSITION_BANK_REGISTRATION: known_of_trial,
}
END_OF_SICK_PAY = frozenset({DocumentKind.MAX_DATE_LETTER, DocumentKind.AAP_REMINDER})


def context_of_case(followed: FollowedCase, kind: DocumentKind | None = None) -> FormContext:
    """The frame of an open case."""
    return FormContext(
        today=today(),
        first_day=followed.record.first_day,
        employed_from=followed.employed_from,
        employed_to=followed.employed_to,
        grade=followed.record.grade or None,
        aftercare_from_days=followed.file.rules.value(AFTERCARE_FROM_DAYS, followed.record.first_day),
        measure_weeks=followed.file.rules.value(MEASURE_WEEKS, followed.record.first_day),
        expert_kroner=followed.file.rules.value(EXPERT_ASSISTANCE_KRONER, today()),
        plan_version=_plan_version(followed.file),
        known=_known(followed, kind),
        possibilities=possibilities_of_unit(followed.record.unit_id),
    )


def context_of_employee(employee: Employee) -> FormContext:
    """The frame of an employment, before there is a case."""
    return FormContext(today=today(), employed_from=employee.start_on, employed_to=employee.end_on)


def _known(followed: FollowedCase, kind: DocumentKind | None) -> Mapping[str, str]:
    """What other documents and the reckoning already tell."""
    file = followed.file
    if kind is DocumentKind.EXPERT_ASSISTANCE_BASIS:
        return {"sub_unit": followed.unit}
    if kind in FROM_ELSEWHERE:
        return FROM_ELSEWHERE[kind](followed)
    if kind in END_OF_SICK_PAY and file.max_date:
        return {"max_date": file.max_date.isoformat()}
    if kind is DocumentKind.DIALOGUE_MEETING_1_MINUTES:
        return _past_day("held_on", _day(file, DocumentKind.DIALOGUE_MEETING_1_INVITATION, "meeting_on"))
    if kind is DocumentKind.DIALOGUE_MEETING_2_OUTCOME:
        return _past_day("held_on", _day(file, DocumentKind.PLAN_SENT_TO_NAV, "meeting_on"))
    if kind is DocumentKind.DIALOGUE_MEETING_3_OUTCOME and file.meeting_on:
        return _past_day("held_on", file.meeting_on)
    if kind is DocumentKind.ACTIVITY_STATEMENT and file.partly_absent:
        return {"outcome": "graded"}
    if kind is DocumentKind.EARLIER_MEETING_REQUEST and actor().role is Role.MANAGER:
        return {"asked_by": "manager"}
    if kind is DocumentKind.PLAN_EVALUATION and _plan_version(file):
        return {"plan_version": str(_plan_version(file))}
    return {}


def _plan_version(file: CaseFile) -> int | None:
    plan = file.on_file(DocumentKind.FOLLOW_UP_PLAN)
    return plan.version if plan else None


def _day(file: CaseFile, kind: DocumentKind, fact: str) -> date | None:
    document = file.on_file(kind)
    return document.day(fact) if document else None


def _past_day(name: str, day: date | None) -> Mapping[str, str]:
    """A day that was agreed is only what happened once it has come."""
    return {name: day.isoformat()} if day and day <= today() else {}
