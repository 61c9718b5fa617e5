"""When illness is no ground for dismissal, what is asked before one, and that nothing of it is advice."""

from dataclasses import replace
from datetime import date

import pytest

from tests.workflow.files import FIRST_DAY, K, clarified, file, paper
from workflow.domain.case import CaseFile
from workflow.domain.dismissal import ASKED, GROUNDS, is_refused, protected_until, still_missing
from workflow.domain.documents import Fact
from workflow.domain.stages import Stage
from workflow.machine import unmet
from workflow.process import TRIGGERS

LAST_PROTECTED, FIRST_AFTER = date(2027, 2, 1), date(2027, 2, 2)
YES = dict.fromkeys(ASKED, True)


@pytest.mark.parametrize(
    ("first_day", "until"),
    [
        (FIRST_DAY, LAST_PROTECTED),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2024, 2, 29), date(2025, 2, 28)),  # no day of protection is lost
        (date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_protection_lasts_twelve_months_from_the_first_day(first_day: date, until: date) -> None:
    assert protected_until(first_day) == until


@pytest.mark.parametrize(
    ("outcome", "ground", "today", "refused"),
    [
        ("dismissal_considered", "illness", LAST_PROTECTED, True),
        ("dismissal_considered", "illness", FIRST_AFTER, False),
        ("dismissal_considered", None, LAST_PROTECTED, True),  # filed before the ground was asked for
        ("dismissal_considered", "enterprise", LAST_PROTECTED, False),
        ("dismissal_considered", "employee", FIRST_DAY, False),
        ("resigned", "illness", LAST_PROTECTED, False),
        ("disability", None, LAST_PROTECTED, False),
    ],
)
def test_dismissal_because_of_illness_is_refused_while_the_protection_lasts(
    outcome: str, ground: str | None, today: date, refused: bool
) -> None:
    assert is_refused({"outcome": outcome, "dismissal_ground": ground}, FIRST_DAY, today) is refused


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("answer", [False, None])
def test_what_is_not_answered_with_yes_is_named_as_missing(name: str, answer: Fact) -> None:
    assert still_missing({**YES, name: answer}) == (ASKED[name],)
    assert still_missing(YES) == ()


def test_no_word_of_it_advises() -> None:
    for sentence in (*ASKED.values(), *GROUNDS.values()):
        assert not {"should", "can be dismissed", "recommend", "allowed"} & set(sentence.lower().split())


def considered(today: date, ground: str) -> CaseFile:
    written = replace(clarified("dismissal_considered"), facts=_facts(ground))
    return replace(file(Stage.CLARIFICATION, written), today=today)


def _facts(ground: str) -> dict[str, Fact]:
    return {"outcome": "dismissal_considered", "dismissal_ground": ground}


def lacking(case: CaseFile) -> set[str]:
    return {requirement.name for requirement in unmet(TRIGGERS["clarify_end"], case)}


def test_a_case_does_not_end_in_dismissal_because_of_illness_when_its_dates_say_protected() -> None:
    """Also when a correction of the first day brings the protection back after the outcome was filed."""
    assert lacking(considered(LAST_PROTECTED, "illness")) == {"not_dismissed_while_protected"}
    assert lacking(considered(FIRST_AFTER, "illness")) == set()
    assert lacking(considered(LAST_PROTECTED, "enterprise")) == set()


def test_a_case_does_not_end_before_the_employee_could_answer() -> None:
    unanswered = paper(K.CLARIFICATION_OUTCOME, outcome="disability")
    assert lacking(file(Stage.CLARIFICATION, unanswered)) == {"clarification_answered"}
    assert lacking(file(Stage.CLARIFICATION, clarified("disability"))) == set()
