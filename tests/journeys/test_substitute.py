"""A manager leaves her cases to a colleague, who takes a case on, and every page says for whom."""

from datetime import timedelta

import pytest

from tests.forms.examples import shown
from tests.journeys.conftest import GoIn
from tests.journeys.newcomers import hire
from tests.journeys.pages.manager import FormPage
from tests.journeys.pages.tab import Shows
from tests.journeys.service import RunningService
from tests.journeys.test_coming_back import hold_first_conversation, register

pytestmark = pytest.mark.browser


def test_a_colleague_stands_in_takes_a_case_on_and_every_page_says_for_whom(
    service: RunningService, go_in: GoIn
) -> None:
    today = service.today()
    who, manager = hire(service, "Sunniva Vangen", "amir"), go_in("amir")
    page = manager.open("/manager/substitutes", FormPage)
    colleague = page.page.locator("select[name=substitute] option", has_text="Grete Holm")
    page.answer(
        {
            "substitute": colleague.get_attribute("value") or "",
            "from_on": shown(today),
            "to_on": shown(today + timedelta(days=10)),
            "may": "talk",
            "authority": "Timer og oppgaver, ikke penger.",
            "told_of_confidentiality": "yes",
        }
    )
    named = manager.press(page.send_button(), Shows)
    assert "Grete Holm" in named.text

    deputy = go_in("grete")
    case = hold_first_conversation(service, register(deputy, who, today))
    assert "Du følger opp i stedet for Amir Rahimi" in case.text
    assert "Grete Holm for Amir Rahimi" in case.text

    own = go_in(who.username).open("/me/", Shows)
    assert "Grete Holm følger opp i stedet for Amir Rahimi" in own.text
    ended = manager.open("/manager/substitutes", Shows)
    manager.press(ended.page.get_by_role("button", name="Avslutt nå"), Shows)
    deputy.open(case.page.url.removeprefix(service.address), Shows)
    assert deputy.status == 404
