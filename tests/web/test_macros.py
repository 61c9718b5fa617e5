"""The pieces pages are made of say in words and marks what they show, and are valid HTML with every form in them."""

import re
from collections.abc import Callable
from datetime import date

import html5lib
import pytest
from flask import Flask, render_template_string

from forms.base import AnswerForm, FormContext
from forms.steps.absence_notice import AbsenceNoticeForm
from forms.steps.activity_statement import ActivityStatementForm
from forms.steps.follow_up_plan import FollowUpPlanForm

Draw = Callable[..., str]
IMPORTS = "".join(
    f'{{% import "macros/{name}.html" as {name} %}}'
    for name in (
        "actions",
        "answers",
        "card",
        "checklist",
        "fields",
        "lists",
        "page",
        "search",
        "stepline",
        "table",
    )
)
TODAY = date(2026, 1, 27)


@pytest.fixture
def draw(app: Flask) -> Draw:
    """Draws a piece of template and checks that it is well-formed."""

    def drawn(source: str, **values: object) -> str:
        with app.test_request_context("/sign-in"):
            text = render_template_string(IMPORTS + source, **values)
        html5lib.HTMLParser(strict=True).parseFragment(text)
        return text

    return drawn


def test_the_step_line_is_an_ordered_list_that_says_where_one_is(draw: Draw) -> None:
    stages = [
        {"label": name, "state": state} for name, state in (("A", "done"), ("B", "now"), ("C", "to_come"))
    ]
    text = draw("{{ stepline.stepline(stages) }}", stages=stages)
    assert re.findall(r'<li data-state="(\w+)"', text) == ["done", "now", "to_come"]
    assert re.findall(r'<li data-state="(\w+)" aria-current="step"', text) == ["now"]
    assert text.count('<span class="ds-sr-only">(') == 3


def test_a_missing_line_of_the_checklist_leads_to_the_form_that_mends_it_and_a_done_one_does_not(
    draw: Draw,
) -> None:
    items = [
        {"text": "Written", "state": "missing", "href": "/plan", "action": "Write it"},
        {"text": "Held", "state": "done", "href": "/minutes"},
    ]
    text = draw("{{ checklist.checklist(items) }}", items=items)
    assert '<a class="ds-link" href="/plan">Write it</a>' in text
    assert "/minutes" not in text


def test_a_status_is_a_word_beside_a_shape_hidden_from_screen_readers(draw: Draw) -> None:
    text = draw('{{ page.status("Overdue", "overdue") }}')
    assert "<span>Overdue</span>" in text
    assert re.search(r'<svg[^>]*data-kind="overdue"[^>]*aria-hidden="true"', text)


def test_a_button_that_posts_carries_token_version_step_and_submission(draw: Draw) -> None:
    text = draw(
        '{{ actions.button_form("/go", "Go", case_version=0, step="conclude_plan", submission="s1") }}'
    )
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text))
    assert sent.pop("csrf_token")
    assert sent == {"case_version": "0", "step": "conclude_plan", "submission": "s1"}


def test_a_form_carries_each_hidden_input_once(draw: Draw) -> None:
    source = '{% call fields.form_start(form, case_version=3, step="x", submission="y") %}{% endcall %}'
    text = draw(source, form=AbsenceNoticeForm(context=FormContext(today=TODAY)))
    assert sorted(re.findall(r'name="(\w+)"', text)) == ["case_version", "csrf_token", "step", "submission"]


def test_cells_of_a_table_carry_the_label_of_their_column_for_the_phone(draw: Draw) -> None:
    rows = [{"href": "/c", "cells": ["Kari", {"text": "Soon", "kind": "soon"}]}]
    text = draw('{{ table.table("Cases", ["Name", {"label": "Status"}], rows) }}', rows=rows)
    assert re.findall(r'data-label="(\w+)"', text) == ["Name", "Status"]
    assert '<a class="ds-link" href="/c">Kari</a>' in text


def test_what_people_wrote_is_shown_as_text(draw: Draw) -> None:
    text = draw(
        '{{ answers.quote("K", "today", said) }}{{ page.facts([("T", said)]) }}', said="<b>{{ 7*7 }}</b>"
    )
    assert text.count("&lt;b&gt;{{ 7*7 }}&lt;/b&gt;") == 2


@pytest.mark.parametrize("form_class", [AbsenceNoticeForm, FollowUpPlanForm])
def test_every_control_has_a_label_and_every_description_exists(
    draw: Draw, form_class: type[AnswerForm]
) -> None:
    form = form_class({"first_day": "nonsense"}, context=FormContext(today=TODAY))
    form.validate()
    text = draw("{{ fields.error_summary(form) }}{{ fields.sections(form) }}", form=form)
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    controls = re.findall(r'<(?:input|textarea|select)[^>]*\sid="([^"]+)"', text)
    assert set(controls) <= set(re.findall(r'<label[^>]*\sfor="([^"]+)"', text))
    described = {name for names in re.findall(r'aria-describedby="([^"]+)"', text) for name in names.split()}
    assert described <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_the_summary_names_every_error_and_leads_to_its_first_control(draw: Draw) -> None:
    form = AbsenceNoticeForm({"first_day": "31.12.2027", "grade": "400"}, context=FormContext(today=TODAY))
    form.validate()
    text = draw("{{ fields.error_summary(form) }}", form=form)
    assert re.findall(r'href="#([^"]+)"', text) == ["first_day", "grade", "reported_how-phone"]


def test_a_form_without_errors_has_no_summary(draw: Draw) -> None:
    form = AbsenceNoticeForm(context=FormContext(today=TODAY))
    assert draw("{{ fields.error_summary(form) }}", form=form).strip() == ""


def test_an_optional_question_is_marked_and_a_required_one_is_not(draw: Draw) -> None:
    form = AbsenceNoticeForm(context=FormContext(today=TODAY))
    assert "tb-optional" in draw("{{ fields.field(form.ability) }}", form=form)
    assert "tb-optional" not in draw("{{ fields.field(form.first_day) }}", form=form)


def test_a_heading_whose_questions_all_depend_on_an_answer_says_so_where_no_script_hides_it(
    draw: Draw,
) -> None:
    form = ActivityStatementForm(context=FormContext(today=TODAY))
    first, second = draw("{{ fields.sections(form) }}", form=form).split("</section>")[:2]
    assert "data-hides-with-questions" not in first
    assert "data-hides-with-questions" in second
    assert re.search(r"<p [^>]*data-without-script>[^<]+</p>", second)
