"""The first three steps of a case in a browser that runs no script at all."""

import pytest

from tests.forms.examples import example, shown
from tests.journeys.conftest import GoIn
from tests.journeys.newcomers import hire
from tests.journeys.pages.employee import EmployeeHome, OwnAbsence
from tests.journeys.pages.manager import CasePage, ManagerHome
from tests.journeys.service import RunningService
from workflow.domain.documents import DocumentKind as K
from workflow.domain.stages import Stage

pytestmark = pytest.mark.browser


def test_everything_works_without_script(service: RunningService, go_in: GoIn) -> None:
    who = hire(service, "Kjersti Enkel", "sigrid")
    employee, manager = go_in(who.username, script=False), go_in("sigrid", script=False)
    today = service.today()
    employee.open("/me/absence", OwnAbsence).report({"first_day": shown(today), "grade": "100"})
    page = manager.open("/manager/", ManagerHome).case_of(who.name)
    assert page.take_step().stage is Stage.FIRST_CONVERSATION

    form = page.again().fill_in(K.FIRST_CONVERSATION_MINUTES)
    form = form.answer({"agreed": "Ein kladd"}).save_draft()
    assert form.written("agreed") == "Ein kladd"
    page = form.answer(example(K.FIRST_CONVERSATION_MINUTES, today, today)).send()
    assert page.take_step().stage is Stage.PLAN
    employee.open("/me/", EmployeeHome).read_what_is_asked().answer("confirmed")

    page = page.again().fill_in(K.FOLLOW_UP_PLAN).answer(example(K.FOLLOW_UP_PLAN, today, today)).send()
    employee.open("/me/", EmployeeHome).read_what_is_asked().answer("commented", "Gjerne frå måndag.")
    page = manager.open(f"/manager/cases/{page.case_id}", CasePage).take_step()
    assert page.stage is Stage.DIALOGUE_MEETING_1
