"""Two people, two tabs, two clicks: the first counts, the second is told what happened and loses nothing."""

from datetime import timedelta

import pytest

from tests.forms.examples import example
from tests.journeys.conftest import GoIn
from tests.journeys.ledger import Ledger
from tests.journeys.newcomers import hire
from tests.journeys.pages.entrance import SignInPage
from tests.journeys.pages.manager import CasePage, FormPage
from tests.journeys.pages.others import HrHome
from tests.journeys.service import RunningService
from tests.journeys.test_coming_back import file, register
from workflow.domain.documents import DocumentKind as K
from workflow.domain.stages import Stage

pytestmark = pytest.mark.browser
TEXT = "Vi ble enige om å snakkes hver fredag klokken ti. 👍"


def test_who_sends_second_is_told_what_changed_and_can_send_again(
    service: RunningService, go_in: GoIn
) -> None:
    manager, hr = go_in("mona"), go_in("hanne")
    who = hire(service, "Frøydis Dobbelt", "mona")
    mine = register(manager, who, service.today()).again()
    theirs = hr.open("/hr/", HrHome).all_cases().find(who.name)
    today = service.today()
    answers = example(K.FIRST_CONVERSATION_MINUTES, today, today)
    my_form = mine.fill_in(K.FIRST_CONVERSATION_MINUTES)
    their_form = theirs.fill_in(K.FIRST_CONVERSATION_MINUTES)
    their_form.answer(answers).send()

    kept = my_form.answer(answers | {"agreed": TEXT}).send_in_vain()
    assert manager.status == 409
    assert "Hanne Kvam" in kept.text, "it says who was first"
    assert kept.written("agreed") == TEXT
    page = kept.send()
    assert TEXT in page.open_document("Referat fra første samtale").text
    ledger = Ledger(service, mine.case_id)
    minutes = [one for one in ledger.documents() if one["kind"] == K.FIRST_CONVERSATION_MINUTES]
    assert [one["version"] for one in minutes] == [1, 2], "nothing is overwritten"


def test_a_step_from_a_tab_that_was_left_open_does_not_move_the_case_again(
    service: RunningService, go_in: GoIn
) -> None:
    manager = go_in("mona")
    page = file(
        service,
        register(manager, hire(service, "Gard Tofaner", "mona"), service.today()),
        K.FIRST_CONVERSATION_MINUTES,
    )
    second = manager.another().open(page.page.url.removeprefix(service.address), CasePage)
    assert page.take_step().stage is Stage.PLAN
    second.tab.press(second.step_button(), CasePage)
    assert second.tab.status == 409
    ledger = Ledger(service, page.case_id)
    assert ledger.steps().count("conclude_first_conversation") == 1
    assert ledger.row()["stage"] == Stage.PLAN


def test_a_double_click_counts_once(service: RunningService, go_in: GoIn) -> None:
    manager = go_in("amir")
    page = file(
        service,
        register(manager, hire(service, "Hedvig Klikkeland", "amir"), service.today()),
        K.FIRST_CONVERSATION_MINUTES,
    )
    with page.page.expect_navigation():
        page.step_button().dblclick()
    page.page.wait_for_load_state("load")
    service.settle()
    ledger = Ledger(service, page.case_id)
    assert ledger.steps() == ["register_absence", "conclude_first_conversation"]
    assert manager.arrive(CasePage).stage is Stage.PLAN


def test_the_same_form_sent_eight_times_at_once_is_filed_once(service: RunningService, go_in: GoIn) -> None:
    """As an impatient thumb does on a slow network, around the script that would hold it back."""
    manager = go_in("amir")
    page = register(manager, hire(service, "Ivar Utålmodig", "amir"), service.today()).again()
    form = page.fill_in(K.FIRST_CONVERSATION_MINUTES)
    form.answer(example(K.FIRST_CONVERSATION_MINUTES, service.today(), service.today()))
    fields = form.form.evaluate("form => [...new FormData(form)].map(([name, value]) => [name, value])")
    answers = form.page.evaluate(
        """([address, fields]) => Promise.all(Array.from({length: 8}, () =>
             fetch(address, {method: "POST", body: new URLSearchParams(fields)}).then((answer) => answer.status)))""",
        [form.page.url, fields],
    )
    assert set(answers) == {200}, "every click ends at the case"
    ledger = Ledger(service, page.case_id)
    assert [one["version"] for one in ledger.documents() if one["kind"] == K.FIRST_CONVERSATION_MINUTES] == [
        1
    ]


def test_what_was_written_survives_a_session_that_ran_out(service: RunningService, go_in: GoIn) -> None:
    manager = go_in("amir")
    page = register(
        manager, hire(service, "Jenny Avbrutt", "amir"), service.today() - timedelta(days=1)
    ).again()
    form = page.fill_in(K.FIRST_CONVERSATION_MINUTES)
    form.answer({"agreed": TEXT})
    service.let_sessions_lapse("amir")
    entrance = manager.press(form.send_button(), SignInPage)
    assert entrance.page.locator('[name="password"]').count() == 1
    assert "utkast" in entrance.text.lower()
    back = entrance.sign_in("amir", FormPage)
    assert back.written("agreed") == TEXT
    answers = example(K.FIRST_CONVERSATION_MINUTES, service.today(), service.today())
    case = back.answer(answers | {"agreed": TEXT}).send()
    assert TEXT in case.open_document("Referat fra første samtale").text


def test_what_is_typed_is_kept_without_pressing_anything(service: RunningService, go_in: GoIn) -> None:
    manager = go_in("amir")
    page = register(manager, hire(service, "Lavrans Glemsk", "amir"), service.today()).again()
    form = page.fill_in(K.FIRST_CONVERSATION_MINUTES)
    with form.page.expect_response(lambda answer: answer.url.endswith("/draft")) as kept:
        form.answer({"agreed": TEXT})
    assert kept.value.status == 204
    form = page.again().fill_in(K.FIRST_CONVERSATION_MINUTES)
    assert form.written("agreed") == TEXT
