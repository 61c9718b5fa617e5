"""Every endpoint is asked as a stranger and in every role; what is expected follows from its declaration.

A new page is in here by being in the URL map. Who may see which case is another test: here all ids are unknown.
"""

import uuid
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from flask import Flask
from structlog.testing import capture_logs
from werkzeug.routing import Rule

from tests.web.world import Browser, add_somebody, signed_in
from web.app import create_app
from web.roles import OWN_ROLES, Access, Door, access_of
from web.settings import load_settings
from workflow.domain.people import Role

STRANGER = None
ASKING = (STRANGER, *Role)
WRITES = {"POST", "PUT", "PATCH", "DELETE"}
# What fits a converter, for ids that nobody has.
VALUES = {
    "UUIDConverter": uuid.UUID(int=7),
    "IntegerConverter": 7,
    "PathConverter": "none.css",
    "UnicodeConverter": "none",
    "AnyConverter": "nb",
}


@pytest.fixture(scope="module")
def url_map_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return _app_without_database(tmp_path_factory.mktemp("map"))


def _app_without_database(folder: Path) -> Flask:
    return create_app(load_settings({"TILBAKE_DATA": str(folder)}))


def rules(app: Flask) -> Iterator[tuple[Rule, str]]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD"}):
            yield rule, method


def path_of(rule: Rule) -> str:
    built = rule.build({name: VALUES[type(rule._converters[name]).__name__] for name in rule.arguments})
    assert built is not None
    return built[1]


def expects_entry(access: Access | None, who: Role | None) -> bool:
    if access is None:
        return False
    if who is STRANGER:
        return access.door is Door.ANYONE
    return access.door is not Door.ROLES or who in access.roles


def test_every_endpoint_declares_who_may_open_it(url_map_app: Flask) -> None:
    silent = [
        rule.endpoint for rule, _ in rules(url_map_app) if access_of(url_map_app, rule.endpoint) is None
    ]
    assert silent == []


def test_every_page_of_an_audience_is_closed_to_everybody_but_roles(url_map_app: Flask) -> None:
    for rule, _ in rules(url_map_app):
        audience = rule.endpoint.partition(".")[0]
        access = access_of(url_map_app, rule.endpoint)
        if audience in OWN_ROLES:
            assert access is not None
            assert access.door is Door.ROLES, rule.endpoint
            assert set(OWN_ROLES[audience]) & set(access.roles), rule.endpoint


def test_representatives_have_no_address_that_writes(url_map_app: Flask) -> None:
    for rule, method in rules(url_map_app):
        if rule.endpoint.startswith("representative."):
            assert method == "GET", rule.rule


def test_only_get_and_post_are_answered(url_map_app: Flask) -> None:
    assert {method for _, method in rules(url_map_app)} <= {"GET", "POST"}


@pytest.mark.parametrize("who", ASKING, ids=lambda who: who or "stranger")
def test_every_endpoint_answers_each_role_as_it_declares(app: Flask, who: Role | None) -> None:
    browser = Browser(app) if who is STRANGER else signed_in(app, add_somebody(app, who))
    unknown = browser.get("/there-is-no-such-page")
    assert unknown.status_code == HTTPStatus.NOT_FOUND
    wrong = [
        f"{method} {rule.rule}: {problem}"
        for rule, method in rules(app)
        if rule.endpoint != "account.sign_out"
        and (problem := _problem(app, browser, rule, method, who, unknown.data))
    ]
    assert wrong == []


def _problem(
    app: Flask, browser: Browser, rule: Rule, method: str, who: Role | None, not_found: bytes
) -> str:
    """What differs from the declaration; empty when nothing does."""
    access = access_of(app, rule.endpoint)
    with capture_logs() as lines:
        answer = browser.client.open(path_of(rule), method=method)
    refused = any(line["event"] == "access_refused" for line in lines)
    if expects_entry(access, who):
        if refused:
            return "refused although allowed"
        # Inside, a form without the token is turned away before it reaches the view.
        if method in WRITES and answer.status_code != HTTPStatus.BAD_REQUEST:
            return f"a form without its token gave {answer.status_code}"
        if not rule.arguments and answer.status_code == HTTPStatus.NOT_FOUND:
            return "not found although allowed"
        return ""
    if who is STRANGER:
        to_sign_in = answer.status_code == HTTPStatus.SEE_OTHER and answer.location.startswith("/sign-in")
        return "" if to_sign_in else f"a stranger got {answer.status_code}"
    if answer.status_code != HTTPStatus.NOT_FOUND or not refused:
        return f"gave {answer.status_code} instead of not found"
    return "" if answer.data == not_found else "the page differs from that of an unknown address"
