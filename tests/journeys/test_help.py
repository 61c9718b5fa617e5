"""A manager asks HR for help, HR takes it all the way to Nav and back, and the employee sees it the whole time."""

import pytest
from playwright.sync_api import Page

from forms.hr.access_reason import PREFIX
from tests.forms.examples import example
from tests.journeys.conftest import GoIn
from tests.journeys.newcomers import hire
from tests.journeys.pages.manager import FormPage
from tests.journeys.pages.others import AccessReason
from tests.journeys.pages.tab import Shows, Tab
from tests.journeys.service import RunningService
from tests.journeys.test_coming_back import hold_first_conversation, register
from workflow.domain.documents import DocumentKind as K

pytestmark = pytest.mark.browser


def said_why(hr: Tab) -> Page:
    """The page HR came to, after the reason for opening a case where it is asked for."""
    if hr.page.locator(f'[name="{PREFIX}choice"]').count():
        AccessReason(hr).give("escalation")
    return hr.page


def make(hr: Tab, verb: str, **answers: str) -> Shows:
    """Press what can be done with the request now and answer what is asked about it."""
    form = hr.press(hr.page.locator("main").get_by_role("link", name=verb, exact=True), FormPage)
    form.answer(answers)
    return hr.press(form.send_button(), Shows)


def test_a_question_to_hr_goes_to_nav_comes_back_and_is_closed(service: RunningService, go_in: GoIn) -> None:
    who, manager, today = hire(service, "Runa Spørring", "mona"), go_in("mona"), service.today()
    case = hold_first_conversation(service, register(manager, who, today))
    case = (
        case.fill_in(K.HELP_REQUEST)
        .answer({"track": "nav_assistance", "needed": "Råd om en heisestol."})
        .send()
    )
    assert "Bistand fra Nav" in case.text

    hr = go_in("hanne")
    hr.open("/hr/escalations?show=hr", Shows)
    hr.press(hr.page.get_by_role("link", name=who.name), Shows)
    page = said_why(hr)
    request = page.url.removeprefix(service.address)
    assert "Råd om en heisestol." in page.locator("#asked").inner_text()
    hr.press(page.get_by_role("button", name="Si ja: HR tar saken"), Shows)
    too_early = make(hr, "Noter at det er sendt", sent_on="i dag")
    assert hr.status == 422
    assert "Papiret som skal sendes, må skrives" in too_early.page.locator(".tb-errors").inner_text()
    hr.open(request, Shows)
    form = hr.press(page.locator("#ready").get_by_role("link", name="Be Nav om hjelp"), FormPage)
    form.answer(example(K.NAV_HELP_REQUEST, today, today)).send()

    hr.open(request, Shows)
    assert "Sendt" in make(hr, "Noter at det er sendt", sent_on="i dag").told
    make(hr, "Noter svaret", answered_on="i dag", answer="Nav kommer på besøk.")
    closed = make(hr, "Avslutt", outcome="helped", grounds="Stolen er på plass.", note="Purret to ganger.")
    assert "Purret to ganger." in closed.text
    assert not closed.page.locator("#ways").count()

    employee = go_in(who.username).open("/me/", Shows)
    own = employee.tab.press(employee.page.get_by_role("link", name="Bistand fra Nav"), Shows)
    for words in ("Nav kommer på besøk.", "Stolen er på plass.", "Avsluttet"):
        assert words in own.text
    assert "Purret" not in own.page.content()
    amir = go_in("amir")
    amir.open(request.replace("/hr/", "/manager/"), Shows)
    assert amir.status == 404  # a manager of another unit does not even learn that it is there
