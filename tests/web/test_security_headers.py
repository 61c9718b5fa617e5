"""What every answer tells the browser, and how the service refuses what is too much or not meant for it."""

import re
from http import HTTPStatus

import pytest
from flask import Flask
from structlog.testing import capture_logs

from tests.web.test_access_matrix import path_of, rules
from tests.web.world import Browser, add_somebody, signed_in
from web.roles import allow_anyone
from web.security.limits import LARGEST_FORM
from workflow.domain.people import Role

MUST_HAVE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def test_every_address_answers_with_all_headers(app: Flask) -> None:
    browsers = (Browser(app), signed_in(app, add_somebody(app, *Role)))
    for rule, method in rules(app):
        for browser in browsers:
            headers = browser.client.open(path_of(rule), method=method).headers
            for name, value in MUST_HAVE.items():
                assert headers[name] == value, rule.rule
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "base-uri 'none'" in policy
            assert "object-src 'none'" in policy
            assert "unsafe" not in policy
            assert "Permissions-Policy" in headers
            assert headers["Cache-Control"] == "no-store", rule.rule
            assert "Access-Control-Allow-Origin" not in headers
            assert "Server" not in headers or "Werkzeug" not in headers["Server"]


def test_transport_security_is_asked_for_behind_tls_only(app: Flask, secure_app: Flask) -> None:
    assert "Strict-Transport-Security" not in app.test_client().get("/sign-in").headers
    told = secure_app.test_client().get("/sign-in", base_url="https://tilbake.example.no").headers
    assert "max-age=63072000; includeSubDomains" in told["Strict-Transport-Security"]


def test_style_sheets_may_be_kept_because_their_address_changes_with_them(app: Flask) -> None:
    browser = Browser(app)
    address = re.search(r'href="(/static/tilbake\.css\?v=[0-9a-f]+)"', browser.get("/sign-in").text)
    assert address
    assert "immutable" in browser.get(address[1]).headers["Cache-Control"]


def test_no_page_has_script_or_style_of_its_own(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, *Role))
    for rule, method in rules(app):
        if method == "GET" and not rule.arguments:
            answer = browser.get(rule.rule)
            page = answer.text if answer.mimetype == "text/html" else ""
            assert not re.search(r"<script(?![^>]*\bsrc=)", page), rule.rule
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page), rule.rule


def test_nothing_on_a_page_comes_from_outside(app: Flask) -> None:
    page = Browser(app).get("/sign-in").text
    assert not re.search(r'(src|href|action)="(https?:)?//', page)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_methods_nobody_uses_are_refused(app: Flask, method: str) -> None:
    browser = signed_in(app, add_somebody(app, *Role))
    for path in ("/", "/sign-in", "/manager/", "/static/tilbake.css"):
        assert browser.client.open(path, method=method).status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize("host", ["a" * 64, "a..b", ".", "x y", "[::1", "", "a:b:c"])
def test_a_host_nobody_can_read_is_no_failure_of_ours(app: Flask, host: str) -> None:
    app.testing = False
    for path, status in (("/sign-in", HTTPStatus.OK), ("/nothing", HTTPStatus.NOT_FOUND)):
        assert Browser(app).get(path, headers={"Host": host}).status_code == status


def test_a_missing_slash_leads_to_a_path_and_never_to_the_host_a_request_names(app: Flask) -> None:
    browser = signed_in(app, add_somebody(app, Role.MANAGER))
    answer = browser.client.get(
        "/manager?after=1", headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    )
    assert answer.status_code == HTTPStatus.PERMANENT_REDIRECT
    assert answer.location == "/manager/?after=1"
    assert "evil.example" not in f"{answer.headers} {answer.text}"
    assert "tilbake.invalid" not in f"{answer.headers} {answer.text}"


def test_a_form_of_five_megabytes_is_read_and_answered_beside_its_field(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post("/sign-in", {"username": "x" * 5_000_000, "password": "x"})
    assert answer.status_code == HTTPStatus.OK
    assert "username-error" in answer.text


def test_a_request_above_the_limit_gets_a_page_that_says_so(app: Flask) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post("/sign-in", {"username": "x" * (LARGEST_FORM + 1)})
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "8 MB" in answer.text


@pytest.fixture
def broken(app: Flask) -> Flask:
    def fails() -> str:
        raise RuntimeError("Aud Berg, vondt i ryggen")

    app.add_url_rule("/fails", "fails", allow_anyone(fails))
    app.testing = False
    return app


def test_a_failure_of_ours_gets_a_number_and_no_content_in_page_or_log(
    broken: Flask, capfd: pytest.CaptureFixture[str]
) -> None:
    with capture_logs() as lines:
        answer = Browser(broken).get("/fails?secret=ryggen")
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    (incident,) = [line for line in lines if line["event"] == "incident"]
    assert incident["incident"] in answer.text
    assert incident["error"] == "RuntimeError"
    assert any("fails" in place for place in incident["where"])
    for text in (answer.text, str(lines), *capfd.readouterr()):
        assert "ryggen" not in text
        assert "Traceback" not in text


def test_a_database_that_is_away_still_gives_a_page_with_a_number(
    broken: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OSError("away")

    browser = signed_in(broken, add_somebody(broken, Role.MANAGER))
    monkeypatch.setattr("web.auth.session_store.find", away)
    monkeypatch.setattr("web.shell.employer_shown", away)
    answer = browser.client.get("/manager/")
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert re.search(r"\b[0-9a-f]{8}\b", answer.text)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_line_break_in_an_address_forges_no_log_line(app: Flask) -> None:
    with capture_logs() as lines:
        Browser(app).get("/x%0d%0a%7b%22event%22:%22signed_in%22%7d")
    assert [line["event"] for line in lines] == ["request_refused"]
    assert "signed_in" not in str(lines)
