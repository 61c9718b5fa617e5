"""What a mail, the outbox and Redis may tell a stranger who reads them: that something waits, and where to sign in."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from redis import Redis
from werkzeug.exceptions import NotFound as NoSuchPage
from werkzeug.routing import RequestRedirect

from tests.tasks.desk import Desk
from tests.tasks.test_every_effect import COMES_ABOUT
from web.app import create_app
from web.settings import load_settings
from workflow.adapters.persistence import tables as t
from workflow.adapters.queue.doorbell import ring
from workflow.adapters.queue.names import QUEUES
from workflow.domain.effects import Effect

# What is told does not depend on the database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

CANARY = "Kanarifugl"
WORDS = (
    r"\bsyk|\bsjuk|\bsick|diagnos|lege\b|doctor|sykepeng|sjukepeng|dialogmøte|dialogue|oppfølgingsplan"
    r"|follow-up plan|aktivitet|\bactivity"
)


@pytest.fixture
def pages(tmp_path: Path, sqlite_url: str) -> Flask:
    settings = load_settings({"TILBAKE_DATA": str(tmp_path / "data"), "DATABASE_URL": sqlite_url})
    return create_app(settings)


def _everything(desk: Desk, effect: Effect) -> None:
    desk.print_plainly()
    desk.change_person(desk.work.employee.person_id, given_name=CANARY, family_name=f"{CANARY}sen")
    COMES_ABOUT[effect](desk)
    desk.drain()
    desk.mail_goes()


@pytest.mark.parametrize("effect", Effect)
def test_mails_name_nobody_and_no_illness_and_lead_to_pages_that_exist(
    desk: Desk, pages: Flask, effect: Effect
) -> None:
    _everything(desk, effect)
    adapter = pages.url_map.bind("tilbake.example.no", url_scheme="https")
    assert desk.post.sent
    for mail in desk.post.sent:
        told = f"{mail.subject}\n{mail.text}\n{(mail.calendar or b'').decode()}"
        assert CANARY not in told
        assert not re.search(WORDS, told, re.IGNORECASE), told
        links = re.findall(r"https://tilbake\.example\.no(\S*)", mail.text)
        assert len(links) == 1
        endpoint = _endpoint(adapter, links[0])
        assert not endpoint.startswith("public."), "the link asks to sign in"


def _endpoint(adapter: Any, path: str) -> str:
    try:
        endpoint, _ = adapter.match(path, method="GET")
    except (NoSuchPage, RequestRedirect) as wrong:
        pytest.fail(f"{path} leads nowhere: {wrong}")
    return str(endpoint)


def test_each_gets_the_message_in_their_own_language(desk: Desk) -> None:
    desk.change_person(desk.work.employee.person_id, language="en")
    desk.change_person(desk.work.manager.person_id, language="nn")
    desk.work.open()
    desk.drain()
    assert desk.post.to("Kari")[0].language == "en"
    assert "ready for you to read" in desk.post.to("Kari")[0].text
    assert desk.post.to("Mona")[0].language == "nn"


def test_the_outbox_holds_codes_and_ids_only(desk: Desk) -> None:
    desk.post.refuses = {"Kari@example.org"}
    _everything(desk, Effect.TELL_OF_MEETING)
    assert desk.rows(t.outbox, outcome="failed")
    text = " ".join(str(row) for row in desk.work.rows(t.outbox))
    assert CANARY not in text
    assert "example.org" not in text
    for row in desk.work.rows(t.outbox):
        assert re.fullmatch(r"[a-z0-9_]+", row.about)
        assert re.fullmatch(r"[A-Za-z0-9_/-]+", row.period)
        assert row.reason is None or re.fullmatch(r"[A-Za-z_]+", row.reason)


def test_redis_holds_the_names_of_queues_and_nothing_of_anybody(desk: Desk, redis: Redis) -> None:
    _everything(desk, Effect.SEND_PLAN_TO_DOCTOR)
    for queue in QUEUES:
        ring(redis, queue)
    case_id = str(desk.work.rows(t.case)[0].id)
    keys = [key.decode() for key in redis.scan_iter()]
    assert keys
    for key in keys:
        dump = f"{key} {_content(redis, key)}"
        assert CANARY not in dump
        assert "example.org" not in dump
        assert case_id not in dump
        assert case_id.replace("-", "") not in dump


def _content(redis: Redis, key: str) -> str:
    kind = redis.type(key).decode()  # type: ignore[union-attr]
    if kind == "hash":
        return str(redis.hgetall(key))
    if kind == "list":
        return str(redis.lrange(key, 0, -1))
    if kind == "zset":
        return str(redis.zrange(key, 0, -1))
    return str(redis.smembers(key) if kind == "set" else redis.get(key))
