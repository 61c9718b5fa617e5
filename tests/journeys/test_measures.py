"""From what was agreed in a talk to a measure both have looked at, in the browser; each page on the way is looked at too."""

import pytest

from tests.forms.examples import example, shown
from tests.journeys.conftest import GoIn
from tests.journeys.newcomers import hire
from tests.journeys.pages.manager import FormPage
from tests.journeys.pages.tab import Shows, texts
from tests.journeys.service import RunningService
from tests.journeys.test_coming_back import hold_first_conversation, register

pytestmark = pytest.mark.browser


def test_what_was_agreed_becomes_a_measure_that_is_evaluated_with_both_voices(
    service: RunningService, go_in: GoIn
) -> None:
    who, manager, today = hire(service, "Målfrid Vangen", "mona"), go_in("mona"), service.today()
    case = hold_first_conversation(service, register(manager, who, today))
    minutes = case.open_document("Referat fra første samtale")
    form = manager.press(minutes.page.get_by_role("link", name="Gjør dette til et tiltak"), FormPage)
    agreed = form.written("what")
    assert agreed
    answers = example("accommodation_measure", today, today)
    case = form.answer({**answers, "what": agreed}).send()
    measure = manager.press(case.page.locator("#measures .tb-documents__title a"), Shows)
    own = measure.page.url.replace("/manager/", "/me/").replace(f"cases/{case.case_id}/", "")
    employee = go_in(who.username)
    page = employee.open(own.removeprefix(service.address), FormPage)
    page.answer({"voice": "Det hjelper å begynne seint."})
    assert "Takk" in employee.press(page.send_button(), Shows).told
    form = manager.press(measure.page.get_by_role("link", name="Evaluer tiltaket"), FormPage)
    assert "Det hjelper å begynne seint." in form.text
    said = {"how_it_went": "helped", "manager_says": "Det går fint.", "what_next": "renew"}
    later = {"new_until": shown(today.replace(year=today.year + 1))}
    assert form.answer({**said, **later}).send_in_vain().errors()  # too long: the house says how long
    case = FormPage(manager).answer({"what_next": "stop"}).send()
    assert "Det hjalp" in " ".join(texts(case.page.locator("#measures")))
