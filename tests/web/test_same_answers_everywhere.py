"""Every answer of every form stands on the screen, in the PDF, in the Word file and in the data: the same facts in all."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from docx import Document
from flask import Flask, render_template_string
from pypdf import PdfReader

from forms.base import FormContext
from forms.steps import FORMS
from tests.forms.examples import example
from tests.workflow.adapters.printed_samples import filed_document
from web.casework.filling import filled_in
from workflow.adapters.documents import DocxRenderer, TypstRenderer
from workflow.adapters.persistence.sealing import answers_from, answers_text
from workflow.domain.documents import Answers, DocumentKind
from workflow.services.papers import _sections

TODAY, FIRST_DAY = date(2026, 4, 20), date(2026, 2, 2)
LANGUAGES = ("nb", "nn", "en")
SCREEN = '{% import "macros/answers.html" as paper with context %}{{ paper.answers(answers.sections) }}'
HARD = "<b>Áhkku</b> čállá #set page() {{7*7}} שלום og عليكم «slutt»"


def answers_of(kind: DocumentKind, language: str) -> Answers:
    """The form with its longer texts answered by what is hardest to print."""
    posted = example(kind, TODAY, FIRST_DAY)
    fields = FORMS[kind](context=FormContext(today=TODAY, first_day=FIRST_DAY))
    asked = [
        name for section in fields.sections if fields.standing(section).is_open for name in section.fields
    ]
    texts = {name: HARD for name in asked if getattr(fields[name], "control", "") == "textarea"}
    form = FORMS[kind](posted | texts, context=FormContext(today=TODAY, first_day=FIRST_DAY))
    assert form.validate(), form.errors
    return filled_in(form, language).answers


def lettered(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


@pytest.mark.parametrize(("place", "kind"), list(enumerate(FORMS)))
def test_every_answer_stands_in_all_of_them(app: Flask, place: int, kind: DocumentKind) -> None:
    language = LANGUAGES[place % 3]
    answers = answers_of(kind, language)
    said = [one for section in answers.sections for one in section.answers if one.shown]
    assert said
    with app.test_request_context():
        screen = unescape(re.sub(r"<[^>]+>", " ", render_template_string(SCREEN, answers=answers)))
    page = replace(filed_document(), language=language, sections=_sections(answers))
    pdf = " ".join(
        one.extract_text() for one in PdfReader(BytesIO(TypstRenderer().render(page).content)).pages
    )
    word = "\n".join(one.text for one in Document(BytesIO(DocxRenderer().render(page).content)).paragraphs)
    assert answers_from(answers_text(answers)) == answers
    for one in said:
        for text in (one.label, one.shown):
            assert " ".join(text.split()) in " ".join(screen.split()), one.name
            assert lettered(text) <= lettered(word), one.name
            assert lettered(text) <= lettered(pdf), one.name
