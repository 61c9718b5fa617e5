"""Back at work and away again: within sixteen days the same absence goes on, later a new one begins on the same case."""

from datetime import date, timedelta

import pytest

from tests.forms.examples import example
from tests.journeys.conftest import GoIn
from tests.journeys.ledger import Ledger
from tests.journeys.newcomers import Newcomer, hire
from tests.journeys.pages.employee import EmployeeHome
from tests.journeys.pages.manager import CasePage, ManagerHome
from tests.journeys.pages.tab import Tab, day_and_month
from tests.journeys.service import RunningService
from workflow.domain.documents import DocumentKind as K
from workflow.domain.effects import Effect
from workflow.domain.stages import Stage

pytestmark = pytest.mark.browser


def register(manager: Tab, who: Newcomer, first_day: date) -> CasePage:
    form = manager.open("/manager/", ManagerHome).report_absence().choose(who.name)
    return form.answer(example(K.ABSENCE_NOTICE, first_day, first_day)).send()


def file(service: RunningService, page: CasePage, kind: K, **changes: str) -> CasePage:
    today = service.today()
    return page.again().fill_in(kind).answer(example(kind, today, today) | changes).send()


def hold_first_conversation(service: RunningService, page: CasePage) -> CasePage:
    page = file(service, page, K.FIRST_CONVERSATION_MINUTES).take_step()
    assert page.stage is Stage.PLAN
    return page


def test_within_sixteen_days_the_same_absence_goes_on_where_it_was(
    service: RunningService, go_in: GoIn
) -> None:
    manager, began = go_in("mona"), service.today()
    who = hire(service, "Andrine Snarveien", "mona")
    page = hold_first_conversation(service, register(manager, who, began))
    service.shift_to(began + timedelta(days=9))
    page = file(service, page, K.RETURN_NOTE)
    assert page.stage is Stage.AFTERCARE
    ledger = Ledger(service, page.case_id)
    service.settle()
    assert ("manager", Stage.PLAN) not in ledger.open_tasks()
    assert "tilbake" in go_in(who.username).open("/me/", EmployeeHome).text.lower()

    service.shift_to(began + timedelta(days=15))
    page = file(service, page, K.RELAPSE_NOTICE)
    assert page.stage is Stage.PLAN, "the first conversation is held already"
    service.settle()
    row = ledger.row()
    assert (row["spell"], row["first_day"]) == (1, began)
    assert ledger.effects()[Effect.TELL_EMPLOYEE_RIGHTS] == 2
    assert ("manager", Stage.PLAN) in ledger.open_tasks()
    ledger.check("Andrine", "Snarveien")


def test_later_a_new_absence_begins_with_its_own_deadlines(service: RunningService, go_in: GoIn) -> None:
    manager, began = go_in("mona"), service.today()
    who = hire(service, "Birk Seinere", "mona")
    page = hold_first_conversation(service, register(manager, who, began))
    service.shift_to(began + timedelta(days=7))
    page = file(service, page, K.RETURN_NOTE)
    service.shift_to(began + timedelta(days=21))
    page = file(service, page, K.AFTERCARE_NOTE).take_step()
    assert page.stage is Stage.CLOSED
    assert page.again().step_button().count() == 0

    again = began + timedelta(days=40)
    service.shift_to(again)
    page = file(service, page, K.RELAPSE_NOTICE)
    assert page.stage is Stage.FIRST_CONVERSATION, "nothing of the first absence counts for the second"
    service.settle()
    ledger = Ledger(service, page.case_id)
    row = ledger.row()
    assert (row["spell"], row["first_day"], row["closed_at"]) == (2, again, None)
    assert row["next_due_on"] == again + timedelta(days=4)
    assert day_and_month(again + timedelta(days=4)) in page.again().due
    assert "Fraværsmelding" in " ".join(page.documents()), "what was written stays to be read"
    ledger.check("Birk", "Seinere")
