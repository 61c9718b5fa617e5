"""Every kind of page of every role is accessible, strict HTML, and fits a phone: as it comes, refused, and in the dark."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.audit import Audit
from tests.journeys.conftest import PATIENCE_MS, GoIn
from tests.journeys.crawl import kind_of, walk
from tests.journeys.pages.entrance import SignInPage
from tests.journeys.pages.manager import FormPage
from tests.journeys.pages.tab import Shows, Tab
from tests.journeys.service import RunningService
from workflow.domain.documents import DocumentKind

pytestmark = pytest.mark.browser
ROLES = {
    "mona": "/manager/",
    "hanne": "/hr/",
    "ingrid": "/me/",
    "lars": "/payroll/",
    "tove": "/representative/",
    "aud": "/admin/",
}
# Pages that are easily left without a link.
REGISTER = {
    "/{}/absences/…",
    "/{}/absences/…/periods/…/correct",
    "/{}/absences/…/periods/…/withdraw",
    "/{}/cases/…/told-by-nav",
}
FOLDER = {"/{}/cases/…/folder", "/{}/cases/…/papers/new"}
PREVIEW = "/hr/absences/…/periods/…/withdraw"
MUST_BE_FOUND = {
    "mona": {kind.format("manager") for kind in REGISTER | FOLDER}
    | {
        "/manager/figures",
        "/manager/figures/…",
        "/manager/cases/…/readers",
        "/manager/cases/…/measures/new",
        "/manager/units/…/accommodations",
    },
    "hanne": {kind.format("hr") for kind in REGISTER | FOLDER}
    | {"/hr/rules", "/hr/rules/history", "/hr/rules/…"}
    | {"/hr/overdue", "/hr/exemptions", "/hr/hand-over", "/hr/views/new", "/hr/figures", "/hr/figures/…"},
    "ingrid": {"/me/register", "/me/absence", "/me/cases/…/readers", "/me/units/…/accommodations"}
    | {kind.format("me") for kind in FOLDER},
    "lars": {"/payroll/"},
    "tove": {
        "/representative/cases/…",
        "/representative/documents/…",
        "/representative/units/…/accommodations",
    },
    "aud": {"/admin/users/…", "/admin/users/new", "/admin/units/…", "/admin/units/new"},
}
FORMS_OF_A_CASE = {kind.value.replace("_", "-") for kind in DocumentKind} | {"silence"}
EMPTIED = """form => form.querySelectorAll("textarea, input.ds-input")
  .forEach((field) => { field.value = field.type === "radio" ? field.value : ""; field.checked = false; })"""
MAIN_PAGES = {"mona": "/manager/", "hanne": "/hr/", "kari": "/me/"}


@pytest.mark.parametrize("username", ROLES)
def test_every_kind_of_page_is_sound(go_in: GoIn, username: str) -> None:
    more = {"/hr/cases/…": 20, "/me/cases/…": 2, PREVIEW: 3}
    been = walk(go_in(username), ROLES[username], look_at=5, more=more)
    kinds = {kind_of(path) for path in been}
    assert MUST_BE_FOUND[username] <= kinds, f"no link leads to {MUST_BE_FOUND[username] - kinds}"


def test_every_form_says_what_is_wrong_in_a_page_that_is_sound(go_in: GoIn) -> None:
    """Each form of a case is sent empty."""
    tab = go_in("amir")
    forms: dict[str, str] = {}
    for path in walk(tab, "/manager/", look_at=0, more={"/manager/cases/…": 6}):
        if path.rpartition("/")[2] in FORMS_OF_A_CASE:
            forms.setdefault(path.rpartition("/")[2], path)
    assert len(forms) >= 8, forms
    for path in forms.values():
        form = tab.open(path, FormPage)
        form.form.evaluate(EMPTIED)
        form.send_in_vain()
        assert tab.status == 422, path


@pytest.mark.parametrize("username", MAIN_PAGES)
def test_the_main_pages_are_readable_in_the_dark(
    service: RunningService, browser: Browser, audit: Audit, username: str
) -> None:
    """Colours differ there; on a phone, where the step line is another."""
    window = browser.new_context(
        viewport={"width": 390, "height": 844}, color_scheme="dark", locale="nb-NO", has_touch=True
    )
    window.set_default_timeout(PATIENCE_MS)
    dark = Audit()
    tab = Tab(window, service.address, dark)
    tab.open("/sign-in", SignInPage).sign_in(username, Shows)
    page = tab.open(MAIN_PAGES[username], Shows)
    case = page.page.locator('main a[href*="/cases/"]:not([download])').locator("visible=true").first
    if case.count():
        tab.press(case, Shows)
    window.close()
    audit.problems += [f"in the dark: {problem}" for problem in dark.problems]


@pytest.mark.parametrize("language", ["nn", "en"])
def test_pages_in_other_languages_are_sound(go_in: GoIn, language: str) -> None:
    tab = go_in("kari")
    page = tab.open("/me/", Shows)
    page = tab.press(page.page.locator(f'button[name="language"][value="{language}"]'), Shows)
    assert page.page.locator("html").get_attribute("lang") == language
    walk(tab, "/me/")
    tab.press(page.page.locator('button[name="language"][value="nb"]'), Shows)


def test_pages_for_strangers_are_sound(service: RunningService, browser: Browser, audit: Audit) -> None:
    window = browser.new_context(locale="nb-NO")
    tab = Tab(window, service.address, audit)
    for path in ("/", "/sign-in", "/there-is-no-such-page", "/inbox/"):
        page = tab.open(path, Shows)
    tab.press(page.page.locator('main a[href^="/inbox/"]').first, Shows)
    refused = tab.open("/sign-in", SignInPage).sign_in("mona", SignInPage, password="feil passord her")
    assert refused.page.locator('[role="alert"]').count() == 1
    window.close()
