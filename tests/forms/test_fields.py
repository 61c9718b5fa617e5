"""How single answers are read, shown back and refused."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.base import FormContext
from forms.steps import FORMS
from forms.steps.absence_notice import AbsenceNoticeForm
from forms.steps.dialogue_meeting_1_invitation import DialogueMeeting1InvitationForm
from forms.steps.follow_up_plan import FollowUpPlanForm
from forms.steps.help_request import HelpRequestForm
from tests.forms.examples import example
from workflow.domain.documents import DocumentKind


class Repeated(dict[str, list[str]]):
    """Posted data with several values under a name, as a web framework hands it over."""

    def getlist(self, name: str) -> list[str]:
        return self.get(name, [])


def notice(context: FormContext, **answers: str) -> Any:
    form = AbsenceNoticeForm(
        {**example("absence_notice", context.today, context.today), **answers}, context=context
    )
    form.validate()
    return form


def test_the_first_of_two_answers_to_one_question_counts(context: FormContext) -> None:
    posted = Repeated(
        first_day=["20.11.2026", "1.1.2026"], grade=["50", "100"], reported_how=["email", "phone"]
    )
    form = AbsenceNoticeForm(posted, context=context)
    assert form.validate()
    assert form.facts()["first_day"] == "2026-11-20"
    assert form.facts()["grade"] == 50
    assert form.facts()["reported_how"] == "email"


def test_parameters_nobody_asked_for_are_ignored(context: FormContext) -> None:
    form = notice(context, diagnosis="F32", kind="follow_up_plan", errors="x", data="y")
    assert not form.errors
    assert "diagnosis" not in form.facts()


def test_the_notice_needs_no_typing_for_the_usual_case(context: FormContext) -> None:
    fresh = FormContext(today=context.today)
    shown: Any = AbsenceNoticeForm(context=fresh)
    posted = {field.name: field._value() for field in shown}
    form = AbsenceNoticeForm(posted, context=fresh)
    assert form.validate()
    assert form.facts() == {
        "first_day": "2026-11-21",
        "grade": 100,
        "proof": "self_certified",
        "reported_how": "phone",
        "expected_length": "not_known",
        "expected_end": None,
        "work_related": "not_said",
        "cover_needed": None,
    }


def test_what_is_known_beforehand_is_filled_in(context: FormContext) -> None:
    known = FormContext(today=context.today, known={"meeting_on": "2026-12-01", "meeting_time": "09:30"})
    form = DialogueMeeting1InvitationForm(context=known)
    assert form.meeting_on._value() == "01.12.2026"
    assert form.meeting_time._value() == "09.30"
    assert form.length_minutes._value() == "45"


def test_what_is_posted_wins_over_what_is_known_even_when_it_is_nothing(context: FormContext) -> None:
    known = FormContext(today=context.today, known={"meeting_on": "2026-12-01"})
    form = DialogueMeeting1InvitationForm({}, context=known)
    assert form.meeting_on.data is None


def test_nonsense_known_beforehand_is_left_open(context: FormContext) -> None:
    known = FormContext(
        today=context.today, known={"first_day": "snart", "grade": "mye", "reported_how": "røyk"}
    )
    form = AbsenceNoticeForm(example("absence_notice", context.today, context.today), context=known)
    assert form.validate(), form.errors


@pytest.mark.parametrize("name", ["first_day", "expected_end"])
def test_an_unreadable_date_is_shown_back_as_it_was_typed(context: FormContext, name: str) -> None:
    form = notice(context, **{name: "31.11.26"})
    assert form[name]._value() == "31.11.26"
    assert form.errors[name] == ["There is no day 31 in 11.2026. That month ends on day 30."]


def test_a_readable_date_is_shown_back_as_day_month_year(context: FormContext) -> None:
    assert notice(context, first_day="i går").first_day._value() == "20.11.2026"


@pytest.mark.parametrize(
    ("written", "grade"), [("50", 50), ("50 %", 50), (" 50% ", 50), ("1", 1), ("100", 100)]
)
def test_a_percentage_may_be_written_with_or_without_its_sign(
    context: FormContext, written: str, grade: int
) -> None:
    form = notice(context, grade=written)
    assert not form.errors
    assert form.facts()["grade"] == grade


@pytest.mark.parametrize("written", ["0", "101", "-5", "halv", "50,5", "²", "9" * 5000])
def test_what_is_no_percentage_says_what_is(context: FormContext, written: str) -> None:
    form = notice(context, grade=written)
    assert form.errors["grade"] == ["Write a whole number from 1 to 100."]
    assert form.facts()["grade"] is None


def test_an_answer_that_is_not_among_the_options_is_refused(context: FormContext) -> None:
    assert notice(context, reported_how="røyksignal").errors["reported_how"] == ["Choose one of the answers."]


def test_several_answers_are_kept_once_and_in_the_order_of_the_options(context: FormContext) -> None:
    posted = {
        key: [value]
        for key, value in example("dialogue_meeting_1_invitation", context.today, context.today).items()
    }
    form = DialogueMeeting1InvitationForm(
        Repeated({**posted, "invited": ["nav", "hr", "nav"]}), context=context
    )
    assert form.validate(), form.errors
    assert form.facts()["invited"] == "hr,nav"
    assert form.invited.shown() == "HR, Nav"


def test_several_answers_with_an_unknown_one_are_refused(context: FormContext) -> None:
    form = DialogueMeeting1InvitationForm(Repeated(invited=["hr", "kongen"]), context=context)
    form.validate()
    assert form.errors["invited"] == ["Choose among the answers shown."]


def test_a_text_that_is_too_long_is_told_how_long_it_is_and_kept(context: FormContext) -> None:
    form = notice(context, ability="x" * 5231)
    assert form.errors["ability"] == [
        "The text is 5\u00a0231 characters; there is room for 2\u00a0000. Please shorten it."
    ]
    assert len(form.ability._value()) == 5231


def test_a_text_exactly_as_long_as_there_is_room_for_is_kept(context: FormContext) -> None:
    assert not notice(context, ability="å" * 2000).errors


def test_a_national_identity_number_is_asked_to_be_taken_out(context: FormContext) -> None:
    form = notice(context, ability="Ring 151086 95088")
    assert form.errors["ability"] == [
        "This looks like a national identity number. Please take it out: it is not needed here."
    ]


def test_markup_and_formulas_are_only_text(context: FormContext) -> None:
    written = "<script>alert(1)</script> =HYPERLINK(1) {{ 7*7 }} #text"
    form = notice(context, ability=written)
    assert not form.errors
    assert form.ability.shown() == written


def test_a_question_that_is_not_asked_is_neither_checked_nor_kept(context: FormContext) -> None:
    posted = example("follow_up_plan", context.today, context.today)
    form = FollowUpPlanForm({**posted, "not_took_part_reason": "x" * 9000}, context=context)
    assert form.validate(), form.errors
    names = {answer.name for section in form.answers("nb").sections for answer in section.answers}
    assert "not_took_part_reason" not in names


@given(text=st.text(max_size=300))
@settings(deadline=None)  # the first text also reads the tables of health words
def test_no_text_makes_a_form_fall_over(text: str) -> None:
    context = FormContext(today=date(2026, 11, 21))
    for kind in (
        DocumentKind.FOLLOW_UP_PLAN,
        DocumentKind.ABSENCE_NOTICE,
        DocumentKind.DIALOGUE_MEETING_1_INVITATION,
    ):
        form: Any = FORMS[kind](dict.fromkeys(FORMS[kind](context=context)._fields, text), context=context)
        form.validate()
        form.facts()
        form.answers("nb")


def test_a_megabyte_in_every_field_is_answered(context: FormContext) -> None:
    form: Any = HelpRequestForm(
        {"track": "x" * 1_000_000, "needed": "y" * 5_000_000, "tried": "z"}, context=context
    )
    assert not form.validate()
    assert "5\u00a0000\u00a0000" in form.errors["needed"][0]


def test_codes_known_beforehand_that_are_none_of_the_answers_are_left_open(context: FormContext) -> None:
    known = FormContext(today=context.today, known={"invited": "hr,kongen"})
    form = DialogueMeeting1InvitationForm(context=known)
    assert form.invited.data == ()
    assert not any(option.checked for option in form.invited.options)
