"""Two sides of one question: how they stand to each other, what can be chosen, and that nothing written is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.domain.plan_sharing import Grounds, Recipient, grounds_for
from workflow.domain.plan_voices import Choice, Comparison, PlanQuestion, joined

C, K = Comparison, Choice
texts = st.text(alphabet=st.sampled_from("ab æøåáŋ\nשלום#<{"), max_size=40)


@pytest.mark.parametrize(
    ("manager", "employee", "present", "comparison", "choices", "suggested"),
    [
        ("", "", "", C.NEITHER, (K.ANEW, K.OPEN), K.OPEN),
        ("", " ", "Før", C.NEITHER, (K.PRESENT, K.ANEW, K.OPEN), K.PRESENT),
        ("Ja", "Ja\n", "", C.SAME, (K.MANAGER, K.ANEW, K.OPEN), K.MANAGER),
        ("Ja", "", "", C.ONLY_MANAGER, (K.MANAGER, K.ANEW, K.OPEN), K.MANAGER),
        ("", "Nei", "", C.ONLY_EMPLOYEE, (K.EMPLOYEE, K.ANEW, K.OPEN), K.EMPLOYEE),
        ("Ja", "Nei", "", C.DIFFERENT, (K.MANAGER, K.EMPLOYEE, K.BOTH, K.ANEW, K.OPEN), None),
    ],
)
def test_how_two_answers_stand_and_what_can_be_chosen(
    manager: str,
    employee: str,
    present: str,
    comparison: Comparison,
    choices: tuple[Choice, ...],
    suggested: Choice | None,
) -> None:
    question = PlanQuestion(name="x", manager=manager, employee=employee, present=present, limit=2000)
    assert question.comparison is comparison
    assert question.choices == choices
    assert question.suggested is suggested


def test_a_day_or_a_yes_is_one_answer_and_never_both() -> None:
    question = PlanQuestion(name="x", manager="yes", employee="no")
    assert question.choices == (K.MANAGER, K.EMPLOYEE, K.OPEN)


@given(first=texts, second=texts)
def test_both_holds_every_word_of_either_side(first: str, second: str) -> None:
    both = PlanQuestion(name="x", manager=first, employee=second, limit=2000).taken(K.BOTH)
    assert first.strip() in both
    assert second.strip() in both
    assert len(both) <= len(first) + len(second) + 2


@given(text=texts)
def test_the_same_thing_is_not_said_twice(text: str) -> None:
    assert joined(text, text) == text.strip()


@given(first=texts, second=texts, limit=st.integers(0, 60))
def test_what_is_too_long_is_said_with_how_much_and_never_cut(first: str, second: str, limit: int) -> None:
    question = PlanQuestion(name="x", manager=first, employee=second, limit=limit)
    over = question.too_long(K.BOTH)
    assert len(question.taken(K.BOTH)) == len(question.both)
    assert over == max(0, len(question.both) - limit)


@pytest.mark.parametrize(
    ("recipient", "facts", "grounds"),
    [
        (Recipient.DOCTOR, {}, (Grounds.PART_OF_PLAN,)),
        (Recipient.NAV, {"help_from_nav": True}, (Grounds.HELP_IN_PLAN,)),
        (Recipient.NAV, {"help_from_nav": False}, (Grounds.ASKED_FOR, Grounds.BEFORE_MEETING)),
        (Recipient.OCCUPATIONAL_HEALTH, {"help_from_bht": True}, (Grounds.HELP_IN_PLAN,)),
        (Recipient.OCCUPATIONAL_HEALTH, {"help_from_nav": True}, ()),
    ],
)
def test_who_may_have_the_plan_and_why(
    recipient: Recipient, facts: dict[str, bool], grounds: tuple[Grounds, ...]
) -> None:
    assert grounds_for(recipient, dict(facts)) == grounds
