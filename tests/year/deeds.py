"""What people do about a case in a year, through the services; what is not open to them is refused there."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from uuid import UUID

from tests.workflow.noted import sick_note
from tests.workflow.services.at_work import AtWork
from workflow.domain.documents import ConfirmationOutcome, DocumentKind
from workflow.domain.stages import Stage
from workflow.services.answer_document import answer_document

K = DocumentKind
DAY = timedelta(days=1)


def do(what: str, case_id: UUID, place: AtWork, chance: Random, today: date) -> None:
    """One deed, by its name; raises `Refusal` where the case is not there yet, or not any more."""
    match what:
        case "moved":
            first = place.case(case_id).first_day - chance.randrange(1, 9) * DAY
            place.record(case_id, sick_note(first, None))
        case "graded":
            last = today + chance.randrange(20, 60) * DAY
            place.record(case_id, sick_note(today, last, chance.choice([40, 60, 80])))
        case "back":
            if chance.random() < 0.3:
                _back(case_id, place, today)
        case _:
            _WITHOUT_CHANCE[what](case_id, place, today)


def _back(case_id: UUID, place: AtWork, today: date) -> None:
    """The employee is at work again; in two weeks they are asked how it goes."""
    later = str(today + 14 * DAY)
    place.file(case_id, K.RETURN_NOTE, by=place.hr, returned_on=str(today), follow_up_on=later)


def _talk(case_id: UUID, place: AtWork, today: date) -> None:
    agreed = {"next_conversation_on": str(today + 14 * DAY), "told_of_trusted_person": True}
    place.file(case_id, K.FIRST_CONVERSATION_MINUTES, by=place.hr, **agreed)


def _plan(case_id: UUID, place: AtWork, today: date) -> None:
    if place.case(case_id).stage is Stage.FIRST_CONVERSATION:
        place.step(case_id, "conclude_first_conversation", by=place.hr)
    plan = place.file(case_id, K.FOLLOW_UP_PLAN, by=place.hr, evaluation_on=str(today + 60 * DAY))
    yes = ConfirmationOutcome.CONFIRMED
    answer_document(
        place.office, plan.document.id, yes, "Jeg ser det slik.", actor=place.employee, version=None
    )
    if place.case(case_id).stage is Stage.PLAN:
        place.step(case_id, "conclude_plan", by=place.hr)


def _exempt(case_id: UUID, place: AtWork, today: date) -> None:
    """What need not be done where the case stands, with its reason on file."""
    match place.case(case_id).stage:
        case Stage.FIRST_CONVERSATION:
            place.step(case_id, "conclude_first_conversation", by=place.hr)
        case Stage.PLAN:
            place.file(case_id, K.PLAN_EXEMPTION, by=place.hr, reason="too_ill")
            place.step(case_id, "exempt_plan", by=place.hr)
        case Stage.DIALOGUE_MEETING_1:
            place.file(case_id, K.DIALOGUE_MEETING_1_EXEMPTION, by=place.hr, reason="too_ill")
            place.step(case_id, "exempt_dialogue_meeting_1", by=place.hr)
        case Stage.ACTIVITY_CHECK:
            place.file(case_id, K.ACTIVITY_STATEMENT, by=place.hr, outcome="not_possible")
            place.step(case_id, "exempt_activity_not_possible", by=place.hr)
        case _:
            place.file(case_id, K.PLAN_SENT_TO_NAV, by=place.hr, sent_on=str(today))


def _error(case_id: UUID, place: AtWork, _today: date) -> None:
    place.file(case_id, K.REGISTRATION_ERROR_NOTE, by=place.hr, reason="wrong_person")


def _ill_again(case_id: UUID, place: AtWork, today: date) -> None:
    place.file(case_id, K.RELAPSE_NOTICE, by=place.hr, first_day=str(today), grade=100)


def _aftercare(case_id: UUID, place: AtWork, _today: date) -> None:
    place.file(case_id, K.AFTERCARE_NOTE, by=place.hr)
    place.step(case_id, "conclude_aftercare", by=place.hr)


_WITHOUT_CHANCE: dict[str, Callable[[UUID, AtWork, date], None]] = {
    "talk": _talk,
    "plan": _plan,
    "exempt": _exempt,
    "error": _error,
    "ill_again": _ill_again,
    "aftercare": _aftercare,
}
