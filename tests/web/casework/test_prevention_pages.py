"""Preventive talks on the pages: begun by either side, followed up without dates of an absence, closed with an outcome."""

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.forms.examples import example
from tests.web.followed import Followed, follow, hidden
from tests.web.world import TODAY, Browser, add_somebody, signed_in, wiring_of
from workflow.adapters.persistence.tables import case
from workflow.domain.documents import DocumentKind as K
from workflow.domain.people import Role


@pytest.fixture
def followed(app: Flask) -> Followed:
    """Somebody with an absence already: preventive talks stand beside it."""
    return follow(app)


def preventive(app: Flask) -> sa.Row[tuple[object, ...]] | None:
    with wiring_of(app).reading.connect() as connection:
        return connection.execute(sa.select(case).where(case.c.spell == 0)).one_or_none()


def begin(browser: Browser, path: str, **changes: str) -> int:
    browser.get(path)
    return browser.post(path, example(K.PREVENTION_NOTE, TODAY, TODAY) | changes).status_code


def test_a_manager_begins_follows_and_closes(app: Flask, followed: Followed) -> None:
    browser = signed_in(app, followed.manager)
    assert "Kari Nordmann" in browser.get("/manager/prevention/new").text
    path = f"/manager/prevention/new/{followed.employment_id}"
    assert begin(browser, path, seen="") == 422
    assert begin(browser, path) == 303
    row = preventive(app)
    assert row is not None
    page = browser.get(f"/manager/cases/{row.id}").text
    assert "Forebyggende oppfølging siden" in page
    assert "why-first-day" not in page
    assert begin(browser, path) == 409
    answers = example(K.PREVENTION_OUTCOME, TODAY, TODAY) | {"case_version": str(row.version)}
    assert browser.post(f"/manager/cases/{row.id}/prevention-outcome", answers).status_code == 303
    step = {"case_version": str(row.version + 1), "step": "conclude_prevention"}
    assert browser.post(f"/manager/cases/{row.id}/steps/conclude_prevention", step).status_code == 303
    assert "Løst før det ble noe fravær" in browser.get(f"/manager/cases/{row.id}").text
    assert browser.get(f"/manager/cases/{row.id}/dates.json").status_code == 200


def test_the_employee_asks_and_sees_it(app: Flask, followed: Followed) -> None:
    browser = signed_in(app, followed.employee)
    page = browser.get("/me/talk").text
    answers = {"seen": "Vaktplanen", "employment": hidden(page, "employment")}
    assert browser.post("/me/talk/draft", answers).status_code == 204
    assert "Vaktplanen" in browser.get("/me/talk").text
    assert browser.post("/me/talk", answers).status_code == 303
    row = preventive(app)
    assert row is not None
    assert "før det blir noe fravær" in browser.get(f"/me/cases/{row.id}").text
    assert browser.post("/me/talk", answers).status_code == 303  # is led to the one that is there
    assert signed_in(app, followed.manager).get(f"/manager/cases/{row.id}").status_code == 200


def test_it_is_nobody_else_s(app: Flask, followed: Followed) -> None:
    begin(signed_in(app, followed.manager), f"/manager/prevention/new/{followed.employment_id}")
    row = preventive(app)
    assert row is not None
    stranger = signed_in(app, add_somebody(app, Role.MANAGER))
    assert stranger.get(f"/manager/cases/{row.id}").status_code == 404
    assert stranger.get(f"/manager/prevention/new/{followed.employment_id}").status_code == 404
    hr = signed_in(app, add_somebody(app, Role.HR))
    assert hr.get(f"/hr/cases/{row.id}").location.startswith(f"/hr/cases/{row.id}/reason")
    assert hr.post("/hr/prevention/search", {"name": "Kari"}).status_code == 303
    assert "Kari Nordmann" in hr.get("/hr/prevention/new").text
