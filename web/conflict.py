"""Decides what somebody sees whose form came second: what they had written is kept, and the way on is shown."""

from http import HTTPStatus

from flask import render_template

from forms.base import AnswerForm


def conflict_page(form: AnswerForm | None, retry_href: str, theirs: str = "") -> tuple[str, HTTPStatus]:
    """The page for a form that was filled in on a case somebody has changed since."""
    kept = kept_answers(form) if form else []
    page = render_template("errors/409.html", kept=kept, retry_href=retry_href, theirs=theirs)
    return page, HTTPStatus.CONFLICT


def kept_answers(form: AnswerForm) -> list[tuple[str, str]]:
    """What was written, as (question, answer), so that it can be copied."""
    fields = (field for section in form.sections for field in form.asked(section))
    return [(str(field.label.text), field.shown()) for field in fields if field.shown()]
