"""Decides when a requirement is met, by looking at a case and the documents on file; pure, and without sentences."""

from collections.abc import Callable

from workflow.domain.absence.milestones import plan_due_before
from workflow.domain.case import CaseFile
from workflow.domain.documents import DocumentKind, Fact
from workflow.domain.rules import AFTERCARE_FROM_DAYS, PLAN_TO_NAV_DAYS

Predicate = Callable[[CaseFile], bool]


def filed(kind: DocumentKind) -> Predicate:
    """A document of this kind is on file."""

    def met(case: CaseFile) -> bool:
        return kind in case.documents

    return met


def says(kind: DocumentKind, fact: str, *answers: Fact) -> Predicate:
    """A document of this kind gives one of these answers to a question."""

    def met(case: CaseFile) -> bool:
        document = case.on_file(kind)
        return document is not None and document.facts.get(fact) in answers

    return met


def dates(kind: DocumentKind, fact: str) -> Predicate:
    """A document of this kind names a day."""

    def met(case: CaseFile) -> bool:
        document = case.on_file(kind)
        return document is not None and document.day(fact) is not None

    return met


def answered(kind: DocumentKind) -> Predicate:
    """The current version is answered, or its silence documented."""

    def met(case: CaseFile) -> bool:
        document = case.on_file(kind)
        return document is not None and document.confirmation is not None

    return met


def answered_before(kind: DocumentKind) -> Predicate:
    """An earlier version of this spell was answered."""

    def met(case: CaseFile) -> bool:
        document = case.on_file(kind)
        return document is not None and document.answered_before

    return met


def plan_follows_meeting(case: CaseFile) -> bool:
    """A plan of the day of the meeting counts only when it brings an earlier one up to date, or there was none.

    Its hour is not compared with that of the minutes: the two may well change the plan while they meet, and the
    minutes are often written afterwards.
    """
    plan = case.on_file(DocumentKind.FOLLOW_UP_PLAN)
    minutes = case.on_file(DocumentKind.DIALOGUE_MEETING_1_MINUTES)
    held_on = minutes.day("held_on") if minutes else None
    if plan is None or held_on is None:
        return False
    updates = plan.version > 1 or case.on_file(DocumentKind.PLAN_EXEMPTION) is not None
    return plan.filed_on > held_on or (plan.filed_on == held_on and updates)


def plan_reached_nav_in_time(case: CaseFile) -> bool:
    """The plan was sent so many days before the meeting, or the delay is explained."""
    sending = case.on_file(DocumentKind.PLAN_SENT_TO_NAV)
    if sending is None:
        return False
    sent_on, meeting_on = sending.day("sent_on"), sending.day("meeting_on")
    if sent_on is None or meeting_on is None:
        return False
    return sent_on <= plan_due_before(meeting_on, days=PLAN_TO_NAV_DAYS.value).day or bool(
        sending.facts.get("late_explained")
    )


def partly_absent(case: CaseFile) -> bool:
    """The sick note is graded."""
    return case.partly_absent


def extended_certificate(case: CaseFile) -> bool:
    """The doctor's extended certificate came, with a sick note or by the statement's word."""
    statement = case.on_file(DocumentKind.ACTIVITY_STATEMENT)
    return case.extended_certificate or bool(statement and statement.facts.get("extended_certificate"))


def contact_rhythm_agreed(case: CaseFile) -> bool:
    """The two have agreed on how often they are in touch."""
    return case.contact_weeks is not None


def short_absence(case: CaseFile) -> bool:
    """The absence was shorter than what the house asks a talk after the return for."""
    note = case.on_file(DocumentKind.RETURN_NOTE)
    returned_on = note.day("returned_on") if note else None
    threshold = case.rules.value(AFTERCARE_FROM_DAYS, case.first_day)
    return returned_on is not None and max(1, (returned_on - case.first_day).days) < threshold


def ended_by_return(case: CaseFile) -> bool:
    """The case ended, if it did, with a return to work."""
    return case.ended_by_return
