"""A talk on a phone: what the employee shares is seen, and nothing of the notes is lost while the connection is away."""

import uuid
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import GoIn
from tests.journeys.newcomers import hire
from tests.journeys.pages.manager import CasePage
from tests.journeys.pages.tab import Shows
from tests.journeys.service import RunningService
from tests.journeys.test_coming_back import register
from workflow.adapters.persistence.tables import meeting
from workflow.domain.meetings import MeetingKind

pytestmark = pytest.mark.browser


def put_meeting(service: RunningService, page: CasePage) -> uuid.UUID:
    meeting_id = uuid.uuid4()
    row = {
        "id": meeting_id,
        "case_id": page.case_id,
        "kind": MeetingKind.FIRST_CONVERSATION,
        "on_day": service.today() + timedelta(days=1),
        "length_minutes": 45,
        "uid": f"{meeting_id}@journey",
        "sequence": 0,
    }
    with service.wiring.engine.begin() as connection:
        connection.execute(meeting.insert(), row)
    return meeting_id


def test_a_talk_on_a_phone_with_the_connection_cut_for_a_moment(service: RunningService, go_in: GoIn) -> None:
    manager = go_in("mona")
    who = hire(service, "Tuva Samtale", "mona")
    case = register(manager, who, service.today())
    meeting_id = put_meeting(service, case)

    employee = go_in(who.username)
    own = employee.open(f"/me/meetings/{meeting_id}/preparation", Shows).page
    own.locator("#can_do-text").fill("Kontorarbeid går bra")
    own.locator("#can_do-share").check()
    own.locator("#how_long-text").fill("Lenge, er jeg redd for")
    expect(own.locator("#can_do-status")).to_contain_text("delt med lederen")
    expect(own.locator("#how_long-status")).to_contain_text("bare du kan se det")

    talk = manager.open(f"/manager/cases/{case.case_id}/meetings/{meeting_id}/talk", Shows)
    page = manager.press(talk.page.locator("main form button"), Shows).page
    page.set_viewport_size({"width": 390, "height": 844})
    note, status = page.locator("textarea:visible"), page.locator("[data-note-status]:visible")
    further = page.locator("button[value=next]:visible")
    assert (further.bounding_box() or {"height": 0})["height"] >= 44

    note.fill("Det går")
    expect(status).to_contain_text("Lagret")
    manager.context.set_offline(True)
    note.fill("Det går framover")
    expect(status).to_contain_text("prøver igjen")
    further.click()
    note.fill("Noen uker")
    expect(status).to_contain_text("prøver igjen")
    manager.context.set_offline(False)
    expect(status).to_contain_text("Lagret")
    for _question in range(3):
        further.click()
    expect(page.locator("blockquote:visible")).to_have_text("Kontorarbeid går bra")
    page.locator("[data-leave]").first.click()
    page.wait_for_url("**/talk/summary")

    summary = manager.arrive(Shows).text
    assert "Det går framover" in summary
    assert "Noen uker" in summary
    assert "redd for" not in page.content()
