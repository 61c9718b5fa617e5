"""In a browser with script a heading comes and goes with its questions; without script it stays and explains itself."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from playwright.sync_api import Browser, Page

import web
from forms.base import FormContext
from forms.steps.clarification_outcome import ClarificationOutcomeForm

pytestmark = pytest.mark.browser
SOURCE = '{% import "macros/fields.html" as fields with context %}<form>{{ fields.sections(form) }}</form>'
SCRIPT = Path(str(web.__file__)).parent / "static" / "tilbake.js"


@pytest.fixture
def form(app: Flask) -> str:
    context = FormContext(today=date(2026, 11, 21), first_day=date(2025, 10, 1))
    with app.test_request_context("/sign-in"):
        return render_template_string(SOURCE, form=ClarificationOutcomeForm(context=context))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    window = browser.new_context()
    yield window.new_page()
    window.close()


def test_a_heading_comes_and_goes_with_its_questions(page: Page, form: str) -> None:
    page.set_content(form)
    page.add_script_tag(path=SCRIPT)
    section = page.locator("section").nth(1)
    assert not section.is_visible()
    page.check("[value=dismissal_considered]")
    assert section.locator("h2").is_visible()
    assert not section.locator("[data-without-script]").is_visible()
    page.check("[value=own_position]")
    assert not section.is_visible()


def test_without_script_the_heading_stays_and_says_when_it_is_meant(page: Page, form: str) -> None:
    page.set_content(form)
    section = page.locator("section").nth(1)
    assert section.locator("h2").is_visible()
    assert section.locator("[data-without-script]").is_visible()
