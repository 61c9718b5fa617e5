"""The look that every page gets finds what it is there to find."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.audit import DESKTOP, Audit, strict_html

pytestmark = pytest.mark.browser
SOUND = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>Prøve</title></head>
<body><main><h1>Prøve</h1>{}</main></body></html>"""


def found_on(browser: Browser, inside: str) -> str:
    page, audit = browser.new_page(viewport=DESKTOP), Audit()
    html = SOUND.format(inside)
    page.set_content(html)
    audit.look_at(page, html)
    page.close()
    return "\n".join(audit.problems)


def test_a_sound_page_has_no_problems(browser: Browser) -> None:
    assert not found_on(browser, '<p>Alt er bra. <button lang="en">Read this in English</button></p>')


@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        ('<input name="x">', "label"),
        ('<p style="color: #bbb; background: #fff">Svak skrift</p>', "color-contrast"),
        ('<p style="width: 400px; background: #eee">Bred</p>', "wide on a phone of 320"),
        ("<p><div>Feil nesting</div></p>", "unexpected-end-tag"),
        ("<p>Save the period</p>", "left in English: Save the period"),
    ],
)
def test_what_is_wrong_with_a_page_is_found(browser: Browser, inside: str, problem: str) -> None:
    assert problem in found_on(browser, inside)


def test_a_tag_that_is_never_closed_is_found() -> None:
    assert strict_html(SOUND.format("<section><p>Åpen"))
