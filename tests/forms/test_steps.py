"""What every form must keep: its facts, its answers as shown, and a sentence beside each question left open."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from forms.base import AnswerForm, FormContext, answers_to_edit
from forms.steps import FORMS, OTHER_FORMS
from tests.forms.examples import EXAMPLES, example, shown
from workflow.domain.documents import DocumentKind

EVERY: dict[str, type[AnswerForm]] = {
    **{kind.value: form for kind, form in FORMS.items()},
    **{form.name: form for form in OTHER_FORMS},
}
each_form = pytest.mark.parametrize("name", sorted(EVERY))

FACTS = {
    "absence_notice": "first_day expected_end grade proof reported_how expected_length work_related cover_needed",
    "first_conversation_minutes": "held_on next_conversation_on told_of_trusted_person treatment_under_way",
    "follow_up_plan": "evaluation_on employee_took_part help_from_nav help_from_bht",
    "plan_exemption": "reason",
    "dialogue_meeting_1_invitation": "meeting_on meeting_time length_minutes employee_told_of_trusted_person invited",
    "dialogue_meeting_1_minutes": "held_on next_conversation_on",
    "dialogue_meeting_1_exemption": "reason",
    "activity_statement": "outcome extended_certificate",
    "plan_sent_to_nav": "sent_on meeting_on how late late_explained",
    "dialogue_meeting_2_outcome": "held_on next_conversation_on",
    "dialogue_meeting_2_exemption": "decided_on reason",
    "earlier_meeting_request": "meeting asked_by doctor_wanted interpreter_wanted",
    "max_date_letter": "max_date sent_on pension_form_enclosed",
    "pension_application_receipt": "outcome received_on",
    "clarification_outcome": (
        "outcome decided_on from_on percentage agreed_in_writing benefit_decided resigned_in_writing last_day dismissal_ground "
        "protected_until adaptation_tried other_work_considered position_bank_considered discussion_meeting_held "
        "discussion_meeting_on"
    ),
    "return_note": "returned_on work_percentage follow_up_on",
    "aftercare_note": "held_on goes_well next_on",
    "relapse_notice": "first_day grade proof expected_end work_related",
    "registration_error_note": "reason",
    "help_request": "track",
    "prevention_note": "wished_by",
    "prevention_outcome": "held_on outcome",
    "accommodation_measure": "area from_on until_on evaluate_on",
    "measure_evaluation": "how_it_went what_next new_until next_on",
    "contact_attempt": "contacted_on contacted_at channel outcome offered",
    "no_show_note": "missed_on medical_reason other_contact shorter_offered trusted_person_offered",
    "disagreement_minutes": "held_on measure_agreed support_offered proposal_1_made_by proposal_1_outcome",
    "consent": "party covers until",
    "doctor_letter": "questions way",
    "own_statement": "",
    "self_certification": "first_day last_day whose confirmed",
    "nav_help_request": "help_kind employee_knows",
    "expert_assistance_basis": "nav_consulted hours amount start_on employee_agrees expert_is_neutral",
    "occupational_health_referral": "asked_for employee_agrees plan_shared",
    "contested_sick_note": "note_from note_to talked talked_on pay_stops_on",
    "employer_period_refund": "ground from_on to_on decided",
    "self_certification_withdrawal": "reason employee_heard from_on to_on review_on",
    "delegation": "from_on to_on may told_of_confidentiality",
    "position_bank_registration": "assessed_on assessed_by trial_from trial_to trial_outcome percentage employee_agrees",
    "aap_reminder": "max_date applied",
    "meeting_minutes": "held_on held_how next_conversation_on",
    "plan_evaluation": "evaluated_on plan_version conclusion next_evaluation_on",
    "plan_answers": "help_from_nav help_from_bht evaluation_on",
    "own_plan_answers": "help_from_nav help_from_bht evaluation_on",
    "plan_delivery": "outcome channel on",
    "early_contact_note": "held_on work_related expected_length",
    "meeting_invitation": "meeting_on meeting_time length_minutes invited doctor_consent",
    "dialogue_meeting_3_outcome": "held_on next_conversation_on",
    "nav_meeting": "meeting_on meeting_time",
    "meeting_outcome": "outcome held_on because",
    "meeting_answer": "answer proposed_on proposed_time brings",
    "confirmation": "outcome",
    "documented_silence": "outcome asked_on",
    "representative_invitation": "representative scope until",
    "absence_period": "period_kind start end grade received told_by extended_certificate",
    "told_by_nav": "first_day max_date meeting_on",
}
"""The coded answers other parts of the service rely on."""

NOT_AN_OPTION = {"Choose one of the answers.", "Choose among the answers shown."}

VOLUNTARY = {"told_by_nav", "plan_answers", "own_plan_answers"}
"""Forms in which every answer may be left open."""


def filled(name: str, context: FormContext, **changes: str) -> Any:
    assert context.first_day is not None
    return EVERY[name]({**example(name, context.today, context.first_day), **changes}, context=context)


def test_every_kind_of_document_has_its_form_and_its_example() -> None:
    assert set(FORMS) == set(DocumentKind)
    assert set(EXAMPLES) == set(EVERY) == set(FACTS)


@each_form
def test_the_least_a_person_can_answer_is_valid_and_gives_the_facts(name: str, context: FormContext) -> None:
    form = filled(name, context)
    assert form.validate(), form.errors
    facts = form.facts()
    assert set(FACTS[name].split()) <= set(facts)
    assert all(value is None or isinstance(value, str | int | bool) for value in facts.values())


@each_form
def test_the_answers_are_kept_as_they_were_shown(name: str, context: FormContext) -> None:
    form = filled(name, context)
    form.validate()
    answers = form.answers("nb")
    assert (answers.form, answers.form_version, answers.language) == (name, form.form_version, "nb")
    shown = {answer.name: answer for section in answers.sections for answer in section.answers}
    for field_name, posted in example(name, context.today, context.first_day or context.today).items():
        answer = shown[field_name]
        assert answer.label == str(form[field_name].label.text)
        if answer.options:
            assert answer.shown in answer.options
            raw = ",".join(answer.raw) if isinstance(answer.raw, tuple) else answer.raw
            assert posted in (raw, {True: "yes", False: "no"}.get(bool(raw)))
        else:
            assert answer.shown.startswith(posted)


@each_form
def test_each_open_question_has_its_own_sentence_beside_it(name: str, context: FormContext) -> None:
    required = list(example(name, context.today, context.first_day or context.today))
    for field_name in required:
        form = filled(name, context, **{field_name: "  "})
        assert not form.validate(), field_name
        assert form.errors[field_name][0] in {str(form[field_name].missing), *NOT_AN_OPTION}


@each_form
def test_an_empty_form_asks_for_exactly_what_is_required(name: str, context: FormContext) -> None:
    form: Any = EVERY[name]({}, context=context)
    form.validate()
    asked = {field.short_name for field in form if field.missing is not None and field.applies(form)}
    assert set(form.errors) == asked
    assert asked or name in VOLUNTARY
    assert all(sentence.endswith(".") for errors in form.errors.values() for sentence in errors)


@each_form
def test_the_sections_hold_every_question_once(name: str, context: FormContext) -> None:
    form = EVERY[name](context=context)
    listed = [field for section in form.sections for field in section.fields]
    assert sorted(listed) == sorted(form._fields)
    assert str(form.title)
    assert str(form.intro).endswith(".")
    assert str(form.submit_label)


@each_form
def test_a_filed_form_can_be_taken_up_again_unchanged(name: str, context: FormContext) -> None:
    first = filled(name, context)
    first.validate()
    again = EVERY[name](answers_to_edit(first.answers("nb")), context=context)
    assert again.validate(), again.errors
    assert again.facts() == first.facts()
    assert again.answers("nb") == first.answers("nb")


@each_form
def test_no_question_asks_for_a_diagnosis(name: str, context: FormContext) -> None:
    form = EVERY[name](context=context)
    names = " ".join(form._fields)
    assert not any(word in names for word in ("diagnosis", "illness", "disease", "symptom", "medicine"))


@pytest.mark.parametrize(
    ("name", "changes", "asked"),
    [
        ("follow_up_plan", {"employee_took_part": "no"}, "not_took_part_reason"),
        ("follow_up_plan", {"help_from_nav": "yes"}, "help_from_nav_what"),
        ("follow_up_plan", {"help_from_bht": "yes"}, "help_from_bht_what"),
        ("plan_evaluation", {"conclusion": "change"}, "agreed"),
        ("plan_evaluation", {"conclusion": "end"}, "end_reason"),
        ("plan_delivery", {"outcome": "not_delivered"}, "reason"),
        ("activity_statement", {"outcome": "graded"}, "work_grade"),
        ("activity_statement", {"outcome": "medical"}, "extended_certificate"),
        ("activity_statement", {"outcome": "not_possible"}, "why_not_possible"),
        ("earlier_meeting_request", {"doctor_wanted": "yes"}, "doctor_why"),
        ("earlier_meeting_request", {"interpreter_wanted": "yes"}, "interpreter_language"),
        ("help_request", {"track": "expert_assistance"}, "tried"),
        ("no_show_note", {"medical_reason": "no"}, "other_reason"),
        ("no_show_note", {"medical_reason": "not_said"}, "reason_not_said"),
        ("disagreement_minutes", {"measure_agreed": "no"}, "why_none"),
        ("disagreement_minutes", {"measures": " "}, "measures"),
        ("disagreement_minutes", {"proposal_1_outcome": "rejected"}, "proposal_1_why"),
        ("expert_assistance_basis", {"nav_consulted": "yes"}, "nav_contact"),
        ("contested_sick_note", {"talked": "yes"}, "talked_on"),
        ("confirmation", {"outcome": "commented"}, "statement"),
        ("confirmation", {"outcome": "objected"}, "statement"),
        ("absence_period", {"period_kind": "sick_note_graded"}, "grade"),
        ("dialogue_meeting_1_invitation", {"invited": "doctor"}, "doctor_consent"),
    ],
)
def test_one_answer_makes_the_next_question_required(
    context: FormContext, name: str, changes: dict[str, str], asked: str
) -> None:
    form = filled(name, context, **changes)
    assert not form.validate()
    assert set(form.errors) == {asked}


@pytest.mark.parametrize(
    ("meeting_on", "reason", "late", "explained"),
    [
        ("28.11.2026", "", False, False),
        ("27.11.2026", "Innkallingen kom sent.", True, True),
        ("28.11.2026", "Unødvendig", False, False),
    ],
)
def test_a_plan_sent_less_than_a_week_before_the_meeting_is_late_until_explained(
    context: FormContext, meeting_on: str, reason: str, late: bool, explained: bool
) -> None:
    form = filled("plan_sent_to_nav", context, meeting_on=meeting_on, late_reason=reason)
    assert form.validate(), form.errors
    assert (form.facts()["late"], form.facts()["late_explained"]) == (late, explained)


def test_a_plan_sent_late_is_asked_for_its_reason_beside_the_question(context: FormContext) -> None:
    form = filled("plan_sent_to_nav", context, meeting_on="27.11.2026", late_reason="  ")
    assert not form.validate()
    assert list(form.errors) == ["late_reason"]
    assert "less than a week before" in form.errors["late_reason"][0]


def test_a_section_hides_only_when_each_of_its_questions_may(context: FormContext) -> None:
    hiding = {
        name: [form(context=context).may_hide(section) for section in form.sections]
        for name, form in EVERY.items()
    }
    assert hiding["activity_statement"] == [False, True]
    assert hiding["clarification_outcome"] == [False, True]
    assert hiding["absence_period"] == [False, False]
    assert hiding["dialogue_meeting_1_invitation"] == [False, False, False]


def test_the_plan_has_navs_questions_and_navs_room_for_each(context: FormContext) -> None:
    form: Any = FORMS[DocumentKind.FOLLOW_UP_PLAN](context=context)
    navs = (
        "typical_workday tasks_possible tasks_not_possible earlier_accommodation planned_accommodation "
        "other_accommodation follow_up not_took_part_reason"
    )
    assert {form[name].limit for name in navs.split()} == {2000}
    assert all(form[name].missing for name in navs.split())


def test_navs_meeting_request_has_navs_lengths(context: FormContext) -> None:
    form: Any = FORMS[DocumentKind.EARLIER_MEETING_REQUEST](context=context)
    assert (form.why.limit, form.doctor_why.limit, form.interpreter_language.limit) == (1000, 500, 100)


def test_a_document_form_is_named_as_its_kind() -> None:
    assert all(form.name == form.kind == kind for kind, form in FORMS.items())


@pytest.mark.parametrize(
    ("returned_on", "from_days", "right"),
    [("04.02.2026", 1, False), ("04.02.2026", 3, True), ("05.02.2026", 3, False)],
)
def test_a_talk_after_the_return_is_asked_for_unless_the_absence_was_short_by_the_house_rules(
    returned_on: str, from_days: int, right: bool
) -> None:
    context = FormContext(today=date(2026, 2, 9), first_day=date(2026, 2, 2), aftercare_from_days=from_days)
    posted = {"returned_on": returned_on, "work_percentage": "100", "helps": "", "follow_up_on": ""}
    form = FORMS[DocumentKind.RETURN_NOTE](posted, context=context)
    assert form.validate() is right
    assert bool(form["follow_up_on"].errors) is not right


@pytest.mark.parametrize(
    ("name", "changes", "field"),
    [
        ("expert_assistance_basis", {"hours": "0"}, "hours"),
        ("expert_assistance_basis", {"hours": "2,5"}, "hours"),
        ("expert_assistance_basis", {"amount": "24 901 kr"}, "amount"),
        ("expert_assistance_basis", {"start_on": "i går"}, "start_on"),
        ("expert_assistance_basis", {"expert_is_neutral": ""}, "expert_is_neutral"),
        ("self_certification", {"confirmed": ""}, "confirmed"),
        ("self_certification", {"last_day": "i går"}, "last_day"),
        ("self_certification_withdrawal", {"from_on": "i går"}, "from_on"),
        ("self_certification_withdrawal", {"review_on": "i morgen"}, "review_on"),
        ("self_certification_withdrawal", {"review_on": "01.12.2030"}, "review_on"),
        ("position_bank_registration", {"trial_outcome": "unsuccessful"}, "trial_outcome"),
        ("delegation", {"to_on": "i går"}, "to_on"),
    ],
)
def test_what_cannot_be_is_said_beside_its_question(
    context: FormContext, name: str, changes: dict[str, str], field: str
) -> None:
    form = filled(name, context, **changes)
    assert not form.validate()
    assert set(form.errors) == {field}


@pytest.mark.parametrize("typed", ["24900", "24 900", "kr 24.900,-", "24\u00a0900 kroner", "NOK 24900"])
def test_an_amount_is_read_as_people_write_it(context: FormContext, typed: str) -> None:
    form = filled("expert_assistance_basis", context, amount=typed)
    assert form.validate(), form.errors
    assert form.facts()["amount"] == 24_900


def test_the_ceiling_of_expert_assistance_is_the_one_of_the_day() -> None:
    context = FormContext(today=date(2025, 6, 2), first_day=date(2025, 5, 2), expert_kroner=22_300)
    form = filled("expert_assistance_basis", context, amount="24900")
    assert not form.validate()
    assert "22\u00a0300" in form.errors["amount"][0]


def test_a_new_version_of_the_plan_says_why_and_asks_its_day_anew(context: FormContext) -> None:
    first = filled("follow_up_plan", context)
    assert first.validate(), first.errors
    assert "revised_because" not in first.drawn(first.sections[0])
    revised = replace(context, plan_version=1)
    begun = answers_to_edit(first.answers("nb"), FORMS[DocumentKind.FOLLOW_UP_PLAN].asked_anew)
    again = FORMS[DocumentKind.FOLLOW_UP_PLAN](begun, context=revised)
    assert not again.validate()
    assert set(again.errors) == {"revised_because", "evaluation_on"}


def test_both_sides_are_asked_the_same_questions_as_the_plan() -> None:
    voices = [EVERY["plan_answers"], EVERY["own_plan_answers"]]
    context = FormContext(today=date(2026, 11, 21))
    plan = FORMS[DocumentKind.FOLLOW_UP_PLAN](context=context)
    only_in_plan = {"revised_because", "employee_took_part", "not_took_part_reason"}
    for voice in voices:
        form = voice(context=context)
        assert set(form._fields) == set(plan._fields) - only_in_plan
        for name, field in form._fields.items():
            assert getattr(field, "limit", None) == getattr(plan[name], "limit", None)


def test_a_sick_note_from_before_the_absence_is_not_contested_in_it(context: FormContext) -> None:
    assert context.first_day is not None
    early = shown(context.first_day - timedelta(days=1))
    form = filled("contested_sick_note", context, note_from=early)
    assert not form.validate()
    assert list(form.errors) == ["note_from"]
