"""What every address tells everybody who asks for it: headers, kinds, addresses, and text that stays text."""

import re
import uuid
from collections.abc import Iterator, Mapping
from html import unescape
from http import HTTPStatus

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.proofs.planting import ATTACKS
from tests.web.proofs.town import VIEWERS, Town, words_of
from tests.web.relations import fingerprint

Answers = Mapping[str, Mapping[str, TestResponse]]
KINDS = {
    "text/html; charset=utf-8", "text/plain; charset=utf-8", "application/json; charset=utf-8", "application/pdf", "text/csv; charset=utf-8",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/calendar; charset=utf-8",
}  # fmt: skip
TO_KEEP = (
    "application/pdf",
    "application/vnd.",
    "application/json",
    "text/calendar",
    "text/csv",
    "application/zip",
)
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
POLICY = {
    "default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self'",
    "connect-src 'self'", "form-action 'self'",
}  # fmt: skip
TELLS_OF_US = {"server", "x-powered-by", "via", "x-aspnet-version", "x-generator"}


def every(crawled: Answers) -> Iterator[tuple[str, TestResponse]]:
    for viewer, answers in crawled.items():
        for asked, answer in answers.items():
            yield f"{viewer}: {asked}", answer


def html(crawled: Answers) -> Iterator[tuple[str, str]]:
    for asked, answer in every(crawled):
        if answer.mimetype == "text/html":
            yield asked, answer.text


def test_the_crawl_reached_what_there_is_to_reach(crawled: Answers) -> None:
    opened = {
        asked.partition(" ")[0] for answers in crawled.values() for asked, answer in answers.items()
        if answer.status_code == HTTPStatus.OK
    }  # fmt: skip
    assert len(opened) > 120
    assert {viewer: len(answers) for viewer, answers in crawled.items() if len(answers) < 150} == {}


def test_every_page_says_what_it_is_and_may_not_be_taken_for_anything_else(crawled: Answers) -> None:
    for asked, answer in every(crawled):
        if answer.get_data():
            assert answer.headers["Content-Type"] in KINDS, asked
        assert answer.headers["X-Content-Type-Options"] == "nosniff", asked
        assert set(answer.headers["Content-Security-Policy"].split("; ")) >= POLICY, asked
        assert "unsafe" not in answer.headers["Content-Security-Policy"], asked
        assert answer.headers["Referrer-Policy"] == "no-referrer", asked
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", asked
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", asked


def test_nothing_is_kept_by_the_browser_or_on_the_way(crawled: Answers) -> None:
    for asked, answer in every(crawled):
        assert answer.headers["Cache-Control"] == "no-store", asked


def test_no_answer_tells_what_we_are_made_of(crawled: Answers) -> None:
    for asked, answer in every(crawled):
        assert TELLS_OF_US.isdisjoint(name.lower() for name, _ in answer.headers), asked
        assert not re.search(
            r"werkzeug|gunicorn|flask|sqlalchemy|python/", words_of(answer), re.IGNORECASE
        ), asked


def test_files_are_handed_out_as_files_with_our_own_names(crawled: Answers) -> None:
    handed = [
        (asked, answer) for asked, answer in every(crawled) if (answer.mimetype or "").startswith(TO_KEEP)
    ]
    assert len(handed) > 10
    for asked, answer in handed:
        told = answer.headers.get("Content-Disposition", "")
        assert told.startswith(("attachment", "inline")), asked
        assert "kanari" not in told, asked


def test_text_is_shown_as_text_on_every_page(crawled: Answers) -> None:
    shown = 0
    for asked, page in html(crawled):
        assert "<script>alert" not in page, asked
        assert "<img src=x" not in page, asked
        assert not re.search(r"kanari[A-Za-z]+<i>", page), asked
        shown += "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert shown > 30


def test_what_looks_like_a_template_or_a_format_is_neither(crawled: Answers) -> None:
    met = 0
    for asked, answer in every(crawled):
        text = re.sub(r"\s+", "", unescape(words_of(answer)))
        if "alert(2)" in text and answer.mimetype == "text/html":
            met += 1
            assert "{{7*7}}{0.__class__}${7*7}#eval" in text, asked
        assert "<class'" not in text, asked
    assert met > 30
    assert "{{7*7}}" in ATTACKS


def test_no_page_has_script_or_style_of_its_own_whatever_stands_in_it(crawled: Answers) -> None:
    for asked, page in html(crawled):
        outside_text = page.replace("onerror=alert", "")  # escaped, as the test above shows
        assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", outside_text), asked
        assert not re.search(r"<[^>]*\son[a-z]+=|<style|\sstyle=\"|javascript:", outside_text), asked


def test_no_address_says_anything_about_anybody(crawled: Answers) -> None:
    seen = 0
    for asked, answer in every(crawled):
        page = answer.text if answer.mimetype == "text/html" else ""
        addresses = re.findall(r'(?:href|action|src|formaction|hx-[a-z]+)="([^"]*)"', page)
        for address in (*addresses, answer.headers.get("Location", "")):
            seen += 1
            bare = UUID.sub("", unescape(address))
            assert not re.search(r"kanari|nordmann|\b\d{6} ?\d{5}\b|@", bare, re.IGNORECASE), (
                f"{asked}: {address}"
            )
    assert seen > 2000


def test_no_page_has_an_id_that_can_be_counted(crawled: Answers) -> None:
    for asked, page in html(crawled):
        for address in re.findall(r'(?:href|action)="([^"]*)"', page):
            assert not re.search(r"/\d+(/|$|\?)", address), f"{asked}: {address}"


def test_every_page_of_somebody_signed_in_has_the_way_out(crawled: Answers) -> None:
    for viewer in set(VIEWERS) - {"stranger"}:
        for asked, answer in crawled[viewer].items():
            if answer.mimetype != "text/html" or answer.status_code != HTTPStatus.OK:
                continue
            way_out = 'action="/sign-out"' in answer.text
            # The conversation mode has nothing but the question on it; its bar leads out of it, to a page with the button.
            assert way_out or (".talk_question " in asked and ">Lukk<" in answer.text), asked


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_address_answers_a_method_it_does_not_need(town: Town, method: str) -> None:
    before, browser = fingerprint(town.app), town.browsers["manager"]
    for rule in town.rules("GET"):
        answer = browser.client.open(town.path(rule), method=method)
        assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED, rule.rule
        assert "X-Content-Type-Options" in answer.headers
    assert fingerprint(town.app) == before


FOREIGN = {
    "Origin": "https://evil.example",
    "X-Forwarded-For": "10.0.0.1",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Prefix": "/evil",
    "Forwarded": "for=10.0.0.1;host=evil.example",
    "X-Remote-User": "admin",
    "Remote-User": "admin",
    "X-Original-URL": "/admin/",
    "X-Rewrite-URL": "/admin/",
    "X-HTTP-Method-Override": "DELETE",
    "X-HTTP-Method": "DELETE",
    "X-Method-Override": "DELETE",
    "Access-Control-Request-Method": "POST",
}


@pytest.mark.parametrize("viewer", ["stranger", "other_manager", "employee"])
def test_headers_a_browser_makes_up_change_no_answer(town: Town, crawled: Answers, viewer: str) -> None:
    browser = town.browsers[viewer]
    for rule in town.rules("GET"):
        address = town.path(rule, document_id=town.ids["plan"])
        expected = crawled[viewer].get(f"{rule.endpoint} {address}")
        if expected is None or expected.mimetype != "text/html" or rule.endpoint.endswith(".readers"):
            continue  # the readers' page grows by being read
        answer = browser.client.get(address, headers=FOREIGN)
        assert (answer.status_code, answer.headers.get("Location")) == (
            expected.status_code, expected.headers.get("Location"),
        ), address  # fmt: skip
        assert "evil" not in answer.text + str(answer.headers), address
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")], address


def test_a_made_up_host_is_repeated_nowhere(app: Flask) -> None:
    answer = app.test_client().get("/manager/", headers={"Host": "evil.example"})
    assert "evil.example" not in str(answer.headers) + answer.text


def test_what_is_too_long_is_refused_with_a_page(town: Town) -> None:
    browser = town.browsers["manager"]
    for asked in (
        browser.client.get("/manager/" + "a" * 60_000),
        browser.client.get("/manager/?sort=" + "a" * 60_000),
        browser.client.get("/manager/", headers={"X-Long": "a" * 60_000}),
        browser.client.get("/manager/", headers={"Cookie": "other=" + "a" * 60_000}),
        browser.client.get("/manager/", headers={"Accept-Language": "nb," * 20_000}),
    ):
        assert asked.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        assert asked.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config", "/.env", "/static/", "/static/../settings.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py",
        "/static/%252e%252e/app.py", "/manager/%2e%2e/admin/", "/console", "/metrics", "/debug", "/__debugger__",
        "/static/tilbake.css.map/", "/%00", "/%c0%ae%c0%ae/etc/passwd", "/robots.txt%00.html",
        "/manager/cases/%2527%2520OR%25201=1", "/manager/cases/0", "/manager/cases/-1", f"/manager/cases/{2**63}",
    ],
)  # fmt: skip
def test_nothing_lies_where_people_guess(town: Town, path: str) -> None:
    answer = town.browsers["manager"].client.get(path)
    assert answer.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.PERMANENT_REDIRECT}, path
    assert "evil" not in answer.headers.get("Location", "")
    assert "root:" not in answer.text
    assert "[core]" not in answer.text


def test_debugging_is_off_and_nothing_of_a_test_is_in_the_service(town: Town) -> None:
    assert not town.app.debug
    assert not [rule for rule in town.app.url_map.iter_rules() if re.search(r"debug|test|console", rule.rule)]


@pytest.mark.parametrize("viewer", ["manager", "hr", "employee", "rep_of_case", "payroll"])
def test_not_yours_and_not_there_are_one_answer_for_every_address_with_an_id(town: Town, viewer: str) -> None:
    """Every id in every address in turn replaced by one that nobody has: the answer is that of an unknown address."""
    browser = town.browsers[viewer]
    unknown = browser.client.get("/there-is-no-such-page")
    before = fingerprint(town.app)
    asked, changed = 0, list[str]()
    for rule in town.app.url_map.iter_rules():
        audience = rule.endpoint.partition(".")[0]
        if audience != {"rep_of_case": "representative"}.get(viewer, viewer):
            continue
        for name in sorted(rule.arguments):
            if not name.endswith("_id") or rule.endpoint.endswith((".write_routine", ".routine_of_unit")):
                continue
            address = town.path(rule, **{name: str(uuid.uuid4())})
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                sent = browser.client.get(address) if method == "GET" else browser.post(address)
                asked += 1
                if sent.status_code == HTTPStatus.SEE_OTHER:
                    browser.get("/account/")  # what was told once must not stand on the next page
                if (after := fingerprint(town.app)) != before:
                    before, changed = after, [*changed, f"{method} {address} {sent.status_code}"]
                if sent.status_code == HTTPStatus.NOT_FOUND:
                    assert sent.data == unknown.data, address
                    assert _stable(sent) == _stable(unknown), address
                else:
                    assert sent.status_code in {HTTPStatus.SEE_OTHER, HTTPStatus.UNPROCESSABLE_ENTITY}, (
                        f"{method} {address} gave {sent.status_code}"
                    )
    assert asked > 0
    assert changed == [], changed


def _stable(answer: TestResponse) -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in answer.headers if name != "Set-Cookie")
