"""Random requests to every address by everybody: never a failure of ours, and nothing changed where it was refused.

`TILBAKE_FUZZ=50` asks fifty times as much as the suite does.
"""

import io
import os
import random
import uuid
from http import HTTPStatus
from typing import Any

import pytest
from werkzeug.datastructures import Headers
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.proofs.town import SLOW, VIEWERS, Town, all_but_readings

ROUNDS = int(os.environ.get("TILBAKE_FUZZ", "1"))
HOSTILE = (
    "", " ", "0", "-1", str(2**63), str(2**63 - 1), "9" * 400, "1e309", "NaN", "null", "true", "[]", "{}", "%00", "\x00",
    "' OR '1'='1", "'; DROP TABLE person; --", "\") UNION SELECT 1 --", "<script>alert(1)</script>", "{{7*7}}", "${7*7}",
    "{0.__class__}", "%s%n%x", "%2527", "%252e%252e%252f", "../../etc/passwd", "..\\..\\x", "=cmd|' /C calc'!A0", "\r\nSet-Cookie: a=b",
    "a\r\nBcc: x@example.no", "#eval(\"1\")", "\\input{x}", "𝕬", "\u202egnp", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "٣", "１２", "31.02.2026", "29.02.2027", "99.99.9999", "01.01.0001", "31.12.9999", "25.61", "a" * 70_000, str(uuid.UUID(int=0)),
)  # fmt: skip
KINDS = (
    "application/x-www-form-urlencoded", "application/json", "text/xml", "application/xml", "text/plain",
    "multipart/form-data; boundary=x", "multipart/form-data", "application/octet-stream", "", "text/html; charset=utf-7",
)  # fmt: skip
BODIES = (
    b"", b"{", b'{"state": "closed"}', b"[1,2", b"a=1&a=2", b"%", b"=&=&=", b"a[]=1&a[b]=2", b"\x00\xff\xfe",
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="../../x.pdf"\r\n\r\n%PDF\r\n--x--\r\n',
    b"--x\r\nContent-Disposition: form-data\r\n\r\n", b"--x\r\n",
)  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {}, {"X-Requested-With": "autosave"}, {"Accept": "application/json"}, {"Accept-Language": "xx;q=nan,\u00ff"},
    {"Range": "bytes=0-1,5-"}, {"If-None-Match": "*"}, {"If-Modified-Since": "never"}, {"Cookie": "tilbake=" + "x" * 5000},
    {"Content-Length": "-1"}, {"Sec-Fetch-Site": "cross-site"}, {"Transfer-Encoding": "chunked"}, {"HX-Request": "true"},
)  # fmt: skip
MORE_FIELDS = (
    "state", "stage", "version", "role", "roles", "employee_id", "manager_id", "case_id", "actor_id", "employer_id", "id",
    "submission", "mark", "save_draft", "change_it", "file", "next", "first_day", "start", "grade", "text", "revision", "tab",
    "language", "name", "reason", "held_on", "outcome", "until_on", "representative", "scope", "answer", "words",
)  # fmt: skip
CHANGES = {HTTPStatus.OK, HTTPStatus.SEE_OTHER, HTTPStatus.NO_CONTENT}
"""Only such an answer may have changed anything."""


@pytest.mark.parametrize("viewer", VIEWERS)
def test_random_requests_meet_no_failure_of_ours(town: Town, viewer: str) -> None:
    chance, wrong = random.Random(f"{viewer} {ROUNDS}"), list[str]()
    for _ in range(ROUNDS):
        wrong += _one_round(town, viewer, chance)
        town.reset()
    assert wrong == []


def _one_round(town: Town, viewer: str, chance: random.Random) -> list[str]:
    wrong, before = [], all_but_readings(town)
    for rule in town.app.url_map.iter_rules():
        if rule.endpoint in {"static", "account.sign_out", "public.health", "account.end_other_sessions"}:
            continue
        if rule.endpoint.rpartition(".")[2] in SLOW and chance.random() > 0.1:
            continue
        if not _is_open_to(viewer, rule) and chance.random() > 0.15:
            continue  # the door alone answers these; every one of them is asked in the access matrix
        told, answer = _ask(town, viewer, rule, chance)
        if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            wrong.append(f"{told} gave {answer.status_code}")
        if answer.status_code not in CHANGES:
            after = all_but_readings(town)
            if after != before:
                wrong.append(f"{told} gave {answer.status_code} and changed the database")
            before = after
        else:
            before = all_but_readings(town)
    return wrong


def _is_open_to(viewer: str, rule: Rule) -> bool:
    audience = rule.endpoint.partition(".")[0]
    own = "representative" if viewer.startswith("rep_") else viewer.removeprefix("other_")
    return audience in {own, "public", "account", "guide"}


def _ask(town: Town, viewer: str, rule: Rule, chance: random.Random) -> tuple[str, TestResponse]:
    browser, method = town.browsers[viewer], chance.choice(sorted((rule.methods or set()) - {"OPTIONS"}))
    changed = {
        name: str(uuid.uuid4()) for name in rule.arguments if name.endswith("_id") and chance.random() < 0.1
    }
    words = {
        name: "hostile' --"
        for name in rule.arguments
        if name in {"slug", "trigger", "item", "question"} and chance.random() < 0.2
    }
    path = town.path(rule, **changed, **words)
    sent: dict[str, Any] = {"headers": dict(chance.choice(HEADERS)), "query_string": _query(chance)}
    if method == "POST":
        sent |= _body(browser.token, chance)
    try:
        answer = browser.client.open(path, method=method, **sent)
        answer.get_data()
    except Exception as failure:  # noqa: BLE001 in a test app a failure of ours comes through as it is
        return f"{viewer}: {method} {path} {sent!r:.600} raised {failure!r:.300}", TestResponse(
            [], "500 raised", Headers(), browser.client.get("/sign-in").request
        )
    answer.close()
    return f"{viewer}: {method} {rule.endpoint} {sent!r:.300}", answer


def _query(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return ""
    name = chance.choice(
        (
            "page",
            "after",
            "sort",
            "kind",
            "next",
            "stage",
            "unit",
            "tab",
            "lang",
            "duty",
            "order",
            "from",
            "v",
        )
    )
    return f"{name}={chance.choice(HOSTILE)[:2000]}&{name}=2&{chance.choice(MORE_FIELDS)}[]=1"


def _body(token: str, chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.25:
        return {"data": chance.choice(BODIES), "content_type": chance.choice(KINDS)}
    data: dict[str, Any] = {"csrf_token": token}
    for name in chance.sample(MORE_FIELDS, 8):
        value = chance.choice(HOSTILE)
        data[name] = [value, chance.choice(HOSTILE)] if chance.random() < 0.2 else value
    if chance.random() < 0.2:
        data["file"] = (
            io.BytesIO(chance.choice(BODIES) * 20),
            chance.choice(HOSTILE)[:300].replace("\x00", "") or "x",
        )
    return {"data": data}
