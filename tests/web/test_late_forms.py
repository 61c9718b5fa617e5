"""A form sent after its session lapsed is not lost, and only its writer's own form is kept."""

import uuid
from http import HTTPStatus

import pytest
from flask import Flask, Response

from tests.web.world import Browser, Somebody, add_somebody, signed_in, wiring_of
from web.auth.rescue import KEEPER, LateForm
from web.roles import allow
from workflow.adapters.clock import FixedClock
from workflow.domain.access import Act, Thing
from workflow.domain.people import Role
from workflow.services.drafts import load_draft

CASE = uuid.uuid4()
PATH = f"/manager/cases/{CASE}/write/follow_up_plan"
NOTE = {"employer_does": "Kortere dager i tre uker"}


@pytest.fixture
def app(app: Flask) -> Flask:
    def write(case_id: uuid.UUID, kind: str) -> Response:
        return Response(
            status=HTTPStatus.NO_CONTENT
        )  # taken in, and nothing shown of a case that is not there

    rule = "/manager/cases/<uuid:case_id>/write/<kind>"
    app.add_url_rule(
        rule, "manager.write", allow(Act.READ, Thing.CASE_LIST, Role.MANAGER)(write), methods=["GET", "POST"]
    )
    return app


@pytest.fixture
def manager(app: Flask) -> Somebody:
    return add_somebody(app, Role.MANAGER)


def draft_of(app: Flask, who: Somebody) -> dict[str, list[str]] | None:
    found = load_draft(wiring_of(app).office, who.account_id, CASE, "follow_up_plan")
    return {name: list(values) for name, values in found[0].items()} if found else None


def test_what_was_written_becomes_a_draft_and_the_sign_in_page_says_so(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = signed_in(app, manager)
    clock.advance(seconds=31 * 60)
    answer = browser.post(PATH, dict(NOTE))
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert answer.location == f"/sign-in?next={PATH}"
    assert draft_of(app, manager) == {"employer_does": ["Kortere dager i tre uker"]}
    assert "tb-notice" in browser.get(answer.location).text


def test_after_signing_in_again_the_page_that_was_left_open_still_works(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = signed_in(app, manager)
    left_open = browser.token
    clock.advance(seconds=31 * 60)
    browser.sign_in(manager)
    browser.token = left_open
    assert browser.post(PATH, dict(NOTE)).status_code == HTTPStatus.NO_CONTENT


def test_somebody_else_at_the_same_browser_does_not_take_the_token_over(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = signed_in(app, manager)
    left_open = browser.token
    clock.advance(seconds=31 * 60)
    browser.sign_in(add_somebody(app, Role.MANAGER))
    browser.token = left_open
    assert browser.post(PATH, dict(NOTE)).status_code == HTTPStatus.BAD_REQUEST


def test_a_late_form_without_the_token_of_the_lapsed_session_is_not_kept(
    app: Flask, manager: Somebody, clock: FixedClock
) -> None:
    browser = signed_in(app, manager)
    clock.advance(seconds=31 * 60)
    browser.token = "forged"
    assert browser.post(PATH, dict(NOTE)).status_code == HTTPStatus.SEE_OTHER
    assert draft_of(app, manager) is None


def test_a_form_after_signing_out_is_not_kept(app: Flask, manager: Somebody) -> None:
    browser = signed_in(app, manager)
    value, token = str(browser.cookie()), browser.token
    browser.post("/sign-out")
    browser.client.set_cookie("tilbake", value)
    browser.token = token
    assert browser.post(PATH, dict(NOTE)).status_code == HTTPStatus.SEE_OTHER
    assert draft_of(app, manager) is None


def test_a_form_of_somebody_who_lost_the_role_is_not_kept(app: Flask, clock: FixedClock) -> None:
    kept: list[LateForm] = []
    app.extensions[KEEPER] = lambda late: bool(kept.append(late))  # type: ignore[func-returns-value]
    browser = signed_in(app, add_somebody(app, Role.EMPLOYEE))
    clock.advance(seconds=31 * 60)
    browser.post(PATH, dict(NOTE))
    assert kept == []


def test_a_stranger_who_posts_is_sent_to_sign_in_and_nothing_is_kept(app: Flask) -> None:
    answer = Browser(app).post(PATH, dict(NOTE))
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert "Set-Cookie" not in answer.headers
