"""A step that cannot be taken yet says everything that is missing, and each line leads to the form that mends it."""

import pytest

from tests.forms.examples import example
from tests.journeys.conftest import GoIn
from tests.journeys.ledger import Ledger
from tests.journeys.newcomers import hire
from tests.journeys.pages.manager import CasePage, FormPage
from tests.journeys.pages.tab import Shows
from tests.journeys.service import RunningService
from tests.journeys.test_coming_back import file, register
from workflow.domain.documents import DocumentKind as K
from workflow.domain.stages import Stage

pytestmark = pytest.mark.browser
# Hidden, because laying it out takes the browser long.
A_BOOK = "area => { area.hidden = true; area.value = 'æ'.repeat(5_000_000) }"


def test_a_refused_step_lists_all_its_reasons_and_links_to_the_forms(
    service: RunningService, go_in: GoIn
) -> None:
    manager = go_in("amir")
    page = register(manager, hire(service, "Cecilie Mangelen", "amir"), service.today()).again().take_step()
    assert manager.status == 422
    assert page.stage is Stage.FIRST_CONVERSATION
    reasons = page.refusal()
    assert len(reasons) == 3
    assert {address.rpartition("/")[2] for address in reasons.values()} == {"first-conversation-minutes"}
    assert set(page.checklist().values()) == {"missing"}
    link = page.page.locator(".tb-errors li a").first
    form = manager.press(link, FormPage)
    assert form.form.locator('[name="held_on"]').count() == 1


def test_a_form_that_lacks_answers_says_which_and_keeps_the_others(
    service: RunningService, go_in: GoIn
) -> None:
    manager = go_in("amir")
    page = register(manager, hire(service, "Didrik Halvveis", "amir"), service.today()).again()
    hostile = "=SUM(A1) <script>alert(1)</script> \u202eødelagt 🧑🏽\u200d⚕️"
    form = page.fill_in(K.FIRST_CONVERSATION_MINUTES)
    form.answer({"held_on": "31.12.2099", "agreed": hostile})
    form = form.send_in_vain()
    assert manager.status == 422
    assert len(form.errors()) >= 2
    assert form.written("agreed") == hostile.replace("\u202e", "")
    for line in form.page.locator(".tb-errors li a").all():
        target = (line.get_attribute("href") or "").removeprefix("#")
        assert form.page.locator(f"[id='{target}']").count() == 1, "a link of the summary leads nowhere"
    good = example(K.FIRST_CONVERSATION_MINUTES, service.today(), service.today()) | {"agreed": hostile}
    case = form.answer(good).send()
    shown = case.open_document("Referat fra første samtale")
    assert "<script>alert(1)</script>" in shown.text
    assert shown.page.locator("main script").count() == 0


def test_a_lawful_exemption_is_a_step_of_its_own(service: RunningService, go_in: GoIn) -> None:
    manager = go_in("amir")
    page = register(manager, hire(service, "Embla Unntaket", "amir"), service.today())
    page = file(service, page, K.FIRST_CONVERSATION_MINUTES).take_step()
    page = file(service, page, K.PLAN_EXEMPTION)
    assert page.stage is Stage.PLAN
    page = _go_on_without(page)
    assert page.stage is Stage.DIALOGUE_MEETING_1
    assert "exempt" in {line.get_attribute("data-kind") for line in page.page.locator("#dates li").all()}


def _go_on_without(page: CasePage) -> CasePage:
    """The step that its own documentation has made possible becomes the main one."""
    assert set(page.checklist().values()) == {"done"}, page.checklist()
    return page.take_step()


def test_a_text_of_five_million_letters_gets_an_answer_and_changes_nothing(
    service: RunningService, go_in: GoIn
) -> None:
    manager = go_in("amir")
    page = register(manager, hire(service, "Mathilde Ordrik", "amir"), service.today()).again()
    form = page.fill_in(K.FIRST_CONVERSATION_MINUTES)
    form.form.locator('[name="agreed"]').evaluate(A_BOOK)
    answer = manager.press(form.send_button(), Shows)
    assert manager.status == 413
    assert answer.title
    assert not [one for one in Ledger(service, page.case_id).documents() if one["kind"] != K.ABSENCE_NOTICE]
